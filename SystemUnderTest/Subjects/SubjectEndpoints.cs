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
        var tutors = app.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Tutor));
        tutors.MapPost("/subjects", CreateAsync).WithName("create-subject");
        tutors.MapDelete("/subjects/{id:guid}", DeleteAsync).WithName("delete-subject");
        tutors.MapPost("/subjects/{id:guid}/enrolments", EnrolAsync).WithName("enrol");
        tutors.MapDelete("/enrolments/{id:guid}", EndAsync).WithName("end-enrolment");
    }

    private static async Task<Created<SubjectView>> CreateAsync(CreateSubjectRequest request, ClaimsPrincipal principal, AppDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        new Validation().Text("name", request.Name, 200).ThrowIfAny();
        var subject = new Subject { Id = Guid.CreateVersion7(time.Now()), TutorId = Caller.Of(principal).Id, Name = request.Name.Trim() };
        db.Subjects.Add(subject);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created((string?)null, new SubjectView(subject.Id, subject.Name));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        var tutor = Caller.Of(principal).Id;
        return await db.Subjects.Where(s => s.Id == id && s.TutorId == tutor).ExecuteDeleteAsync(cancellationToken) > 0
            ? TypedResults.NoContent()
            : throw Refusal.NotFound("subject");
    }

    private static async Task<Created<EnrolmentView>> EnrolAsync(Guid id, EnrolRequest request, ClaimsPrincipal principal, AppDb db, PeopleDirectory people, TimeProvider time, CancellationToken cancellationToken)
    {
        var tutor = Caller.Of(principal).Id;
        if (!await db.Subjects.AnyAsync(s => s.Id == id && s.TutorId == tutor, cancellationToken))
            throw Refusal.NotFound("subject");
        new Validation().Require("student_id", await people.FindStudentAsync(request.StudentId, cancellationToken) is not null, "is no student").ThrowIfAny();
        var now = time.Now();
        var enrolment = new Enrolment { Id = Guid.CreateVersion7(now), SubjectId = id, StudentId = request.StudentId, BeganAt = now };
        db.Enrolments.Add(enrolment);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(EnrolmentTable.OneAtATime))
        {
            throw Refusal.Conflict("already_enrolled", "The student is enrolled in this subject already.");
        }

        return TypedResults.Created((string?)null, new EnrolmentView(enrolment.Id, id, request.StudentId, tutor));
    }

    private static async Task<NoContent> EndAsync(Guid id, ClaimsPrincipal principal, AppDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var tutor = Caller.Of(principal).Id;
        var enrolment = await (from e in db.Enrolments join s in db.Subjects on e.SubjectId equals s.Id where e.Id == id && s.TutorId == tutor select e).FirstOrDefaultAsync(cancellationToken)
            ?? throw Refusal.NotFound("enrolment");
        enrolment.EndedAt ??= time.Now();
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

internal sealed record CreateSubjectRequest(string Name);

internal sealed record EnrolRequest(Guid StudentId);

internal sealed record SubjectView(Guid Id, string Name);

internal sealed record EnrolmentView(Guid Id, Guid SubjectId, Guid StudentId, Guid TutorId);
