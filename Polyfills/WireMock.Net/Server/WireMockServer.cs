using WireMock.Exceptions;
using WireMock.Logging;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server.Admin;
using WireMock.Settings;

namespace WireMock.Server;

/// <summary>A server that answers HTTP requests as its mappings say: <c>WireMockServer.Start()</c>.</summary>
public class WireMockServer : IWireMockServer
{
    private readonly WireMockServerSettings _settings;
    private readonly MappingStore _mappings = new();
    private readonly RequestLog _log = new();
    private readonly Listener _listener;
    private TimeSpan _globalDelay;

    /// <summary>Starts a server.</summary>
    /// <exception cref="WireMockException">It could not start, because the port is in use, for example.</exception>
    protected WireMockServer(WireMockServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _log.Maximum = settings.MaxRequestLogCount;
        _mappings.AllowPartialMapping = settings.AllowPartialMapping == true;
        _listener = Listener.Start(settings, new WireMockApplication(_mappings, _log, () => _globalDelay, settings.StartAdminInterface == true ? new AdminApi(this) : null));
        Urls = [.. _listener.Urls];
        Ports = [.. Urls.Select(url => new Uri(url).Port)];
    }

    /// <inheritdoc/>
    public bool IsStarted => _listener.IsRunning;

    /// <summary>Whether it is running with its admin interface.</summary>
    public bool IsStartedWithAdminInterface => IsStarted && _settings.StartAdminInterface == true;

    /// <inheritdoc/>
    public List<int> Ports { get; }

    /// <inheritdoc/>
    public int Port => Ports.FirstOrDefault();

    /// <inheritdoc/>
    public string[] Urls { get; }

    /// <inheritdoc/>
    public string? Url => Urls.FirstOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<ILogEntry> LogEntries => _log.Entries;

    /// <summary>The mappings.</summary>
    public IReadOnlyList<IMapping> Mappings => _mappings.All;

    /// <summary>Where the scenarios of mappings are.</summary>
    public IReadOnlyList<ScenarioState> Scenarios => _mappings.Scenarios;

    /// <summary>Starts a server on this port; 0: any free one.</summary>
    public static WireMockServer Start(int? port = 0) => Start(new WireMockServerSettings { Port = port });

    /// <summary>Starts a server that listens here, such as on "http://127.0.0.1:0".</summary>
    public static WireMockServer Start(params string[] urls) => Start(new WireMockServerSettings { Urls = urls });

    /// <summary>Starts a server with these settings.</summary>
    public static WireMockServer Start(WireMockServerSettings settings) => new(settings);

    /// <summary>Starts a server on this port (0: any free one) that can be looked at and changed below <c>/__admin</c>.</summary>
    public static WireMockServer StartWithAdminInterface(int? port = 0) => Start(new WireMockServerSettings { Port = port, StartAdminInterface = true });

    /// <summary>Starts a server that listens here and can be looked at and changed below <c>/__admin</c>.</summary>
    public static WireMockServer StartWithAdminInterface(params string[] urls) => Start(new WireMockServerSettings { Urls = urls, StartAdminInterface = true });

    /// <summary>Starts a server with the settings that the action makes.</summary>
    public static WireMockServer Start(Action<WireMockServerSettings> action)
    {
        var settings = new WireMockServerSettings();
        action(settings);
        return Start(settings);
    }

    /// <summary>The first half of a mapping: which requests.</summary>
    public IRespondWithAProvider Given(IRequestMatcher requestMatcher, bool saveToFile = false)
    {
        if (saveToFile) throw new NotSupportedException("Saving a mapping to a file needs the WireMock.Net package: leave saveToFile false.");
        return new RespondWithAProvider(_mappings, requestMatcher, _settings);
    }

    /// <summary>The first half of a mapping: which requests.</summary>
    public IRespondWithAProvider WhenRequest(Action<IRequestBuilder> action)
    {
        var request = Request.Create();
        action(request);
        return Given(request);
    }

    /// <summary>A client whose base address is this server.</summary>
    public HttpClient CreateClient(params DelegatingHandler[] handlers)
    {
        HttpMessageHandler inner = new SocketsHttpHandler();
        foreach (var handler in handlers.Reverse())
        {
            handler.InnerHandler = inner;
            inner = handler;
        }

        return new HttpClient(inner) { BaseAddress = new Uri(Url!) };
    }

    /// <inheritdoc/>
    public IReadOnlyList<ILogEntry> FindLogEntries(params IRequestMatcher[] matchers)
    {
        var found = new List<(ILogEntry Entry, RequestMatchResult Result)>();
        foreach (var entry in LogEntries)
        {
            var result = new RequestMatchResult();
            foreach (var matcher in matchers) matcher.GetMatchingScore(entry.RequestMessage!, result);
            if (result.AverageTotalScore > MatchScores.AlmostPerfect) found.Add((entry, result));
        }

        return [.. found.OrderBy(f => f.Result).Select(f => f.Entry)];
    }

    /// <inheritdoc/>
    public void AddCatchAllMapping() => Given(Request.Create().WithPath("/*").UsingAnyMethod())
        .AtPriority(1000)
        .RespondWith(Response.Create().WithNotFound().WithHeader("Content-Type", "application/json").WithBodyAsJson(new { Status = "No matching mapping found" }));

    /// <inheritdoc/>
    public void AddGlobalProcessingDelay(TimeSpan delay) => _globalDelay = delay;

    /// <inheritdoc/>
    public void AllowPartialMapping(bool allow = true) => _mappings.AllowPartialMapping = allow;

    /// <inheritdoc/>
    public bool DeleteLogEntry(Guid guid) => _log.Remove(guid);

    /// <inheritdoc/>
    public bool DeleteMapping(Guid guid) => _mappings.Remove(guid);

    /// <inheritdoc/>
    public void Reset()
    {
        ResetLogEntries();
        ResetScenarios();
        ResetMappings();
    }

    /// <inheritdoc/>
    public void ResetMappings() => _mappings.Clear();

    /// <inheritdoc/>
    public void ResetLogEntries() => _log.Clear();

    /// <inheritdoc/>
    public void ResetScenarios() => _mappings.ResetScenarios();

    /// <inheritdoc/>
    public bool ResetScenario(string name) => _mappings.ResetScenario(name);

    /// <inheritdoc/>
    public bool SetScenarioState(string name, string? state) => _mappings.SetScenarioState(name, state);

    /// <inheritdoc/>
    public void SetMaxRequestLogCount(int? maxRequestLogCount) => _log.Maximum = maxRequestLogCount;

    /// <inheritdoc/>
    public void Stop() => _listener.Stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Stop();
    }
}
