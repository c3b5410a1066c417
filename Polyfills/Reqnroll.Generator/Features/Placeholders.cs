namespace Reqnroll.Generator.Features;

/// <summary>The &lt;column&gt; marks of an outline.</summary>
internal static class Placeholders
{
    /// <summary>Puts an example row's values in, all at once: a value that looks like a placeholder stays what it is.</summary>
    public static string Fill(string text, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (values.Count == 0 || text.IndexOf('<') < 0)
            return text;
        var filled = new System.Text.StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var end = text[at] == '<' ? text.IndexOf('>', at) : -1;
            var column = end < 0 ? -1 : Column(values, text.Substring(at + 1, end - at - 1));
            if (column >= 0)
            {
                filled.Append(values[column].Value);
                at = end + 1;
            }
            else
            {
                filled.Append(text[at++]);
            }
        }

        return filled.ToString();
    }

    private static int Column(IReadOnlyList<KeyValuePair<string, string>> values, string name)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Key == name)
                return i;
        }

        return -1;
    }
}
