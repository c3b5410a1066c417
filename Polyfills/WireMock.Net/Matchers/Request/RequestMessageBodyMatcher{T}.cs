using System.Text.Json;
using System.Text.Json.Nodes;

namespace WireMock.Matchers.Request;

/// <summary>Looks at the body as a typed object.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="func">What is asked.</param>
public class RequestMessageBodyMatcher<T>(Func<T?, bool> func) : IRequestMatcher
{
    /// <summary>What is asked about the object.</summary>
    public Func<T?, bool>? Func { get; } = func;

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.BodyOfT;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) => requestMatchResult.Add(
        this, Scoring.Ask(nameof(RequestMessageBodyMatcher), () => requestMessage.BodyData?.BodyAsJson is JsonNode json && Func!(json.Deserialize<T>(JsonSerializerOptions.Web))));
}
