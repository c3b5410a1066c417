using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Tickets;

/// <summary>Makes sure that nobody can pay for an order any more, or finds that somebody has.</summary>
internal sealed class SessionClosing(AppDb db, StripeClient stripe, CheckoutSession session, OrderCompletion completion)
{
    /// <summary>Asks Stripe what became of the order's session; ends it if it is open, follows it if it is paid.</summary>
    /// <returns>Whether it was paid.</returns>
    /// <exception cref="StripeTrouble">Stripe can't be asked.</exception>
    public async Task<bool> CloseAsync(Order order, CancellationToken cancellationToken)
    {
        var found = await FindAsync(order, cancellationToken);
        if (found is null)
            return false;
        if (found.Status == "open")
        {
            try
            {
                await stripe.ExpireSessionAsync(found.Id, cancellationToken);
                return false;
            }
            catch (StripeTrouble refused) when (refused.IsOutcomeKnown && refused.StripeMessage.Length > 0)
            {
                // It was open a moment ago: somebody has paid it, or it has run out.
                found = await stripe.FindSessionAsync(found.Id, cancellationToken);
            }
        }

        if (found is not { IsPaid: true })
            return false;
        await completion.FollowAsync(order.Id, found, cancellationToken);
        return true;
    }

    /// <summary>If its number isn't known: the same request with the same key brings it to light (or makes it, to be closed at once).</summary>
    private async Task<StripeSession?> FindAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.SessionId is { } known)
            return await stripe.FindSessionAsync(known, cancellationToken);
        var show = await db.Shows.AsNoTracking().SingleAsync(s => s.Id == order.ShowId, cancellationToken);
        try
        {
            var made = await stripe.CreateSessionAsync(session.Form(order, show), order.Id, cancellationToken);

            // The answer may be a repetition of an old one: what the session is now, only a look at it tells.
            return await stripe.FindSessionAsync(made.Id, cancellationToken);
        }
        catch (StripeTrouble refused) when (refused.IsOutcomeKnown && refused.StripeMessage.Length > 0)
        {
            // Too late to be made (its expiry is too near): then it never was.
            return null;
        }
    }
}
