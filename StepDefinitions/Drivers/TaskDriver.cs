using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>When tasks are tried again, and by whom.</summary>
public sealed class TaskDriver(ScenarioScope scenario, ProcessingDriver processing)
{
    private readonly List<TimeSpan> _waits = [];

    /// <summary>How long the task that was followed last waited after each of its failures.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <summary>The last task, as its owner sees it.</summary>
    public Task<TaskJson> SeeAsync() => processing.SeeAsync();

    /// <summary>How long the last task has to wait until its next attempt.</summary>
    public async Task<TimeSpan> UntilNextAsync() => (await processing.SeeAsync()).RunAt - scenario.Clock.GetUtcNow();

    /// <summary>Lets the task of somebody's order fail so often, each time at the moment for which it says it is due.</summary>
    public async Task FailAsync(Person customer, int times)
    {
        await processing.FollowAsync(customer);
        _waits.Add(await UntilNextAsync());
        while (_waits.Count < times)
        {
            await scenario.AdvanceAsync(_waits[^1]);
            _waits.Add(await UntilNextAsync());
        }
    }

    /// <summary>Another instance finds the task that waits in this one; when it falls due, both want it before either has it.</summary>
    public async Task BeginTwiceAsync(Person customer, TimeSpan due)
    {
        await processing.FollowAsync(customer);
        await scenario.StartInstanceAsync([new("Tasks:ScanAtStart", "true")]);
        await scenario.AtRestAsync();
        await using var jobs = await scenario.HoldWritersAsync("jobs");
        await scenario.MoveToNextTimerAsync(due);
        var rest = scenario.AtRestAsync();
        await jobs.ReleaseWhenWaitingAsync(2, rest);
        await rest;
    }
}
