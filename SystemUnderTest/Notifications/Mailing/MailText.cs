using System.Text;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Texts as they stand in a mail (RFC 5322, 2047).</summary>
internal static class MailText
{
    /// <summary>An encoded word has at most 75 characters; so many bytes of text fit into one.</summary>
    private const int BytesPerWord = 45;

    /// <summary>A name and an address; the name in quotes, or encoded where it is not ASCII.</summary>
    public static string Mailbox(string name, string address) =>
        name.Length == 0 || name == address ? address : IsPlain(name) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{address}>" : $"{Encoded(name)} <{address}>";

    /// <summary>A header's text, encoded where it is not ASCII. A line break cannot get out of it.</summary>
    public static string Header(string text) => IsPlain(text) ? text : Encoded(text);

    private static bool IsPlain(string text) => text.Length <= 70 && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>Encoded words, each of whole characters, on lines of their own.</summary>
    private static string Encoded(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > BytesPerWord)
                Flush();
            word.Append(rune.ToString());
        }

        Flush();
        return string.Join("\r\n ", words);

        void Flush()
        {
            words.Add($"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString()))}?=");
            word.Clear();
        }
    }
}
