using System.Globalization;
using Reqnroll.Bindings;

namespace Reqnroll.Engine;

internal sealed record CompiledArgument(string Text, int Transformation)
{
    /// <summary>What the transformation is called with.</summary>
    internal List<CompiledArgument> Parts { get; } = Transformation < 0 ? None : [];

    private static readonly List<CompiledArgument> None = [];
}

internal sealed record CompiledStep(int Line, StepDefinitionType Type, StepDefinitionKeyword KeywordKind, string Keyword, string Text, int Binding, int LastTransformation)
{
    internal List<CompiledArgument> Arguments { get; } = [];

    internal List<string[]> Rows { get; } = [];

    internal string? DocString { get; set; }
}

internal sealed record CompiledScenario(string Title, string Description, int Rule)
{
    internal string[] Tags { get; set; } = [];

    internal List<(string Name, string Value)> Arguments { get; } = [];

    internal List<CompiledStep> Steps { get; } = [];
}

/// <summary>
/// A feature as the generator wrote it: lines of fields parted by tabs, the first naming the kind of line. Data, not code: a scenario costs
/// a line of C# and no method for the JIT.
/// </summary>
internal sealed class FeatureData
{
    private FeatureData(string[] feature) => (Language, Folder, Title, Description, Path) = (feature[1], feature[2], feature[3], feature[4], feature[5]);

    internal string Language { get; }

    internal string Folder { get; }

    internal string Title { get; }

    internal string Description { get; }

    internal string Path { get; }

    internal string[] Tags { get; private set; } = [];

    internal List<RuleInfo> Rules { get; } = [];

    internal List<CompiledScenario> Scenarios { get; } = [];

    internal static FeatureData Parse(string data)
    {
        FeatureData? feature = null;
        foreach (var line in data.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
                continue;
            var fields = line.ToString().Split('\t');
            for (var i = 1; i < fields.Length; i++)
                fields[i] = Unescape(fields[i]);
            if (fields[0] == "feature")
                feature = new FeatureData(fields);
            else
                feature!.Add(fields);
        }

        return feature ?? throw new ReqnrollException("The compiled feature is empty; rebuild the project.");
    }

    private void Add(string[] fields)
    {
        switch (fields[0])
        {
            case "tags" when Scenarios.Count == 0:
                Tags = fields[1..];
                break;
            case "tags":
                Scenarios[^1].Tags = fields[1..];
                break;
            case "rule":
                Rules.Add(new RuleInfo(fields[1], fields[2], fields[3..]));
                break;
            case "scenario":
                Scenarios.Add(new CompiledScenario(fields[2], fields[3], Number(fields[1])));
                break;
            case "example":
                Scenarios[^1].Arguments.Add((fields[1], fields[2]));
                break;
            case "step":
                Scenarios[^1].Steps.Add(new CompiledStep(Number(fields[1]), (StepDefinitionType)Number(fields[2]), (StepDefinitionKeyword)Number(fields[3]), fields[4], fields[5], Number(fields[6]), Number(fields[7])));
                break;
            case "argument":
                var level = Scenarios[^1].Steps[^1].Arguments;
                for (var depth = Number(fields[1]); depth > 0; depth--)
                    level = level[^1].Parts;
                level.Add(new CompiledArgument(fields[2], Number(fields[3])));
                break;
            case "row":
                Scenarios[^1].Steps[^1].Rows.Add(fields[1..]);
                break;
            case "doc":
                Scenarios[^1].Steps[^1].DocString = fields[1];
                break;
            default:
                throw new ReqnrollException($"The compiled feature has a line of the unknown kind '{fields[0]}'; the generator and the engine are of different versions. Rebuild the project.");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'u' => (char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture), var other => other });
            if (text[i] == 'u')
                i += 4;
        }

        return result.ToString();
    }
}
