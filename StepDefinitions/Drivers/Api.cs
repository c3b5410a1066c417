using System.Text.Json;
using Framework.Lanes;
using Microsoft.AspNetCore.Http;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Calls the system's endpoints by name, as somebody. Knows nothing of what they mean.</summary>
public sealed class Api(ScenarioScope scenario) : IDisposable
{
    private RestClient _client = new(scenario.CreateClient(), disposeHttpClient: true);

    /// <summary>Calls an endpoint; every answer is fine, the caller judges it.</summary>
    /// <param name="person">Who is signed in; null for nobody.</param>
    /// <param name="endpoint">The endpoint's name in the system.</param>
    /// <param name="route">Values of the route's parameters, in order.</param>
    /// <param name="body">Sent as JSON; null for none.</param>
    /// <param name="query">The query's parameters; null for none.</param>
    /// <param name="headers">Headers beside the usual; null for none.</param>
    public async Task<ApiAnswer> CallAsync(Person? person, string endpoint, object[]? route = null, object? body = null, IEnumerable<KeyValuePair<string, string>>? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        await SignInIfNeededAsync(person);
        return await SendAsync(person, endpoint, route, body, query, headers);
    }

    /// <summary>Signs somebody in whose sign-in is not good any more, if they sign in again at all.</summary>
    public async Task SignInIfNeededAsync(Person? person)
    {
        if (person is { SignsInAgain: true } && person.TokenExpiresAt <= scenario.Clock.GetUtcNow())
            await SignInAsync(person);
    }

    /// <summary>Signs somebody in; their calls carry the token from then on.</summary>
    public async Task SignInAsync(Person person)
    {
        var signedIn = (await SendAsync(null, "sign-in", null, new { person.Email, person.Password })).As<SignedInJson>();
        person.Token = signedIn.AccessToken;
        person.TokenExpiresAt = scenario.Clock.GetUtcNow().AddSeconds(signedIn.ExpiresIn);
    }

    /// <summary>From here on everybody speaks to another instance of the system; null: to the first one again.</summary>
    public void Use(SystemInstance? instance)
    {
        _client.Dispose();
        _client = new RestClient(instance?.CreateClient("another instance") ?? scenario.CreateClient(), disposeHttpClient: true);
    }

    public void Dispose() => _client.Dispose();

    private async Task<ApiAnswer> SendAsync(Person? person, string endpoint, object[]? route, object? body, IEnumerable<KeyValuePair<string, string>>? query = null, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        var target = scenario.Endpoints[endpoint];
        var path = target.Path(route ?? []) + QueryString.Create((query ?? []).Select(q => KeyValuePair.Create(q.Key, (string?)q.Value)));
        var request = new RestRequest(path, Enum.Parse<Method>(target.Method, ignoreCase: true));
        foreach (var (name, value) in headers ?? [])
            request.AddHeader(name, value);
        if (person?.Token is { } token)
            request.Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(token, "Bearer");
        if (body is not null)
            request.AddStringBody(JsonSerializer.Serialize(body, WireJson.Options), ContentType.Json);
        var response = await _client.ExecuteAsync(request);
        if ((int)response.StatusCode == 0)
            throw new InvalidOperationException($"{target.Method} {path} was not answered: {response.ErrorMessage}", response.ErrorException);
        return new ApiAnswer($"{target.Method} {path}", response);
    }
}
