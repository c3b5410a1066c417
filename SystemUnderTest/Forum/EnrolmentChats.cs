using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Forum;

/// <summary>Chats follow enrolments: opened with them, removed with them. Called within the transaction that has the enrolment locked.</summary>
internal sealed class EnrolmentChats(AppDb db, EventPublisher events, TimeProvider time)
{
    /// <summary>Opens the chats that an enrolment has to have, as far as it has none of that kind yet.</summary>
    /// <param name="enrolment">Which enrolment.</param>
    /// <param name="subject">What is learnt.</param>
    /// <param name="student">Takes part in all of them.</param>
    /// <param name="teacher">Null if the subject has none.</param>
    /// <param name="tutor">Null if the student has none in this subject.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task OpenAsync(Guid enrolment, Guid subject, Guid student, Guid? teacher, Guid? tutor, CancellationToken cancellationToken)
    {
        var there = await db.Chats.Where(c => c.EnrolmentId == enrolment).Select(c => c.Kind).ToListAsync(cancellationToken);
        List<NewEvent> news = [];
        foreach (var (kind, partner) in new[] { (ChatKind.Subject, teacher), (ChatKind.Tutor, tutor) })
        {
            if (partner is not { } other || there.Contains(kind))
                continue;
            var now = time.Now();
            var chat = new Chat { Id = Guid.CreateVersion7(now), Kind = kind, EnrolmentId = enrolment, SubjectId = subject, CreatedAt = now, LastActivityAt = now };
            db.Chats.Add(chat);
            db.Participants.AddRange(new Participant { ChatId = chat.Id, UserId = student }, new Participant { ChatId = chat.Id, UserId = other });
            news.Add(new NewEvent(ForumEvents.Opened, new ChatEvent(chat.Id, kind), [student, other], chat.Id));
        }

        await db.SaveChangesAsync(cancellationToken);
        await events.PublishAsync(news, cancellationToken);
    }

    /// <summary>Removes an enrolment's chats with all that was said in them.</summary>
    public async Task RemoveAsync(Guid enrolment, CancellationToken cancellationToken)
    {
        var chats = await db.Chats.Where(c => c.EnrolmentId == enrolment)
            .Select(c => new { c.Id, c.Kind, Users = db.Participants.Where(p => p.ChatId == c.Id).Select(p => p.UserId).ToList() }).ToListAsync(cancellationToken);
        await db.Chats.Where(c => c.EnrolmentId == enrolment).ExecuteDeleteAsync(cancellationToken);
        await events.PublishAsync([.. chats.Select(c => new NewEvent(ForumEvents.Removed, new ChatEvent(c.Id, c.Kind), c.Users, c.Id))], cancellationToken);
    }
}
