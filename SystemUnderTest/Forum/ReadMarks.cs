using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Forum;

/// <summary>Keeps how far each participant has read. It never moves back.</summary>
internal sealed class ReadMarks(AppDb db, ChatAccess access, EventPublisher events, TimeProvider time)
{
    /// <exception cref="Refusal">404: there is no such chat, or no such message in it. 403: the caller takes no part in it.</exception>
    public async Task ReadAsync(Caller caller, Guid chatId, Guid messageId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (chat, participants) = await access.LockAsync(caller, chatId, cancellationToken);
        var number = await db.Messages.Where(m => m.Id == messageId && m.ChatId == chat.Id).Select(m => m.Number).FirstOrDefaultAsync(cancellationToken);
        if (number == 0)
            throw Refusal.NotFound("message in this chat");
        var reader = participants.Single(p => p.UserId == caller.Id);
        if (reader.LastRead >= number)
            return;
        (reader.LastRead, reader.ReadAt) = (number, time.Now());
        await db.SaveChangesAsync(cancellationToken);
        await events.PublishAsync([new NewEvent(ForumEvents.Read, new ReadEvent(chat.Id, caller.Id, number, reader.ReadAt.Value), [.. participants.Select(p => p.UserId)], chat.Id)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
