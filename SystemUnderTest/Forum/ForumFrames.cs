using SystemUnderTest.Identity;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Forum;

/// <summary>A message over the socket; answered with the message as it was stored.</summary>
internal sealed class SendFrame(Messages messages) : FrameHandler<SendMessageFrame>
{
    public const string Type = "message.send";

    protected override async Task<object?> HandleAsync(SendMessageFrame data, Caller caller, CancellationToken cancellationToken) =>
        (await messages.SendAsync(caller, data.ChatId, new SendMessageRequest(data.Content, data.ReplyTo, data.ClientId), cancellationToken)).Message;
}

/// <summary>Moves the caller's read mark.</summary>
internal sealed class ReadFrame(ReadMarks marks) : FrameHandler<ReadMessageFrame>
{
    public const string Type = "message.read";

    protected override async Task<object?> HandleAsync(ReadMessageFrame data, Caller caller, CancellationToken cancellationToken)
    {
        await marks.ReadAsync(caller, data.ChatId, data.MessageId, cancellationToken);
        return null;
    }
}

/// <summary>The caller is writing. To be sent again every few seconds while they are.</summary>
internal sealed class TypingFrame(ChatAccess access, TypingIndicators typing, EventPublisher events) : FrameHandler<TypingInFrame>
{
    public const string Type = "typing";

    protected override async Task<object?> HandleAsync(TypingInFrame data, Caller caller, CancellationToken cancellationToken)
    {
        var (chat, participants) = await access.EnterAsync(caller, data.ChatId, cancellationToken);
        Guid[] others = [.. participants.Select(p => p.UserId).Where(u => u != caller.Id)];
        if (typing.Touch(chat.Id, caller.Id, others))
            await events.SignalAsync(ForumEvents.Typing, new TypingEvent(chat.Id, caller.Id, IsTyping: true), others, chat.Id, cancellationToken);
        return null;
    }
}

internal sealed record SendMessageFrame(Guid ChatId, string Content, Guid? ReplyTo = null, Guid? ClientId = null);

internal sealed record ReadMessageFrame(Guid ChatId, Guid MessageId);

internal sealed record TypingInFrame(Guid ChatId);
