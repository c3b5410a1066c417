using System.Net.Http.Headers;
using Framework.Evidence;

namespace Framework.Http;

/// <summary>Turns a request and its response into evidence: masked, cut, and without disturbing who reads the response.</summary>
internal static class HttpCapture
{
    internal static async Task<(HttpResponseMessage? Response, HttpExchange Exchange, Exception? Error)> SendAsync(
        HttpRequestMessage request, Direction direction, string peer, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var at = TimeProvider.System.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var requestBody = request.Content is null ? null : await BodyAsync(request.Content, cancellationToken);
        HttpResponseMessage? response = null;
        HttpBody? responseBody = null;
        Exception? failure = null;
        try
        {
            response = await send(request, cancellationToken);
            if ((int)response.StatusCode != 101 && !StreamedResponse.IsReadAsItComes(request))
                responseBody = await BodyAsync(response.Content, cancellationToken);
        }
        catch (Exception error)
        {
            failure = error;
        }

        var exchange = new HttpExchange(
            at,
            direction,
            peer,
            request.Method.Method,
            SecretMask.Text(request.RequestUri?.ToString() ?? ""),
            Headers(request.Headers, request.Content?.Headers),
            requestBody,
            failure is null ? (int?)response?.StatusCode : null,
            response is null ? [] : Headers(response.Headers, response.Content.Headers),
            responseBody,
            TimeProvider.System.GetElapsedTime(began),
            failure is null ? null : SecretMask.Text($"{failure.GetType().Name}: {failure.Message}"));
        return (response, exchange, failure);
    }

    private static async Task<HttpBody?> BodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentType?.MediaType == "text/event-stream")
            return null;
        await content.LoadIntoBufferAsync(cancellationToken);
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken);
        if (bytes.Length == 0)
            return null;
        return CapturedBody.Of(bytes, content.Headers.ContentType);
    }

    private static List<KeyValuePair<string, string>> Headers(HttpHeaders headers, HttpHeaders? contentHeaders)
    {
        List<KeyValuePair<string, string>> all = [];
        foreach (var (name, values) in contentHeaders is null ? headers : headers.Concat(contentHeaders))
            all.Add(new(name, SecretMask.Header(name, string.Join(", ", values))));
        return all;
    }
}
