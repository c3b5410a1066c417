using System.Globalization;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Configuration;

/// <summary>Reads reqnroll.json. What it doesn't know it names, with what was probably meant.</summary>
internal sealed class SettingsReader
{
    private readonly string _path;
    private readonly List<ProblemModel> _problems = [];

    private SettingsReader(string path) => _path = path;

    public static Settings Read(string path, string text)
    {
        var reader = new SettingsReader(path);
        JsonNode root;
        try
        {
            root = JsonReader.Read(text);
        }
        catch (JsonFormatException error)
        {
            reader.Say(Model.Problems.Configuration, error.Line, error.Column, 1, $"The file is no JSON: {error.Message}.");
            return Settings.None with { Problems = new(reader._problems) };
        }

        reader.Check(root, Schema.Root, "");
        return reader.Settled(root);
    }

    private Settings Settled(JsonNode root)
    {
        var none = Settings.None;
        return new Settings(
            _path,
            Text(root, "language", "feature") ?? none.FeatureLanguage,
            Text(root, "language", "binding") ?? Text(root, "bindingCulture", "name"),
            Choice(root, "missingOrPendingStepsOutcome", "runtime") ?? none.PendingOutcome,
            Choice(root, "obsoleteBehavior", "runtime") ?? none.ObsoleteBehavior,
            Choice(root, "stepDefinitionSkeletonStyle", "trace") ?? none.SkeletonStyle,
            new(Find(root, "generator", "addNonParallelizableMarkerForTags")?.Items.Select(i => i.Text.TrimStart('@')) ?? []),
            new(Assemblies(root, "bindingAssemblies").Concat(Assemblies(root, "stepAssemblies"))),
            new(_problems));
    }

    private static IEnumerable<AssemblyName> Assemblies(JsonNode root, string section) =>
        (Find(root, section)?.Items ?? []).Select(i => Find(i, "assembly")).Where(a => a is not null && a.Text.Length > 0).Select(a => new AssemblyName(a!.Text, a.Line, a.Column));

    private void Check(JsonNode node, Schema schema, string path)
    {
        if (node.Kind == JsonKind.Null)
            return;
        if (node.Kind != schema.Kind)
        {
            Say(Model.Problems.Configuration, node.Line, node.Column, Math.Max(node.Text.Length, 1), $"{(path.Length == 0 ? "The file" : path)} must be {schema.Described}.");
            return;
        }

        if (schema.Choices.Count > 0 && !schema.Choices.Contains(node.Text, StringComparer.OrdinalIgnoreCase))
            Say(Model.Problems.Configuration, node.Line, node.Column, node.Text.Length + 2, $"{path} is \"{node.Text}\"; it must be {schema.Described}. Did you mean {Nearest.Of(node.Text, schema.Choices, 1).First()}?");
        if (schema.IsCulture && !IsCulture(node.Text))
            Say(Model.Problems.Configuration, node.Line, node.Column, node.Text.Length + 2, $"{path} is \"{node.Text}\"; it must be {schema.Described}.");
        foreach (var item in node.Items)
            Check(item, schema.Items!, path + "[]");
        foreach (var member in node.Members.Where(_ => !schema.IsOpen))
        {
            var known = schema.Members.FirstOrDefault(m => m.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
            if (known.Schema is not null)
                Check(member.Value, known.Schema, path.Length == 0 ? known.Name : path + "." + known.Name);
            else
                Say(Model.Problems.UnknownSetting, member.Line, member.Column, member.Name.Length + 2, Unknown(member.Name, schema, path));
        }
    }

    private static string Unknown(string name, Schema schema, string path)
    {
        var here = path.Length == 0 ? "" : $" in {path}";
        var elsewhere = Everywhere(Schema.Root, "").FirstOrDefault(p => p.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
        var hint = elsewhere ?? Nearest.Of(name, schema.Members.Select(m => m.Name), 1).FirstOrDefault();
        return $"There is no setting '{name}'{here}{(hint is null ? "" : $". Did you mean {hint}?")} Known{here}: {string.Join(", ", schema.Members.Select(m => m.Name))}.";
    }

    private static IEnumerable<string> Everywhere(Schema schema, string path) =>
        schema.Members.SelectMany(m => Everywhere(m.Schema, path + m.Name + ".").Prepend(path + m.Name));

    private static string? Text(JsonNode root, params string[] path) => Find(root, path) is { Kind: JsonKind.Text, Text: { Length: > 0 } text } && IsCulture(text) ? text : null;

    /// <summary>The value of a choice as the documentation spells it.</summary>
    private static string? Choice(JsonNode root, string name, string section)
    {
        var choices = Schema.Root.Members.First(m => m.Name == section).Schema.Members.First(m => m.Name == name).Schema.Choices;
        return Find(root, section, name) is { } node ? choices.FirstOrDefault(c => c.Equals(node.Text, StringComparison.OrdinalIgnoreCase)) : null;
    }

    private static JsonNode? Find(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
            node = node?.Members.LastOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
        return node;
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name).ThreeLetterISOLanguageName.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private void Say(string id, int line, int column, int length, string message) => _problems.Add(new ProblemModel(id, _path, line, column, length, message));
}
