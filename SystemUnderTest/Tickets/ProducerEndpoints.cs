using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

internal static class ProducerEndpoints
{
    public static async Task<Created<ProducerView>> CreateAsync(CreateProducerRequest request, ClaimsPrincipal principal, Producers producers, CancellationToken cancellationToken)
    {
        var made = await producers.CreateAsync(Caller.Of(principal), request, cancellationToken);
        return TypedResults.Created($"/producers/{made.Id}", Of(made));
    }

    public static async Task<Ok<ProducerView>> GetAsync(Guid id, ClaimsPrincipal principal, Producers producers, CancellationToken cancellationToken) =>
        TypedResults.Ok(Of(await producers.FindAsync(Caller.Of(principal), id, cancellationToken)));

    public static async Task<Ok<ConnectedView>> ConnectAsync(Guid id, ClaimsPrincipal principal, Producers producers, CancellationToken cancellationToken) =>
        TypedResults.Ok(await producers.ConnectAsync(Caller.Of(principal), id, cancellationToken));

    private static ProducerView Of(Producer p) => new(p.Id, p.Name, p.StripeAccountId, p.ChargesEnabled);
}
