using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace SystemUnderTest.Http;

/// <summary>
/// What endpoints say in the OpenAPI document about the ways in which they refuse. What follows from an endpoint's form is said for it; it says itself what follows
/// from its rules. 500 is never declared: it is always a defect.
/// </summary>
internal static class DeclaredRefusals
{
    /// <summary>An endpoint refuses for reasons of its own, beside those that follow from its form.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => Declare(endpoint, statuses));
        return builder;
    }

    /// <summary>An endpoint asks somebody else while its caller waits: they may answer nonsense (502), have no time (503), or nothing at all (504).</summary>
    public static TBuilder DependsOnVendor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.Refuses(StatusCodes.Status502BadGateway, StatusCodes.Status503ServiceUnavailable, StatusCodes.Status504GatewayTimeout);

    /// <summary>For all endpoints of a group: who is not signed in, has not the role, names what is not there, or sends what cannot be read is refused.</summary>
    public static TBuilder RefusesByForm<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Finally(endpoint => Declare(endpoint, FollowingFrom((RouteEndpointBuilder)endpoint)));
        return builder;
    }

    private static void Declare(EndpointBuilder endpoint, IEnumerable<int> statuses)
    {
        foreach (var status in statuses.Except(endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.StatusCode)).ToList())
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"]));
    }

    private static IEnumerable<int> FollowingFrom(RouteEndpointBuilder endpoint)
    {
        var takesBody = endpoint.Metadata.OfType<IAcceptsMetadata>().Any();
        if (takesBody || endpoint.Metadata.OfType<IParameterBindingMetadata>().Any(p => p.HasTryParse && p.ParameterInfo.ParameterType != typeof(string) && !IsConstrained(endpoint.RoutePattern, p.Name)))
            yield return StatusCodes.Status400BadRequest;

        // Without a word about it, the fallback policy asks for somebody who is signed in.
        if (!endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            yield return StatusCodes.Status401Unauthorized;
        if (endpoint.Metadata.OfType<AuthorizationPolicy>().Any(policy => policy.Requirements.OfType<RolesAuthorizationRequirement>().Any()))
            yield return StatusCodes.Status403Forbidden;
        if (endpoint.RoutePattern.Parameters.Count > 0)
            yield return StatusCodes.Status404NotFound;
        if (!endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(m => m.HttpMethods.Contains(HttpMethods.Get)))
            yield return StatusCodes.Status413PayloadTooLarge;
        if (takesBody)
            yield return StatusCodes.Status415UnsupportedMediaType;
    }

    /// <summary>What has the wrong form then belongs to no endpoint: 404.</summary>
    private static bool IsConstrained(RoutePattern route, string parameter) => route.GetParameter(parameter)?.ParameterPolicies.Count > 0;
}
