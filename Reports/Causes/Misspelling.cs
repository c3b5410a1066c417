using System.Text.RegularExpressions;
using Framework.Evidence;
using Reports.Catalogue;
using Reports.Suite;

namespace Reports.Causes;

/// <summary>An expected word and the one that is there differ by a letter or two. Which of them is known to everybody else tells whose mistake it is.</summary>
/// <param name="Expected">As the scenario spells it.</param>
/// <param name="Actual">As the system spells it.</param>
/// <param name="IsExpected">Whether it is the scenario that is alone with its spelling.</param>
internal sealed partial record Misspelling(string Expected, string Actual, bool IsExpected)
{
    private const int LettersApart = 2, ShortestWord = 4;

    /// <summary>Null if nothing of the sort is seen, or if nobody else uses either word.</summary>
    public static Misspelling? Of(FailedScenario scenario)
    {
        foreach (var (expected, actual) in Pairs(scenario.Failure.Message))
        {
            if (expected == actual || expected.Length < ShortestWord || !IsWord(expected) || !IsWord(actual) || Nearest.Distance(expected, actual) > LettersApart)
                continue;
            var (ours, theirs) = (Known(expected, scenario), Known(actual, scenario));
            if (ours != theirs)
                return new Misspelling(expected, actual, IsExpected: theirs);
        }

        return null;
    }

    /// <summary>What a failure says was there instead; null if it does not say.</summary>
    public static string? SeenInstead(string message) => Pairs(message).Select(p => p.Actual).FirstOrDefault();

    /// <summary>Whether the part of an answer that a step asked for in vain is known to anybody else.</summary>
    public static bool IsKnownPart(FailedScenario scenario) =>
        MissingPath().Match(scenario.Failure.Message) is { Success: true } match && Known(match.Groups["expected"].Value.Split('.', '[')[0], scenario);

    private static IEnumerable<(string Expected, string Actual)> Pairs(string message)
    {
        foreach (Match match in ShouldBe().Matches(message).Concat(Mismatch().Matches(message)))
            yield return (match.Groups["expected"].Value, match.Groups["actual"].Value);
        foreach (Match match in Absent().Matches(message).Concat(MissingPath().Matches(message)))
            foreach (var there in match.Groups["there"].Value.Split(", "))
                yield return (match.Groups["expected"].Value, there.Trim());
    }

    /// <summary>Used by another scenario of the suite, or seen elsewhere than in the answer that is judged.</summary>
    private static bool Known(string word, FailedScenario scenario) =>
        scenario.Suite.Scenarios.Any(s => !ReferenceEquals(s, scenario.Entry) && !(s.Name == scenario.Record.Identity.Name && s.Feature == scenario.Record.Identity.Feature) && s.Steps.Any(step => Has(step.Text, word) || Has(step.Argument, word)))
        || scenario.All.Any(e => e switch
        {
            SqlStatement sql => Has(sql.Text, word),
            HttpExchange exchange when !ReferenceEquals(exchange, scenario.JudgedCall) => Has(exchange.ResponseBody?.Text, word) || Has(exchange.RequestBody?.Text, word),
            SocketFrame frame => Has(frame.Text, word),
            _ => false,
        });

    private static bool Has(string? text, string word)
    {
        for (var at = text?.IndexOf(word, StringComparison.Ordinal) ?? -1; at >= 0; at = text!.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsPart(text![at - 1])) && (at + word.Length == text!.Length || !IsPart(text[at + word.Length])))
                return true;
        return false;
    }

    private static bool IsWord(string text) => text.All(c => char.IsLetter(c) || c is '_' or '-' or '.');

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    [GeneratedRegex("""should be\s+"(?<expected>[^"\n]+)"\s+but was\s+"(?<actual>[^"\n]+)"|name: expected (?<expected>\w+), actual (?<actual>\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ShouldBe();

    [GeneratedRegex("""expected "?(?<expected>[\w.-]+)"?, actual "(?<actual>[\w.-]+)"(\s|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mismatch();

    [GeneratedRegex(@"There is no JSON path '(?<expected>[\w.-]+)'\. (Did you mean: (?<there>[^?]*)\?)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MissingPath();

    [GeneratedRegex("""(^|[\s.])(?<expected>\w+): expected .*, actual no such property \(there are: (?<there>[^)]*)\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Absent();
}
