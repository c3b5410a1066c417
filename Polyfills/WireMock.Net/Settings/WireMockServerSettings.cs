namespace WireMock.Settings;

/// <summary>How a server is started.</summary>
public class WireMockServerSettings
{
    /// <summary>The port; null or 0: any free one. Listens on every address of the machine: <see cref="Urls"/> can say otherwise.</summary>
    public int? Port { get; set; }

    /// <summary>Where to listen, such as "http://127.0.0.1:0"; goes before <see cref="Port"/>.</summary>
    public string[]? Urls { get; set; }

    /// <summary>How long the start may take, in milliseconds.</summary>
    public int StartTimeout { get; set; } = 10000;

    /// <summary>Whether mappings, requests and scenarios can be read and changed over HTTP, below <c>/__admin</c>.</summary>
    public bool? StartAdminInterface { get; set; }

    /// <summary>Whether the best of several bad matches answers.</summary>
    public bool? AllowPartialMapping { get; set; }

    /// <summary>How many requests are kept in the log; null: all of them; 0: none.</summary>
    public int? MaxRequestLogCount { get; set; }
}
