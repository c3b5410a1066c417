using System.Text.Json;
using SystemUnderTest.Payments;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Shop;

/// <summary>YooKassa's and Stripe's notifications come to one address each; those that are about the shop's payments are followed here.</summary>
internal sealed class ShopNotificationRouter(OrderPayments payments, PaymentFollowing following) : IYooKassaListener, IStripeListener
{
    public async Task<bool> TryFollowAsync(IReadOnlyDictionary<string, string>? metadata, CancellationToken cancellationToken) =>
        await FollowAsync(metadata?.GetValueOrDefault(YooKassaGateway.PaymentKey), cancellationToken);

    public Task<bool> OwnsAsync(string providerPayment, CancellationToken cancellationToken) => payments.IsOursAsync("yookassa", providerPayment, cancellationToken);

    public async Task<bool> TryFollowAsync(JsonElement about, CancellationToken cancellationToken) =>
        about.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(StripeGateway.PaymentKey, out var id) && id.ValueKind == JsonValueKind.String
        && await FollowAsync(id.GetString(), cancellationToken);

    private async Task<bool> FollowAsync(string? id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var known) || await payments.FindAsync(known, cancellationToken) is not { } payment)
            return false;
        await following.FollowAsync(payment.Id, cancellationToken);
        return true;
    }
}
