using System.Text;
using Microsoft.AspNetCore.Http;

namespace Framework.Sockets;

/// <summary>What the system answered instead of opening a socket.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Of the body; null if there is none.</param>
/// <param name="Body">As text.</param>
public sealed record SocketRefusal(int Status, string? ContentType, string Body)
{
    internal static async Task<SocketRefusal> OfAsync(HttpResponse response, MemoryStream written)
    {
        written.Position = 0;
        using var reader = new StreamReader(written, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        if (!response.HasStarted)
            await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
        return new SocketRefusal(response.StatusCode, response.ContentType, body);
    }
}
