using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Http;
using Framework.Json;

namespace Framework.Gherkin.Http;

/// <summary>
/// What a scenario has saved under a name, and what puts it in where <c>&lt;name&gt;</c> stands. A part of a saved object is
/// <c>&lt;name.path&gt;</c>.
/// </summary>
public sealed partial class SavedValues
{
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Saves a value; one of the same name is replaced.</summary>
    /// <exception cref="FormatException">The name cannot stand in angle brackets.</exception>
    public void Save(string name, JsonElement value)
    {
        if (!Name().IsMatch(name))
            throw new FormatException($"'{name}' is no name for a saved value. Expected a letter, then letters, digits, - and _.");
        _values[name] = value;
    }

    /// <summary>A saved value, or a part of one.</summary>
    /// <exception cref="UnknownNameException">Nothing was saved under this name, or it has no such part; lists the nearest.</exception>
    public JsonElement Find(string reference)
    {
        var name = NameIn().Match(reference).Value;
        if (!_values.TryGetValue(name, out var value))
            throw new UnknownNameException("saved value", name.Length == 0 ? reference : name, _values.Keys);
        return name.Length == reference.Length ? value : JsonPath.Find(value, reference[name.Length..].TrimStart('.'));
    }

    /// <summary>The text of a saved value: a string without its quotes.</summary>
    public string TextOf(string reference) => Text(Find(reference));

    /// <summary>Puts saved values into a text as they are.</summary>
    public string Fill(string text) => Reference().Replace(text, m => TextOf(m.Groups["reference"].Value));

    /// <summary>Puts saved values into a path or a URL, escaped. A value that is a path itself, at the beginning, stays what it is.</summary>
    public string FillPath(string path) => Reference().Replace(path, m => TextOf(m.Groups["reference"].Value) is var text && m.Index == 0 && (text.StartsWith('/') || text.Contains("://", StringComparison.Ordinal))
        ? text
        : Uri.EscapeDataString(text));

    /// <summary>Puts saved values into JSON: inside a string escaped, elsewhere as JSON. <c>&lt;</c> itself is written <c>\u003c</c> in a string that looks like a reference.</summary>
    public string FillJson(string json)
    {
        var filled = new StringBuilder(json.Length);
        var isString = false;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '<' && Reference().Match(json, at) is { Success: true } match && match.Index == at)
            {
                var value = Find(match.Groups["reference"].Value);
                filled.Append(isString ? JsonEncodedText.Encode(Text(value)).ToString() : value.GetRawText());
                at += match.Length - 1;
                continue;
            }

            filled.Append(json[at]);
            if (json[at] == '"')
                isString = !isString;
            else if (isString && json[at] == '\\' && at + 1 < json.Length)
                filled.Append(json[++at]);
        }

        return filled.ToString();
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    [GeneratedRegex(@"<(?<reference>[\p{L}_][\w-]*([.\[][^<>]*)?)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[\p{L}_][\w-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\p{L}_][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex NameIn();
}
