using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Identity;

/// <summary>What other modules may know about people.</summary>
internal sealed class PeopleDirectory(AppDb db)
{
    public Task<StudentCard?> FindStudentAsync(Guid id, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == id && u.Role == Roles.Student).Select(u => new StudentCard(u.Id, u.FullName, u.ParentId)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Those of the people that there are.</summary>
    public Task<Dictionary<Guid, PersonCard>> FindAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids.Distinct()];
        return db.Users.Where(u => wanted.Contains(u.Id)).Select(u => new PersonCard(u.Id, u.FullName, u.Role)).ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    public Task<bool> ExistsAsync(Guid id, CancellationToken cancellationToken) => db.Users.AnyAsync(u => u.Id == id, cancellationToken);

    public Task<long?> FindTelegramIdAsync(Guid id, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == id).Select(u => u.TelegramId).FirstOrDefaultAsync(cancellationToken);

    public Task<MailAddress?> FindAddressAsync(Guid id, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == id).Select(u => new MailAddress(u.Email, u.FullName)).FirstOrDefaultAsync(cancellationToken);
}

internal sealed record MailAddress(string Email, string FullName);

internal sealed record PersonCard(Guid Id, string FullName, string Role);

internal sealed record StudentCard(Guid Id, string FullName, Guid? ParentId);
