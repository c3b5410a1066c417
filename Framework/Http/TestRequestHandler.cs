using Framework.Contract;
using Framework.Evidence;
using Framework.Tracing;

namespace Framework.Http;

/// <summary>On the way from the test (or from a vendor that calls back) into the system: carries trace and scenario, and records the exchange.</summary>
internal sealed class TestRequestHandler(HttpMessageHandler inner, ScenarioTrace trace, string peer, Direction direction) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var bucket = trace.Current;
        request.Headers.TryAddWithoutValidation("traceparent", trace.TraceParent);
        request.Headers.TryAddWithoutValidation("baggage", $"scenario={trace.ScenarioId}");
        var (response, exchange, error) = await HttpCapture.SendAsync(request, direction, peer, base.SendAsync, cancellationToken);
        bucket.Add(exchange);
        if (response is not null)
            trace.Contract?.Add(await SeenAnswer.OfAsync(bucket, exchange.At, request, response));
        return error is null ? response! : throw Rethrown(error);
    }

    private static Exception Rethrown(Exception error)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return error;
    }
}
