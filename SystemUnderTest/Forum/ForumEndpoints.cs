using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Forum;

internal static class ForumEndpoints
{
    public static void AddForum(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ChatAccess>();
        builder.Services.AddScoped<ChatList>();
        builder.Services.AddScoped<EnrolmentChats>();
        builder.Services.AddScoped<Messages>();
        builder.Services.AddScoped<MessageViews>();
        builder.Services.AddScoped<ReadMarks>();
        builder.Services.AddSingleton<TypingIndicators>();
        builder.AddFrameHandler<SendFrame>(SendFrame.Type);
        builder.AddFrameHandler<ReadFrame>(ReadFrame.Type);
        builder.AddFrameHandler<TypingFrame>(TypingFrame.Type);
        builder.AddPachca();
    }

    public static void MapForum(this IEndpointRouteBuilder app)
    {
        var chats = app.MapGroup("/chats");
        chats.MapGet("/", ListAsync).WithName("list-chats");
        chats.MapGet("/{id:guid}/messages", ListMessagesAsync).WithName("list-messages").Refuses(StatusCodes.Status403Forbidden);
        chats.MapPost("/{id:guid}/messages", SendAsync).WithName("send-message").Refuses(StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict);
        chats.MapPut("/{id:guid}/read", ReadAsync).WithName("mark-read").Refuses(StatusCodes.Status403Forbidden);
        chats.MapPut("/{id:guid}/activity", SetActivityAsync).WithName("set-chat-activity").RequireAuthorization(policy => policy.RequireRole(Roles.Teacher, Roles.Tutor));
        chats.MapGet("/{id:guid}/live", FollowAsync).WithName("chat-live").IsSocket().Refuses(StatusCodes.Status403Forbidden);
    }

    private static async Task<Ok<ChatListView>> ListAsync([AsParameters] ListPage page, ClaimsPrincipal principal, ChatList list, CancellationToken cancellationToken)
    {
        page.Check();
        return TypedResults.Ok(await list.ListAsync(Caller.Of(principal), page, cancellationToken));
    }

    private static async Task<Ok<MessageListView>> ListMessagesAsync(Guid id, [AsParameters] ListPage page, ClaimsPrincipal principal, ChatAccess access, MessageViews views, AppDb db, CancellationToken cancellationToken)
    {
        page.Check();
        var (chat, participants) = await access.EnterAsync(Caller.Of(principal), id, cancellationToken);
        var all = db.Messages.AsNoTracking().Where(m => m.ChatId == chat.Id);
        var total = await all.CountAsync(cancellationToken);
        var messages = await all.OrderBy(m => m.Number).Skip(page.Skip).Take(page.Take).ToListAsync(cancellationToken);
        return TypedResults.Ok(new MessageListView(await views.OfAsync(chat, participants, messages, cancellationToken), total));
    }

    private static async Task<Results<Created<MessageView>, Ok<MessageView>>> SendAsync(Guid id, SendMessageRequest request, ClaimsPrincipal principal, Messages messages, CancellationToken cancellationToken)
    {
        var (message, isNew) = await messages.SendAsync(Caller.Of(principal), id, request, cancellationToken);
        return isNew ? TypedResults.Created((string?)null, message) : TypedResults.Ok(message);
    }

    private static async Task<NoContent> ReadAsync(Guid id, MarkReadRequest request, ClaimsPrincipal principal, ReadMarks marks, CancellationToken cancellationToken)
    {
        await marks.ReadAsync(Caller.Of(principal), id, request.MessageId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetActivityAsync(Guid id, ChatActivityRequest request, ClaimsPrincipal principal, ChatAccess access, AppDb db, CancellationToken cancellationToken)
    {
        var (chat, _) = await access.EnterAsync(Caller.Of(principal), id, cancellationToken);
        await db.Chats.Where(c => c.Id == chat.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.IsActive, request.IsActive), cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>A socket for one chat alone, refused to whoever takes no part in it.</summary>
    private static async Task FollowAsync(Guid id, long? after, HttpContext context, ClaimsPrincipal principal, IServiceScopeFactory scopes, RealtimeEndpoint realtime, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ChatAccess>().EnterAsync(Caller.Of(principal), id, cancellationToken);
        await realtime.ConnectAsync(context, principal, after, id);
    }
}

/// <param name="Content">Up to 4000 characters, of which one at least is to be seen.</param>
/// <param name="ReplyTo">A message of the same chat.</param>
/// <param name="ClientId">The client's own number: sent again, the message is stored once.</param>
internal sealed record SendMessageRequest(string Content, Guid? ReplyTo = null, Guid? ClientId = null);

internal sealed record MarkReadRequest(Guid MessageId);

internal sealed record ChatActivityRequest(bool IsActive);

internal sealed record MessageListView(IReadOnlyList<MessageView> Items, int Total);

/// <summary>Which part of a list somebody wants.</summary>
internal sealed record ListPage(int? Limit, int? Offset)
{
    private const int LargestLimit = 200;
    private const int LargestOffset = 1_000_000;

    public int Skip => Offset ?? 0;

    public int Take => Limit ?? 50;

    public void Check() => new Validation()
        .Require("limit", Limit is null or (>= 1 and <= LargestLimit), $"must be between 1 and {LargestLimit}")
        .Require("offset", Offset is null or (>= 0 and <= LargestOffset), $"must be between 0 and {LargestOffset}")
        .ThrowIfAny();
}
