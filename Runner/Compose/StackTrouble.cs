using Framework.Http;
using Runner.Terminal;

namespace Runner.Compose;

/// <summary>Why a stack is not up: which service, how it is, and what it said last.</summary>
internal static class StackTrouble
{
    public const int LinesShown = 12;

    private const int Width = 200;

    /// <param name="why">What ended the waiting.</param>
    /// <param name="expected">The services that are to be well.</param>
    /// <param name="states">How those are that have a container.</param>
    /// <param name="words">What each container said last, by its number.</param>
    /// <param name="said">What compose itself said.</param>
    public static CannotRunException Of(string why, IReadOnlyList<string> expected, IReadOnlyList<ServiceState> states, IReadOnlyDictionary<string, IReadOnlyList<string>> words, IReadOnlyList<string> said)
    {
        var begun = Begun(states);
        List<string> lines = [];
        foreach (var state in Blamed(begun))
        {
            lines.Add($"{state.Service}: {state}");
            lines.AddRange(words.GetValueOrDefault(state.Container, []).TakeLast(LinesShown).Select(l => $"    {Words.Headline(SecretMask.Text(l), Width)}"));
        }

        var waiting = expected.Except(begun.Select(s => s.Service), StringComparer.Ordinal).ToList();
        if (waiting.Count > 0)
            lines.Add($"Not started, since they wait for others: {string.Join(", ", waiting)}");
        if (lines.Count == 0 || Blamed(begun).Count == 0)
            lines.AddRange(said.TakeLast(LinesShown).Select(l => $"    {Words.Headline(SecretMask.Text(l), Width)}"));
        return new CannotRunException($"The stack did not become healthy: {why}.", [.. lines]);
    }

    /// <summary>What is at fault: those that are lost, or else all that are not well yet.</summary>
    public static IReadOnlyList<ServiceState> Blamed(IReadOnlyList<ServiceState> states) =>
        states.Any(s => s.IsLost) ? [.. states.Where(s => s.IsLost)] : [.. Begun(states).Where(s => !s.IsWell)];

    /// <summary>A container that was made and not started waits for others.</summary>
    private static List<ServiceState> Begun(IEnumerable<ServiceState> states) => [.. states.Where(s => s.Status != "created")];
}
