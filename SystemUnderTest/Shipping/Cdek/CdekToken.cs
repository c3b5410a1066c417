using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping.Cdek;

/// <summary>CDEK's access token: asked for when it is needed, kept while it is good, asked for again when it is refused.</summary>
internal sealed class CdekToken(VendorHttp http, IOptions<CdekOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>It may expire on the way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Value, DateTimeOffset Until) _kept = ("", DateTimeOffset.MinValue);

    /// <param name="refused">A token that CDEK does not accept any more; null for none.</param>
    /// <param name="cancellationToken">Hangs up.</param>
    /// <exception cref="CarrierTrouble">There is none to be had.</exception>
    public async Task<string> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept.Value == refused || _kept.Until <= time.GetUtcNow() + Margin)
                _kept = await FetchAsync(cancellationToken);
            return _kept.Value;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(string Value, DateTimeOffset Until)> FetchAsync(CancellationToken cancellationToken)
    {
        var (settings, now) = (options.Value, time.GetUtcNow());
        var request = new RestRequest("oauth/token", Method.Post)
            .AddParameter("grant_type", "client_credentials", ParameterType.GetOrPost)
            .AddParameter("client_id", settings.Account, ParameterType.GetOrPost)
            .AddParameter("client_secret", settings.Secret, ParameterType.GetOrPost);
        var reply = await http.CallAsync(CdekCarrier.Name, settings.BaseUrl, request, TimeSpan.FromSeconds(settings.TimeoutSeconds), null, cancellationToken);
        if (!reply.IsSuccess)
            throw CarrierTrouble.Of(CdekCarrier.Name, reply);
        var token = CarrierJson.Read<Answer>(CdekCarrier.Name, reply.Body, CarrierJson.SnakeCase);
        return token is { AccessToken.Length: > 0, ExpiresIn: > 0 } ? (token.AccessToken, now.AddSeconds(token.ExpiresIn)) : throw CarrierTrouble.Unintelligible(CdekCarrier.Name, "it has no token");
    }

    private sealed record Answer(string? AccessToken, int ExpiresIn);
}
