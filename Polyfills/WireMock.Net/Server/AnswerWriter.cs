using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.Server;

/// <summary>Writes an answer to the wire.</summary>
internal static class AnswerWriter
{
    private static readonly UTF8Encoding Utf8 = new(false);
    private static readonly Dictionary<string, WireMockList<string>> NoHeaders = new(StringComparer.Ordinal);

    public static async Task WriteAsync(IResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = Status(answer.StatusCode);
        foreach (var (name, values) in answer.Headers ?? NoHeaders)
        {
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) continue;
            response.Headers.Append(name, values.Count == 1 ? new StringValues(values[0]) : new StringValues(values.ToArray()));
        }

        if (Bytes(answer) is not { } bytes) return;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method)) await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }

    private static int Status(object? status) => status switch
    {
        int number => number,
        HttpStatusCode code => (int)code,
        string digits => int.Parse(digits, CultureInfo.InvariantCulture),
        _ => StatusCodes.Status200OK,
    };

    private static byte[]? Bytes(IResponseMessage answer)
    {
        var happens = answer.FaultPercentage is not { } often || Random.Shared.NextDouble() <= often;
        return answer.FaultType switch
        {
            FaultType.EMPTY_RESPONSE when happens => [],
            FaultType.MALFORMED_RESPONSE_CHUNK when happens => Malformed(Body(answer.BodyData) ?? []),
            _ => Body(answer.BodyData),
        };
    }

    private static byte[]? Body(IBodyData? body) => body?.DetectedBodyType switch
    {
        BodyType.String or BodyType.FormUrlEncoded => (body as BodyData)?.Encoded(Utf8) ?? (body.Encoding ?? Utf8).GetBytes(body.BodyAsString ?? ""),
        BodyType.Json => (body.Encoding ?? Utf8).GetBytes(JsonTree.Write(body.BodyAsJson!, body.BodyAsJsonIndented == true)),
        BodyType.Bytes => body.BodyAsBytes,
        _ => null,
    };

    private static byte[] Malformed(byte[] body)
    {
        var garbage = new byte[Random.Shared.Next(100, 200)];
        Random.Shared.NextBytes(garbage);
        return [.. body[..(body.Length / 2)], .. garbage];
    }
}
