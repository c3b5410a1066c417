using System.Diagnostics;
using Framework.Concurrency;
using Framework.Contract;
using Framework.Data;
using Framework.Database;
using Framework.Evidence;
using Framework.Http;
using Framework.Metrics;
using Framework.Sockets;
using Framework.Time;
using Framework.Tracing;
using Framework.Waiting;

namespace Framework.Lanes;

/// <summary>One running scenario: its lane, its trace, its data, its evidence.</summary>
public sealed partial class ScenarioScope
{
    private readonly ILane _lane;
    private readonly RunOptions _options;
    private readonly IScenarioSink _sink;
    private readonly DateTimeOffset _startedAt;
    private readonly ScenarioTrace _trace;
    private readonly ScenarioContract _contract;
    private readonly EvidenceBucket _preparation;
    private readonly RestDetector _rest;
    private readonly List<StepInProgress> _steps = [];
    private readonly List<(string Name, Func<ValueTask<Failure?>> Check)> _endChecks = [];
    private readonly List<Suspect> _suspects = [];
    private readonly List<IRestProbe> _probes = [];
    private readonly List<SystemInstance> _others = [];
    private readonly Served? _before;
    private int _remembered;
    private StepInProgress? _step;

    internal ScenarioScope(ILane lane, ScenarioIdentity identity, RunOptions options, IScenarioSink sink, DateTimeOffset startedAt)
    {
        (_lane, Identity, _options, _sink, _startedAt) = (lane, identity, options, sink, startedAt);
        _contract = new ScenarioContract(lane.Contract);
        _trace = new ScenarioTrace(identity.Id) { Contract = _contract };
        _preparation = _trace.BeginStep();
        lane.Begin(_trace);
        Sockets = new ScenarioSockets(lane.CreateSocketDoor, _trace, options.RestTimeout);
        _rest = new RestDetector(_trace, _probes);
        _probes.AddRange(lane.ProbesFor(_trace, Sockets));
        Data = new TestData(unchecked((long)StableHash.Of($"{identity.Feature}/{identity.DisplayName}", options.Seed)));
        _before = lane.Served;
        lane.Served = new Served(identity, _before);
    }

    /// <summary>Which scenario.</summary>
    public ScenarioIdentity Identity { get; }

    /// <summary>The lane that it has.</summary>
    public LaneContext Lane => _lane.Context;

    /// <summary>The system's clock.</summary>
    public SteerableClock Clock => _lane.Context.Clock;

    /// <summary>The scenario's W3C trace id.</summary>
    public string TraceId => _trace.TraceId.ToHexString();

    /// <summary>Services of the system on this lane. Scenarios speak to the system by HTTP; this is for wiring and probes.</summary>
    public IServiceProvider System => Use(Capabilities.Inside, "the services of the system", () => _lane.Services);

    /// <summary>The scenario's seed: it follows from the run's seed and the scenario's name.</summary>
    public long Seed => Data.Seed;

    /// <summary>Test data, seeded.</summary>
    public TestData Data { get; }

    /// <summary>The scenario's WebSockets.</summary>
    public ScenarioSockets Sockets { get; }

    /// <summary>How many SQL statements the scenario's requests run.</summary>
    public StatementCount Statements => Use(Capabilities.Inside, "the statements of each request", () => _trace.Statements);

    /// <summary>What the system has counted in this scenario.</summary>
    public LaneCounters Counters => Use(Capabilities.Inside, "the counters of the system", () => _lane.Counters);

    /// <summary>How the system has called vendors in this scenario.</summary>
    public VendorCallRecord VendorCalls => Use(Capabilities.Inside, "what the system held in the database while it called vendors", () => _trace.VendorCalls);

    /// <summary>What was seen since the scenario began, step by step.</summary>
    public IReadOnlyList<EvidenceItem> Seen => [.. _preparation.ToList(), .. _steps.SelectMany(s => s.ToRecord().Evidence)];

    /// <summary>What was seen since the current step began, in order.</summary>
    public IReadOnlyList<EvidenceItem> SeenInStep => _trace.Current.ToList();

    /// <summary>What of a kind was seen since the scenario began, step by step, in order.</summary>
    public IReadOnlyList<T> SeenByNow<T>()
        where T : EvidenceItem => [.. _preparation.ToList().OfType<T>(), .. _steps.SelectMany(s => s.Seen.OfType<T>())];

    /// <summary>The system's endpoints by name.</summary>
    public EndpointTable Endpoints => _lane.Endpoints;

    /// <summary>A client into the system. Every call carries the trace and is recorded on the step that makes it.</summary>
    /// <param name="peer">The name of who is called, for the report.</param>
    /// <param name="forwardedFor">The address that the call claims to come from (<c>X-Forwarded-For</c>); the connection itself comes from this machine.</param>
    /// <param name="direction">Who calls whom, for the report.</param>
    public HttpClient CreateClient(string peer = "system", string? forwardedFor = null, Direction direction = Direction.TestToSystem)
    {
        var client = CreateClient(_lane.CreateHandler(_trace), peer, direction);
        if (forwardedFor is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        return client;
    }

    /// <summary>Starts another instance of the system on this lane's database and clock; it ends with the scenario. Costs as much as starting the system does.</summary>
    /// <param name="settings">Settings that it has otherwise than the lane's own instance.</param>
    public async Task<SystemInstance> StartInstanceAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        Use(Capabilities.Inside, "another instance of the system");
        var instance = new SystemInstance(this, await Task.Run(() => _lane.StartAnother(settings ?? [])));
        _others.Add(instance);
        _probes.InsertRange(_probes.Count - 1, instance.Probes);
        return instance;
    }

    internal HttpClient CreateClient(HttpMessageHandler handler, string peer, Direction direction = Direction.TestToSystem) =>
        new(new TestRequestHandler(handler, _trace, peer, direction)) { BaseAddress = _lane.BaseAddress };

    /// <summary>A step begins; what happens from now on is its doing.</summary>
    public void BeginStep(string keyword, string text, string? argument, StepRole role = StepRole.Unknown)
    {
        _step = new StepInProgress(keyword, SecretMask.Text(text), argument is null ? null : SecretMask.Text(argument), TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp(), _trace.BeginStep(), role);
        _steps.Add(_step);
    }

    /// <summary>
    /// Before a step begins: remembers what the database holds, if anything was written since it was remembered last. Nothing is read before the scenario
    /// has failed; then each step shows the rows that it has changed.
    /// </summary>
    public async Task RememberStateAsync()
    {
        if (!_options.RememberStates || _lane.States is not { } states || (states.Count > 0 && _remembered == _trace.Writes))
            return;
        _remembered = _trace.Writes;
        await states.HoldAsync(_steps.Count);
    }

    /// <summary>The step that began last has ended.</summary>
    public void EndStep(Exception? error)
    {
        if (_step is null)
            return;
        _step.Duration = Stopwatch.GetElapsedTime(_step.Began);
        _step.Error = error;
    }

    /// <summary>Waits until everything that the scenario caused is done.</summary>
    /// <exception cref="NotAtRestException">It did not end in time; says what is unfinished.</exception>
    public Task AtRestAsync(CancellationToken cancellationToken = default) => _rest.WaitAsync(_options.RestTimeout, cancellationToken);

    /// <summary>Moves the system's clock. Timers fire at their own moments, and the system comes to rest after each.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var from = Clock.GetUtcNow();
        await AtRestAsync();
        for (var left = by; left > TimeSpan.Zero;)
        {
            left -= await MoveToNextTimerAsync(left);
            await AtRestAsync();
        }

        Add(new ClockMove(TimeProvider.System.GetUtcNow(), from, Clock.GetUtcNow()));
    }

    /// <summary>Moves the system's clock to the next timer's due time, at most as far as asked for; see <see cref="SteerableClock.MoveToNextTimerAsync"/>.</summary>
    /// <exception cref="MissingCapabilityException">The scenario has not said that it moves the clock, and has to.</exception>
    public ValueTask<TimeSpan> MoveToNextTimerAsync(TimeSpan atMost)
    {
        Use(Capabilities.VirtualTime, "a clock that is moved");
        return Clock.MoveToNextTimerAsync(atMost);
    }

    /// <summary>A remark for the report, on the current step.
    public void Note(string text) => Add(new Note(TimeProvider.System.GetUtcNow(), SecretMask.Text(text)));

    /// <summary>Evidence for the report, on the current step.</summary>
    public void Add(EvidenceItem item) => _trace.Current.Add(item);

    /// <summary>Something suspicious for the report.</summary>
    public void Suspect(string kind, string detail)
    {
        lock (_suspects)
            _suspects.Add(new Suspect(kind, SecretMask.Text(detail)));
    }

    internal Passage BeginPassage() => new(_trace);

    internal void Hold(StatementGate? gate)
    {
        Use(Capabilities.Inside, "statements that can be held up");
        _trace.Gate = gate;
    }

    internal void Perturb(Perturbation? perturbation)
    {
        Use(Capabilities.Inside, "statements that can be disturbed");
        _trace.Perturbation = perturbation;
    }
}
