using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Forum;

/// <summary>Who may enter which chat: its participants, and nobody else whatever their role.</summary>
internal sealed class ChatAccess(AppDb db)
{
    /// <exception cref="Refusal">404: there is no such chat. 403: the caller takes no part in it.</exception>
    public async Task<(Chat Chat, List<Participant> Participants)> EnterAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await CheckAsync(caller, await db.Chats.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken), cancellationToken);

    /// <summary>The same, with the chat locked until the transaction ends.</summary>
    /// <exception cref="Refusal">404: there is no such chat. 403: the caller takes no part in it.</exception>
    public async Task<(Chat Chat, List<Participant> Participants)> LockAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await CheckAsync(caller, await db.Chats.FromSql($"SELECT * FROM chats WHERE id = {id} FOR NO KEY UPDATE").FirstOrDefaultAsync(cancellationToken), cancellationToken);

    private async Task<(Chat Chat, List<Participant> Participants)> CheckAsync(Caller caller, Chat? chat, CancellationToken cancellationToken)
    {
        if (chat is null)
            throw Refusal.NotFound("chat");
        var participants = await db.Participants.Where(p => p.ChatId == chat.Id).ToListAsync(cancellationToken);
        return participants.Exists(p => p.UserId == caller.Id) ? (chat, participants) : throw Refusal.Forbidden("not_a_participant", "Only participants of this chat may do that.");
    }
}
