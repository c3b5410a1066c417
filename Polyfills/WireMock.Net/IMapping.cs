using Microsoft.AspNetCore.Http;
using WireMock.Matchers.Request;
using WireMock.ResponseProviders;

namespace WireMock;

/// <summary>Which requests get which answer.</summary>
public interface IMapping
{
    /// <summary>The mapping's identity.</summary>
    Guid Guid { get; }

    /// <summary>When it was added or changed, in UTC.</summary>
    DateTime? UpdatedAt { get; set; }

    /// <summary>A title for people.</summary>
    string? Title { get; }

    /// <summary>A description for people.</summary>
    string? Description { get; }

    /// <summary>Lower goes first.</summary>
    int Priority { get; }

    /// <summary>The scenario that it belongs to.</summary>
    string? Scenario { get; }

    /// <summary>The state in which it answers; null: the scenario's start.</summary>
    string? ExecutionConditionState { get; }

    /// <summary>The state that it leads to.</summary>
    string? NextState { get; }

    /// <summary>How many answers it takes to get there.</summary>
    int? TimesInSameState { get; }

    /// <summary>The requests.</summary>
    IRequestMatcher RequestMatcher { get; }

    /// <summary>The answer.</summary>
    IResponseProvider Provider { get; }

    /// <summary>Whether it is out of action.</summary>
    bool IsDisabled { get; set; }

    /// <summary>Anything of the user's.</summary>
    object? Data { get; }

    /// <summary>Makes the answer.</summary>
    Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(HttpContext context, IRequestMessage requestMessage);

    /// <summary>How well a request matches.</summary>
    /// <param name="requestMessage">The request.</param>
    /// <param name="nextState">The state that the scenario is in.</param>
    IRequestMatchResult GetRequestMatchResult(IRequestMessage requestMessage, string? nextState);
}
