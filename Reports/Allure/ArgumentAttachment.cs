using System.Text.Json;

namespace Reports.Allure;

/// <summary>A step's data table or doc string, shown on the step.</summary>
internal static class ArgumentAttachment
{
    public static AllureAttachment Write(string argument, AttachmentStore store)
    {
        if (argument.StartsWith('|'))
            return store.Text("table", "text/csv", "csv", Csv(argument));
        return IsJson(argument)
            ? store.Text("text", "application/json", "json", argument)
            : store.Text("text", "text/plain", "txt", argument);
    }

    private static string Csv(string table) => string.Join('\n', table.Split('\n').Select(Row));

    private static string Row(string line)
    {
        var cells = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return string.Join(',', cells.Select(c => c.AsSpan().IndexOfAny(",\"\n") < 0 ? c : $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    private static bool IsJson(string text)
    {
        if (!text.StartsWith('{') && !text.StartsWith('['))
            return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
