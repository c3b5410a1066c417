using System.Net;
using Microsoft.AspNetCore.Http;
using WireMock.Types;
using WireMock.Util;

namespace WireMock;

/// <summary>A request, as the server got it.</summary>
public class RequestMessage : IRequestMessage
{
    private readonly Lazy<IDictionary<string, WireMockList<string>>> _query;

    internal RequestMessage(HttpRequest request, byte[] body, DateTime at)
    {
        var connection = request.HttpContext.Connection;
        Method = request.Method;
        Protocol = request.Scheme;
        Host = request.Host.Host;
        Port = request.Host.Port ?? connection.LocalPort;
        HttpVersion = request.Protocol.StartsWith("HTTP/", StringComparison.Ordinal) ? request.Protocol[5..] : request.Protocol;
        RawQuery = request.QueryString.Value ?? "";
        Path = request.Path.Value is { Length: > 0 } path ? path : "/";
        Url = $"{Protocol}://{request.Host.Value}{request.Path.ToUriComponent()}{RawQuery}";
        ClientIP = connection.RemoteIpAddress is { } address ? ToText(address) : "";
        DateTime = at;
        var headers = new Dictionary<string, WireMockList<string>>(request.Headers.Count, StringComparer.Ordinal);
        foreach (var (name, values) in request.Headers) headers[name] = [.. values.Select(v => v ?? "")];
        Headers = headers;
        Cookies = request.Cookies.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        BodyData = BodyParser.Parse(body, request.ContentType);
        _query = new(() => Util.QueryString.Parse(RawQuery));
    }

    /// <inheritdoc/>
    public string ClientIP { get; }

    /// <inheritdoc/>
    public string Url { get; }

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
    public IDictionary<string, WireMockList<string>>? Headers { get; }

    /// <inheritdoc/>
    public IDictionary<string, string>? Cookies { get; }

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? Query => _query.Value;

    /// <inheritdoc/>
    public IDictionary<string, WireMockList<string>>? QueryIgnoreCase =>
        new Dictionary<string, WireMockList<string>>(_query.Value, StringComparer.OrdinalIgnoreCase);

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
    public string Host { get; }

    /// <inheritdoc/>
    public string Protocol { get; }

    /// <inheritdoc/>
    public int Port { get; }

    /// <inheritdoc/>
    public string Origin => $"{Protocol}://{Host}:{Port}";

    /// <inheritdoc/>
    public WireMockList<string>? GetParameter(string key, bool ignoreCase = false) =>
        (ignoreCase ? QueryIgnoreCase! : Query!).TryGetValue(key, out var values) ? values : null;

    private static string ToText(IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}
