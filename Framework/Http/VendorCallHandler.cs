using System.Diagnostics;
using Framework.Evidence;
using Framework.Tracing;

namespace Framework.Http;

/// <summary>Inside the system, on every client of its IHttpClientFactory: records calls to vendors, carries the scenario with them, and sees whether something is held in the database meanwhile.</summary>
internal sealed class VendorCallHandler(ActivityWatcher listener, OpenWorkWatch watch, string client, IReadOnlySet<string> vendors) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var activity = Activity.Current;
        if (listener.TraceOf(activity) is not { } trace)
            return await base.SendAsync(request, cancellationToken);
        if (activity?.GetBaggageItem("scenario") is null)
            request.Headers.TryAddWithoutValidation("baggage", $"scenario={trace.ScenarioId}");
        if (request.RequestUri is { IsAbsoluteUri: true } address && !vendors.Contains(address.Authority))
            trace.VendorCalls.WentToStranger($"{request.Method} {SecretMask.Text(address.GetLeftPart(UriPartial.Path))} by the client '{client}': no address of a vendor in the host's settings");
        await watch.CheckAsync(trace, activity, request, cancellationToken);
        var bucket = activity is null ? trace.Current : trace.OwnerOf(activity.SpanId);
        var (response, exchange, error) = await HttpCapture.SendAsync(request, Direction.SystemToVendor, client, base.SendAsync, cancellationToken);
        bucket.Add(exchange);
        if (error is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return response!;
    }
}
