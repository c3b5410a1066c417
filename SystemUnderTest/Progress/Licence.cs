using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Progress;

/// <summary>What somebody may show: the level that their training has come to.</summary>
internal sealed class Licence
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public required string Specialisation { get; init; }
    public int Level { get; set; } = 1;

    /// <summary>The highest that it ever had; it is never taken away.</summary>
    public int HighestLevel { get; set; } = 1;
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset SyncedAt { get; set; }
}

/// <summary>A licence was out of step with its training, and was brought back: what it said before is not forgotten.</summary>
internal sealed class LicenceCorrection
{
    public Guid Id { get; init; }
    public Guid LicenceId { get; init; }

    /// <summary>Null: there was no licence at all.</summary>
    public int? FromLevel { get; init; }
    public int ToLevel { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class LicenceTable : IEntityTypeConfiguration<Licence>
{
    public const string OnePerPerson = "ux_licences_person_specialisation";

    public void Configure(EntityTypeBuilder<Licence> builder)
    {
        builder.ToTable("licences", table =>
        {
            table.HasCheckConstraint("ck_licences_specialisation", $"specialisation IN ('{string.Join("', '", Specialisations.All)}')");
            table.HasCheckConstraint("ck_licences_level", "level >= 1 AND highest_level >= level");
        });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new { l.PersonId, l.Specialisation }, OnePerPerson).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LicenceCorrectionTable : IEntityTypeConfiguration<LicenceCorrection>
{
    public void Configure(EntityTypeBuilder<LicenceCorrection> builder)
    {
        builder.ToTable("licence_corrections");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<Licence>().WithMany().HasForeignKey(c => c.LicenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
