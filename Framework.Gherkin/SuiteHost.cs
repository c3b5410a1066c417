using Framework.Evidence;
using Framework.Lanes;

namespace Framework.Gherkin;

/// <summary>Where a suite says, once, in a [BeforeTestRun] hook, what its scenarios run on.</summary>
public static class SuiteHost
{
    private static Task<IScenarioHost>? _host;

    /// <summary>Who takes the results; null before <see cref="Use"/>.</summary>
    internal static IScenarioSink? Sink { get; private set; }

    /// <summary>The host, once it has started.</summary>
    internal static Task<IScenarioHost> Host => _host ?? throw new InvalidOperationException(
        "No system is wired up. Expected: a static [BeforeTestRun] hook that calls SuiteHost.Use(sink, () => LanePool.StartAsync(wiring, options, sink)).");

    /// <summary>Starts the host at once. If it cannot start, every scenario fails with its message.</summary>
    /// <param name="sink">Takes the results.</param>
    /// <param name="start">Starts the lanes.</param>
    public static void Use(IScenarioSink sink, Func<Task<IScenarioHost>> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (_host is not null)
            throw new InvalidOperationException("SuiteHost.Use was called twice; a run has one host.");
        ParentWatch.Start();
        Sink = sink;
        _host = Task.Run(start);
    }

    /// <summary>Stops the host if it has started.</summary>
    internal static async Task EndAsync()
    {
        if (_host is not { IsCompletedSuccessfully: true } started)
            return;
        var host = await started;
        await host.DisposeAsync();
    }
}
