using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

/// <summary>Somebody who puts on shows. What is paid for them goes to their own account at Stripe.</summary>
internal sealed class Producer
{
    public Guid Id { get; init; }

    /// <summary>Null when the account is gone.</summary>
    public Guid? OwnerId { get; init; }
    public required string Name { get; init; }

    /// <summary>The connected account at Stripe; null until there is one.</summary>
    public string? StripeAccountId { get; set; }

    /// <summary>Whether Stripe takes payments for it.</summary>
    public bool ChargesEnabled { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ProducerTable : IEntityTypeConfiguration<Producer>
{
    public const string OnePerPerson = "ux_producers_owner";

    public void Configure(EntityTypeBuilder<Producer> builder)
    {
        builder.ToTable("producers", table => table.HasCheckConstraint("ck_producers_charges", "NOT charges_enabled OR stripe_account_id IS NOT NULL"));
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.OwnerId, OnePerPerson).IsUnique();
        builder.HasIndex(p => p.StripeAccountId).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }
}
