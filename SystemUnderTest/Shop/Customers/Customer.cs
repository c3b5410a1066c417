using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

/// <summary>What the shop knows of somebody beside their account.</summary>
internal sealed class Customer
{
    public Guid UserId { get; init; }

    /// <summary>+ and digits, for messages and carriers.</summary>
    public string? Phone { get; set; }
    public DateTimeOffset? EmailVerifiedAt { get; set; }

    /// <summary>What the mailed link's token hashes to; the token itself is nowhere. Null: there is none, or it has been used.</summary>
    public string? VerificationHash { get; set; }
    public DateTimeOffset? VerificationExpiresAt { get; set; }
}

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers", table =>
        {
            table.HasCheckConstraint("ck_customers_phone", @"phone ~ '^\+[1-9][0-9]{9,14}$'");
            table.HasCheckConstraint("ck_customers_verification", "(verification_hash IS NULL) = (verification_expires_at IS NULL)");
        });
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.HasIndex(c => c.VerificationHash).IsUnique();
        builder.HasOne<User>().WithOne().HasForeignKey<Customer>(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
