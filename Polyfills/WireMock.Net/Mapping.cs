using Microsoft.AspNetCore.Http;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace WireMock;

/// <summary>Which requests get which answer.</summary>
internal sealed class Mapping(IRequestMatcher requestMatcher, IResponseProvider provider, WireMockServerSettings settings) : IMapping
{
    public required Guid Guid { get; init; }

    public DateTime? UpdatedAt { get; set; }

    /// <summary>Rises with every mapping: the later of two equals wins, also within one tick of the clock.</summary>
    public required long Order { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public int Priority { get; init; }

    public string? Scenario { get; init; }

    public string? ExecutionConditionState { get; init; }

    public string? NextState { get; init; }

    public int? TimesInSameState { get; init; }

    public IRequestMatcher RequestMatcher => requestMatcher;

    public IResponseProvider Provider => provider;

    public bool IsDisabled { get; set; }

    public object? Data { get; init; }

    public Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(HttpContext context, IRequestMessage requestMessage) =>
        provider.ProvideResponseAsync(this, context, requestMessage, settings);

    public IRequestMatchResult GetRequestMatchResult(IRequestMessage requestMessage, string? nextState)
    {
        var result = new RequestMatchResult();
        requestMatcher.GetMatchingScore(requestMessage, result);
        if (Scenario is not null)
            result.AddScore(typeof(Mapping), MatchScores.ToScore(string.Equals(ExecutionConditionState, nextState, StringComparison.Ordinal)), null);
        return result;
    }
}
