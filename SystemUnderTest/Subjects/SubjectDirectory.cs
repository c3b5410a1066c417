using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Subjects;

/// <summary>What other modules may know about subjects.</summary>
internal sealed class SubjectDirectory(AppDb db)
{
    public Task<Dictionary<Guid, string>> FindNamesAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids.Distinct()];
        return db.Subjects.Where(s => wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
    }
}
