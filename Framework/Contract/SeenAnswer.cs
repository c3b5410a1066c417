using Framework.Http;
using Framework.Tracing;

namespace Framework.Contract;

/// <summary>What the system answered, as it came, and to what: masked and cut evidence would be no measure of a schema.</summary>
/// <param name="Step">Whose doing it was.</param>
/// <param name="At">When the request began.</param>
/// <param name="Method">Of the request.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Status">101 for a socket that was opened.</param>
/// <param name="ContentType">As it came, with its parameters; null if there was none.</param>
/// <param name="Body">Null if it was not read: of a socket, a stream.</param>
internal sealed record SeenAnswer(EvidenceBucket Step, DateTimeOffset At, string Method, string Path, int Status, string? ContentType, byte[]? Body)
{
    /// <summary>The content type of the request, as it went; null if there was none.</summary>
    public string? SentType { get; init; }

    /// <summary>The body of the request; empty if there was none.</summary>
    public byte[] SentBody { get; init; } = [];

    public static async Task<SeenAnswer> OfAsync(EvidenceBucket step, DateTimeOffset at, HttpRequestMessage request, HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType;
        var isOpen = (int)response.StatusCode == 101 || type?.MediaType == "text/event-stream" || StreamedResponse.IsReadAsItComes(request);
        return new SeenAnswer(
            step,
            at,
            request.Method.Method,
            request.RequestUri?.AbsolutePath ?? "/",
            (int)response.StatusCode,
            type?.ToString(),
            isOpen ? null : await response.Content.ReadAsByteArrayAsync())
        {
            SentType = request.Content?.Headers.ContentType?.ToString(),
            SentBody = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(),
        };
    }
}
