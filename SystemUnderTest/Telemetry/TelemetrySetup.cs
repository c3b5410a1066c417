using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SystemUnderTest.Telemetry;

/// <summary>Requests, statements, background work and log entries go to where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says, as OTLP over HTTP; without it nothing is exported.</summary>
internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", "SystemUnderTest.Tasks", "SystemUnderTest.Realtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Endpoint] is not { Length: > 0 } endpoint)
            return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector))
            throw new InvalidOperationException($"{Endpoint} is '{endpoint}'. Expected: an address such as http://collector:4318.");
        var resource = ResourceBuilder.CreateDefault().AddService("system-under-test", serviceInstanceId: Environment.MachineName);
        builder.Services.AddSingleton(Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new AlwaysOnSampler())
            .AddSource(Sources)
            .AddOtlpExporter(options => To(options, collector, "v1/traces"))
            .Build());
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.SetResourceBuilder(resource);
            logging.AddOtlpExporter((exporter, _) => To(exporter, collector, "v1/logs"));
        });
        builder.Services.AddHostedService<TelemetryEnding>();
    }

    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector, path);
    }

    /// <summary>What is still to be exported goes out when the host stops.</summary>
    private sealed class TelemetryEnding(TracerProvider traces) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
