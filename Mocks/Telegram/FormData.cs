using System.Net.Http.Headers;

namespace Mocks.Telegram;

/// <summary>The fields of a multipart/form-data body, which several bot libraries send even without files. Files are not read.</summary>
internal static class FormData
{
    public static IEnumerable<(string Name, string Value)> Fields(string body, string contentType)
    {
        var boundary = MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type.Parameters.FirstOrDefault(p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            : null;
        if (string.IsNullOrEmpty(boundary)) throw BotError.BadRequest("boundary not found");
        foreach (var part in ("\r\n" + body).Split("\r\n--" + boundary, StringSplitOptions.None).Skip(1))
        {
            var headersEnd = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (headersEnd < 0) continue; // The end mark "--".
            var headers = part[..headersEnd].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var disposition = Array.Find(headers, h => h.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase));
            if (disposition is null || !ContentDispositionHeaderValue.TryParse(disposition["Content-Disposition:".Length..].Trim(), out var field) || field.Name is not { } name)
                throw BotError.BadRequest("field name in multipart/form-data not found");
            if (field.FileName is null) yield return (name.Trim('"'), part[(headersEnd + 4)..]);
        }
    }
}
