using Framework.Contract;
using Framework.Http;

namespace Framework.Remote;

/// <summary>The OpenAPI document of a running system: its operations' ids are the endpoints' names, and its answers are held against it.</summary>
internal static class RemoteDocument
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    /// <exception cref="TargetUnavailableException">Nothing answers in time, or what answers has no such document.</exception>
    internal static async Task<ApiDocument> ReadAsync(HttpClient client, RemoteOptions remote, string path)
    {
        using var response = await FirstAnswerAsync(client, remote, new Uri(remote.Url, path.TrimStart('/')));
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw Other(remote, path, $"{(int)response.StatusCode} {response.ReasonPhrase}", body);
        try
        {
            var document = ApiDocument.Parse(body);
            return document.Operations.Any(o => o.Name is not null) ? document : throw Other(remote, path, "a document without named operations", body);
        }
        catch (InvalidDataException)
        {
            throw Other(remote, path, response.Content.Headers.ContentType?.ToString() ?? "something else", body);
        }
    }

    internal static EndpointTable EndpointsOf(ApiDocument document) =>
        new(document.Operations.Where(o => o.Name is not null).Select(o => new EndpointEntry(o.Name!, o.Method, o.Path)));

    private static async Task<HttpResponseMessage> FirstAnswerAsync(HttpClient client, RemoteOptions remote, Uri address)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await client.GetAsync(address);
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                if (TimeProvider.System.GetElapsedTime(began) > remote.Patience)
                    throw new TargetUnavailableException($"Nothing answers at {remote.Url} within {remote.Patience.TotalSeconds:0} s: {error.Message} Expected: the system under test. Is it started, and is this its address?", error);
                await Task.Delay(AskAgain, TimeProvider.System);
            }
        }
    }

    private static TargetUnavailableException Other(RemoteOptions remote, string path, string what, string body) =>
        new($"What answers at {remote.Url} is not the system under test. Expected: its OpenAPI document at {path}; actual: {what}: {(body.Length <= 200 ? body : body[..200] + "...").Trim()}");
}
