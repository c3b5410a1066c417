using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Forum;

/// <summary>Messages as people see them: with names, what they reply to, and who has read them. As many statements for one as for a hundred.</summary>
internal sealed class MessageViews(AppDb db, PeopleDirectory people)
{
    private const int ExcerptLength = 100;

    public async Task<MessageView> OfAsync(Chat chat, IReadOnlyList<Participant> participants, Message message, CancellationToken cancellationToken) =>
        (await OfAsync(chat, participants, [message], cancellationToken))[0];

    public async Task<IReadOnlyList<MessageView>> OfAsync(Chat chat, IReadOnlyList<Participant> participants, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var originals = messages.Select(m => m.ReplyToId).OfType<Guid>().Distinct().ToList();
        var replied = await db.Messages.AsNoTracking().Where(m => m.ChatId == chat.Id && originals.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var names = await people.FindAsync(messages.Concat(replied.Values).Select(m => m.SenderId).OfType<Guid>(), cancellationToken);
        return [.. messages.Select(m => new MessageView(
            m.Id,
            m.ChatId,
            m.Number,
            PersonView.Of(m.SenderId, names),
            m.Content,
            m.ReplyToId is { } id && replied.GetValueOrDefault(id) is { } original ? new ReplyView(original.Id, PersonView.Of(original.SenderId, names), Excerpt(original.Content)) : null,
            [.. participants.Where(p => p.LastRead >= m.Number && p.UserId != m.SenderId).Select(p => p.UserId).Order()],
            m.ClientId,
            m.CreatedAt))];
    }

    public static string Excerpt(string content)
    {
        if (content.Length <= ExcerptLength)
            return content;
        var end = char.IsHighSurrogate(content[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength;
        return string.Concat(content.AsSpan(0, end), "…");
    }
}

internal sealed record PersonView(Guid Id, string Name, string Role)
{
    /// <summary>Null when the account is gone.</summary>
    public static PersonView? Of(Guid? id, IReadOnlyDictionary<Guid, PersonCard> names) =>
        id is { } known && names.TryGetValue(known, out var card) ? new PersonView(card.Id, card.FullName, card.Role) : null;
}

internal sealed record ReplyView(Guid Id, PersonView? Sender, string Excerpt);

internal sealed record MessageView(Guid Id, Guid ChatId, long Number, PersonView? Sender, string Content, ReplyView? ReplyTo, IReadOnlyList<Guid> ReadBy, Guid? ClientId, DateTimeOffset CreatedAt);
