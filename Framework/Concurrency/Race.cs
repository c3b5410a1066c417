using Framework.Data;
using Framework.Lanes;

namespace Framework.Concurrency;

/// <summary>Repeats a race under different seeds.</summary>
public static class Race
{
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
        List<(Interleaving, string)> rounds = [];
        for (var number = 1; number <= times; number++)
        {
            var interleaving = new Interleaving(number, unchecked((long)StableHash.Of($"interleaving {number}", scenario.Seed)), scenario.Perturb);
            using var evidence = scenario.BeginPassage();
            try
            {
                var outcome = await round(interleaving);
                await scenario.AtRestAsync();
                rounds.Add((interleaving, outcome));
            }
            catch (Exception error)
            {
                evidence.Keep();
                throw new InterleavingFailedException($"Interleaving {number} of {times} (seed {interleaving.Seed}) failed: {error.Message}\nBefore it: {new Interleavings(rounds)}", error);
            }

            if (number == times)
                evidence.Keep();
        }

        var all = new Interleavings(rounds);
        scenario.Note(all.ToString());
        return all;
    }
}
