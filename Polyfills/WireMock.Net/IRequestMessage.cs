using WireMock.Types;
using WireMock.Util;

namespace WireMock;

/// <summary>A request, as the server got it.</summary>
public interface IRequestMessage
{
    /// <summary>The client's address.</summary>
    string ClientIP { get; }

    /// <summary>The whole address that was called.</summary>
    string Url { get; }

    /// <summary>The whole address that was called.</summary>
    string AbsoluteUrl { get; }

    /// <summary>When the request came, in UTC.</summary>
    DateTime DateTime { get; }

    /// <summary>The path, decoded.</summary>
    string Path { get; }

    /// <summary>The path, decoded.</summary>
    string AbsolutePath { get; }

    /// <summary>The path's segments.</summary>
    string[] PathSegments { get; }

    /// <summary>The path's segments.</summary>
    string[] AbsolutePathSegments { get; }

    /// <summary>The method, in capitals.</summary>
    string Method { get; }

    /// <summary>"1.1" or "2".</summary>
    string HttpVersion { get; }

    /// <summary>The headers by name, as spelt by the client.</summary>
    IDictionary<string, WireMockList<string>>? Headers { get; }

    /// <summary>The cookies.</summary>
    IDictionary<string, string>? Cookies { get; }

    /// <summary>The query parameters.</summary>
    IDictionary<string, WireMockList<string>>? Query { get; }

    /// <summary>The query parameters; names in any case.</summary>
    IDictionary<string, WireMockList<string>>? QueryIgnoreCase { get; }

    /// <summary>The query as sent, with its question mark; empty where there is none.</summary>
    string RawQuery { get; }

    /// <summary>The body; null where there is none.</summary>
    IBodyData? BodyData { get; }

    /// <summary>The body as text.</summary>
    string? Body { get; }

    /// <summary>The body as a JSON tree; null where it is no JSON.</summary>
    object? BodyAsJson { get; }

    /// <summary>The body's bytes.</summary>
    byte[]? BodyAsBytes { get; }

    /// <summary>What the body turned out to be.</summary>
    string? DetectedBodyType { get; }

    /// <summary>What the Content-Type header says that the body is.</summary>
    string? DetectedBodyTypeFromContentType { get; }

    /// <summary>The host that was called.</summary>
    string Host { get; }

    /// <summary>"http" or "https".</summary>
    string Protocol { get; }

    /// <summary>The port that was called.</summary>
    int Port { get; }

    /// <summary>Protocol, host and port.</summary>
    string Origin { get; }

    /// <summary>The values of a query parameter; null where it is missing.</summary>
    /// <param name="key">The parameter's name.</param>
    /// <param name="ignoreCase">Whether the name may come in any case.</param>
    WireMockList<string>? GetParameter(string key, bool ignoreCase = false);
}
