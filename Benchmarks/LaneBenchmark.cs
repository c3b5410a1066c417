using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Framework.Database;
using Framework.Evidence;
using Framework.Lanes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reports;
using SystemUnderTest.Database;

namespace Benchmarks;

/// <summary>
/// The same scenario (five requests) with the usual set-up, a new WebApplicationFactory and a TRUNCATE of all tables for each, and on a
/// lane, with evidence and Allure results written. One after the other, on the same server, taking turns.
/// </summary>
internal static class LaneBenchmark
{
    private const int Rounds = 60, WarmUp = 60;

    public static async Task RunAsync()
    {
        var output = RamDisk.CreateFolder("lane-benchmark-");
        try
        {
            await MeasureAsync(output);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(DirectoryInfo output)
    {
        var sink = new ResultsWriter(new ReportPaths(output.FullName, output.FullName));
        var options = RunOptions.FromEnvironment() with { Lanes = 1 };
        await using var lanes = await LanePool<Program>.StartAsync(new PlainSystem(), options, sink);
        await using var server = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment());
        await server.Ready;
        var usual = server.ConnectionStringFor("usual");
        await PrepareAsync(server.ConnectionStringFor("postgres"), usual);

        var ours = new Sample("a scenario on a lane, evidence written");
        var theirs = new Sample("new WebApplicationFactory and TRUNCATE");
        for (var round = 0; round < Rounds + WarmUp; round++)
        {
            var one = await TimeAsync(() => OnLaneAsync(lanes, round));
            var other = await TimeAsync(() => UsuallyAsync(usual, round));
            if (round < WarmUp)
                continue;
            ours.Add(one);
            theirs.Add(other);
        }

        Console.WriteLine(ours);
        Console.WriteLine(theirs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {theirs.Median / ours.Median:0.0}"));
    }

    private static async Task OnLaneAsync(LanePool<Program> lanes, int round)
    {
        var scope = await lanes.BeginAsync(new ScenarioIdentity($"round-{round}", "Lanes", $"Round {round}", [], [], ""));
        scope.BeginStep("When", "a tutor bills nobody", null);
        using (var client = scope.CreateClient())
            await ScenarioAsync(client);
        scope.EndStep(null);
        if (await scope.EndAsync(null) is { } failure)
            throw new InvalidOperationException(failure.Message);
    }

    private static async Task UsuallyAsync(string connectionString, int round)
    {
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in PlainSystem.SettingsFor(connectionString))
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>().AddLogging(l => l.ClearProviders()));
        });
        using (var client = factory.CreateClient())
            await ScenarioAsync(client);
        await ExecuteAsync(connectionString, """
            DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE' FROM pg_tables WHERE schemaname = 'public'); END $$
            """);
    }

    private static async Task ScenarioAsync(HttpClient client)
    {
        await PostAsync(client, "/auth/register", new { email = "irina@example.test", password = "Benchmark-passw0rd", full_name = "Irina", role = "tutor" });
        var signedIn = await PostAsync(client, "/auth/sign-in", new { email = "irina@example.test", password = "Benchmark-passw0rd" });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.GetProperty("access_token").GetString());
        await PostAsync(client, "/subjects", new { name = "Algebra" });
        (await client.GetAsync(new Uri("/me", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        (await client.GetAsync(new Uri("/invoices", UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"POST {path} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task PrepareAsync(string admin, string usual)
    {
        await ExecuteAsync(admin, "CREATE DATABASE usual");
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in PlainSystem.SettingsFor(usual))
                builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>().AddLogging(l => l.ClearProviders()));
        });
        await ExecuteAsync(usual, DatabaseSchema.Script(factory.Services));
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        var began = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(began);
    }
}
