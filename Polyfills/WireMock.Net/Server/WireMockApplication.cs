using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock.Logging;
using WireMock.Server.Admin;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.Server;

/// <summary>
/// One request on Kestrel: find the mapping, make the answer, log it. Kestrel is used without a host, so that a server
/// starts in a few milliseconds and starts no activity of its own.
/// </summary>
internal sealed class WireMockApplication(MappingStore mappings, RequestLog log, Func<TimeSpan> globalDelay, AdminApi? admin) : IHttpApplication<HttpContext>
{
    private const string NoMapping = "No matching mapping found";

    public HttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        // A connection keeps its context for the next request.
        if (contextFeatures is not IHostContextContainer<HttpContext> connection) return new DefaultHttpContext(contextFeatures);
        var context = (DefaultHttpContext)(connection.HostContext ??= new DefaultHttpContext());
        context.Initialize(contextFeatures);
        return context;
    }

    public void DisposeContext(HttpContext context, Exception? exception) => ((DefaultHttpContext)context).Uninitialize();

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = new RequestMessage(context.Request, await ReadAsync(context), TimeProvider.System.GetUtcNow().UtcDateTime);
        if (admin is not null && AdminApi.IsFor(request.Path))
        {
            await AnswerWriter.WriteAsync(admin.Answer(request), context.Response);
            return;
        }

        var (match, nearest) = mappings.Find(request);
        var answer = match is null ? Status(StatusCodes.Status404NotFound, NoMapping) : await AnswerAsync(match.Mapping, context, request);
        log.Add(new LogEntry
        {
            RequestMessage = request,
            ResponseMessage = answer,
            MappingGuid = match?.Mapping.Guid,
            MappingTitle = match?.Mapping.Title,
            RequestMatchResult = match?.Result,
            PartialMappingGuid = nearest?.Mapping.Guid,
            PartialMappingTitle = nearest?.Mapping.Title,
            PartialMatchResult = nearest?.Result,
        });
        if (!context.RequestAborted.IsCancellationRequested) await AnswerWriter.WriteAsync(answer, context.Response);
    }

    private async Task<IResponseMessage> AnswerAsync(Mapping mapping, HttpContext context, RequestMessage request)
    {
        try
        {
            if (globalDelay() is var delay && delay > TimeSpan.Zero) await Task.Delay(delay, TimeProvider.System, context.RequestAborted);
            var (answer, added) = await mapping.ProvideResponseAsync(context, request);
            if (added is Mapping extra) mappings.Add(extra);
            return answer;
        }
#pragma warning disable CA1031 // A callback may throw anything: the client gets it as a 500, as WireMock.Net does.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Status(StatusCodes.Status500InternalServerError, failure.Message);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return [];
        using var buffer = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, 1 << 20));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return buffer.ToArray();
    }

    private static ResponseMessage Status(int status, string text) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal) { ["Content-Type"] = "application/json" },
        BodyData = new BodyData { DetectedBodyType = BodyType.Json, BodyAsJson = new { Status = text } },
        DateTime = TimeProvider.System.GetUtcNow().UtcDateTime,
    };
}
