using System.Collections.Concurrent;
using System.ComponentModel;
using Reqnroll.BoDi;
using Reqnroll.UnitTestProvider;

namespace Reqnroll.Engine;

/// <summary>One test assembly's run: its container, its hooks, BeforeTestRun once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TestRunScope
{
    private static readonly ConcurrentDictionary<BindingTable, TestRunScope> All = new();

    private readonly Lazy<Task> _begun;

    private TestRunScope(BindingTable bindings)
    {
        Bindings = bindings;
        IsDryRun = string.Equals(Environment.GetEnvironmentVariable("REQNROLL_DRY_RUN"), "true", StringComparison.OrdinalIgnoreCase);
        Limit = StepLimit.FromEnvironment();
        Hooks = new HookList(IsDryRun ? [] : bindings.Hooks);
        Container = new ObjectContainer();
        Context = new TestRunContext(Container);
        Container.RegisterInstanceAs(Context);
        Container.RegisterInstanceAs<ITestRunContext>(Context);
        Container.RegisterInstanceAs<IUnitTestRuntimeProvider>(new NUnitRuntimeProvider());
        Container.RegisterInstanceAs<IReqnrollOutputHelper>(new RunOutputHelper());
        _begun = new Lazy<Task>(StartAsync);
    }

    internal BindingTable Bindings { get; }

    /// <summary>Scenarios are gone through, and nothing of them is called.</summary>
    internal bool IsDryRun { get; }

    internal HookList Hooks { get; }

    internal StepLimit Limit { get; }

    internal ObjectContainer Container { get; }

    internal TestRunContext Context { get; }

    /// <summary>What the project's [ScenarioDependencies] method set up; null if there is none or nothing has begun.</summary>
    internal IServiceSource? Services { get; private set; }

    /// <summary>Runs the AfterTestRun hooks if anything ran, and lets go of what the run's container made.</summary>
    public static async Task EndAsync(BindingTable bindings)
    {
        if (!All.TryRemove(bindings, out var run) || !run._begun.IsValueCreated)
            return;
        try
        {
            await run.RunAsync(HookKind.AfterTestRun);
        }
        finally
        {
            await run.Container.DisposeAsync();
            if (run.Services is not null)
                await run.Services.DisposeAsync();
        }
    }

    internal static TestRunScope Of(BindingTable bindings) => All.GetOrAdd(bindings, static b => new TestRunScope(b));

    /// <summary>Runs the BeforeTestRun hooks once; if one fails, every scenario is told so.</summary>
    internal Task BeginAsync() => _begun.Value;

    private Task StartAsync()
    {
        Services = Bindings.OpenServices(Container);
        if (Services is not null)
            ServiceScope.Attach(Services, Container, Services.Root);
        return RunAsync(HookKind.BeforeTestRun);
    }

    private async Task RunAsync(HookKind kind)
    {
        foreach (var hook in Hooks.Of(kind))
            await HookFailure.NameAsync(hook, Container);
    }
}
