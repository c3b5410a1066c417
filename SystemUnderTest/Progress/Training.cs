using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Progress;

/// <summary>How far somebody has come in a specialisation.</summary>
internal sealed class Training
{
    public const int MostXp = 100_000_000;

    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public required string Specialisation { get; init; }
    public int Xp { get; set; }
    public int Sessions { get; set; }

    /// <summary>What the experience comes to. Kept, so that the database can compare it with the licence's.</summary>
    public int Level { get; set; } = 1;
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class TrainingTable : IEntityTypeConfiguration<Training>
{
    public const string OnePerPerson = "ux_trainings_person_specialisation";

    public void Configure(EntityTypeBuilder<Training> builder)
    {
        builder.ToTable("trainings", table =>
        {
            table.HasCheckConstraint("ck_trainings_specialisation", $"specialisation IN ('{string.Join("', '", Specialisations.All)}')");
            table.HasCheckConstraint("ck_trainings_progress", $"xp BETWEEN 0 AND {Training.MostXp} AND sessions >= 0 AND level >= 1");
        });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.PersonId, t.Specialisation }, OnePerPerson).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
