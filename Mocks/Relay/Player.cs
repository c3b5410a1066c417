using System.Net.Http.Headers;
using Mocks.Hosting;
using WireMock;

namespace Mocks.Relay;

/// <summary>
/// Who plays the vendors' part: a test in another process has fakes of its own, with their state, faults and journal by scenario, and is handed every call.
/// </summary>
internal sealed class Player : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly string[] OfTheConnection = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Upgrade", "Expect"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null }) { Timeout = Timeout.InfiniteTimeSpan };
    private volatile Uri? _url;

    /// <summary>Its address; null: nobody plays.</summary>
    public Uri? Url => _url;

    /// <exception cref="InvalidOperationException">Somebody else plays, and is still there.</exception>
    public async Task InviteAsync(Uri url)
    {
        if (_url is { } other && other != url && await IsThereAsync(other))
            throw new InvalidOperationException($"{other} plays the vendors already: two test runs cannot share these fakes. End that run, or DELETE /_control/player.");
        _url = url;
    }

    public void Dismiss() => _url = null;

    /// <summary>The player's answer; null: it cut the connection, and so must we.</summary>
    public async Task<VendorAnswer?> AskAsync(Uri url, IRequestMessage request, CancellationToken callerGone)
    {
        using var call = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(url, request.Path + request.RawQuery));
        if (request.BodyAsBytes is { Length: > 0 } body) call.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers ?? throw new InvalidOperationException("A request without headers."))
        {
            if (OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (!call.Headers.TryAddWithoutValidation(name, values)) call.Content?.Headers.TryAddWithoutValidation(name, values);
        }

        try
        {
            using var answer = await _client.SendAsync(call, callerGone);
            return new VendorAnswer((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(callerGone))
            {
                ContentType = answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
                Headers = Copied(answer.Headers),
            };
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> Copied(HttpResponseHeaders headers) => headers
        .Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase) && h.Key is not ("Date" or "Server"))
        .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

    private async Task<bool> IsThereAsync(Uri url)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var answer = await _client.GetAsync(new Uri(url, "/_control/health"), patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
