using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Framework.Evidence;
using Framework.Http;
using Framework.Tracing;

namespace Framework.Remote;

/// <summary>One scenario at a running system: its calls that are under way, and the telemetry that has come of it.</summary>
internal sealed class RemoteScenario(ScenarioTrace trace, bool isAlone)
{
    private readonly ConcurrentDictionary<string, RemoteSpan> _spans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _settled = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RemoteLog> _logs = new();
    private int _calls;
    private int _sockets;

    internal string TraceId { get; } = trace.TraceId.ToHexString();

    internal bool IsAlone => isAlone;

    internal int CallsUnderWay => Volatile.Read(ref _calls);

    /// <summary>What the system's instances are to call the next socket.</summary>
    internal string NextSocketName() => string.Create(CultureInfo.InvariantCulture, $"{TraceId}-{Interlocked.Increment(ref _sockets)}");

    internal IDisposable CallBegins()
    {
        Interlocked.Increment(ref _calls);
        return new Ending(this);
    }

    internal void Add(RemoteSpan span) => _spans[span.SpanId] = span;

    internal void Add(RemoteLog log) => _logs.Enqueue(log);

    /// <summary>Puts on the steps what their spans have come for: a child is exported before its parent, so not all may be known yet.</summary>
    internal void Settle()
    {
        foreach (var span in _spans.Values)
        {
            if (!span.IsStatement || !_settled.TryAdd(span.SpanId, 0))
                continue;
            if (OwnerOf(span) is { } owner)
                trace.SeenElsewhere(Describe(span), owner);
            else
                _settled.TryRemove(span.SpanId, out _);
        }

        for (var left = _logs.Count; left > 0 && _logs.TryDequeue(out var log); left--)
        {
            if (StepOf(log.SpanId) is { } owner)
                owner.Add(log.ToEntry());
            else
                _logs.Enqueue(log);
        }
    }

    /// <summary>What has no step by now goes to the last.</summary>
    internal void SettleAll()
    {
        Settle();
        foreach (var span in _spans.Values.Where(s => s.IsStatement && _settled.TryAdd(s.SpanId, 0)))
            trace.SeenElsewhere(Describe(span), trace.Current);
        while (_logs.TryDequeue(out var log))
            trace.Current.Add(log.ToEntry());
    }

    private EvidenceBucket? OwnerOf(RemoteSpan span) => StepOf(span.ParentSpanId);

    private EvidenceBucket? StepOf(string spanId)
    {
        for (var id = spanId; id.Length > 0; id = _spans.TryGetValue(id, out var parent) ? parent.ParentSpanId : "")
        {
            if (trace.FindOwner(ActivitySpanId.CreateFromString(id)) is { } owner)
                return owner;
        }

        return null;
    }

    private SqlStatement Describe(RemoteSpan span)
    {
        var request = span;
        while (request.IsStatement && _spans.TryGetValue(request.ParentSpanId, out var parent))
            request = parent;
        return new SqlStatement(span.At, SecretMask.Text(span.Statement!), span.Duration, span.Error is null ? null : SecretMask.Text(span.Error), request.IsStatement ? null : request.Name);
    }

    private sealed class Ending(RemoteScenario scenario) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref scenario._calls);
    }
}
