using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;
using SystemUnderTest.Subjects;

namespace SystemUnderTest.Forum;

/// <summary>The chats that somebody takes part in, the liveliest first; as many statements for one chat as for a hundred.</summary>
internal sealed class ChatList(AppDb db, PeopleDirectory people, SubjectDirectory subjects)
{
    public async Task<ChatListView> ListAsync(Caller caller, ListPage page, CancellationToken cancellationToken)
    {
        var mine = from chat in db.Chats
                   join me in db.Participants on chat.Id equals me.ChatId
                   where me.UserId == caller.Id
                   select new { chat, me };
        var total = await mine.CountAsync(cancellationToken);
        var rows = await mine
            .OrderByDescending(r => r.chat.LastActivityAt).ThenBy(r => r.chat.Id)
            .Skip(page.Skip).Take(page.Take)
            .Select(r => new
            {
                r.chat,
                Unread = db.Messages.Count(m => m.ChatId == r.chat.Id && m.Number > r.me.LastRead && m.SenderId != caller.Id),
                Last = db.Messages.Where(m => m.ChatId == r.chat.Id && m.Number == r.chat.LastNumber).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.chat.Id).ToList();
        var participants = (await db.Participants.AsNoTracking().Where(p => ids.Contains(p.ChatId)).ToListAsync(cancellationToken)).ToLookup(p => p.ChatId, p => p.UserId);
        var names = await people.FindAsync(participants.SelectMany(p => p), cancellationToken);
        var titles = await subjects.FindNamesAsync(rows.Select(r => r.chat.SubjectId), cancellationToken);
        return new ChatListView([.. rows.Select(r => new ChatView(
            r.chat.Id,
            r.chat.Kind,
            new ChatSubjectView(r.chat.SubjectId, titles.GetValueOrDefault(r.chat.SubjectId, "")),
            [.. participants[r.chat.Id].Select(u => PersonView.Of(u, names)).OfType<PersonView>().OrderBy(p => p.Role, StringComparer.Ordinal)],
            r.chat.IsActive,
            r.Unread,
            r.Last is null ? null : new LastMessageView(r.Last.Id, r.Last.SenderId, MessageViews.Excerpt(r.Last.Content), r.Last.CreatedAt),
            r.chat.CreatedAt))], total);
    }
}

internal sealed record ChatListView(IReadOnlyList<ChatView> Items, int Total);

internal sealed record ChatView(Guid Id, string Kind, ChatSubjectView Subject, IReadOnlyList<PersonView> Participants, bool IsActive, int Unread, LastMessageView? LastMessage, DateTimeOffset CreatedAt);

internal sealed record ChatSubjectView(Guid Id, string Name);

internal sealed record LastMessageView(Guid Id, Guid? SenderId, string Excerpt, DateTimeOffset CreatedAt);
