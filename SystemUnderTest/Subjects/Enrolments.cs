using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Subjects;

/// <summary>What other modules may know about lessons.</summary>
internal sealed class Enrolments(AppDb db)
{
    /// <summary>Whether a student learns something (a certain subject, if given) with a tutor now.</summary>
    public Task<bool> IsEnrolledAsync(Guid student, Guid tutor, Guid? subject, CancellationToken cancellationToken) =>
        (from enrolment in db.Enrolments
         join taught in db.Subjects on enrolment.SubjectId equals taught.Id
         where enrolment.StudentId == student && enrolment.EndedAt == null && taught.TutorId == tutor && (subject == null || taught.Id == subject)
         select enrolment.Id).AnyAsync(cancellationToken);
}
