using Framework.Evidence;
using Framework.Lanes;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BoDi;
using Reqnroll.UnitTestProvider;

namespace Framework.Gherkin;

/// <summary>Drives a scenario's lane from its first hook to its last: takes it, marks the steps, waits for rest before Then, ends it.</summary>
[Binding]
public sealed class LaneHooks(FeatureContext feature, ScenarioContext scenario, IObjectContainer container, IUnitTestRuntimeProvider runtime)
{
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();
    private readonly ScenarioIdentity _identity = ScenarioIds.IdentityOf(feature, scenario);
    private ScenarioScope? _scope;
    private string? _lacking;

    /// <summary>Stops the lanes and the database after the last scenario.</summary>
    [AfterTestRun(Order = int.MaxValue - 1)]
    public static Task StopAsync() => SuiteHost.EndAsync();

    /// <summary>Takes a clean lane; a scenario that needs what this target lacks is skipped, with the reason.</summary>
    [BeforeScenario(Order = int.MinValue)]
    public async Task TakeLaneAsync()
    {
        try
        {
            var host = await SuiteHost.Host;
            _lacking = host.Lacks(_identity);
            _scope = _lacking is null ? await host.BeginAsync(_identity) : null;
        }
        catch (Exception error)
        {
            throw new HostUnavailableException(error is System.Threading.Channels.ChannelClosedException { InnerException: { } reason } ? reason : error);
        }

        if (_scope is null)
            runtime.TestIgnore(_lacking!);
        else
            container.RegisterInstanceAs(_scope);
    }

    /// <summary>Marks the beginning of a step; before a Then, waits until the system is at rest, so that "nothing was sent" is certain.</summary>
    [BeforeStep(Order = int.MinValue)]
    public async Task BeginStepAsync()
    {
        if (_scope is null)
            return;
        var step = scenario.StepContext.StepInfo;
        var argument = step.MultilineText ?? step.Table?.ToString();
        await _scope.RememberStateAsync();
        _scope.BeginStep(step.StepInstance?.Keyword.Trim() ?? step.StepDefinitionType.ToString(), step.Text, argument, RoleOf(step.StepDefinitionType));
        if (step.StepDefinitionType == StepDefinitionType.Then)
            await _scope.AtRestAsync();
    }

    /// <summary>Marks the end of a step.</summary>
    [AfterStep(Order = int.MaxValue)]
    public void EndStep() => _scope?.EndStep(scenario.StepContext.StepError);

    /// <summary>Ends the scenario: its checks, its record, its lane.</summary>
    [AfterScenario(Order = int.MaxValue)]
    public async Task EndScenarioAsync()
    {
        var error = scenario.TestError;
        if (_scope is null)
        {
            WriteDown(error);
            return;
        }

        var origin = error is null || ReferenceEquals(scenario.StepContext?.StepError, error) ? null : "hook";
        if (await _scope.EndAsync(error, origin) is { } failure)
            throw new EndOfScenarioException(failure);
    }

    private static StepRole RoleOf(StepDefinitionType type) => type switch
    {
        StepDefinitionType.Given => StepRole.Preparation,
        StepDefinitionType.When => StepRole.Action,
        StepDefinitionType.Then => StepRole.Expectation,
        _ => StepRole.Unknown,
    };

    /// <summary>A scenario that never got a lane is in the report all the same, with the reason.</summary>
    private void WriteDown(Exception? error)
    {
        if (error is null || SuiteHost.Sink is not { } sink)
            return;
        CauseKind? cause = error is HostUnavailableException ? CauseKind.Infrastructure : _lacking is null ? CauseKind.Test : null;
        var outcome = _lacking is null ? Outcome.Broken : Outcome.Skipped;
        sink.ScenarioStarted(_identity, _startedAt);
        sink.ScenarioEnded(new ScenarioRecord(_identity, _startedAt, TimeProvider.System.GetUtcNow() - _startedAt, outcome, Failures.From(error, "hook", cause), [], [], [], "", 0, 0, 1));
    }
}
