using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SystemUnderTest.Database;

internal static class Violations
{
    /// <summary>Whether the database refused a duplicate, by the index that says so.</summary>
    public static bool IsDuplicate(this DbUpdateException error, string index) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refused && refused.ConstraintName == index;
}
