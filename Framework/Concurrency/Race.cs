using System.Globalization;
using Framework.Data;
using Framework.Lanes;

namespace Framework.Concurrency;

/// <summary>Repeats a race under different seeds.</summary>
public static class Race
{
    private const int MostStatements = 100;

    /// <summary>
    /// Runs a race several times, each with data of its own and its own seed; after each, waits until the system is at rest. The report shows what
    /// was seen in the last one, or in the one that failed, and how often each outcome came about.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="times">How many interleavings.</param>
    /// <param name="round">Makes the data, runs the race (<see cref="Interleaving.AtOnceAsync{T}"/>), and says in a few words what came of it.</param>
    /// <exception cref="InterleavingFailedException">An interleaving failed; says which, with its seed, and how those before it came out.</exception>
    public static async Task<Interleavings> InterleaveAsync(this ScenarioScope scenario, int times, Func<Interleaving, Task<string>> round)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        List<(string, string)> rounds = [];
        for (var number = 1; number <= times; number++)
        {
            var interleaving = new Interleaving(number, unchecked((long)StableHash.Of($"interleaving {number}", scenario.Seed)), scenario.Perturb);
            using var evidence = scenario.BeginPassage();
            try
            {
                var outcome = await round(interleaving);
                await scenario.AtRestAsync();
                rounds.Add((string.Create(CultureInfo.InvariantCulture, $"interleaving {number} (seed {interleaving.Seed})"), outcome));
            }
            catch (Exception error)
            {
                evidence.Keep();
                throw new InterleavingFailedException($"Interleaving {number} of {times} (seed {interleaving.Seed}) failed: {error.Message}\nBefore it: {new Interleavings(rounds)}", error);
            }

            if (number == times)
                evidence.Keep();
        }

        return Noted(scenario, rounds);
    }

    /// <summary>
    /// Lets something happen before the first SQL statement of an action, in the next round before the second, and so on until there are no more: every
    /// moment at which what the action has read can grow old. Rests and keeps evidence as <see cref="InterleaveAsync"/> does.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="round">Makes the data, runs the action (<see cref="Interruption.DuringAsync{T}"/>), and says in a few words what came of it.</param>
    /// <exception cref="InterleavingFailedException">A round failed; says before which statement.</exception>
    public static async Task<Interleavings> InterruptAsync(this ScenarioScope scenario, Func<Interruption, Task<string>> round)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(round);
        List<(string, string)> rounds = [];
        for (var statement = 1; statement <= MostStatements; statement++)
        {
            if (!await InterruptAsync(scenario, statement, rounds, round))
                break;
        }

        return rounds.Count > 0 ? Noted(scenario, rounds) : throw new InterleavingFailedException("The action ran no SQL statement at all, so there was nothing to interrupt.");
    }

    /// <summary>As <see cref="InterruptAsync(ScenarioScope, Func{Interruption, Task{string}})"/>, before some statements only: for actions that have many, and cost much.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="moments">How many.</param>
    /// <param name="outOf">Out of the action's first so many statements; which of them follows from the scenario's seed.</param>
    /// <param name="round">Makes the data, runs the action, and says in a few words what came of it.</param>
    /// <exception cref="InterleavingFailedException">A round failed; or the action has fewer statements than <paramref name="outOf"/>.</exception>
    public static async Task<Interleavings> InterruptAtRandomAsync(this ScenarioScope scenario, int moments, int outOf, Func<Interruption, Task<string>> round)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentOutOfRangeException.ThrowIfLessThan(moments, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outOf, moments);
        var statements = Enumerable.Range(1, outOf).ToArray();
        new Random(unchecked((int)StableHash.Of("moments", scenario.Seed))).Shuffle(statements);
        return await InterruptAtAsync(scenario, [.. statements.Take(moments).Order()], round);
    }

    /// <summary>As <see cref="InterruptAsync(ScenarioScope, Func{Interruption, Task{string}})"/>, before these statements only.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="statements">Which of the action's statements, from 1.</param>
    /// <param name="round">Makes the data, runs the action, and says in a few words what came of it.</param>
    /// <exception cref="InterleavingFailedException">A round failed; or the action has fewer statements.</exception>
    public static async Task<Interleavings> InterruptAtAsync(this ScenarioScope scenario, IReadOnlyList<int> statements, Func<Interruption, Task<string>> round)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(round);
        List<(string, string)> rounds = [];
        foreach (var statement in statements)
        {
            if (!await InterruptAsync(scenario, statement, rounds, round))
                throw new InterleavingFailedException($"The action has no {statement} statements, so it cannot be interrupted there. Before that: {new Interleavings(rounds)}");
        }

        return Noted(scenario, rounds);
    }

    /// <returns>Whether the action has so many statements.</returns>
    private static async Task<bool> InterruptAsync(ScenarioScope scenario, int statement, List<(string, string)> rounds, Func<Interruption, Task<string>> round)
    {
        var interruption = new Interruption(scenario, statement);
        using var evidence = scenario.BeginPassage();
        try
        {
            var outcome = await round(interruption);
            await scenario.AtRestAsync();
            if (!interruption.WasReached)
                return false;
            rounds.Add((string.Create(CultureInfo.InvariantCulture, $"before statement {statement}"), outcome));
        }
        catch (Exception error)
        {
            evidence.Keep();
            throw new InterleavingFailedException($"Interrupted before its statement {statement}, the action failed: {error.Message}\nBefore that: {new Interleavings(rounds)}", error);
        }

        evidence.Keep();
        return true;
    }

    private static Interleavings Noted(ScenarioScope scenario, List<(string, string)> rounds)
    {
        var all = new Interleavings(rounds);
        scenario.Note(all.ToString());
        return all;
    }
}
