using System.Text;
using Microsoft.AspNetCore.Http;

namespace Framework.Sockets;

/// <summary>What the system answered instead of opening a socket.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the body; null if there is none.</param>
/// <param name="Body">As text.</param>
public sealed record SocketRefusal(int Status, string? ContentType, string Body)
{
    internal static SocketRefusal Of(HttpResponse response, MemoryStream written) =>
        new(response.StatusCode, response.ContentType, Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length));

    internal async Task WriteAsync(HttpResponse response)
    {
        if (!response.HasStarted)
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
    }
}
