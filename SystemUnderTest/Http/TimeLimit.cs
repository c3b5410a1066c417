using RestSharp;

namespace SystemUnderTest.Http;

/// <summary>How long a call to somebody else may take, on the injected clock: RestSharp's own limit knows real time only.</summary>
internal static class TimeLimit
{
    /// <summary>The response, and whether the time was up before it came.</summary>
    public static async Task<(RestResponse Response, bool IsTimeUp)> ExecuteWithinAsync(this RestClient client, RestRequest request, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        request.Timeout = Timeout.InfiniteTimeSpan;
        using var timeUp = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        var response = await client.ExecuteAsync(request, either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return (response, timeUp.IsCancellationRequested && response.ResponseStatus != ResponseStatus.Completed);
    }
}
