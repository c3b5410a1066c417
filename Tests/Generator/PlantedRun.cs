using System.Collections.Concurrent;
using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Tests.Generator;

/// <summary>What NUnit reported of one scenario.</summary>
internal sealed record ScenarioResult(string Name, ResultState State, string Message, string StackTrace, string Output, IReadOnlyList<string> Categories)
{
    public TestStatus Status => State.Status;
}

/// <summary>A planted project, run by NUnit as a test executable would.</summary>
internal sealed class PlantedRun
{
    private static readonly Lock OneAtATime = new();

    private PlantedRun(ITestResult root, IReadOnlyList<string> log)
    {
        (Root, Log) = (root, log);
        Scenarios = [.. Leaves(root).Select(r => new ScenarioResult(r.Name, r.ResultState, r.Message ?? "", r.StackTrace ?? "", r.Output, [.. r.Test.Properties["Category"].Cast<string>()]))];
    }

    public ITestResult Root { get; }

    /// <summary>What bindings wrote with Log.Add, in order.</summary>
    public IReadOnlyList<string> Log { get; }

    public IReadOnlyList<ScenarioResult> Scenarios { get; }

    public ScenarioResult this[string name] => Scenarios.SingleOrDefault(s => s.Name == name)
        ?? throw new KeyNotFoundException($"No scenario '{name}' was run, only: {string.Join(", ", Scenarios.Select(s => s.Name))}.");

    /// <summary>Runs it on one worker, so that the log has an order, unless told otherwise.</summary>
    public static PlantedRun Of(Planted project, int workers = 1, string filter = "")
    {
        var assembly = project.Load();
        lock (OneAtATime)
        {
            ITestResult? result = null;
            using (ExecutionContext.SuppressFlow())
            {
                // A thread of its own: NUnit keeps the test that is being run per thread, and this one runs a test already.
                var thread = new Thread(() => result = Run(assembly, workers, filter));
                thread.Start();
                thread.Join();
            }

            var lines = (ConcurrentQueue<string>)assembly.GetType("Log")!.GetField("Lines")!.GetValue(null)!;
            return new PlantedRun(result!, [.. lines]);
        }
    }

    private static ITestResult Run(Assembly assembly, int workers, string filter)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(assembly, new Dictionary<string, object>(StringComparer.Ordinal) { ["NumberOfTestWorkers"] = workers });
        return runner.Run(TestListener.NULL, TestFilter.FromXml($"<filter>{filter}</filter>"));
    }

    private static IEnumerable<ITestResult> Leaves(ITestResult result) => result.HasChildren ? result.Children.SelectMany(Leaves) : result.Test.IsSuite ? [] : [result];
}
