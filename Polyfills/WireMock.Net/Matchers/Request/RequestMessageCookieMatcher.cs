namespace WireMock.Matchers.Request;

/// <summary>Looks at a cookie.</summary>
public class RequestMessageCookieMatcher : IRequestMatcher
{
    /// <summary>Its value is like the pattern.</summary>
    public RequestMessageCookieMatcher(MatchBehaviour matchBehaviour, string name, string pattern, bool ignoreCase)
        : this(matchBehaviour, name, ignoreCase, pattern)
    {
    }

    /// <summary>Its value is like one of the patterns.</summary>
    public RequestMessageCookieMatcher(MatchBehaviour matchBehaviour, string name, bool ignoreCase, params string[] patterns)
        : this(matchBehaviour, name, ignoreCase, Scoring.Wildcards(patterns, ignoreCase))
    {
    }

    /// <summary>Its value is what one of these says.</summary>
    public RequestMessageCookieMatcher(MatchBehaviour matchBehaviour, string name, bool ignoreCase, params IStringMatcher[] matchers) =>
        (MatchBehaviour, Name, IgnoreCase, Matchers) = (matchBehaviour, name, ignoreCase, matchers);

    /// <summary>One of the functions says yes to the cookies.</summary>
    public RequestMessageCookieMatcher(params Func<IDictionary<string, string>, bool>[] funcs) => (Funcs, Name) = (funcs, "");

    /// <summary>What a match means.</summary>
    public MatchBehaviour MatchBehaviour { get; }

    /// <summary>Whether case is disregarded.</summary>
    public bool IgnoreCase { get; }

    /// <summary>What is asked instead.</summary>
    public Func<IDictionary<string, string>, bool>[]? Funcs { get; }

    /// <summary>The cookie's name.</summary>
    public string Name { get; }

    /// <summary>What its value is compared with.</summary>
    public IStringMatcher[]? Matchers { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Cookie;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        const string name = nameof(RequestMessageCookieMatcher);
        var cookies = requestMessage.Cookies!;
        return requestMatchResult.Add(this, Funcs is null
            ? Scoring.Decide(name, cookies.TryGetValue(Name, out var value) && Array.Exists(Matchers!, m => m.IsMatch(value).IsPerfect()), MatchBehaviour)
            : Scoring.Ask(name, () => Array.Exists(Funcs, f => f(cookies))));
    }
}
