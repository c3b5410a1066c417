using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <summary>Says which requests a mapping answers: <c>Request.Create().WithPath("/x").UsingGet()</c>.</summary>
public partial class Request : RequestMessageCompositeMatcher, IRequestBuilder
{
    private readonly List<IRequestMatcher> _matchers;

    private Request(List<IRequestMatcher> matchers)
        : base(matchers) => _matchers = matchers;

    /// <summary>Any request; narrow it down.</summary>
    public static IRequestBuilder Create() => new Request([]);

    /// <inheritdoc/>
    public IRequestBuilder Add<T>(T requestMatcher)
        where T : IRequestMatcher
    {
        _matchers.RemoveAll(m => m is T);
        _matchers.Add(requestMatcher);
        return this;
    }

    private Request Where(RequestMatcherType type, Func<IRequestMessage, MatchResult> match)
    {
        _matchers.Add(new FunctionalRequestMatcher(type, match));
        return this;
    }

    private static MatchResult All(IReadOnlyList<IStringMatcher> matchers, string? value, MatchOperator matchOperator) =>
        MatchResult.From(nameof(Request), [.. matchers.Select(m => m.IsMatch(value))], matchOperator);

    private static MatchResult Decide(bool matches, MatchBehaviour behaviour = MatchBehaviour.AcceptOnMatch) =>
        MatchResult.From(nameof(Request), behaviour, matches);

    private static IStringMatcher[] Wildcards(IEnumerable<string> patterns, bool ignoreCase = false, MatchBehaviour behaviour = MatchBehaviour.AcceptOnMatch) =>
        [.. patterns.Select(p => new WildcardMatcher(behaviour, p, ignoreCase))];
}
