using WireMock.Types;
using WireMock.Util;

namespace WireMock.Matchers.Request;

/// <summary>Looks at the body.</summary>
public class RequestMessageBodyMatcher : IRequestMatcher
{
    /// <summary>Text like the pattern.</summary>
    public RequestMessageBodyMatcher(MatchBehaviour matchBehaviour, string body)
        : this(new WildcardMatcher(matchBehaviour, body))
    {
    }

    /// <summary>These bytes.</summary>
    public RequestMessageBodyMatcher(MatchBehaviour matchBehaviour, byte[] body)
        : this(new ExactObjectMatcher(matchBehaviour, body))
    {
    }

    /// <summary>JSON like the object.</summary>
    public RequestMessageBodyMatcher(MatchBehaviour matchBehaviour, object body)
        : this(new ExactObjectMatcher(matchBehaviour, body))
    {
    }

    /// <summary>The function says yes to the text.</summary>
    public RequestMessageBodyMatcher(Func<string?, bool> func) => MatchOnBodyAsStringFunc = func;

    /// <summary>The function says yes to the bytes.</summary>
    public RequestMessageBodyMatcher(Func<byte[]?, bool> func) => MatchOnBodyAsBytesFunc = func;

    /// <summary>The function says yes to the JSON tree.</summary>
    public RequestMessageBodyMatcher(Func<object?, bool> func) => MatchOnBodyAsJsonFunc = func;

    /// <summary>The function says yes to the body.</summary>
    public RequestMessageBodyMatcher(Func<IBodyData?, bool> func) => MatchOnBodyAsBodyDataFunc = func;

    /// <summary>The function says yes to the fields of the form.</summary>
    public RequestMessageBodyMatcher(Func<IDictionary<string, WireMockList<string>>?, bool> func) => MatchOnBodyAsFormUrlEncodedFunc = func;

    /// <summary>One of these says yes.</summary>
    public RequestMessageBodyMatcher(params IMatcher[] matchers)
        : this(MatchOperator.Or, matchers)
    {
    }

    /// <summary>These say yes, one of them or all.</summary>
    public RequestMessageBodyMatcher(MatchOperator matchOperator, params IMatcher[] matchers) => (MatchOperator, Matchers) = (matchOperator, matchers);

    /// <summary>What is asked about the text.</summary>
    public Func<string?, bool>? MatchOnBodyAsStringFunc { get; }

    /// <summary>What is asked about the bytes.</summary>
    public Func<byte[]?, bool>? MatchOnBodyAsBytesFunc { get; }

    /// <summary>What is asked about the JSON tree.</summary>
    public Func<object?, bool>? MatchOnBodyAsJsonFunc { get; }

    /// <summary>What is asked about the body.</summary>
    public Func<IBodyData?, bool>? MatchOnBodyAsBodyDataFunc { get; }

    /// <summary>What is asked about the form.</summary>
    public Func<IDictionary<string, WireMockList<string>>?, bool>? MatchOnBodyAsFormUrlEncodedFunc { get; }

    /// <summary>What the body is compared with.</summary>
    public IMatcher[]? Matchers { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; } = MatchOperator.Or;

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Body;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        var body = requestMessage.BodyData;
        return requestMatchResult.Add(this, Matchers is null
            ? Scoring.Ask(nameof(RequestMessageBodyMatcher), () => Asked(body))
            : MatchResult.From(nameof(RequestMessageBodyMatcher), [.. Matchers.Select(m => Match(m, body))], MatchOperator));
    }

    private bool Asked(IBodyData? body) =>
        MatchOnBodyAsStringFunc?.Invoke(body?.BodyAsString)
        ?? MatchOnBodyAsBytesFunc?.Invoke(body?.BodyAsBytes)
        ?? MatchOnBodyAsJsonFunc?.Invoke(body?.BodyAsJson)
        ?? MatchOnBodyAsFormUrlEncodedFunc?.Invoke(body?.BodyAsFormUrlEncoded)
        ?? MatchOnBodyAsBodyDataFunc!(body);

    private static MatchResult Match(IMatcher matcher, IBodyData? body) => (matcher, body) switch
    {
        (_, null) => MatchResult.From(matcher.Name),
        (IObjectMatcher { Value: byte[] } bytes, _) => bytes.IsMatch(body.BodyAsBytes),
        (NotNullOrEmptyMatcher any, _) => any.IsMatch(body.BodyAsBytes),
        (IObjectMatcher json, { DetectedBodyType: BodyType.Json }) => json.IsMatch(body.BodyAsJson),
        (IObjectMatcher raw, { DetectedBodyType: BodyType.Bytes }) => raw.IsMatch(body.BodyAsBytes),
        (IStringMatcher text, { BodyAsString: not null }) => text.IsMatch(body.BodyAsString),
        _ => MatchResult.From(matcher.Name),
    };
}
