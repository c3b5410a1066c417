using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>What customers are told about their orders: a row and a task each, in the transaction of what they are about.</summary>
internal sealed class ShopNotices(AppDb db, JobQueue jobs, TimeProvider time)
{
    public const string Kind = "shop.notify";

    /// <summary>By mail, and by SMS to those who have given a number. Part of the caller's transaction.</summary>
    public async Task QueueAsync(ShopOrder order, string kind, CancellationToken cancellationToken)
    {
        if (order.CustomerId is not { } customer)
            return;
        Add(order, kind, NoticeChannel.Email, customer);
        if (await db.Customers.AnyAsync(c => c.UserId == customer && c.Phone != null, cancellationToken))
            Add(order, kind, NoticeChannel.Sms, customer);
    }

    private void Add(ShopOrder order, string kind, string channel, Guid customer)
    {
        var now = time.Now();
        var notice = new ShopNotice { Id = Guid.CreateVersion7(now), OrderId = order.Id, Kind = kind, Channel = channel, CreatedAt = now };
        db.ShopNotices.Add(notice);
        jobs.Add(Kind, new Payload(notice.Id), customer);
    }

    internal sealed record Payload(Guid Notice);
}

/// <summary>Hands a notice over. Its id is the key by which a repetition, after a worker has died, is known as one.</summary>
internal sealed class NoticeJob(AppDb db, NoticeSender sender, TimeProvider time) : IJobHandler
{
    private const int MostFailures = 5;

    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<ShopNotices.Payload>(payload)!.Notice;
        var notice = await db.ShopNotices.AsNoTracking().SingleAsync(n => n.Id == id, cancellationToken);
        if (notice.Status != NoticeStatus.Queued)
            return;
        try
        {
            await sender.SendAsync(notice, cancellationToken);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or RetryLaterException or GiveUpException)
        {
            var isOver = trouble is GiveUpException || notice.Failures + 1 >= MostFailures;
            await Of(id).ExecuteUpdateAsync(
                n => n.SetProperty(x => x.Failures, x => x.Failures + 1).SetProperty(x => x.LastError, trouble.Message).SetProperty(x => x.Status, isOver ? NoticeStatus.Failed : NoticeStatus.Queued), CancellationToken.None);
            if (isOver)
                throw new GiveUpException(trouble.Message);
            throw;
        }

        var now = time.Now();
        await Of(id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Status, NoticeStatus.Sent).SetProperty(x => x.SentAt, now), CancellationToken.None);
    }

    private IQueryable<ShopNotice> Of(Guid id) => db.ShopNotices.Where(n => n.Id == id && n.Status == NoticeStatus.Queued);
}
