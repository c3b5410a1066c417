using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Framework.Evidence;
using Framework.Http;
using Framework.Remote;
using Mocks;
using Mocks.Journal;

namespace StepDefinitions.Support;

/// <summary>
/// The vendors of a system that runs elsewhere. It calls them at addresses that it was started with: this process's, or those of fakes that run as services and
/// hand each scenario's calls on to this process.
/// </summary>
internal static class RemoteVendors
{
    /// <summary>Where payers' pages are said to be: a name that can be given to people, which that of a container is not. No scenario opens them.</summary>
    private static readonly Uri Pages = new("https://vendors.example.test/");

    /// <summary>Where <c>TF_VENDORS</c> says (e.g. <c>http://0.0.0.0:5090</c>), if the system is another process.</summary>
    public static VendorServerOptions Listening(VendorServerOptions options, RemoteOptions? remote)
    {
        if (remote is null || Variable("TF_VENDORS") is not { } text)
            return options;
        var address = Address("TF_VENDORS", text);
        return options with { Host = address.Host, Port = address.Port, ControlApi = true, PublicUrl = Pages };
    }

    /// <summary>Tells the fakes of <c>TF_MOCKS</c> (with commas between) that scenarios are played at <c>TF_TESTER</c>.</summary>
    /// <exception cref="TargetUnavailableException">One of them does not answer, or another run plays there.</exception>
    public static async Task PlayAsync()
    {
        if (Variable("TF_MOCKS") is not { } mocks)
            return;
        var tester = Address("TF_TESTER", Variable("TF_TESTER") ?? throw new FormatException("TF_MOCKS names fakes that run as services, but TF_TESTER does not say where they reach this process."));
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        foreach (var mock in mocks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(m => Address("TF_MOCKS", m)))
        {
            try
            {
                using var answer = await client.PutAsJsonAsync(new Uri(mock, "/_control/player"), new { url = tester });
                if (!answer.IsSuccessStatusCode)
                    throw new TargetUnavailableException($"The fakes at {mock} cannot be played: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                throw new TargetUnavailableException($"The fakes at {mock} do not answer: {error.Message}", error);
            }
        }
    }

    /// <summary>A call of a system in another process, as the fake has seen it: its own side is out of sight.</summary>
    public static HttpExchange Exchange(VendorCall call, TimeProvider time) => new(
        time.GetUtcNow(), Direction.SystemToVendor, call.Vendor, call.Method, SecretMask.Text(call.Path + call.Query), [.. call.Headers.Select(h => KeyValuePair.Create(h.Key, SecretMask.Header(h.Key, h.Value)))],
        Body(call.Headers.GetValueOrDefault("Content-Type"), call.Body), call.Status, [], Body("application/json", call.Answer), TimeSpan.Zero, call.Status is null ? call.Fault ?? "no answer" : null);

    private static HttpBody? Body(string? contentType, string text) =>
        text.Length == 0 ? null : CapturedBody.Of(Encoding.UTF8.GetBytes(text), MediaTypeHeaderValue.TryParse(contentType, out var type) ? type : null);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri Address(string variable, string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        ? address
        : throw new FormatException($"{variable} is '{text}'; expected an address such as http://0.0.0.0:5090.");
}
