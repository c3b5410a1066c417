namespace Framework.Concurrency;

/// <summary>One repetition of a race: its own seed decides in which order its participants leave the gate, and how they are shifted against one another.</summary>
public sealed class Interleaving
{
    private readonly Action<Perturbation?> _perturb;

    internal Interleaving(int number, long seed, Action<Perturbation?> perturb) => (Number, Seed, _perturb) = (number, seed, perturb);

    /// <summary>Which repetition, from 1.</summary>
    public int Number { get; }

    /// <summary>Its seed. It follows from the run's seed and the scenario, so the same run has the same.</summary>
    public long Seed { get; }

    /// <summary>Starts all of them behind one gate and waits for the last.</summary>
    /// <param name="participants">What is done at the same time.</param>
    /// <returns>Their results, in the order of <paramref name="participants"/>.</returns>
    /// <exception cref="ArgumentException">A race takes two at least.</exception>
    public async Task<IReadOnlyList<T>> AtOnceAsync<T>(params IReadOnlyList<Func<Task<T>>> participants)
    {
        ArgumentNullException.ThrowIfNull(participants);
        if (participants.Count < 2)
            throw new ArgumentException($"At the same time there are two participants at least; there is {participants.Count}.", nameof(participants));
        var order = Enumerable.Range(0, participants.Count).ToArray();
        new Random(unchecked((int)Seed)).Shuffle(order);
        var perturbation = new Perturbation(Seed);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new Task<T>[participants.Count];
        for (var place = 0; place < order.Length; place++)
            running[order[place]] = BehindAsync(gate.Task, place == 0 ? null : perturbation, participants[order[place]], perturbation);
        _perturb(perturbation);
        try
        {
            gate.SetResult();
            return await Task.WhenAll(running);
        }
        finally
        {
            _perturb(null);
        }
    }

    /// <summary>Whoever leaves first waits for nobody; whoever is done first lets the rest go, so that none waits for statements that never come.</summary>
    private static async Task<T> BehindAsync<T>(Task gate, Perturbation? waitsFor, Func<Task<T>> participant, Perturbation perturbation)
    {
        await gate;
        if (waitsFor is not null)
            await waitsFor.TurnAsync();
        try
        {
            return await participant();
        }
        finally
        {
            perturbation.Open();
        }
    }
}
