using Framework.Evidence;
using Framework.Tracing;
using Framework.Waiting;
using Framework.Database;

namespace Framework.Lanes;

/// <content>How it ends.</content>
public sealed partial class ScenarioScope
{
    /// <summary>Adds a check for the scenario's end. The failure that it gives fails a scenario that had passed so far.</summary>
    public void AddEndCheck(string name, Func<ValueTask<Failure?>> check) => _endChecks.Add((name, check));

    /// <summary>Ends the scenario: rest, end checks, record to the sink, lane back to the pool.</summary>
    /// <param name="error">What failed it; null if nothing.</param>
    /// <param name="origin">The hook that <paramref name="error"/> came from; null: a step.</param>
    /// <returns>The failure of the end checks, if they are what failed it.</returns>
    public async ValueTask<Failure?> EndAsync(Exception? error, string? origin = null)
    {
        await GiveDatabasesBackAsync();
        if (error is not null)
            await RememberStateAsync();
        var (atRest, endFailure) = await CheckEndAsync(error is null);
        var (breach, breaches) = await _contract.ExamineAsync();
        endFailure ??= error is null ? breach : null;
        var failure = error is null ? endFailure : Explained(Failures.From(error, origin ?? "step"), endFailure);
        _lane.End(_trace);
        if (_lane.States is { } states)
        {
            if (failure is not null)
                await ShowStatesAsync(states, error is null);
            await states.ReleaseAsync();
        }

        var outcome = error is not null ? Failures.OutcomeOf(error) : failure is null ? Outcome.Passed : Outcome.Failed;
        var steps = _steps.Select(s => s.ToRecord()).ToList();
        List<Suspect> suspects;
        lock (_suspects)
            suspects = [.. _suspects, .. _trace.Suspects(), .. breaches];
        var record = new ScenarioRecord(Identity, _startedAt, TimeProvider.System.GetUtcNow() - _startedAt, outcome, failure, steps, _preparation.ToList(), suspects, TraceId, Lane.Number, Data.Seed, _options.Attempt)
        {
            RanBefore = error is null && failure is null ? [] : Served.InOrder(_before),
            StartOfTime = _options.StartOfTime,
        };
        try
        {
            _sink.ScenarioEnded(record);
        }
        finally
        {
            _lane.Return(atRest && outcome is not (Outcome.Failed or Outcome.Broken), _trace.Written);
        }

        return error is null ? failure : null;
    }

    /// <summary>Puts on each step which rows it has changed.</summary>
    private async Task ShowStatesAsync(StateMemory states, bool atEnd)
    {
        if (atEnd)
            await RememberStateAsync();
        foreach (var (step, changes) in await states.CompareAsync())
        {
            foreach (var change in changes)
                (step < _steps.Count ? _steps[step].Bucket : _preparation).Add(change with { At = step < _steps.Count ? _steps[step].EndedAt : change.At });
        }
    }

    /// <summary>What a vendor refused is why the step did not see what it expected; a step that saw something else for another reason says so below.</summary>
    private static Failure Explained(Failure failure, Failure? atEnd) => atEnd is { Cause: CauseKind.VendorContract }
        ? failure with { Message = $"{atEnd.Message}\n\nBefore that was known, the scenario had failed: {failure.Message}", Cause = atEnd.Cause }
        : failure;

    private async ValueTask<(bool AtRest, Failure? Failure)> CheckEndAsync(bool passed)
    {
        var failure = _unsaid is null ? null : Failures.From(_unsaid, "end of scenario");
        var atRest = true;
        try
        {
            await Sockets.CloseAllAsync();
            await AtRestAsync();
        }
        catch (NotAtRestException error)
        {
            atRest = false;
            failure = Failures.From(error, "end of scenario");
            if (!passed)
                Suspect("leak", error.Message);
        }

        if (_trace.VendorCalls.WithinTransactions is { Count: > 0 } violations)
            failure ??= new Failure($"A vendor was called while something was held in the database. {string.Join("\n", violations)}", "", nameof(VendorCallRecord), "end of scenario", CauseKind.Product);
        foreach (var (name, check) in _endChecks)
        {
            try
            {
                failure ??= await check();
            }
            catch (Exception error)
            {
                failure ??= Failures.From(error, $"end of scenario ({name})");
            }
        }

        foreach (var other in _others)
            await other.StopAsync();

        return (atRest, failure);
    }
}
