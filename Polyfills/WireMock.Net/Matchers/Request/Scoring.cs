using System.Collections.Concurrent;

namespace WireMock.Matchers.Request;

/// <summary>Puts a matcher's score down, under the name that the log shows.</summary>
internal static class Scoring
{
    private static readonly ConcurrentDictionary<Type, (string Name, string Type)> Names = new();

    public static (string Name, string Type) NamesOf(Type matcher) =>
        Names.GetOrAdd(matcher, static t => (t.Name.Replace("RequestMessage", "", StringComparison.Ordinal), t.Name));

    public static double Add(this IRequestMatchResult into, IRequestMatcher matcher, MatchResult result)
    {
        var (name, type) = NamesOf(matcher.GetType());
        return into.AddMatchDetail(new MatchDetail
        {
            Name = name,
            MatcherType = type,
            Score = result.Score,
            Exception = result.Exception,
            MatchDetails = result.MatchResults?.Select(r => r.ToMatchDetail()).ToArray(),
        });
    }

    /// <summary>The matchers' results for one text; for several texts the best.</summary>
    public static MatchResult Of(string name, IReadOnlyList<IStringMatcher> matchers, string? text, MatchOperator matchOperator)
    {
        if (matchers.Count == 1)
            return matchers[0].IsMatch(text);
        var results = new MatchResult[matchers.Count];
        for (var i = 0; i < results.Length; i++) results[i] = matchers[i].IsMatch(text);
        return MatchResult.From(name, results, matchOperator);
    }

    public static MatchResult Decide(string name, bool matches, MatchBehaviour behaviour = MatchBehaviour.AcceptOnMatch) => MatchResult.From(name, behaviour, matches);

    /// <summary>A user's function may throw anything: it is a mismatch, and the log entry carries the exception.</summary>
    public static MatchResult Ask(string name, Func<bool> function)
    {
        try
        {
            return Decide(name, function());
        }
#pragma warning disable CA1031 // Whatever it throws is kept for the log.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return MatchResult.From(name, failure);
        }
    }

    public static IStringMatcher[] Wildcards(IEnumerable<string> patterns, bool ignoreCase = false) => [.. patterns.Select(p => new WildcardMatcher(p, ignoreCase))];
}
