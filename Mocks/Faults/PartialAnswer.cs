using System.Text;
using Microsoft.AspNetCore.Http;

namespace Mocks.Faults;

/// <summary>An answer that stops in the middle of its body: the caller has the headers and the first half, and nothing more comes.</summary>
internal static class PartialAnswer
{
    /// <summary>Writes the first half of the body, waits until it is over, and cuts the connection.</summary>
    public static async Task StallAsync(HttpContext context, int status, string contentType, string body, Func<Task> untilOver)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await context.Response.Body.FlushAsync();
        await untilOver();
        context.Abort();
    }
}
