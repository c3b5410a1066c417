using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

internal static class PaymentEndpoints
{
    public static void AddPayments(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<YooKassaOptions>().BindConfiguration("YooKassa").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(YooKassaClient.Name);
        builder.Services.AddSingleton<YooKassaClient>();
        builder.Services.AddSingleton<NotificationSources>();
        builder.Services.AddScoped<PaymentStart>();
        builder.Services.AddScoped<Refunds>();
        builder.Services.AddScoped<PaymentNotifications>();
        builder.Services.AddScoped<UnmatchedPayments>();
        builder.Services.AddSingleton<PaymentStatusCache>();
        builder.Services.AddScoped<PaymentStatuses>();
        builder.AddTelegramPayments();
    }

    public static void MapPayments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/invoices/{id:guid}/payments", StartAsync).WithName("start-payment").Refuses(StatusCodes.Status409Conflict).DependsOnVendor().RequireAuthorization(policy => policy.RequireRole(Roles.Parent));
        var readers = app.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Tutor, Roles.Parent));
        readers.MapGet("/invoices/{id:guid}/payments", ListAsync).WithName("list-payments");
        readers.MapGet("/payments/{id:guid}", GetAsync).WithName("get-payment");
        readers.MapGet("/invoices/{id:guid}/payment-status", StatusAsync).WithName("payment-status");
        app.MapGet("/payments/unmatched", UnmatchedAsync).WithName("list-unmatched-payments").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        app.MapTelegramPayments();
        app.MapRefunds();
        app.MapPost("/webhooks/yookassa", NotifyAsync).WithName("yookassa-webhook").TakesReport().Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity).DependsOnVendor().AllowAnonymous();
    }

    private static async Task<Results<Created<PaymentView>, Ok<PaymentView>>> StartAsync(Guid id, StartPaymentRequest? request, ClaimsPrincipal principal, PaymentStart start, CancellationToken cancellationToken)
    {
        var (payment, isNew) = await start.StartAsync(Caller.Of(principal), id, cancellationToken);
        return isNew ? TypedResults.Created($"/payments/{payment.Id}", PaymentView.Of(payment)) : TypedResults.Ok(PaymentView.Of(payment));
    }

    private static async Task<Ok<PaymentListView>> ListAsync(Guid id, ClaimsPrincipal principal, InvoiceAccess access, AppDb db, CancellationToken cancellationToken)
    {
        var invoice = await access.FindAsync(Caller.Of(principal), id, cancellationToken);
        var payments = await db.Payments.AsNoTracking().Where(p => p.InvoiceId == invoice.Id).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok(new PaymentListView([.. payments.Select(PaymentView.Of)]));
    }

    private static async Task<Ok<PaymentView>> GetAsync(Guid id, ClaimsPrincipal principal, InvoiceAccess access, AppDb db, CancellationToken cancellationToken)
    {
        var payment = await db.Payments.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        var isVisible = payment is not null && await access.VisibleTo(Caller.Of(principal)).AnyAsync(i => i.Id == payment.InvoiceId, cancellationToken);
        return isVisible ? TypedResults.Ok(PaymentView.Of(payment!)) : throw Refusal.NotFound("payment");
    }

    private static async Task<Ok<PaymentStatusView>> StatusAsync(Guid id, ClaimsPrincipal principal, PaymentStatuses statuses, CancellationToken cancellationToken) =>
        TypedResults.Ok(await statuses.FindAsync(Caller.Of(principal), id, cancellationToken));

    private static async Task<Ok<UnmatchedPaymentListView>> UnmatchedAsync(UnmatchedPayments unmatched, CancellationToken cancellationToken) =>
        TypedResults.Ok(new UnmatchedPaymentListView(await unmatched.ListAsync(cancellationToken)));

    private static async Task<Ok> NotifyAsync(HttpContext context, NotificationSources sources, PaymentNotifications notifications, ILogger<PaymentNotifications> logger, CancellationToken cancellationToken)
    {
        if (!sources.Contains(context.Connection.RemoteIpAddress))
            throw Refusal.Forbidden("unknown_source", $"Notifications are taken from YooKassa's addresses; {context.Connection.RemoteIpAddress} is none of them.");
        if (await NotificationBody.ReadAsync(context.Request, cancellationToken) is { } notification)
            await notifications.FollowAsync(notification, cancellationToken);
        else
            logger.LogInformation("A notification of an event that is of no use here was accepted and ignored");
        return TypedResults.Ok();
    }
}

internal sealed record StartPaymentRequest;

internal sealed record PaymentListView(IReadOnlyList<PaymentView> Items);

internal sealed record PaymentView(
    Guid Id,
    Guid InvoiceId,
    string Status,
    decimal Amount,
    string Currency,
    string? ConfirmationUrl,
    string? CancellationParty,
    string? CancellationReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    decimal RefundedAmount)
{
    public static PaymentView Of(Payment p) => new(
        p.Id, p.InvoiceId, p.Status, p.Amount, p.Currency, p.ConfirmationUrl, p.CancellationParty, p.CancellationReason, p.CreatedAt, p.PaidAt, p.RefundedAmount);
}
