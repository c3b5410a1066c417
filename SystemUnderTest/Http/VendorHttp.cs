using System.Globalization;
using RestSharp;
using RestSharp.Authenticators;

namespace SystemUnderTest.Http;

/// <summary>A call to somebody else over HTTP, within a limit on the injected clock. Whatever comes of it is a value, no exception.</summary>
internal sealed class VendorHttp(IHttpClientFactory clients, TimeProvider time)
{
    /// <param name="vendor">The vendor's name: its HTTP client's, too.</param>
    /// <param name="baseUrl">The vendor's base address.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="authenticator">Who we are; null where the request says it already.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    public async Task<VendorReply> CallAsync(string vendor, Uri baseUrl, RestRequest request, TimeSpan limit, IAuthenticator? authenticator, CancellationToken cancellationToken)
    {
        using var client = new RestClient(clients.CreateClient(vendor), new RestClientOptions(baseUrl) { Authenticator = authenticator });
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, limit, time, cancellationToken);
        var outcome = response switch
        {
            _ when isTimeUp => VendorOutcome.TimedOut,
            _ when (int)response.StatusCode == 0 => VendorOutcome.Unreachable,
            { ResponseStatus: not ResponseStatus.Completed, StatusCode: < System.Net.HttpStatusCode.BadRequest } => VendorOutcome.BrokenOff,
            _ => VendorOutcome.Answered,
        };
        return new VendorReply(outcome, (int)response.StatusCode, response.Content ?? "", response, outcome == VendorOutcome.TimedOut ? string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds:0.###} s") : null);
    }
}

internal enum VendorOutcome
{
    /// <summary>There is an answer, of whatever status.</summary>
    Answered,

    /// <summary>No answer came in time: nobody knows what was done.</summary>
    TimedOut,

    /// <summary>The connection failed: nobody knows what was done, mostly nothing.</summary>
    Unreachable,

    /// <summary>The answer began, and broke off.</summary>
    BrokenOff,
}

/// <summary>What came of a call.</summary>
internal sealed record VendorReply(VendorOutcome Outcome, int Status, string Body, RestResponse Response, string? Why)
{
    private const int Longest = 300;

    public bool IsAnswered => Outcome == VendorOutcome.Answered;

    public bool IsSuccess => IsAnswered && Status is >= 200 and <= 299;

    /// <summary>When to come again, as Retry-After says in seconds; null where it says nothing of the kind.</summary>
    public TimeSpan? RetryAfter => int.TryParse(Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>For logs and reasons.</summary>
    public string Summary => Outcome switch
    {
        VendorOutcome.Answered => string.Create(CultureInfo.InvariantCulture, $"{Status}: {Shortened}"),
        VendorOutcome.BrokenOff => "the answer broke off",
        VendorOutcome.TimedOut => Why!,
        _ => $"not reached ({Response.ErrorException?.GetBaseException().Message ?? Response.ResponseStatus.ToString()})",
    };

    private string Shortened => Body.Length > Longest ? Body[..Longest] + "..." : Body;

    public string? Header(string name) => Response.Headers?.FirstOrDefault(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
