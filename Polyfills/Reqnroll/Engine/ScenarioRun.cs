using System.Collections.Specialized;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using NUnit.Framework;
using Reqnroll.Bindings;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>One scenario from BeforeScenario to AfterScenario. AfterScenario always runs, whatever happened before.</summary>
internal sealed class ScenarioRun
{
    private readonly TestRunScope _run;
    private readonly CompiledFeature.Started _feature;
    private readonly FeatureData _data;
    private readonly CompiledScenario _scenario;
    private readonly ObjectContainer _container;
    private readonly ScenarioContext _context;
    private readonly ArgumentMaker _arguments;
    private readonly OutputHelper _output = new();
    private readonly string[] _tags;
    private IAsyncDisposable? _services;
    private Exception? _error;

    internal ScenarioRun(TestRunScope run, CompiledFeature.Started feature, FeatureData data, CompiledScenario scenario)
    {
        (_run, _feature, _data, _scenario) = (run, feature, data, scenario);
        var rule = scenario.Rule < 0 ? null : data.Rules[scenario.Rule];
        var arguments = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in scenario.Arguments)
            arguments.Add(name, value);
        var info = new ScenarioInfo(scenario.Title, scenario.Description, scenario.Tags, arguments, [.. data.Tags, .. rule?.Tags ?? []]);
        _tags = info.CombinedTags;
        _container = new ObjectContainer(feature.Container);
        _arguments = new ArgumentMaker(run.Bindings, _container, feature.Culture);
        _context = new ScenarioContext(_container, info, rule);
        _container.RegisterInstanceAs(_context);
        _container.RegisterInstanceAs<IScenarioContext>(_context);
        _container.RegisterInstanceAs(info);
        _container.RegisterInstanceAs<IReqnrollOutputHelper>(_output);
    }

    internal async Task RunAsync()
    {
        await KeepErrorAsync(_feature.BeginAsync);
        CultureInfo.CurrentCulture = _feature.Culture;
        await KeepErrorAsync(OpenServices);
        await KeepErrorAsync(() => HooksAsync(HookKind.BeforeScenario));
        await KeepErrorAsync(StepsAsync);
        await HooksToTheEndAsync(HookKind.AfterScenario);
        var failed = _error;
        _error = null;
        await KeepErrorAsync(() => _container.DisposeAsync().AsTask());
        await KeepErrorAsync(async () =>
        {
            if (_services is not null)
                await _services.DisposeAsync();
        });
        _output.Flush();
        if ((failed ?? _error) is { } error)
            Throw(error);
    }

    private Task OpenServices()
    {
        if (_run.Services is { IsPerFeature: false } services)
            _services = ServiceScope.Open(services, _container);
        return Task.CompletedTask;
    }

    private void Throw(Exception error)
    {
        if (error is PendingStepException && _run.Bindings.PendingOutcome is var outcome and not "Error")
            throw outcome == "Ignore" ? new IgnoreException(error.Message, error) : new InconclusiveException(error.Message, error);
        ExceptionDispatchInfo.Throw(error);
    }

    private async Task StepsAsync()
    {
        foreach (var step in _scenario.Steps)
        {
            await KeepErrorAsync(() => EnterBlockAsync((ScenarioBlock)((int)step.Type + 1)));
            if (_error is null)
                await StepAsync(step);
            else
                Trace(step, "-> skipped because of previous errors");
        }

        if (_context.CurrentScenarioBlock != ScenarioBlock.None)
            await HooksToTheEndAsync(HookKind.AfterScenarioBlock);
    }

    private async Task EnterBlockAsync(ScenarioBlock block)
    {
        if (_context.CurrentScenarioBlock == block)
            return;
        if (_context.CurrentScenarioBlock != ScenarioBlock.None)
            await HooksAsync(HookKind.AfterScenarioBlock);
        _context.CurrentScenarioBlock = block;
        await HooksAsync(HookKind.BeforeScenarioBlock);
    }

    private async Task StepAsync(CompiledStep step)
    {
        if (_run.IsDryRun)
        {
            Trace(step, $"-> dry run: {_run.Bindings.NameOf(step.Binding)}()");
            return;
        }

        var table = TableOf(step);
        _context.StepContext = new ScenarioStepContext(new StepInfo(step.Type, step.Text, table, step.DocString)
        {
            StepInstance = new StepInstance(step.Type, step.KeywordKind, step.Keyword, step.Text),
        });
        var began = Stopwatch.GetTimestamp();
        var trace = "";
        await KeepErrorAsync(async () =>
        {
            try
            {
                await HooksAsync(HookKind.BeforeStep);
                var arguments = await _arguments.OfAsync(step, table);
                trace = $"{_run.Bindings.NameOf(step.Binding)}({arguments})";
                await _run.Limit.KeepAsync(_run.Bindings.InvokeAsync(step.Binding, _container, arguments), $"The step '{step.Keyword}{step.Text}'");
            }
            catch (Exception error)
            {
                HookFailure.Note(error, string.Create(CultureInfo.InvariantCulture, $"{step.Keyword}{step.Text} in {_data.Path}:line {step.Line}"));
                _context.StepContext.StepError = error;
                _context.StepContext.Status = StatusOf(error);
                throw;
            }
        });
        await HooksToTheEndAsync(HookKind.AfterStep);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        Trace(step, _context.StepContext.StepError is { } failure ? $"-> error: {failure.Message} ({seconds}s)" : $"-> done: {trace} ({seconds}s)");
    }

    private static DataTable? TableOf(CompiledStep step)
    {
        if (step.Rows.Count == 0)
            return null;
        var table = new DataTable(step.Rows[0]);
        foreach (var row in step.Rows.Skip(1))
            table.AddRow([.. row]);
        return table;
    }

    private async Task HooksAsync(HookKind kind)
    {
        foreach (var hook in _run.Hooks.Of(kind))
        {
            if (hook.Fits(_tags, _data.Title, _scenario.Title))
                await HookFailure.NameAsync(hook, _container);
        }
    }

    /// <summary>Every hook, also after one that failed: clean-up must not depend on other clean-up.</summary>
    private async Task HooksToTheEndAsync(HookKind kind)
    {
        foreach (var hook in _run.Hooks.Of(kind))
        {
            if (!hook.Fits(_tags, _data.Title, _scenario.Title))
                continue;
            var before = _error;
            _error = null;
            await KeepErrorAsync(() => HookFailure.NameAsync(hook, _container).AsTask());
            if (before is null)
                continue;
            if (_error is not null)
                _output.WriteLine($"-> also failed: [{hook.Kind}] {hook.Name}: {_error.Message}");
            // A scenario that was skipped and then could not be cleaned up has failed.
            if (_error is null || StatusOf(before) != ScenarioExecutionStatus.Skipped || StatusOf(_error) == ScenarioExecutionStatus.Skipped)
                _error = before;
        }
    }

    /// <summary>Runs unless something failed before; a failure is the scenario's, and kept for its end.</summary>
    private async Task KeepErrorAsync(Func<Task> action)
    {
        if (_error is not null)
            return;
        try
        {
            await action();
        }
        catch (Exception error)
        {
            _error = error;
            _context.TestError ??= error;
            _context.ScenarioExecutionStatus = StatusOf(error);
        }
    }

    private static ScenarioExecutionStatus StatusOf(Exception error) =>
        error is PendingStepException ? ScenarioExecutionStatus.StepDefinitionPending : NUnitRuntimeProvider.StatusOf(error) ?? ScenarioExecutionStatus.TestError;

    private void Trace(CompiledStep step, string outcome)
    {
        _output.WriteLine(step.Keyword + step.Text);
        _output.WriteLine(outcome);
    }
}
