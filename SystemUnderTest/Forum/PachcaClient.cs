using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Forum;

/// <summary>Pachca's API, as far as it is needed here. See https://dev.pachca.com/.</summary>
internal sealed class PachcaClient(IHttpClientFactory clients, IOptions<PachcaOptions> options, TimeProvider time)
{
    public const string Name = "pachca";

    private static readonly TimeSpan WhenNotSaid = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts a message into a channel.</summary>
    /// <exception cref="RetryLaterException">Pachca is busy, and says until when.</exception>
    /// <exception cref="GiveUpException">Pachca refuses the message, or us.</exception>
    /// <exception cref="HttpRequestException">Pachca is out of reach, or has trouble.</exception>
    public async Task PostAsync(int channel, string content, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new RestClient(
            clients.CreateClient(Name),
            new RestClientOptions(settings.BaseUrl) { Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(settings.Token!, "Bearer") });
        var request = new RestRequest("messages", Method.Post);
        request.AddStringBody(JsonSerializer.Serialize(new { message = new { entity_type = "discussion", entity_id = channel, content } }, Json), ContentType.Json);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if (isTimeUp)
            throw new HttpRequestException($"Pachca did not answer within {settings.TimeoutSeconds} s");
        if (response.ResponseStatus != ResponseStatus.Completed && (int)response.StatusCode == 0)
            throw new HttpRequestException($"Pachca was not reached: {response.ResponseStatus}", response.ErrorException);
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                throw new RetryLaterException("Pachca is asked too often", RetryAfter(response));
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new GiveUpException($"Pachca refuses our token ({(int)response.StatusCode})");
            case >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError:
                throw new GiveUpException($"Pachca refuses the message ({(int)response.StatusCode}): {Shortened(response.Content)}");
            case not HttpStatusCode.Created:
                throw new HttpRequestException($"Pachca has trouble: {(int)response.StatusCode}");
        }

        if (!IsMessage(response.Content))
            throw new HttpRequestException($"Pachca answered 201 with something that is not a message: {Shortened(response.Content)}");
    }

    /// <summary>Whether our token is accepted, and may read the channel.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new RestClient(
            clients.CreateClient(Name),
            new RestClientOptions(settings.BaseUrl) { Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(settings.Token!, "Bearer") });
        var request = new RestRequest("messages").AddQueryParameter("chat_id", settings.ChannelId!.Value).AddQueryParameter("limit", 1);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        return !isTimeUp && response.StatusCode == HttpStatusCode.OK;
    }

    private static bool IsMessage(string? content)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(content ?? "", Json) is { Data.Id: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static TimeSpan RetryAfter(RestResponse response) =>
        int.TryParse(response.Headers?.FirstOrDefault(h => string.Equals(h.Name, "Retry-After", StringComparison.OrdinalIgnoreCase))?.Value, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : WhenNotSaid;

    private static string Shortened(string? text) => text is { Length: > 300 } ? text[..300] : text ?? "";

    private sealed record Answer(Posted? Data);

    private sealed record Posted(long Id);
}
