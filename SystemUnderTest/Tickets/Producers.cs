using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;

namespace SystemUnderTest.Tickets;

/// <summary>Producers and their accounts at Stripe.</summary>
internal sealed class Producers(AppDb db, StripeClient stripe, IOptions<AppOptions> app, TimeProvider time)
{
    public async Task<Producer> CreateAsync(Caller owner, CreateProducerRequest request, CancellationToken cancellationToken)
    {
        new Validation().Text("name", request.Name, 200).ThrowIfAny();
        var now = time.Now();
        var producer = new Producer { Id = Guid.CreateVersion7(now), OwnerId = owner.Id, Name = request.Name.Trim(), CreatedAt = now };
        db.Producers.Add(producer);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(ProducerTable.OnePerPerson))
        {
            throw Refusal.Conflict("producer_exists", "You are a producer already.");
        }

        return producer;
    }

    /// <summary>The caller's own.</summary>
    /// <exception cref="Refusal">404: there is none, or it is somebody else's.</exception>
    public async Task<Producer> FindAsync(Caller owner, Guid id, CancellationToken cancellationToken) =>
        await db.Producers.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id && p.OwnerId == owner.Id, cancellationToken) ?? throw Refusal.NotFound("producer");

    /// <summary>Gives the producer an account at Stripe, once, and a link to the page where its owner tells Stripe the rest.</summary>
    public async Task<ConnectedView> ConnectAsync(Caller owner, Guid id, CancellationToken cancellationToken)
    {
        var producer = await FindAsync(owner, id, cancellationToken);
        var account = producer.StripeAccountId;
        if (account is null)
        {
            account = (await stripe.CreateAccountAsync(id, cancellationToken)).Id;
            await db.Producers.Where(p => p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.StripeAccountId, account), CancellationToken.None);
        }

        var link = await stripe.LinkAccountAsync(account, app.Value.ProducerPage(id), cancellationToken);
        return new ConnectedView(id, account, producer.ChargesEnabled, link);
    }
}
