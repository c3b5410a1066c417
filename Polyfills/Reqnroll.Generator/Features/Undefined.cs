using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Reqnroll.Generator.Matching;

namespace Reqnroll.Generator.Features;

/// <summary>What to say about a step without a definition: the nearest ones, and one ready to paste.</summary>
internal static class Undefined
{
    private static readonly Regex Values = new(@"""[^""]*""|'[^']*'|(?<![\w.])-?\d+(?:[.,]\d+)?(?![\w.])", RegexOptions.CultureInvariant);

    public static string Message(StepModel step, StepMatcher matcher, CultureInfo culture)
    {
        var message = new StringBuilder($"No step definition for '{step.Keyword}{step.Text}'.");
        var otherKind = matcher.All(step.Text).FirstOrDefault();
        if (otherKind is not null)
        {
            message.Append($" There is one that is not in scope or for other keywords: {Kinds(otherKind.Pattern.Definition.Types)} \"{otherKind.Pattern.Definition.Expression}\" ({otherKind.Pattern.Method.DisplayName}).");
        }
        else
        {
            var plain = Plain(step.Text);
            var nearest = matcher.Patterns
                .Select(p => (Pattern: p, Distance: Nearest.Distance(plain, Plain(p.Definition.Expression)) + ((p.Definition.Types & step.Type) == 0 ? 3 : 0)))
                .Where(p => p.Distance <= Math.Max(plain.Length * 2 / 3, 4))
                .OrderBy(p => p.Distance).ThenBy(p => p.Pattern.Definition.Expression, StringComparer.Ordinal)
                .Take(3).Select(p => $"{Kinds(p.Pattern.Definition.Types)} \"{p.Pattern.Definition.Expression}\" ({p.Pattern.Method.DisplayName})")
                .ToList();
            if (nearest.Count > 0)
                message.Append(" Did you mean: ").Append(string.Join("; ", nearest)).Append('?');
        }

        return message.Append(" Or write: ").Append(Snippet(step)).ToString();
    }

    private static string Snippet(StepModel step)
    {
        List<string> parameters = [];
        var expression = Values.Replace(Escape(step.Text), match =>
        {
            var (type, placeholder) = match.Value[0] is '"' or '\'' ? ("string", "{string}") : match.Value.IndexOfAny(['.', ',']) >= 0 ? ("decimal", "{decimal}") : ("int", "{int}");
            parameters.Add($"{type} p{parameters.Count}");
            return placeholder;
        });
        if (step.Rows.Count > 0)
            parameters.Add("DataTable table");
        if (step.DocString is not null)
            parameters.Add("string text");
        var kind = step.Type switch { 1 => "Given", 2 => "When", _ => "Then" };
        return $"[{kind}(\"{expression.Replace("\"", "\\\"")}\")] public void {Identifier(kind + " " + Values.Replace(step.Text, " "))}({string.Join(", ", parameters)}) => throw new PendingStepException();";
    }

    private static string Escape(string text) => Regex.Replace(text, @"[(){}/\\]", @"\\$0").Replace("\\\\", "\\\\\\\\");

    private static string Identifier(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Regex.Split(text, @"[^\p{L}\p{Nd}_]+").Where(w => w.Length > 0))
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        return name.ToString();
    }

    private static string Plain(string text) => Regex.Replace(Values.Replace(text, "{}"), @"\{\w+\}", "{}");

    private static string Kinds(int types) =>
        types == 7 ? "[StepDefinition]" : string.Concat(KindNames.Where(k => (types & k.Flag) != 0).Select(k => k.Name));

    private static readonly (int Flag, string Name)[] KindNames = [(1, "[Given]"), (2, "[When]"), (4, "[Then]")];
}
