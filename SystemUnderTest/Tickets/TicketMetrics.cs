using System.Diagnostics.Metrics;

namespace SystemUnderTest.Tickets;

/// <summary>What operators want to see when a hot show goes on sale.</summary>
internal sealed class TicketMetrics(IMeterFactory meters)
{
    public const string MeterName = "SystemUnderTest.Tickets";

    private readonly Counter<long> _sold = Make(meters, "tickets.sold", "Tickets that have got an attendee.");
    private readonly Counter<long> _oversellAttempts = Make(meters, "tickets.oversell_attempts", "Attempts to get tickets that were not there any more.");
    private readonly Counter<long> _contention = Make(meters, "tickets.contention", "Times that somebody waited for somebody else's hold on the same kind of ticket.");
    private readonly Counter<long> _expired = Make(meters, "tickets.holds_expired", "Holds that ran out, and whose tickets went back.");

    public void Sold(int tickets) => _sold.Add(tickets);

    public void OversellAttempted() => _oversellAttempts.Add(1);

    public void Contended() => _contention.Add(1);

    public void Expired(int holds) => _expired.Add(holds);

    private static Counter<long> Make(IMeterFactory meters, string name, string description) => meters.Create(MeterName).CreateCounter<long>(name, "{event}", description);
}
