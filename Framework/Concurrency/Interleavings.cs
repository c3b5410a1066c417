namespace Framework.Concurrency;

/// <summary>What the repetitions of a race came to.</summary>
public sealed class Interleavings
{
    private readonly IReadOnlyList<(string Round, string Outcome)> _rounds;

    internal Interleavings(IReadOnlyList<(string Round, string Outcome)> rounds) => _rounds = rounds;

    /// <summary>How many there were.</summary>
    public int Count => _rounds.Count;

    /// <summary>Each outcome and how often it came about, the most frequent first.</summary>
    public IReadOnlyList<(string Outcome, int Times)> Outcomes =>
        [.. _rounds.GroupBy(r => r.Outcome, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(o => o.Item2).ThenBy(o => o.Key, StringComparer.Ordinal)];

    /// <summary>Holds the outcomes against those that are right.</summary>
    /// <exception cref="InterleavingFailedException">There was another; says in which interleavings, with their seeds.</exception>
    public void ShouldOnlyBe(params IReadOnlyCollection<string> allowed)
    {
        var wrong = _rounds.Where(r => !allowed.Contains(r.Outcome, StringComparer.Ordinal)).ToList();
        if (wrong.Count == 0)
            return;
        var shown = string.Join("\n", wrong.Take(5).Select(r => $"  {r.Round}: {r.Outcome}"));
        throw new InterleavingFailedException($"Expected every interleaving to come to: {string.Join(" | ", allowed)}\nActual: {wrong.Count} of {Count} came to something else:\n{shown}\nAll: {this}");
    }

    /// <summary>One line for people: <c>20 interleavings: 13 x "201, 200", 7 x "200, 201"</c>.</summary>
    public override string ToString() => $"{Count} interleavings: {string.Join(", ", Outcomes.Select(o => $"{o.Times} x \"{o.Outcome}\""))}";
}
