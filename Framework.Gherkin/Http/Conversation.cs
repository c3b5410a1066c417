using System.Net.Http.Headers;
using System.Text;
using Framework.Lanes;

namespace Framework.Gherkin.Http;

/// <summary>The requests of a scenario that speaks HTTP itself, who makes them, and the last answer.</summary>
public sealed class Conversation(ScenarioScope scenario, SavedValues saved) : IDisposable
{
    private readonly HttpClient _client = scenario.CreateClient();
    private Answer? _last;

    /// <summary>What is known of the next request.</summary>
    public NextRequest Next { get; private set; } = new();

    /// <summary>The bearer token of all requests from now on; null for a caller who is not signed in.</summary>
    public string? Token { get; set; }

    /// <summary>The answer to the last request.</summary>
    /// <exception cref="InvalidOperationException">There was no request.</exception>
    public Answer Last => _last ?? throw new InvalidOperationException("Nothing has been requested yet, so there is no answer. Begin with, for example: When GET \"/\" is requested.");

    /// <summary>Sends a request to an endpoint by its name.</summary>
    /// <param name="endpoint">The endpoint's name in the system.</param>
    /// <param name="route">Values of the route's parameters, in order.</param>
    /// <param name="json">The body; null for none, or for what was prepared.</param>
    public Task<Answer> CallAsync(string endpoint, IEnumerable<string> route, string? json = null)
    {
        var target = scenario.Endpoints[endpoint];
        return SendAsync(target.Method, target.Path([.. route.Select(saved.Fill)]), json);
    }

    /// <summary>Sends a request to a path of the system.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">With or without a query.</param>
    /// <param name="json">The body; null for none, or for what was prepared.</param>
    public async Task<Answer> SendAsync(string method, string path, string? json = null)
    {
        if (json is not null)
            Next.Body = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var message = Take(method, path);
        using var response = await _client.SendAsync(message);
        _last = await Answer.ReadAsync($"{method} {path}", response);
        return _last;
    }

    /// <summary>The request that was prepared, as whoever is signed in. Nothing of it is left for the one after it.</summary>
    internal HttpRequestMessage Take(string method, string path)
    {
        var message = Next.ToMessage(method, path);
        Next = new NextRequest();
        if (Token is not null && message.Headers.Authorization is null)
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
        return message;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
