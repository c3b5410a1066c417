using System.Text;
using System.Text.RegularExpressions;

namespace Mocks.Smtp;

/// <summary>A mail that the server has taken responsibility for. Nobody gets it.</summary>
public sealed partial record SmtpMail
{
    private SmtpMail()
    {
    }

    /// <summary>The server's name for it: "queued as …".</summary>
    public required string Id { get; init; }

    /// <summary>The sender of the envelope; empty for a bounce.</summary>
    public required string From { get; init; }

    /// <summary>The recipients of the envelope: they alone decide who gets it.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The message byte for byte, without the dots that were stuffed.</summary>
    public required IReadOnlyList<byte> Raw { get; init; }

    /// <summary>The headers, unfolded; names in any case. The last of several goes.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The subject, decoded.</summary>
    public required string Subject { get; init; }

    /// <summary>The text, decoded.</summary>
    public required string Text { get; init; }

    /// <summary>When it was taken, by the vendors' clock.</summary>
    public required DateTimeOffset At { get; init; }

    internal static SmtpMail Read(string id, string from, IReadOnlyList<string> to, byte[] raw, DateTimeOffset at)
    {
        var text = Encoding.UTF8.GetString(raw);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folding().Replace(end < 0 ? text : text[..end], " ").Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new SmtpMail
        {
            Id = id,
            From = from,
            To = to,
            Raw = raw,
            Headers = headers,
            Subject = Words(headers.GetValueOrDefault("Subject", "")),
            Text = Decoded(end < 0 ? "" : text[(end + 4)..], headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit")),
            At = at,
        };
    }

    /// <summary>Encoded words of one text are joined without the blank between them.</summary>
    private static string Words(string text) => Word().Replace(Between().Replace(text, ""), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value)));

    private static string Decoded(string body, string encoding) =>
        encoding.Equals("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))) : body;

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.None, 5000)]
    private static partial Regex Folding();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[A-Za-z0-9+/=]*)\?=", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)", RegexOptions.None, 5000)]
    private static partial Regex Between();
}
