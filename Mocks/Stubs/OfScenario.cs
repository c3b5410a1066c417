using Mocks.Hosting;
using WireMock;
using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace Mocks.Stubs;

/// <summary>Requests whose baggage names the scenario.</summary>
internal sealed class OfScenario(string scenarioId, string key) : IRequestMatcher
{
    public RequestMatcherType Type => RequestMatcherType.Header;

    public bool Fits(IRequestMessage request)
    {
        var baggage = request.Headers?.FirstOrDefault(h => h.Key.Equals("baggage", StringComparison.OrdinalIgnoreCase)).Value;
        return baggage is not null && Baggage.Value(string.Join(",", baggage), key) == scenarioId;
    }

    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
        requestMatchResult.AddScore(GetType(), MatchScores.ToScore(Fits(requestMessage)), null);
}
