namespace SystemUnderTest.Realtime;

/// <summary>Browsers cannot put a header on a WebSocket; they offer the token as a subprotocol, or put it into the query, where logs may keep it.</summary>
internal static class BrowserToken
{
    /// <summary>The subprotocol that is agreed on when one is offered.</summary>
    public const string Protocol = "lessons.v1";

    private const string Offer = "bearer.";

    /// <summary>The token of a request to an endpoint that takes it this way; null: look into the header.</summary>
    public static string? Of(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Taken>() is null)
            return null;
        var offered = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(p => p.StartsWith(Offer, StringComparison.Ordinal));
        return offered?[Offer.Length..] ?? context.Request.Query["access_token"].FirstOrDefault();
    }

    /// <summary>On an endpoint: the token may come this way.</summary>
    internal sealed class Taken;
}
