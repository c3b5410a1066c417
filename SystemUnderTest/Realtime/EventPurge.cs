using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Realtime;

/// <summary>Every day: events that nobody will ask for any more are deleted. The streams' numbers go on.</summary>
internal sealed class EventPurge(AppDb db, IOptions<RealtimeOptions> options, TimeProvider time) : IRecurringWork
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = time.Now() - options.Value.KeepEvents;
        return db.Events.Where(e => e.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
