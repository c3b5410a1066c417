using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>An exchange as a command that can be pasted into a shell. Masked values stay masked.</summary>
internal static class CurlLine
{
    private static readonly string[] OfThisCallOnly = ["traceparent", "baggage", "content-length", "host"];

    public static string For(HttpExchange exchange)
    {
        var line = new StringBuilder("curl");
        if (exchange.Method != "GET")
            line.Append(" -X ").Append(exchange.Method);
        line.Append(' ').Append(Quote(exchange.Url));
        foreach (var (name, value) in exchange.RequestHeaders)
            if (!OfThisCallOnly.Contains(name, StringComparer.OrdinalIgnoreCase))
                line.Append(" -H ").Append(Quote($"{name}: {value}"));
        switch (exchange.RequestBody)
        {
            case { IsBase64: true }:
                line.Append($" --data-binary '@body'  # body: {exchange.RequestBody.Size} bytes, not text");
                break;
            case { Text.Length: > 0 } body:
                line.Append(" --data-raw ").Append(Quote(body.Text));
                if (body.Truncated)
                    line.Append($"  # body cut, {body.Size} bytes in all");
                break;
        }
        return line.ToString();
    }

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
