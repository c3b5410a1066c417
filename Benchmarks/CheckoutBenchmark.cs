using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Framework.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SystemUnderTest.Database;

namespace Benchmarks;

/// <summary>
/// One hot show, 100 buyers at once, free tickets (so that no vendor is measured). Orders per second where tickets are counted, and every order takes
/// the lock of the same row, against the same endpoint where they are not, in turns. Then 20,000 attempts to get 5,000 tickets: not one too many.
/// </summary>
internal static class CheckoutBenchmark
{
    private const int Buyers = 100, Rounds = 6, OrdersPerRound = 1500, Attempts = 20_000, Tickets = 5_000;

    private const string Database = "checkout";

    private static string? _producer;

    public static async Task RunAsync()
    {
        await using var server = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment());
        await server.Ready;
        await ExecuteAsync(server.ConnectionStringFor("postgres"), $"CREATE DATABASE {Database}");
        var database = server.ConnectionStringFor(Database);
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in PlainSystem.SettingsFor(database))
                builder.UseSetting(key, value);
            builder.UseSetting("Tasks:Workers", "1");
            builder.ConfigureTestServices(services => services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>().AddLogging(l => l.ClearProviders()));
        });
        await ExecuteAsync(database, DatabaseSchema.Script(factory.Services));
        var buyers = new List<HttpClient>();
        for (var i = 0; i < Buyers; i++)
            buyers.Add(await SignInAsync(factory, i));
        await CompareAsync(buyers);
        await OversellAsync(buyers, database);
        foreach (var buyer in buyers)
            buyer.Dispose();
    }

    private static async Task CompareAsync(List<HttpClient> buyers)
    {
        var counted = await SellAsync(buyers[0], 1_000_000);
        var uncounted = await SellAsync(buyers[0], null);
        var (withHolds, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (one, _) = await BuyAsync(buyers, counted, OrdersPerRound);
            var (other, _) = await BuyAsync(buyers, uncounted, OrdersPerRound);
            if (round == 0)
                continue;
            withHolds.Add(OrdersPerRound / one.TotalSeconds);
            without.Add(OrdersPerRound / other.TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"counted tickets, one row for all   {Median(withHolds),8:0} orders/s (median of {withHolds.Count} rounds of {OrdersPerRound}, {withHolds.Min():0} to {withHolds.Max():0})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tickets that nobody counts          {Median(without),8:0} orders/s (median of {without.Count} rounds of {OrdersPerRound}, {without.Min():0} to {without.Max():0})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {Median(withHolds) / Median(without):0.00}"));
    }

    private static async Task OversellAsync(List<HttpClient> buyers, string database)
    {
        var show = await SellAsync(buyers[0], Tickets);
        var (took, answers) = await BuyAsync(buyers, show, Attempts);
        var attendees = await CountAsync(database, $"SELECT count(*) FROM attendees WHERE show_id = '{show.Show}'");
        var sold = await CountAsync(database, $"SELECT sold FROM ticket_kinds WHERE id = '{show.Kind}'");
        var said = string.Join(", ", answers.OrderBy(a => a.Key).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Value} x {(int)a.Key}")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Attempts} attempts at {Tickets} tickets in {took.TotalSeconds:0.0} s: answered {said}; {attendees} attendees, {sold} sold, {attendees - Tickets} too many"));
        if (attendees != Tickets || sold != Tickets || answers.GetValueOrDefault(HttpStatusCode.Created) != Tickets || answers.GetValueOrDefault(HttpStatusCode.Conflict) != Attempts - Tickets)
            throw new InvalidOperationException("Oversold, or not sold out: see the line above.");
    }

    private static async Task<(TimeSpan Took, Dictionary<HttpStatusCode, int> Answers)> BuyAsync(List<HttpClient> buyers, (string Show, string Kind) show, int orders)
    {
        var body = JsonSerializer.Serialize(new { show_id = show.Show, items = new[] { new { ticket_kind_id = show.Kind, quantity = 1 } } });
        var left = orders;
        var answers = new System.Collections.Concurrent.ConcurrentBag<HttpStatusCode>();
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(buyers.Select(async buyer =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
                using var answer = await buyer.PostAsync(new Uri("/orders", UriKind.Relative), content);
                answers.Add(answer.StatusCode);
            }
        }));
        return (TimeProvider.System.GetElapsedTime(began), answers.GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count()));
    }

    private static async Task<(string Show, string Kind)> SellAsync(HttpClient producer, int? quantity)
    {
        if (_producer is null)
            _producer = (await PostAsync(producer, "/producers", new { name = "Globe" })).GetProperty("id").GetString();
        var show = (await PostAsync(producer, $"/producers/{_producer}/shows", new { title = "Hamlet", starts_at = TimeProvider.System.GetUtcNow().AddDays(30), currency = "EUR" })).GetProperty("id").GetString()!;
        var kind = (await PostAsync(producer, $"/shows/{show}/ticket-kinds", new { name = "Stalls", price = 0, quantity })).GetProperty("id").GetString()!;
        await PostAsync(producer, $"/shows/{show}/publication", null);
        return (show, kind);
    }

    private static async Task<HttpClient> SignInAsync(WebApplicationFactory<Program> factory, int number)
    {
        var client = factory.CreateClient();
        var email = string.Create(CultureInfo.InvariantCulture, $"buyer{number}@example.test");
        await PostAsync(client, "/auth/register", new { email, password = "Benchmark-passw0rd", full_name = "Buyer", role = "parent" });
        var token = (await PostAsync(client, "/auth/sign-in", new { email, password = "Benchmark-passw0rd" })).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object? body)
    {
        using var answer = body is null ? await client.PostAsync(new Uri(path, UriKind.Relative), null) : await client.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"POST {path} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<long> CountAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
