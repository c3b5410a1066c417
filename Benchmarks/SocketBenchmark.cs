using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Framework.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SystemUnderTest.Database;

namespace Benchmarks;

/// <summary>
/// Fifty chats of two people with five devices each. In every chat one message after the other is sent, the next when the last has come back; every
/// device holds what it receives to the chat's order. Clients, both servers and PostgreSQL share this machine.
/// </summary>
internal static class SocketBenchmark
{
    private const int ChatCount = 50, Devices = 5, Messages = 100;
    private const string Password = "Benchmark-passw0rd";

    public static async Task RunAsync()
    {
        await using var server = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment());
        await server.Ready;
        await using (var admin = new NpgsqlConnection(server.ConnectionStringFor("postgres")))
        {
            await admin.OpenAsync();
            await using var create = new NpgsqlCommand("CREATE DATABASE sockets", admin);
            await create.ExecuteNonQueryAsync();
        }

        await using var factory = new SystemOnKestrel(server.ConnectionStringFor("sockets"));
        factory.UseKestrel(0);
        factory.StartServer();
        var address = new Uri(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        using var client = new HttpClient { BaseAddress = address };
        var chats = await Task.WhenAll(Enumerable.Range(0, ChatCount).Select(i => ChatAsync(client, i)));
        await using var bare = await BareEcho.StartAsync();
        var bareAddress = new Uri(bare.Urls.First());

        for (var round = 1; round <= 2; round++)
        {
            Console.WriteLine(round == 1 ? "first round (warm-up)" : "second round");
            await MeasureAsync("bare Kestrel echo", i => SocketClient.ConnectAsync(At(bareAddress, $"/room/{round}-{i}"), null), _ => ReadBare, (i, n) => JsonSerializer.SerializeToUtf8Bytes(new { n, at = Stopwatch.GetTimestamp(), text = "When is the test?" }));
            var first = (round - 1) * Messages;
            await MeasureAsync(
                "the system: stored, checked, announced",
                i => SocketClient.ConnectAsync(At(address, "/realtime"), chats[i / (2 * Devices)].Tokens[i % 2]),
                _ => json => Read(json, first),
                (i, _) => JsonSerializer.SerializeToUtf8Bytes(new { type = "message.send", data = new { chat_id = chats[i].Id, content = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture) + " When is the test?" } }));
        }
    }

    private static async Task MeasureAsync(string name, Func<int, Task<ClientWebSocket>> connect, Func<int, Func<JsonElement, (int Number, long SentAt)?>> reader, Func<int, int, byte[]> message)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < ChatCount * 2 * Devices; i++)
            sockets.Add(await connect(name.StartsWith("bare", StringComparison.Ordinal) ? i / (2 * Devices) : i));
        var perSocket = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)sockets.Count / 1024;
        var devices = sockets.Select((s, i) => new SocketClient(s, Messages, reader(i))).ToList();
        devices.ForEach(d => d.Start());
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, ChatCount).Select(async chat =>
        {
            for (var n = 1; n <= Messages; n++)
                await devices[chat * 2 * Devices].SendAsync(message(chat, n));
        }));
        await Task.WhenAll(devices.Select(d => d.All));
        watch.Stop();
        var delays = new Sample(name);
        foreach (var delay in devices.SelectMany(d => d.Delays))
            delays.Add(delay);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {name,-40} {ChatCount * Messages / watch.Elapsed.TotalSeconds,8:0} messages/s  {devices.Sum(d => d.Delays.Count) / watch.Elapsed.TotalSeconds,8:0} deliveries/s  delivery p50 {delays.Median:0.0} ms, p99 {delays.Percentile(0.99):0.0} ms  {devices.Sum(d => d.Delays.Count)} delivered in order, none twice  idle socket (both ends) {perSocket:0.0} KB"));
        devices.ForEach(d => d.Dispose());
    }

    private static (int Number, long SentAt)? ReadBare(JsonElement json) => (json.GetProperty("n").GetInt32(), json.GetProperty("at").GetInt64());

    private static (int Number, long SentAt)? Read(JsonElement json, int first)
    {
        if (json.GetProperty("type").GetString() is "error")
            throw new InvalidOperationException(json.ToString());
        if (json.GetProperty("type").GetString() != "message.created")
            return null;
        var data = json.GetProperty("data");
        var sentAt = data.GetProperty("content").GetString()!.Split(' ')[0];
        return (data.GetProperty("number").GetInt32() - first, long.Parse(sentAt, CultureInfo.InvariantCulture));
    }

    private static async Task<Chat> ChatAsync(HttpClient client, int i)
    {
        var (_, teacher) = await PersonAsync(client, $"teacher{i}", "teacher");
        var (studentId, student) = await PersonAsync(client, $"student{i}", "student");
        var subject = await CallAsync(client, "/subjects", teacher, new { name = "Algebra" });
        await CallAsync(client, $"/subjects/{subject.GetProperty("id").GetString()}/enrolments", teacher, new { student_id = studentId });
        var chats = await CallAsync(client, "/chats", teacher, null);
        return new Chat(chats.GetProperty("items")[0].GetProperty("id").GetString()!, [teacher, student]);
    }

    private static async Task<(string Id, string Token)> PersonAsync(HttpClient client, string name, string role)
    {
        var email = $"{name}@example.test";
        var person = await CallAsync(client, "/auth/register", null, new { email, password = Password, full_name = name, role });
        var signedIn = await CallAsync(client, "/auth/sign-in", null, new { email, password = Password });
        return (person.GetProperty("id").GetString()!, signedIn.GetProperty("access_token").GetString()!);
    }

    private static async Task<JsonElement> CallAsync(HttpClient client, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{request.Method} {path} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Uri At(Uri server, string path) => new UriBuilder(server) { Scheme = "ws", Path = path }.Uri;

    private sealed record Chat(string Id, string[] Tokens);

    private sealed class SystemOnKestrel(string connectionString) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (key, value) in PlainSystem.SettingsFor(connectionString))
                builder.UseSetting(key, value);
            builder.UseSetting("Database:CreateSchema", "true");
            builder.ConfigureTestServices(services => services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>().AddLogging(l => l.ClearProviders()));
        }
    }
}
