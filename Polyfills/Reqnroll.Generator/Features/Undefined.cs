using System.Text;
using System.Text.RegularExpressions;
using Reqnroll.Generator.Matching;

namespace Reqnroll.Generator.Features;

/// <summary>What to say about a step without a definition: the nearest ones, and one ready to paste.</summary>
internal static class Undefined
{
    private static readonly (int Flag, string Name)[] KindNames = [(1, "[Given]"), (2, "[When]"), (4, "[Then]")];

    public static string Message(StepModel step, StepMatcher matcher, string style)
    {
        var message = new StringBuilder($"No step definition for '{step.Keyword}{step.Text}'.");
        var otherKind = matcher.All(step.Text).FirstOrDefault();
        if (otherKind is not null)
            message.Append($" There is one that is not in scope or for other keywords: {Shown(otherKind.Pattern)}.");
        else
            Nearby(step, matcher, message);
        return message.Append(" Or write: ").Append(Snippet.Of(step, style)).ToString();
    }

    private static void Nearby(StepModel step, StepMatcher matcher, StringBuilder message)
    {
        var plain = Plain(step.Text);
        var nearest = matcher.Patterns
            .Select(p => (Pattern: p, Distance: Nearest.Distance(plain, Plain(p.Definition.Shown)) + ((p.Definition.Types & step.Type) == 0 ? 3 : 0)))
            .Where(p => p.Distance <= Math.Max(plain.Length * 2 / 3, 4))
            .OrderBy(p => p.Distance).ThenBy(p => p.Pattern.Definition.Shown, StringComparer.Ordinal)
            .Take(3).Select(p => Shown(p.Pattern))
            .ToList();
        if (nearest.Count > 0)
            message.Append(" Did you mean: ").Append(string.Join("; ", nearest)).Append('?');
    }

    private static string Shown(StepPattern pattern) => $"{Kinds(pattern.Definition.Types)} \"{pattern.Definition.Shown}\" ({pattern.Method.DisplayName})";

    private static string Plain(string text) => Regex.Replace(Snippet.Values.Replace(text, "{}"), @"\{\w+\}", "{}");

    public static string Kinds(int types) =>
        types == 7 ? "[StepDefinition]" : string.Concat(KindNames.Where(k => (types & k.Flag) != 0).Select(k => k.Name));
}
