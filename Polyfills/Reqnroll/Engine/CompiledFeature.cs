using System.ComponentModel;
using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>A feature at run time: its data, its container, BeforeFeature once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledFeature
{
    private readonly Lazy<FeatureData> _data;
    private readonly Lazy<Started> _started;
    private readonly TestRunScope _run;

    /// <summary>A feature from the generator's text.</summary>
    public CompiledFeature(string data, BindingTable bindings)
    {
        _run = TestRunScope.Of(bindings);
        _data = new Lazy<FeatureData>(() => FeatureData.Parse(data));
        _started = new Lazy<Started>(() => new Started(_run, _data.Value));
    }

    /// <summary>Runs a scenario, or an example row of an outline, by its place in the feature.</summary>
    public async Task RunAsync(int scenario)
    {
        var feature = _started.Value;
        await new ScenarioRun(_run, feature, _data.Value, _data.Value.Scenarios[scenario]).RunAsync();
    }

    /// <summary>Runs the AfterFeature hooks if any scenario ran.</summary>
    public async Task EndAsync()
    {
        if (!_started.IsValueCreated)
            return;
        CultureInfo.CurrentCulture = _started.Value.Culture;
        try
        {
            foreach (var hook in _started.Value.HooksOf(HookKind.AfterFeature))
                await HookFailure.NameAsync(hook, _started.Value.Container);
        }
        finally
        {
            await _started.Value.DisposeAsync();
        }
    }

    internal sealed class Started
    {
        private readonly TestRunScope _run;
        private readonly FeatureData _data;
        private readonly Lazy<Task> _begun;
        private IAsyncDisposable? _scope;

        internal Started(TestRunScope run, FeatureData data)
        {
            _run = run;
            _data = data;
            var language = CultureInfo.CreateSpecificCulture(data.Language);
            Culture = run.Bindings.BindingCulture ?? language;
            Container = new ObjectContainer(run.Container);
            Context = new FeatureContext(Container, new FeatureInfo(language, data.Folder, data.Title, data.Description, data.Tags), Culture);
            Container.RegisterInstanceAs(Context);
            Container.RegisterInstanceAs<IFeatureContext>(Context);
            Container.RegisterInstanceAs(Context.FeatureInfo);
            _begun = new Lazy<Task>(RunBeforeAsync);
        }

        internal CultureInfo Culture { get; }

        internal ObjectContainer Container { get; }

        internal FeatureContext Context { get; }

        /// <summary>BeforeTestRun and BeforeFeature, once each; a failure is told to every scenario.</summary>
        internal Task BeginAsync() => _begun.Value;

        internal async Task DisposeAsync()
        {
            await Container.DisposeAsync();
            if (_scope is not null)
                await _scope.DisposeAsync();
        }

        internal IEnumerable<Hook> HooksOf(HookKind kind) => _run.Hooks.Of(kind).Where(h => h.Fits(_data.Tags, _data.Title, null));

        private async Task RunBeforeAsync()
        {
            await _run.BeginAsync();
            CultureInfo.CurrentCulture = Culture;
            if (_run.Services is { IsPerFeature: true } services)
                _scope = ServiceScope.Open(services, Container);
            foreach (var hook in HooksOf(HookKind.BeforeFeature))
                await HookFailure.NameAsync(hook, Container);
        }
    }
}
