using System.Text.Json;

namespace SystemUnderTest.Tickets;

/// <summary>Somebody else in this system whose payments go through Stripe: its events come to one address for all.</summary>
internal interface IStripeListener
{
    /// <summary>Follows an event, if what it is about is one of theirs.</summary>
    /// <returns>Whether it is.</returns>
    Task<bool> TryFollowAsync(JsonElement about, CancellationToken cancellationToken);
}
