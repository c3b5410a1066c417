using Framework.Evidence;

namespace Reports.Trace;

/// <summary>Who took part in a scenario, from left to right: the test, its sockets, the system, its database, vendors.</summary>
internal sealed class TraceLanes
{
    private const string Test = "test";
    private const string System = "system";
    private const string Database = "database";
    private const string Vendor = "vendor";

    private readonly List<string> _names;

    public TraceLanes(IEnumerable<EvidenceItem> evidence)
    {
        var seen = evidence as IReadOnlyList<EvidenceItem> ?? [.. evidence];
        _names = [Test, .. seen.OfType<SocketFrame>().Select(SocketOf).Distinct(StringComparer.Ordinal), System];
        if (seen.Any(e => e is SqlStatement or StateChange))
            _names.Add(Database);
        _names.AddRange(seen.OfType<HttpExchange>().Where(e => e.Direction == Direction.SystemToVendor).Select(e => e.Peer).Distinct(StringComparer.Ordinal));
        if (seen.Any(e => e is HttpExchange { Direction: Direction.VendorToSystem }))
            _names.Add(Vendor);
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>From which lane to which; the same for what one did by itself.</summary>
    public (int From, int To) Of(EvidenceItem item) => item switch
    {
        HttpExchange { Direction: Direction.TestToSystem } => (At(Test), At(System)),
        HttpExchange { Direction: Direction.SystemToVendor } exchange => (At(System), At(exchange.Peer)),
        HttpExchange => (At(Vendor), At(System)),
        SqlStatement => (At(System), At(Database)),
        StateChange => (At(Database), At(Database)),
        SocketFrame { IsSent: true } frame => (At(SocketOf(frame)), At(System)),
        SocketFrame frame => (At(System), At(SocketOf(frame))),
        LogEntry => (At(System), At(System)),
        _ => (At(Test), At(Test)),
    };

    private int At(string name) => _names.IndexOf(name);

    private static string SocketOf(SocketFrame frame) => $"socket {frame.Socket}";
}
