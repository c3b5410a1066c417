using System.Text;
using Framework.Evidence;

namespace Reports.Allure;

/// <summary>What Allure shows about the run as a whole.</summary>
internal static class RunFiles
{
    public static readonly IReadOnlyList<(string Name, CauseKind Cause)> Categories =
    [
        ("Product", CauseKind.Product),
        ("Test", CauseKind.Test),
        ("Test data", CauseKind.Data),
        ("Infrastructure", CauseKind.Infrastructure),
        ("Vendor contract", CauseKind.VendorContract),
    ];

    public static void WriteCategories(string folder) => JsonBuffer.WriteFile(Path.Combine(folder, "categories.json"), json =>
    {
        json.WriteStartArray();
        foreach (var (name, cause) in Categories)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("traceRegex"u8, $"[\\s\\S]*cause: {Causes.CauseClassifier.Word(cause)}$");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static void WriteEnvironment(string folder, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in facts)
            text.Append(Escape(name).Replace(" ", "\\ ", StringComparison.Ordinal)).Append('=').Append(Escape(value)).Append('\n');
        ResultFile.WriteAtomically(Path.Combine(folder, "environment.properties"), aside => File.WriteAllText(aside, text.ToString()));
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}
