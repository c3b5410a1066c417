using Microsoft.EntityFrameworkCore;

namespace SystemUnderTest.Database;

/// <summary>The schema as SQL.</summary>
public static class DatabaseSchema
{
    /// <summary>Creates every table, index and constraint in an empty database.</summary>
    public static string Script(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AppDb>().Database.GenerateCreateScript();
    }
}
