namespace Framework.Http;

/// <summary>Requests whose response is read while it comes, as a stream or a download without end is.</summary>
public static class StreamedResponse
{
    private static readonly HttpRequestOptionsKey<bool> Key = new("framework.streamed-response");

    /// <summary>Leaves the response's body to the caller. The report shows the exchange without it.</summary>
    public static void ReadResponseAsItComes(this HttpRequestMessage request) => request.Options.Set(Key, true);

    internal static bool IsReadAsItComes(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var set) && set;
}
