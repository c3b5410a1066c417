using Framework.Concurrency;
using Framework.Database;
using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>When tasks are tried again, and by whom.</summary>
public sealed class TaskDriver(ScenarioScope scenario, ScenarioVendors vendors, ProcessingDriver processing)
{
    /// <summary>A worker's first statement takes the task; before its second it has it, and has done nothing yet.</summary>
    private const int HasTaken = 2;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OverIt = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    private readonly List<TimeSpan> _waits = [];
    private TaskJson? _whileOther;

    /// <summary>How long the task that was followed last waited after each of its failures.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <summary>The last task, as its owner saw it when its late worker had ended, and the other one was still at it.</summary>
    public TaskJson WhileOther => _whileOther ?? throw new InvalidOperationException("No worker was late in this scenario yet.");

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

    /// <summary>A worker has taken the task and stands still until its lease is over and another one waits for YooKassa's answer; it goes on then, and fails.</summary>
    public async Task FailLateAsync(Person customer)
    {
        await processing.FollowAsync(customer);
        var due = await UntilNextAsync();
        await scenario.InterruptAtAsync([HasTaken], async interruption =>
        {
            TaskCompletionSource mayBeAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var ending = Task.CompletedTask;
            await interruption.DuringAsync(
                async () =>
                {
                    await scenario.MoveToNextTimerAsync(due);
                    await scenario.AtRestAsync();
                    return 0;
                },
                async () =>
                {
                    await TakeOverAsync(mayBeAnswered.Task);
                    vendors.YooKassa.IsDown();
                    ending = EndBesideOtherAsync(await scenario.HoldWritersAsync("jobs"), mayBeAnswered);
                });
            await ending;
            return $"{WhileOther.Status} at attempt {WhileOther.Attempts} while the other was at it";
        });
    }

    /// <summary>Another instance finds the task and takes it once the lease is over. YooKassa does what it is asked for, and keeps its answer.</summary>
    private async Task TakeOverAsync(Task mayBeAnswered)
    {
        TaskCompletionSource isWaiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        vendors.YooKassa.Meanwhile(
            () =>
            {
                isWaiting.TrySetResult();
                return mayBeAnswered;
            },
            on: "POST /payments/*/capture");
        await scenario.StartInstanceAsync([new("Tasks:ScanAtStart", "true")]);
        for (var left = Lease + OverIt; left > TimeSpan.Zero;)
            left -= await scenario.MoveToNextTimerAsync(left);
        await isWaiting.Task.WaitAsync(GiveUp, TimeProvider.System);
    }

    /// <summary>What the late worker says of the task is written when the table can be held again; the other one goes on after that.</summary>
    private async Task EndBesideOtherAsync(HeldTable jobs, TaskCompletionSource mayBeAnswered)
    {
        try
        {
            await using (jobs)
                await jobs.ReleaseWhenWaitingAsync(1, mayBeAnswered.Task);
            await using (await scenario.HoldWritersAsync("jobs"))
                _whileOther = await SeeAsync();
        }
        finally
        {
            vendors.YooKassa.Recover();
            mayBeAnswered.SetResult();
        }
    }
}
