using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Tickets;

internal sealed record OrderJob(Guid OrderId)
{
    public static Guid Of(string payload) => JsonSerializer.Deserialize<OrderJob>(payload)!.OrderId;
}

/// <summary>Tells the buyer by mail that they have got the tickets. Whatever becomes of the mail, the order stands.</summary>
internal sealed class ConfirmationJob(AppDb db, PeopleDirectory people, Mailers mailers, IOptions<AppOptions> app) : IJobHandler
{
    public const string Kind = "tickets.confirmation";

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = OrderJob.Of(payload);
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == id, cancellationToken);
        if (order.BuyerId is not { } buyer || await people.FindAddressAsync(buyer, cancellationToken) is not { } address)
            return;
        var show = await db.Shows.AsNoTracking().SingleAsync(s => s.Id == order.ShowId, cancellationToken);
        var lines = string.Join('\n', order.Lines.Select(l => $"{l.Quantity} x {l.Name}"));
        await mailers.SendAsync(new Mail(address.Email, address.FullName, $"Your tickets for {show.Title}", $"{lines}\n\n{app.Value.OrderPage(order.Id)}") { Key = $"tickets/{id}" }, cancellationToken);
    }
}

/// <summary>Writes on the transfer to the producer what the payment was for. Stripe doesn't copy a payment's metadata to it.</summary>
internal sealed class LabelJob(AppDb db, StripeClient stripe) : IJobHandler
{
    public const string Kind = "tickets.label_transfer";

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == OrderJob.Of(payload), cancellationToken);
        var show = await db.Shows.AsNoTracking().SingleAsync(s => s.Id == order.ShowId, cancellationToken);
        if (await stripe.FindTransferAsync(order.PaymentIntentId!, cancellationToken) is not { } transfer)
            throw new RetryLaterException($"Stripe has made no transfer for order {order.Id} yet", TimeSpan.FromMinutes(1));
        await stripe.LabelTransferAsync(transfer, CheckoutSession.Metadata(order, show), cancellationToken);
    }
}

/// <summary>Closes what may be open at Stripe for an order that came to nothing, so that nobody pays for it.</summary>
internal sealed class CloseSessionJob(AppDb db, SessionClosing closing) : IJobHandler
{
    public const string Kind = "tickets.close_session";

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = OrderJob.Of(payload);
        await closing.CloseAsync(await db.Orders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == id, cancellationToken), cancellationToken);
    }
}

/// <summary>Gives the money of an order back.</summary>
internal sealed class RefundJob(AppDb db, StripeClient stripe, OrderRefunds refunds) : IJobHandler
{
    public const string Kind = "tickets.refund";

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == OrderJob.Of(payload), cancellationToken);
        if (order.Status != OrderStatus.Refunding)
            return;
        await stripe.RefundAsync(order.PaymentIntentId!, order.Id, cancellationToken);
        await refunds.FinishAsync(order.Id, cancellationToken);
    }
}
