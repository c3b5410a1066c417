using Framework.Contract;
using Framework.Database;
using Framework.Http;
using Framework.Metrics;
using Framework.Sockets;
using Framework.Tracing;
using Framework.Waiting;

namespace Framework.Lanes;

/// <summary>What a scenario needs of the lane that it has.</summary>
internal interface ILane
{
    LaneContext Context { get; }

    /// <summary>Of the system.</summary>
    Uri BaseAddress { get; }

    bool IsRemote => false;

    /// <summary>Whether scenarios have to say by a tag what not every target has.</summary>
    bool DemandsTags => false;

    IServiceProvider Services { get; }

    EndpointTable Endpoints { get; }

    LaneCounters Counters { get; }

    /// <summary>What its database held before each step; null if that is not remembered.</summary>
    StateMemory? States { get; }

    /// <summary>What the system says that it answers; null if it says nothing, or if nobody is to look.</summary>
    Task<ApiContract?> Contract => Task.FromResult<ApiContract?>(null);

    /// <summary>Whom this host has served, the latest first.</summary>
    Served? Served { get; set; }

    /// <summary>From now on what the trace causes is the scenario's.</summary>
    void Begin(ScenarioTrace trace);

    void End(ScenarioTrace trace);

    /// <summary>Whom to ask whether all is quiet, in this order.</summary>
    IEnumerable<IRestProbe> ProbesFor(ScenarioTrace trace, ScenarioSockets sockets);

    HttpMessageHandler CreateHandler(ScenarioTrace trace);

    ISocketDoor CreateSocketDoor();

    /// <summary>Starts another host on this lane's database and clock.</summary>
    OtherHost StartAnother(IEnumerable<KeyValuePair<string, string?>> settings);

    /// <summary>Takes the lane back; it is cleaned away from the scenario's path.</summary>
    /// <param name="isSound">Whether the scenario passed and the system came to rest. If not, the next one gets a system that was started anew: what a failure left in its memory fails nobody else.</param>
    /// <param name="written">The tables that the scenario's statements wrote to.</param>
    void Return(bool isSound, IReadOnlyCollection<string> written);
}
