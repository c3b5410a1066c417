namespace Mocks.Telegram;

/// <summary>A message's text: what is read, how it is marked, and whether Telegram takes it.</summary>
internal static class MarkedText
{
    private const int MaximumLength = 4096;
    private const int MaximumBytes = 1 << 15;

    public static ParsedText Parse(string? text, string? parseMode)
    {
        if (string.IsNullOrEmpty(text)) throw BotError.BadRequest("message text is empty");
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MaximumBytes) throw BotError.BadRequest("text is too long");
        var parsed = parseMode?.ToLowerInvariant() switch
        {
            null or "" or "none" => new ParsedText(text, []),
            "html" => HtmlText.Parse(text),
            "markdownv2" => MarkdownV2Text.Parse(text),
            "markdown" => LegacyMarkdown(text),
            _ => throw BotError.BadRequest("unsupported parse_mode"),
        };
        if (parsed.Plain.AsSpan().Trim().IsEmpty) throw BotError.BadRequest("text must be non-empty");
        if (parsed.Plain.EnumerateRunes().Count() > MaximumLength) throw BotError.BadRequest("message is too long");
        return parsed;
    }

    /// <summary>The first Markdown: marks don't nest; only an unclosed one is an error.</summary>
    private static ParsedText LegacyMarkdown(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\\' && at + 1 < text.Length && "_*`[".Contains(text[at + 1], StringComparison.Ordinal))
            {
                plain.Append(text[++at]);
            }
            else if (character is '_' or '*' or '`')
            {
                var end = text.IndexOf(character, at + 1);
                if (end < 0)
                {
                    var offset = System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
                    throw BotError.Entities($"Can't find end of the entity starting at byte offset {offset.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
                }

                plain.Append(text, at + 1, end - at - 1);
                at = end;
            }
            else
            {
                plain.Append(character);
            }
        }

        return new ParsedText(plain.ToString(), []);
    }
}
