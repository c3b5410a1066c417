using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Benchmarks;

/// <summary>The mock server with many mappings and its journal on, against a bare Kestrel endpoint that answers the same body, turn by turn.</summary>
internal static class MockServerBenchmark
{
    private const int Mappings = 200, Rounds = 5, Connections = 32;
    private const string Body = """{"id":"22d6d597-000f-5000-9000-145f6df21d6f","status":"pending","paid":false,"amount":{"value":"2500.00","currency":"RUB"}}""";
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        using var mock = WireMockServer.Start("http://127.0.0.1:0");
        for (var i = 0; i < Mappings; i++)
            mock.Given(Request.Create().WithPath($"/v3/payments/{i}").UsingGet()).RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(Body));
        await using var bare = await StartBareAsync();
        var endpoints = new (string Name, IPEndPoint Address, List<double> Rates)[]
        {
            ("bare Kestrel endpoint", new IPEndPoint(IPAddress.Loopback, new Uri(bare.Urls.First()).Port), []),
            ($"mock server, {Mappings} mappings, journal on", new IPEndPoint(IPAddress.Loopback, mock.Port), []),
        };
        foreach (var (_, address, _) in endpoints)
            await Load.RunAsync(address, Paths, Connections, Round);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, address, rates) in endpoints)
            {
                mock.ResetLogEntries();
                GC.Collect();
                rates.Add(await Load.RunAsync(address, Paths, Connections, Round));
            }
        }

        foreach (var (name, _, rates) in endpoints)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46} median {Median(rates),10:0} requests/s   of {string.Join(" ", rates.Select(r => r.ToString("0", CultureInfo.InvariantCulture)))}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {Median(endpoints[1].Rates) / Median(endpoints[0].Rates):0.00} (at least 0.60 is wanted); {Connections} connections, cores {Environment.ProcessorCount}, load and server in one process"));
    }

    private static IEnumerable<string> Paths => Enumerable.Range(0, Mappings).Select(i => $"/v3/payments/{i}");

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bytes = Encoding.UTF8.GetBytes(Body);
        app.Run(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }

    private static double Median(IEnumerable<double> rates) => rates.Order().ElementAt(Rounds / 2);
}
