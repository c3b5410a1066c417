using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Subjects;

internal static class SubjectEndpoints
{
    public static void MapSubjects(this IEndpointRouteBuilder app)
    {
        var staff = app.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Tutor, Roles.Teacher));
        staff.MapPost("/subjects", CreateAsync).WithName("create-subject");
        staff.MapDelete("/subjects/{id:guid}", DeleteAsync).WithName("delete-subject");
        staff.MapPost("/subjects/{id:guid}/enrolments", EnrolAsync).WithName("enrol");
        staff.MapDelete("/enrolments/{id:guid}", EndAsync).WithName("end-enrolment");
    }

    private static async Task<Created<SubjectView>> CreateAsync(CreateSubjectRequest request, ClaimsPrincipal principal, AppDb db, PeopleDirectory people, TimeProvider time, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal);
        var (teacher, tutor) = caller.Role == Roles.Teacher ? (caller.Id, request.TutorId) : (request.TeacherId, (Guid?)caller.Id);
        var known = await people.FindAsync(new[] { teacher, tutor }.OfType<Guid>(), cancellationToken);
        new Validation()
            .Text("name", request.Name, 200)
            .Require("teacher_id", IsInRole(teacher, Roles.Teacher) && (request.TeacherId ?? teacher) == teacher, "is no teacher that you may name")
            .Require("tutor_id", IsInRole(tutor, Roles.Tutor) && (request.TutorId ?? tutor) == tutor, "is no tutor that you may name")
            .ThrowIfAny();
        var subject = new Subject { Id = Guid.CreateVersion7(time.Now()), TeacherId = teacher, TutorId = tutor, Name = request.Name.Trim() };
        db.Subjects.Add(subject);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, new SubjectView(subject.Id, subject.Name, subject.TeacherId, subject.TutorId));

        bool IsInRole(Guid? person, string role) => person is not { } id || known.GetValueOrDefault(id)?.Role == role;
    }

    private static async Task<NoContent> DeleteAsync(Guid id, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal).Id;
        return await db.Subjects.Where(s => s.Id == id && (s.TutorId == caller || s.TeacherId == caller)).ExecuteDeleteAsync(cancellationToken) > 0
            ? TypedResults.NoContent()
            : throw Refusal.NotFound("subject");
    }

    private static async Task<Results<Created<EnrolmentView>, Ok<EnrolmentView>>> EnrolAsync(Guid id, EnrolRequest request, ClaimsPrincipal principal, Enrolments enrolments, CancellationToken cancellationToken)
    {
        var (enrolment, subject, isNew) = await enrolments.EnrolAsync(Caller.Of(principal), id, request.StudentId, cancellationToken);
        var view = new EnrolmentView(enrolment.Id, subject.Id, enrolment.StudentId, subject.TutorId, subject.TeacherId);
        return isNew ? TypedResults.Created((string?)null, view) : TypedResults.Ok(view);
    }

    private static async Task<NoContent> EndAsync(Guid id, ClaimsPrincipal principal, Enrolments enrolments, CancellationToken cancellationToken)
    {
        await enrolments.EndAsync(Caller.Of(principal), id, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="Name">What is learnt.</param>
/// <param name="TeacherId">Who teaches it; a teacher who makes the subject is that by themselves.</param>
/// <param name="TutorId">Who accompanies its students and bills their parents; a tutor who makes the subject is that by themselves.</param>
internal sealed record CreateSubjectRequest(string Name, Guid? TeacherId = null, Guid? TutorId = null);

internal sealed record EnrolRequest(Guid StudentId);

internal sealed record SubjectView(Guid Id, string Name, Guid? TeacherId, Guid? TutorId);

internal sealed record EnrolmentView(Guid Id, Guid SubjectId, Guid StudentId, Guid? TutorId, Guid? TeacherId);
