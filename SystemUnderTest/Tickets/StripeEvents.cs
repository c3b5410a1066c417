using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>Follows what Stripe tells. Events repeat, come late and out of order; what they do depends on the order's state, so that none of it does harm.</summary>
internal sealed class StripeEvents(AppDb db, StripeClient stripe, OrderCompletion completion, OrderEnding ending, OrderRefunds refunds, IEnumerable<IStripeListener> listeners, ILogger<StripeEvents> logger)
{
    /// <exception cref="Refusal">400: it is no event; 409: it contradicts the order.</exception>
    public async Task FollowAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (type, about) = Read(body);
        foreach (var listener in listeners)
        {
            if (await listener.TryFollowAsync(about, cancellationToken))
                return;
        }

        switch (type)
        {
            case "checkout.session.completed" or "checkout.session.async_payment_succeeded":
                await CompleteAsync(about.Deserialize<StripeSession>(StripeClient.Json)!, cancellationToken);
                break;
            case "checkout.session.expired" or "checkout.session.async_payment_failed":
                await EndAsync(about, type == "checkout.session.expired" ? OrderStatus.Expired : OrderStatus.Declined, type, closeSession: false, cancellationToken);
                break;
            case "payment_intent.payment_failed":
                await EndAsync(about, OrderStatus.Declined, DeclineOf(about), closeSession: true, cancellationToken);
                break;
            case "charge.refunded" when about.TryGetProperty("refunded", out var all) && all.ValueKind == JsonValueKind.True:
                if (await FindAsync(about, cancellationToken) is { } refunded)
                    await refunds.FinishAsync(refunded, cancellationToken);
                break;
            case "account.updated":
                await UpdateAccountAsync(about.GetProperty("id").GetString()!, cancellationToken);
                break;
            default:
                logger.LogInformation("Stripe's event {Type} is of no use here", type);
                break;
        }
    }

    private async Task CompleteAsync(StripeSession session, CancellationToken cancellationToken)
    {
        // Complete is not paid: a bank debit takes days, and is told of by another event.
        if (!session.IsPaid)
            return;
        if (OrderOf(session.Metadata) is { } order && await ExistsAsync(order, cancellationToken))
            await completion.FollowAsync(order, session, cancellationToken);
        else
            logger.LogWarning("Stripe's session {Session} is paid and none of our orders", session.Id);
    }

    private async Task EndAsync(JsonElement about, string status, string reason, bool closeSession, CancellationToken cancellationToken)
    {
        if (await FindAsync(about, cancellationToken) is { } order)
            await ending.EndAsync(order, status, reason, closeSession, cancellationToken);
    }

    /// <summary>Events may come out of order: what counts is what the account is now.</summary>
    private async Task UpdateAccountAsync(string id, CancellationToken cancellationToken)
    {
        if (!await db.Producers.AnyAsync(p => p.StripeAccountId == id, cancellationToken))
            return;
        var isEnabled = await stripe.FindAccountAsync(id, cancellationToken) is { ChargesEnabled: true };
        await db.Producers.Where(p => p.StripeAccountId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChargesEnabled, isEnabled), cancellationToken);
    }

    private async Task<Guid?> FindAsync(JsonElement about, CancellationToken cancellationToken)
    {
        var metadata = about.TryGetProperty("metadata", out var texts) && texts.ValueKind == JsonValueKind.Object ? texts.Deserialize<Dictionary<string, string>>() : null;
        if (OrderOf(metadata) is { } order && await ExistsAsync(order, cancellationToken))
            return order;
        logger.LogInformation("An event of Stripe's names none of our orders");
        return null;
    }

    private Task<bool> ExistsAsync(Guid order, CancellationToken cancellationToken) => db.Orders.AnyAsync(o => o.Id == order, cancellationToken);

    private static Guid? OrderOf(Dictionary<string, string>? metadata) => Guid.TryParse(metadata?.GetValueOrDefault("order_id"), out var id) ? id : null;

    private static string DeclineOf(JsonElement payment) =>
        payment.TryGetProperty("last_payment_error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("decline_code", out var code) && code.ValueKind == JsonValueKind.String
            ? code.GetString()!
            : "card_declined";

    private static (string Type, JsonElement About) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("object", out var about) && about.ValueKind == JsonValueKind.Object
                && about.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                return (type.GetString()!, about.Clone());
            throw new Refusal(StatusCodes.Status400BadRequest, "invalid_request", "The body is no event of Stripe's: it has no type, or is about nothing.");
        }
        catch (JsonException)
        {
            throw new Refusal(StatusCodes.Status400BadRequest, "invalid_request", "The body is not the JSON of an event.");
        }
    }
}
