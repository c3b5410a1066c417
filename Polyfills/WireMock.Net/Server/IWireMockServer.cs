using WireMock.Logging;
using WireMock.Matchers.Request;

namespace WireMock.Server;

/// <summary>A server that answers HTTP requests as its mappings say.</summary>
public interface IWireMockServer : IDisposable
{
    /// <summary>Whether it is running.</summary>
    bool IsStarted { get; }

    /// <summary>The requests and answers so far, oldest first.</summary>
    IReadOnlyList<ILogEntry> LogEntries { get; }

    /// <summary>The ports it listens on.</summary>
    List<int> Ports { get; }

    /// <summary>The first port.</summary>
    int Port { get; }

    /// <summary>The addresses it listens on.</summary>
    string[] Urls { get; }

    /// <summary>The first address.</summary>
    string? Url { get; }

    /// <summary>The logged requests that the matchers accept, the best first.</summary>
    IReadOnlyList<ILogEntry> FindLogEntries(params IRequestMatcher[] matchers);

    /// <summary>A mapping of the lowest priority that answers 404 to everything.</summary>
    void AddCatchAllMapping();

    /// <summary>Every answer comes that much later.</summary>
    void AddGlobalProcessingDelay(TimeSpan delay);

    /// <summary>Whether the best of several bad matches answers.</summary>
    void AllowPartialMapping(bool allow = true);

    /// <summary>Removes an entry of the log; false where there is none.</summary>
    bool DeleteLogEntry(Guid guid);

    /// <summary>Removes a mapping; false where there is none.</summary>
    bool DeleteMapping(Guid guid);

    /// <summary>Removes mappings and log.</summary>
    void Reset();

    /// <summary>Removes the mappings.</summary>
    void ResetMappings();

    /// <summary>Empties the log.</summary>
    void ResetLogEntries();

    /// <summary>Brings every scenario back to its start.</summary>
    void ResetScenarios();

    /// <summary>Brings a scenario back to its start; false where it had not begun.</summary>
    bool ResetScenario(string name);

    /// <summary>Puts a scenario into a state; false where no mapping is part of it.</summary>
    bool SetScenarioState(string name, string? state);

    /// <summary>How many requests are kept in the log; null: all of them; 0: none.</summary>
    void SetMaxRequestLogCount(int? maxRequestLogCount);

    /// <summary>Stops listening.</summary>
    void Stop();
}
