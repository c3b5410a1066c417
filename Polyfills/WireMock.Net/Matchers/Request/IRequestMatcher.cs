namespace WireMock.Matchers.Request;

/// <summary>Decides whether a request matches.</summary>
public interface IRequestMatcher
{
    /// <summary>What of the request is looked at.</summary>
    RequestMatcherType Type { get; }

    /// <summary>The score, which is also added to the result.</summary>
    double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult);
}

/// <summary>What of a request a matcher looks at.</summary>
public enum RequestMatcherType
{
    /// <summary>The body.</summary>
    Body = 0,

    /// <summary>The body as a typed object.</summary>
    BodyOfT = 1,

    /// <summary>The client's address.</summary>
    ClientIP = 2,

    /// <summary>A cookie.</summary>
    Cookie = 3,

    /// <summary>A header.</summary>
    Header = 5,

    /// <summary>The HTTP version.</summary>
    HttpVersion = 6,

    /// <summary>The method.</summary>
    Method = 7,

    /// <summary>A query parameter.</summary>
    Param = 9,

    /// <summary>The path.</summary>
    Path = 10,

    /// <summary>The state of the scenario of mappings.</summary>
    ScenarioAndState = 12,

    /// <summary>The whole address.</summary>
    Url = 13,

    /// <summary>Several of these.</summary>
    Composite = 14,
}
