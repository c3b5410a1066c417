using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Framework.Remote;

/// <summary>Takes the telemetry of a running system (OTLP over HTTP, protobuf) and hands it to the scenario that its trace belongs to.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <exception cref="TargetUnavailableException">The address is taken, or not this machine's.</exception>
    internal static async Task<OtlpReceiver> StartAsync(Uri listen, Func<string, RemoteScenario?> scenarioOf)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen.ToString());
        var app = builder.Build();
        app.MapPost("/v1/traces", (HttpRequest request) => TakeAsync(request, body =>
        {
            foreach (var span in OtlpReader.Spans(body))
                scenarioOf(span.TraceId)?.Add(span);
        }));
        app.MapPost("/v1/logs", (HttpRequest request) => TakeAsync(request, body =>
        {
            foreach (var log in OtlpReader.Logs(body))
                scenarioOf(log.TraceId)?.Add(log);
        }));
        try
        {
            await app.StartAsync();
        }
        catch (IOException error)
        {
            throw new TargetUnavailableException($"Telemetry cannot be taken at {listen}: {error.Message} Expected: a free port of this machine in TF_OTLP.", error);
        }

        return new OtlpReceiver(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<IResult> TakeAsync(HttpRequest request, Action<byte[]> take)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        try
        {
            take(body.ToArray());
        }
        catch (Google.Protobuf.InvalidProtocolBufferException error)
        {
            return Results.BadRequest(error.Message);
        }

        // An empty message of either kind: everything was taken.
        return Results.Bytes(Array.Empty<byte>(), "application/x-protobuf");
    }
}
