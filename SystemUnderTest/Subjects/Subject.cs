using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Subjects;

internal sealed class Subject
{
    public Guid Id { get; init; }

    /// <summary>Who teaches it, and who accompanies its students; one of them at least.</summary>
    public Guid? TeacherId { get; init; }
    public Guid? TutorId { get; init; }
    public required string Name { get; init; }

    public bool IsRunBy(Guid person) => TeacherId == person || TutorId == person;
}

/// <summary>A student learns a subject, from one time to another.</summary>
internal sealed class Enrolment
{
    public Guid Id { get; init; }
    public Guid SubjectId { get; init; }
    public Guid StudentId { get; init; }
    public DateTimeOffset BeganAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class SubjectTable : IEntityTypeConfiguration<Subject>
{
    public void Configure(EntityTypeBuilder<Subject> builder)
    {
        builder.ToTable("subjects", table => table.HasCheckConstraint("ck_subjects_somebody", "teacher_id IS NOT NULL OR tutor_id IS NOT NULL"));
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.TeacherId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.TutorId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EnrolmentTable : IEntityTypeConfiguration<Enrolment>
{
    public const string OneAtATime = "ux_enrolments_open";

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("enrolments", table => table.HasCheckConstraint("ck_enrolments_time", "ended_at IS NULL OR ended_at >= began_at"));
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Subject>().WithMany().HasForeignKey(e => e.SubjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.StudentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => new { e.SubjectId, e.StudentId }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(OneAtATime);
    }
}
