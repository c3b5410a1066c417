using WireMock.Types;

namespace WireMock.Matchers.Request;

/// <summary>Looks at a query parameter.</summary>
public class RequestMessageParamMatcher : IRequestMatcher
{
    /// <summary>It is there.</summary>
    public RequestMessageParamMatcher(MatchBehaviour matchBehaviour, string key, bool ignoreCase)
        : this(matchBehaviour, key, ignoreCase, (IStringMatcher[]?)null)
    {
    }

    /// <summary>It has these values.</summary>
    public RequestMessageParamMatcher(MatchBehaviour matchBehaviour, string key, bool ignoreCase, params string[]? values)
        : this(matchBehaviour, key, ignoreCase, values?.Select(v => new ExactMatcher(ignoreCase, v)).ToArray<IStringMatcher>())
    {
    }

    /// <summary>Each of its values is what one of these says, and each of these finds a value.</summary>
    public RequestMessageParamMatcher(MatchBehaviour matchBehaviour, string key, bool ignoreCase, params IStringMatcher[]? matchers) =>
        (MatchBehaviour, Key, IgnoreCase, Matchers) = (matchBehaviour, key, ignoreCase, matchers);

    /// <summary>One of the functions says yes to the query.</summary>
    public RequestMessageParamMatcher(params Func<IDictionary<string, WireMockList<string>>, bool>[] funcs) => Funcs = funcs;

    /// <summary>What a match means.</summary>
    public MatchBehaviour MatchBehaviour { get; }

    /// <summary>What is asked instead.</summary>
    public Func<IDictionary<string, WireMockList<string>>, bool>[]? Funcs { get; }

    /// <summary>The parameter's name.</summary>
    public string Key { get; } = "";

    /// <summary>Whether the name's case is disregarded.</summary>
    public bool IgnoreCase { get; }

    /// <summary>What its values are compared with.</summary>
    public IReadOnlyList<IStringMatcher>? Matchers { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Param;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        const string name = nameof(RequestMessageParamMatcher);
        return requestMatchResult.Add(this, Funcs is null
            ? Scoring.Decide(name, requestMessage.GetParameter(Key, IgnoreCase) is { } values && Fits(values), MatchBehaviour)
            : Scoring.Ask(name, () => Array.Exists(Funcs, f => f(requestMessage.Query!))));
    }

    private bool Fits(WireMockList<string> values) =>
        Matchers is null or { Count: 0 } ||
        (values.Count > 0
            && values.TrueForAll(v => Matchers.Any(m => m.IsMatch(v).IsPerfect()))
            && Matchers.All(m => values.Exists(v => m.IsMatch(v).IsPerfect())));
}
