using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Realtime;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Forum;

/// <summary>Says something in a chat, over HTTP or over a socket.</summary>
internal sealed class Messages(AppDb db, ChatAccess access, MessageViews views, EventPublisher events, PachcaNotifications pachca, JobQueue jobs, TypingIndicators typing, TimeProvider time)
{
    /// <summary>Stores a message, tells the participants and queues its notification, all in one transaction. The sender is the caller.</summary>
    /// <returns>The message, and whether it is new: one that the client has sent before is not stored again.</returns>
    public async Task<(MessageView Message, bool IsNew)> SendAsync(Caller caller, Guid chatId, SendMessageRequest request, CancellationToken cancellationToken)
    {
        new Validation().Text("content", request.Content, Message.Longest).ThrowIfAny();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (chat, participants) = await access.LockAsync(caller, chatId, cancellationToken);
        if (await FindSentAsync(caller, chat, request.ClientId, cancellationToken) is { } earlier)
            return (await views.OfAsync(chat, participants, earlier, cancellationToken), false);
        if (!chat.IsActive)
            throw new Refusal(StatusCodes.Status400BadRequest, "chat_inactive", "This chat is not active any more; it takes no messages.");
        if (request.ReplyTo is { } original && !await db.Messages.AnyAsync(m => m.Id == original && m.ChatId == chat.Id, cancellationToken))
            new Validation().Require("reply_to", false, "is no message of this chat").ThrowIfAny();
        var now = time.Now();
        var message = new Message
        {
            Id = Guid.CreateVersion7(now),
            ChatId = chat.Id,
            Number = ++chat.LastNumber,
            SenderId = caller.Id,
            Content = request.Content,
            ReplyToId = request.ReplyTo,
            ClientId = request.ClientId,
            CreatedAt = now,
        };
        chat.LastActivityAt = now;
        db.Messages.Add(message);
        pachca.Queue(message, caller);
        await db.SaveChangesAsync(cancellationToken);
        var view = await views.OfAsync(chat, participants, message, cancellationToken);
        await events.PublishAsync([new NewEvent(ForumEvents.Message, view, [.. participants.Select(p => p.UserId)], chat.Id)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        typing.Forget(chat.Id, caller.Id);
        return (view, true);
    }

    /// <exception cref="Refusal">409: the number was used for a message in another chat.</exception>
    private async Task<Message?> FindSentAsync(Caller caller, Chat chat, Guid? clientId, CancellationToken cancellationToken)
    {
        if (clientId is null)
            return null;
        var sent = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.SenderId == caller.Id && m.ClientId == clientId, cancellationToken);
        return sent is null || sent.ChatId == chat.Id ? sent : throw Refusal.Conflict("client_id_used", "This client_id belongs to a message in another chat.");
    }
}
