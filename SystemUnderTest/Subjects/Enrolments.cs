using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Forum;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Subjects;

/// <summary>Who learns what with whom. The chats of an enrolment come and go with it.</summary>
internal sealed class Enrolments(AppDb db, PeopleDirectory people, EnrolmentChats chats, TimeProvider time)
{
    /// <summary>Whether a student learns something (a certain subject, if given) with a tutor now.</summary>
    public Task<bool> IsEnrolledAsync(Guid student, Guid tutor, Guid? subject, CancellationToken cancellationToken) =>
        (from enrolment in db.Enrolments
         join taught in db.Subjects on enrolment.SubjectId equals taught.Id
         where enrolment.StudentId == student && enrolment.EndedAt == null && taught.TutorId == tutor && (subject == null || taught.Id == subject)
         select enrolment.Id).AnyAsync(cancellationToken);

    /// <summary>Enrols a student. Asked for again, the enrolment that is there is answered, and has its chats.</summary>
    /// <exception cref="Refusal">404: the caller has no such subject. 400: nobody who could be enrolled.</exception>
    public async Task<(Enrolment Enrolment, Subject Subject, bool IsNew)> EnrolAsync(Caller caller, Guid subjectId, Guid studentId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Locked, so that nobody enrols in the same subject at the same time.
        var subject = await db.Subjects.FromSql($"SELECT * FROM subjects WHERE id = {subjectId} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
        if (subject is null || !subject.IsRunBy(caller.Id))
            throw Refusal.NotFound("subject");
        new Validation().Require("student_id", await people.FindStudentAsync(studentId, cancellationToken) is not null, "is no student").ThrowIfAny();
        var enrolment = await db.Enrolments.FirstOrDefaultAsync(e => e.SubjectId == subjectId && e.StudentId == studentId && e.EndedAt == null, cancellationToken);
        var isNew = enrolment is null;
        if (enrolment is null)
        {
            var now = time.Now();
            enrolment = new Enrolment { Id = Guid.CreateVersion7(now), SubjectId = subjectId, StudentId = studentId, BeganAt = now };
            db.Enrolments.Add(enrolment);
            await db.SaveChangesAsync(cancellationToken);
        }

        await chats.OpenAsync(enrolment.Id, subjectId, studentId, subject.TeacherId, subject.TutorId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (enrolment, subject, isNew);
    }

    /// <summary>Ends an enrolment; ended already, nothing changes.</summary>
    /// <exception cref="Refusal">404: the caller runs no subject with such an enrolment.</exception>
    public async Task EndAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var enrolment = await db.Enrolments.FromSql($"SELECT * FROM enrolments WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken);
        var subject = enrolment is null ? null : await db.Subjects.FirstOrDefaultAsync(s => s.Id == enrolment.SubjectId, cancellationToken);
        if (enrolment is null || subject?.IsRunBy(caller.Id) != true)
            throw Refusal.NotFound("enrolment");
        enrolment.EndedAt ??= time.Now();
        await db.SaveChangesAsync(cancellationToken);
        await chats.RemoveAsync(enrolment.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
