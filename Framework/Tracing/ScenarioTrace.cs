using System.Collections.Concurrent;
using System.Diagnostics;
using Framework.Concurrency;
using Framework.Contract;
using Framework.Evidence;

namespace Framework.Tracing;

/// <summary>
/// One scenario's W3C trace: which span belongs to which step, and what is in flight. Everything seen is attributed by it, never by
/// which test happens to be running.
/// </summary>
internal sealed class ScenarioTrace(string scenarioId)
{
    private readonly ConcurrentDictionary<ActivitySpanId, EvidenceBucket> _owners = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Activity> _inFlight = [];
    private readonly RepeatedStatements _repeated = new();
    private readonly SlowStatements _slow = new();
    private readonly ConcurrentDictionary<string, byte> _written = new(StringComparer.Ordinal);
    private int _writes;
    private TaskCompletionSource? _change;
    private long _version;

    internal string ScenarioId { get; } = scenarioId;

    internal ActivityTraceId TraceId { get; } = ActivityTraceId.CreateRandom();

    /// <summary>Span of the step that is running; parent of all that it causes.</summary>
    internal ActivitySpanId CurrentSpan { get; private set; }

    internal EvidenceBucket Current { get; private set; } = new();

    internal string TraceParent => $"00-{TraceId.ToHexString()}-{CurrentSpan.ToHexString()}-01";

    internal StatementCount Statements { get; } = new();

    /// <summary>Whose database session is whose.</summary>
    internal SessionUse Sessions { get; } = new();

    internal VendorCallRecord VendorCalls { get; } = new();

    /// <summary>Takes what the system answers; null where nobody holds it against anything.</summary>
    internal ScenarioContract? Contract { get; init; }

    /// <summary>While a race is run.</summary>
    internal Perturbation? Perturbation { get; set; }

    /// <summary>While somebody is to be held before a statement.</summary>
    internal StatementGate? Gate { get; set; }

    internal EvidenceBucket BeginStep()
    {
        Current = new EvidenceBucket();
        CurrentSpan = ActivitySpanId.CreateRandom();
        _owners[CurrentSpan] = Current;
        return Current;
    }

    /// <summary>Back to a step that had begun before.</summary>
    internal void Resume(EvidenceBucket step, ActivitySpanId span) => (Current, CurrentSpan) = (step, span);

    /// <summary>The step that a span descends from; the running one if its ancestors are not known.</summary>
    internal EvidenceBucket OwnerOf(ActivitySpanId span) => _owners.TryGetValue(span, out var owner) ? owner : Current;

    /// <summary>The step that a span is, or descends from; null if that is not known.</summary>
    internal EvidenceBucket? FindOwner(ActivitySpanId span) => _owners.GetValueOrDefault(span);

    /// <summary>A statement of a system in another process.</summary>
    internal void SeenElsewhere(SqlStatement statement, EvidenceBucket owner)
    {
        owner.Add(statement);
        Note(statement.Text);
    }

    internal void Started(Activity activity)
    {
        _owners[activity.SpanId] = OwnerOf(activity.ParentSpanId);
        Statements.Started(activity);
        Sessions.Started(activity);
        lock (_lock)
        {
            _inFlight.Add(activity);
            Changed();
        }

        if (activity.Source.Name == SqlActivities.Source)
        {
            SqlActivities.Remember(activity);
            Gate?.Pass();
            Perturbation?.Disturb();
        }
    }

    internal void Stopped(Activity activity)
    {
        var text = SqlActivities.TextOf(activity);
        Statements.Stopped(activity, text);
        Sessions.Stopped(activity, text);
        if (text is not null)
        {
            OwnerOf(activity.SpanId).Add(SqlActivities.Describe(activity, text));
            _repeated.Count(activity, text);
            if (!HasHeldUp && Perturbation is null && Gate is null)
                _slow.Look(activity, text);
            Note(text);
        }

        lock (_lock)
        {
            _inFlight.Remove(activity);
            Changed();
        }
    }

    /// <summary>This span says nothing about rest any more.</summary>
    internal void LeaveOpen(Activity activity)
    {
        lock (_lock)
        {
            _inFlight.Remove(activity);
            Changed();
        }
    }

    /// <summary>What looks wrong although nothing failed.</summary>
    internal IReadOnlyList<Suspect> Suspects() => [.. _repeated.Suspects(), .. _slow.Suspects(), .. VendorCalls.Strangers.Select(s => new Suspect("unexpected-vendor-call", s))];

    /// <summary>The tables that its statements write, without their schema, in lower case.</summary>
    internal IReadOnlyCollection<string> Written => (IReadOnlyCollection<string>)_written.Keys;

    /// <summary>How many statements have written something.</summary>
    internal int Writes => Volatile.Read(ref _writes);

    /// <summary>Whether the scenario holds statements up on purpose: then one that takes long is no wonder.</summary>
    internal bool HasHeldUp { get; set; }

    /// <summary>How many spans are in flight, and a number that changes whenever one begins or ends.</summary>
    internal (int InFlight, long Version) State()
    {
        lock (_lock)
            return (_inFlight.Count, _version);
    }

    /// <summary>Completes when a span begins or ends after <paramref name="version"/> was read.</summary>
    internal Task ChangedSince(long version)
    {
        lock (_lock)
        {
            if (_version != version)
                return Task.CompletedTask;
            return (_change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    internal IReadOnlyList<string> DescribeInFlight()
    {
        lock (_lock)
            return [.. _inFlight.Select(a => $"{SqlActivities.NameOf(a)} (since {(TimeProvider.System.GetUtcNow().UtcDateTime - a.StartTimeUtc).TotalSeconds:0.0} s)")];
    }

    private void Note(string text)
    {
        var any = false;
        foreach (var table in Tracing.Writes.Of(text))
            any |= _written.TryAdd(table, 0) || true;
        if (any)
            Interlocked.Increment(ref _writes);
    }

    /// <summary>Something moved that rest depends on, and that is no span.</summary>
    internal void Moved()
    {
        lock (_lock)
            Changed();
    }

    private void Changed()
    {
        _version++;
        _change?.SetResult();
        _change = null;
    }
}
