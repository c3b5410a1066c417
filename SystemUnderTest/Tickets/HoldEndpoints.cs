using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tickets;

internal static class HoldEndpoints
{
    public static async Task<Created<HoldView>> TakeAsync(HoldRequest request, ClaimsPrincipal principal, Holds holds, CancellationToken cancellationToken)
    {
        var hold = await holds.TakeAsync(Caller.Of(principal), request, cancellationToken);
        return TypedResults.Created($"/holds/{hold.Token}", HoldView.Of(hold));
    }

    public static async Task<NoContent> ReleaseAsync(Guid token, ClaimsPrincipal principal, Holds holds, CancellationToken cancellationToken)
    {
        await holds.ReleaseAsync(Caller.Of(principal), token, cancellationToken);
        return TypedResults.NoContent();
    }
}
