using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications.Deliveries;
using SystemUnderTest.Notifications.Mailing;
using SystemUnderTest.Notifications.Texting;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

/// <summary>Messages that the office writes, what became of each, and which providers are asked first.</summary>
internal static partial class NotificationEndpoints
{
    private const int LongestText = 10_000;
    private const int LongestSms = 800;

    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        var office = app.MapGroup("/notifications").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        office.MapPost("", SendAsync).WithName("send-notification");
        office.MapGet("/{id}", GetAsync).WithName("get-notification");
        office.MapGet("/providers", ProvidersAsync).WithName("list-message-providers");
        office.MapPut("/providers/{channel}", ChangeProvidersAsync).WithName("change-message-providers");
        Map<SendGridMailer>(app, "sendgrid", SendGridEvents.TakeAsync)?.TakesReport(type: JsonSchemaType.Array);
        Map<MailgunMailer>(app, "mailgun", MailgunWebhook.TakeAsync)?.TakesReport();
        Map<TwilioSender>(app, "twilio", TwilioWebhook.TakeAsync)?.TakesReport(DeclaredReports.Form);
        Map<SmsRuSender>(app, "sms-ru", SmsRuWebhook.TakeAsync)?.TakesReport(DeclaredReports.Form).Produces<string>(StatusCodes.Status200OK, "text/plain").Refuses(StatusCodes.Status404NotFound);
    }

    /// <summary>Where a provider reports to, if there is that provider.</summary>
    private static RouteHandlerBuilder? Map<TProvider>(IEndpointRouteBuilder app, string name, Delegate take) =>
        app.ServiceProvider.GetService<TProvider>() is null
            ? null
            : app.MapPost($"/webhooks/{name}", take).WithName($"{name}-webhook").AllowAnonymous().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden);

    private static async Task<Accepted<NotificationAcceptedView>> SendAsync(SendNotificationRequest request, ClaimsPrincipal principal, AppDb db, JobQueue jobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var isMail = request.Channel == Mailers.Channel;
        new Validation()
            .Require("channel", ProviderOrder.Channels.Contains(request.Channel, StringComparer.Ordinal), $"must be one of {string.Join(", ", ProviderOrder.Channels)}")
            .Text("text", request.Text, isMail ? LongestText : LongestSms)
            .Require("to", isMail ? request.To.Length <= 254 && new EmailAddressAttribute().IsValid(request.To) && !request.To.Any(char.IsControl) : Phone().IsMatch(request.To), isMail ? "must be an e-mail address" : "must be a phone number such as +79161234567")
            .Require("subject", isMail == (request.Subject is not null), isMail ? "is required for mail" : "is for mail only")
            .Text("subject", request.Subject ?? "none", 200)
            .Require("subject", request.Subject?.AsSpan().IndexOfAny('\r', '\n') is null or < 0, "must be one line")
            .ThrowIfAny();
        var (now, id) = (time.Now(), Guid.CreateVersion7(time.Now()));
        db.Deliveries.Add(new Delivery { Id = id, Key = id.ToString(), Channel = request.Channel, Recipient = request.To, Subject = request.Subject, Status = DeliveryStatus.Waiting, CreatedAt = now, UpdatedAt = now });
        var task = jobs.Add(NotificationJob.Kind, new NotificationJob.Payload(id, request.Channel, request.To, request.Subject ?? "", request.Text), Caller.Of(principal).Id);
        await db.SaveChangesAsync(cancellationToken);
        jobs.Dispatch();
        return TypedResults.Accepted($"/notifications/{id}", new NotificationAcceptedView(id, task));
    }

    private static async Task<Ok<NotificationView>> GetAsync(Guid id, DeliveryLog log, CancellationToken cancellationToken)
    {
        var found = await log.FindAsync(id, cancellationToken) ?? throw Refusal.NotFound("notification");
        var attempts = await log.AttemptsAsync(id, cancellationToken);
        return TypedResults.Ok(new NotificationView(
            found.Id, found.Channel, found.Recipient, found.Subject, found.Status, found.Provider, found.Reason, [.. attempts.Select(a => new AttemptView(a.Provider, a.Outcome, a.Reason))]));
    }

    private static async Task<Ok<ProvidersView>> ProvidersAsync(ProviderOrder order, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ProvidersView(await order.FindAsync(Mailers.Channel, cancellationToken), await order.FindAsync(SmsSenders.Channel, cancellationToken)));

    private static async Task<Ok<ProvidersView>> ChangeProvidersAsync(string channel, ChangeProvidersRequest request, ProviderOrder order, CancellationToken cancellationToken)
    {
        if (!ProviderOrder.Channels.Contains(channel, StringComparer.Ordinal))
            throw Refusal.NotFound("channel");
        await order.ChangeAsync(channel, request.Providers, cancellationToken);
        return await ProvidersAsync(order, cancellationToken);
    }

    [GeneratedRegex(@"^\+[1-9][0-9]{7,14}\z")]
    private static partial Regex Phone();
}

/// <summary>Sends what the office wrote.</summary>
internal sealed class NotificationJob(Mailers mailers, SmsSenders senders) : IJobHandler
{
    public const string Kind = "notifications.send";

    public Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var order = JsonSerializer.Deserialize<Payload>(payload)!;
        return order.Channel == Mailers.Channel
            ? mailers.SendAsync(new Mail(order.To, order.To, order.Subject, order.Text) { Key = order.Id.ToString() }, cancellationToken)
            : senders.SendAsync(new Sms(order.To, order.Text) { Key = order.Id.ToString() }, cancellationToken);
    }

    internal sealed record Payload(Guid Id, string Channel, string To, string Subject, string Text);
}

internal sealed record SendNotificationRequest(string Channel, string To, string Text, string? Subject = null);

internal sealed record NotificationAcceptedView(Guid Id, Guid TaskId);

internal sealed record NotificationView(Guid Id, string Channel, string To, string? Subject, string Status, string? Provider, string? Reason, IReadOnlyList<AttemptView> Attempts);

internal sealed record AttemptView(string Provider, string Outcome, string? Reason);

internal sealed record ChangeProvidersRequest(string[] Providers);

internal sealed record ProvidersView(IReadOnlyList<string> Mail, IReadOnlyList<string> Sms);
