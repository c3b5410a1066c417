using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks;
using Mocks.Standalone;
using Mocks.YooKassa;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

[Parallelizable(ParallelScope.All)]
internal sealed partial class StandaloneHostTests
{
    private const string Token = "987654:another-fake-token-of-35-characters";

    [TestCase("--prot 1", "Unknown flag '--prot'. Nearest: --port")]
    [TestCase("5080", "Unknown argument '5080'")]
    [TestCase("--port", "--port needs a value")]
    [TestCase("--port --quiet", "--port needs a value")]
    [TestCase("--port 65536", "from 0 to 65535, not '65536'")]
    [TestCase("--port=abc", "from 0 to 65535, not 'abc'")]
    [TestCase("--quiet=yes", "--quiet takes no value")]
    [TestCase("--url https://127.0.0.1:1", "--url is an address such as http://127.0.0.1:5080")]
    [TestCase("--url http://127.0.0.1:1/v3", "without a path")]
    [TestCase("--host school.example", "an address of this machine")]
    [TestCase("--callback system", "--callback is an address")]
    [TestCase("--callback http://127.0.0.1:1/app", "The path is --notification-path")]
    [TestCase("--notification-path hooks", "begins with a slash")]
    [TestCase("--chat anna", "--chat is a whole number, not 'anna'")]
    [TestCase("--bot-token 1:short", "--bot-token is no bot token")]
    [TestCase("--secret-key=", "--secret-key must not be empty")]
    [TestCase("--vendors stripe,yokassa", "there is no fake of 'yokassa'. Nearest: yookassa")]
    [TestCase("--public-url http://mocks:5080/pay", "--public-url names this server, without a path")]
    public async Task Wrong_flags_are_named_and_nothing_starts(string flags, string message)
    {
        var (code, output, errors) = await RunAsync(flags);
        code.ShouldBe(2);
        errors.ShouldContain(message);
        output.ShouldBeEmpty();
    }

    [Test]
    public async Task A_wrong_token_is_not_repeated() => (await RunAsync("--bot-token 1:short-secret")).Errors.ShouldNotContain("short-secret");

    [Test]
    public async Task Help_lists_every_flag_and_exit_code()
    {
        var (code, output, _) = await RunAsync("--help");
        code.ShouldBe(0);
        foreach (var word in (string[])["--port", "--callback", "--chat", "3 the port is in use", "docs/mocks.md"]) output.ShouldContain(word);
    }

    [Test]
    public async Task A_port_in_use_is_said_plainly()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var (code, _, errors) = await RunAsync($"--port {port}");
        code.ShouldBe(3);
        errors.ShouldContain($"Port {port} on 127.0.0.1 is in use");
    }

    [Test]
    public async Task An_address_of_another_machine_is_said_plainly()
    {
        var (code, _, errors) = await RunAsync("--host 192.0.2.1 --port 0");
        code.ShouldBe(4);
        errors.ShouldContain("Cannot listen on 192.0.2.1");
    }

    [Test]
    public async Task It_serves_until_it_is_told_to_stop_and_prints_no_secret()
    {
        using var stop = new CancellationTokenSource();
        using var output = new Transcript();
        var running = VendorHost.RunAsync(["--port", "0", "--secret-key", "s3cret-key", "--bot-token", Token, "--chat", "42"], output, TextWriter.Null, stop.Token);
        var url = await output.UrlAsync();
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("100001:s3cret-key"u8));
        (await client.GetAsync(new Uri("yookassa/v3/payments", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
        using var form = new FormUrlEncodedContent([new("chat_id", "42"), new("text", $"my token is {Token}")]);
        (await client.PostAsync(new Uri($"{url}telegram/bot{Token}/sendMessage"), form)).IsSuccessStatusCode.ShouldBeTrue();
        (await client.GetAsync(new Uri($"{url}robot{Token}/getMe"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri($"{url}telegram/bot{Token}/send/Message"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri($"{url}bot{Token}/getMe"))).IsSuccessStatusCode.ShouldBeTrue("a library may let only the host be changed");
        (await client.GetAsync(new Uri("v3/me", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue("a library may let only the host be changed");
        var calls = await client.GetStringAsync(new Uri("_control/calls", UriKind.Relative));
        var refusals = await client.GetStringAsync(new Uri("_control/refusals", UriKind.Relative));
        await stop.CancelAsync();
        (await running).ShouldBe(0);

        var all = output.Text + calls + refusals;
        all.ShouldNotContain("s3cret-key");
        all.ShouldNotContain("another-fake-token");
        all.ShouldNotContain(Convert.ToBase64String("100001:s3cret-key"u8));
        JsonNode.Parse(calls)!["items"]!.AsArray().Count.ShouldBe(6);
        output.Text.ShouldContain("yookassa GET /payments -> 200");
        output.Text.ShouldContain("telegram POST /sendMessage -> 200");
        output.Text.ShouldContain("REFUSED: nobody refused GET /robot***/getMe with 404: No vendor is at /robot***/getMe. Here are: /yookassa/v3/");
        output.Text.ShouldContain("Stopped after 6 calls, 2 of them refused.");
    }

    [Test]
    public async Task Notifications_reach_the_system_over_the_network_and_are_repeated_until_a_200()
    {
        using var system = Listen(out var address);
        using var stop = new CancellationTokenSource();
        using var output = new Transcript();
        var running = VendorHost.RunAsync(["--port", "0", "--callback", address, "--notification-path", "/hooks", "--repeat-every", "1"], output, TextWriter.Null, stop.Token);
        var options = new VendorServerOptions();
        using var client = new HttpClient { BaseAddress = await output.UrlAsync() };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{options.YooKassaShopId}:{options.YooKassaSecretKey}")));
        client.DefaultRequestHeaders.Add("Idempotence-Key", "1");
        using var order = new StringContent("""{"amount":{"value":"1.00","currency":"RUB"},"capture":true,"confirmation":{"type":"embedded"}}""", System.Text.Encoding.UTF8, "application/json");
        (await client.PostAsync(new Uri("yookassa/v3/payments", UriKind.Relative), order)).IsSuccessStatusCode.ShouldBeTrue();
        var confirmed = client.PostAsync(new Uri("_control/yookassa/payments/latest/confirm", UriKind.Relative), null);
        foreach (var status in (int[])[503, 200])
        {
            var notification = await system.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
            notification.Request.Url!.AbsolutePath.ShouldBe("/hooks");
            YooKassaNetworks.Contains(notification.Request.Headers["X-Forwarded-For"]!).ShouldBeTrue();
            notification.Response.StatusCode = status;
            notification.Response.Close();
        }

        (await confirmed).IsSuccessStatusCode.ShouldBeTrue();
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        output.Text.ShouldContain("-> 503");
    }

    [Test]
    public async Task It_plays_the_vendors_it_is_told_to_and_the_others_are_unknown_there()
    {
        using var stop = new CancellationTokenSource();
        using var output = new Transcript();
        var running = VendorHost.RunAsync(["--port", "0", "--vendors", "cdek,smtp"], output, TextWriter.Null, stop.Token);
        using var client = new HttpClient { BaseAddress = await output.UrlAsync() };
        (await client.GetAsync(new Uri("cdek/v2/orders?im_number=1", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await client.GetAsync(new Uri("yookassa/v3/payments", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri("v3/payments", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await client.GetAsync(new Uri("yookassa/checkout?orderId=1", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var control = await client.GetAsync(new Uri("_control/yookassa/payments", UriKind.Relative));
        control.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await control.Content.ReadAsStringAsync()).ShouldContain("yookassa is not played here. Here are: cdek, smtp.");
        var overview = JsonNode.Parse(await client.GetStringAsync(new Uri("_control/", UriKind.Relative)))!.AsObject();
        overview.ContainsKey("cdek").ShouldBeTrue();
        overview.ContainsKey("yookassa").ShouldBeFalse();
        overview["smtp"]!.ToString().ShouldStartWith("smtp://");
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        output.Text.ShouldContain("No vendor is at /yookassa/v3/payments. Here are: /cdek/v2/, /_control/");
    }

    [Test]
    public async Task Payment_pages_are_where_others_reach_it_and_what_is_new_in_each_process_is_written_down()
    {
        var (key, certificate) = (Path.GetTempFileName(), Path.GetTempFileName());
        using var stop = new CancellationTokenSource();
        using var output = new Transcript();
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var running = VendorHost.RunAsync(["--port", $"{port}", "--public-url", "http://payments.example.test:5080", "--sendgrid-key-file", key, "--smtp-certificate-file", certificate], output, TextWriter.Null, stop.Token);
        (await output.UrlAsync()).ShouldBe(new Uri("http://payments.example.test:5080/"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{new VendorServerOptions().YooKassaShopId}:{new VendorServerOptions().YooKassaSecretKey}")));
        client.DefaultRequestHeaders.Add("Idempotence-Key", "1");
        using var order = new StringContent("""{"amount":{"value":"1.00","currency":"RUB"},"confirmation":{"type":"redirect","return_url":"https://a.test/"}}""", System.Text.Encoding.UTF8, "application/json");
        var payment = JsonNode.Parse(await (await client.PostAsync(new Uri("yookassa/v3/payments", UriKind.Relative), order)).Content.ReadAsStringAsync())!;
        payment["confirmation"]!["confirmation_url"]!.ToString().ShouldStartWith("http://payments.example.test:5080/yookassa/checkout?orderId=");
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        Convert.FromBase64String(await File.ReadAllTextAsync(key)).Length.ShouldBeGreaterThan(60);
        (await File.ReadAllTextAsync(certificate)).Length.ShouldBe(64);
        File.Delete(key);
        File.Delete(certificate);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_is_said_plainly()
    {
        var (code, _, errors) = await RunAsync("--port 0 --sendgrid-key-file /nowhere/at/all");
        code.ShouldBe(5);
        errors.ShouldContain("/nowhere/at/all");
    }

    private static System.Net.HttpListener Listen(out string address)
    {
        using var free = new TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((System.Net.IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        var listener = new System.Net.HttpListener { Prefixes = { address + "/" } };
        listener.Start();
        return listener;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string flags)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        var code = await VendorHost.RunAsync(flags.Split(' '), output, errors, patience.Token);
        patience.IsCancellationRequested.ShouldBeFalse("the host should not have started");
        return (code, output.ToString(), errors.ToString());
    }

    private sealed partial class Transcript : StringWriter
    {
        private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Text => ToString();

        public Task<Uri> UrlAsync() => _url.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (Address().Match(ToString()) is { Success: true } match) _url.TrySetResult(new Uri(match.Groups["url"].Value));
        }

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }

        [GeneratedRegex(@"listen on (?<url>http://[^\s]+/)\.", RegexOptions.None, 5000)]
        private static partial Regex Address();
    }
}
