using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WireMock.Types;
using WireMock.Util;

namespace WireMock;

/// <summary>A request, as the server got it.</summary>
public class RequestMessage : IRequestMessage
{
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly IPAddress? _client;
    private readonly string _host;
    private readonly int _port;
    private IDictionary<string, WireMockList<string>>? _headerLists;
    private IDictionary<string, WireMockList<string>>? _query;
    private IDictionary<string, string>? _cookies;
    private string? _url;

    /// <summary>Copies what the server will use again for the next request; what has to be computed is computed when it is asked for.</summary>
    internal RequestMessage(HttpRequest request, byte[] body, DateTime at)
    {
        var connection = request.HttpContext.Connection;
        Method = request.Method;
        Protocol = request.Scheme;
        _host = request.Host.Value ?? "";
        _port = connection.LocalPort;
        HttpVersion = request.Protocol.StartsWith("HTTP/", StringComparison.Ordinal) ? request.Protocol[5..] : request.Protocol;
        RawQuery = request.QueryString.Value ?? "";
        Path = request.Path.Value is { Length: > 0 } path ? path : "/";
        _client = connection.RemoteIpAddress;
        DateTime = at;
        _headers = new KeyValuePair<string, StringValues>[request.Headers.Count];
        request.Headers.CopyTo(_headers, 0);
        BodyData = BodyParser.Parse(body, request.ContentType);
    }

    /// <inheritdoc/>
    public string ClientIP => _client is null ? "" : ToText(_client);

    /// <inheritdoc/>
    public string Url => _url ??= $"{Protocol}://{_host}{new PathString(Path).ToUriComponent()}{RawQuery}";

    /// <inheritdoc/>
    public string AbsoluteUrl => Url;

    /// <inheritdoc/>
    public DateTime DateTime { get; set; }

    /// <inheritdoc/>
    public string Path { get; }

    /// <inheritdoc/>
    public string AbsolutePath => Path;

    /// <inheritdoc/>
    public string[] PathSegments => Path.Split('/')[1..];

    /// <inheritdoc/>
    public string[] AbsolutePathSegments => PathSegments;

    /// <inheritdoc/>
    public string Method { get; }

    /// <inheritdoc/>
    public string HttpVersion { get; }

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? Headers => _headerLists ??= _headers.ToDictionary(h => h.Key, h => (WireMockList<string>)[.. h.Value.Select(v => v ?? "")], StringComparer.Ordinal);

    /// <inheritdoc/>
    public IDictionary<string, string>? Cookies => _cookies ??= CookieHeader.Parse(Array.Find(_headers, h => h.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)).Value);

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? Query => _query ??= Util.QueryString.Parse(RawQuery);

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? QueryIgnoreCase =>
        new Dictionary<string, WireMockList<string>>(Query!, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string RawQuery { get; }

    /// <inheritdoc/>
    public IBodyData? BodyData { get; }

    /// <inheritdoc/>
    public string? Body => BodyData?.BodyAsString;

    /// <inheritdoc/>
    public object? BodyAsJson => BodyData?.BodyAsJson;

    /// <inheritdoc/>
    public byte[]? BodyAsBytes => BodyData?.BodyAsBytes;

    /// <inheritdoc/>
    public string? DetectedBodyType => BodyData?.DetectedBodyType?.ToString();

    /// <inheritdoc/>
    public string? DetectedBodyTypeFromContentType => BodyData?.DetectedBodyTypeFromContentType?.ToString();

    /// <inheritdoc/>
    public string Host => new HostString(_host).Host;

    /// <inheritdoc/>
    public string Protocol { get; }

    /// <inheritdoc/>
    public int Port => new HostString(_host).Port ?? _port;

    /// <inheritdoc/>
    public string Origin => $"{Protocol}://{Host}:{Port}";

    /// <inheritdoc/>
    public WireMockList<string>? GetParameter(string key, bool ignoreCase = false) =>
        (ignoreCase ? QueryIgnoreCase! : Query!).TryGetValue(key, out var values) ? values : null;

    private static string ToText(IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
