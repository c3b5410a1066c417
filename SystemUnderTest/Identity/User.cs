using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SystemUnderTest.Identity;

internal sealed class User
{
    public Guid Id { get; init; }
    public required string Email { get; init; }
    public required string FullName { get; set; }
    public required string Role { get; init; }
    public string PasswordHash { get; set; } = "";
    public Guid? ParentId { get; init; }
    public long? TelegramId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public const string UniqueEmail = "ux_users_email";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users", table =>
        {
            table.HasCheckConstraint("ck_users_role", $"role IN ('{string.Join("', '", Roles.All)}')");
            table.HasCheckConstraint("ck_users_email_lower", "email = lower(email)");
            table.HasCheckConstraint("ck_users_parent_of_student", "parent_id IS NULL OR role = 'student'");
        });
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.HasIndex(u => u.Email).IsUnique().HasDatabaseName(UniqueEmail);
        builder.HasOne<User>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.SetNull);
    }
}
