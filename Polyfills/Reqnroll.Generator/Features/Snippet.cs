using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Reqnroll.Generator.Features;

/// <summary>A step definition for a step that has none, ready to paste.</summary>
internal static class Snippet
{
    /// <summary>What in a step's text looks like an argument: quoted texts and numbers.</summary>
    public static readonly Regex Values = new(@"""[^""]*""|'[^']*'|(?<![\w.])-?\d+(?:[.,]\d+)?(?![\w.])", RegexOptions.CultureInvariant);

    private static readonly Regex Special = new(@"[(){}/\\]", RegexOptions.CultureInvariant);

    public static string Of(StepModel step, string style)
    {
        var isRegex = style.EndsWith("RegexAttribute", StringComparison.Ordinal);
        var isAsync = style.StartsWith("Async", StringComparison.Ordinal);
        var expression = new StringBuilder(isRegex ? "^" : "");
        List<string> parameters = [];
        var at = 0;
        foreach (Match value in Values.Matches(step.Text))
        {
            expression.Append(Plain(step.Text.Substring(at, value.Index - at), isRegex));
            var (type, placeholder, pattern) = value.Value[0] switch
            {
                '"' => ("string", "{string}", "\"([^\"]*)\""),
                '\'' => ("string", "{string}", "'([^']*)'"),
                _ when value.Value.IndexOfAny(['.', ',']) >= 0 => ("decimal", "{decimal}", @"(-?[\d.,]+)"),
                _ => ("int", "{int}", @"(-?\d+)"),
            };
            expression.Append(isRegex ? pattern : placeholder);
            parameters.Add($"{type} p{parameters.Count}");
            at = value.Index + value.Length;
        }

        expression.Append(Plain(step.Text.Substring(at), isRegex)).Append(isRegex ? "$" : "");
        if (step.Rows.Count > 0)
            parameters.Add("DataTable table");
        if (step.DocString is not null)
            parameters.Add("string text");
        var kind = step.Type switch { 1 => "Given", 2 => "When", _ => "Then" };
        var method = Identifier(kind + " " + Values.Replace(step.Text, " ")) + (isAsync ? "Async" : "");
        return $"[{kind}({SymbolDisplay.FormatLiteral(expression.ToString(), quote: true)})] public {(isAsync ? "Task" : "void")} {method}({string.Join(", ", parameters)}) => throw new PendingStepException();";
    }

    private static string Plain(string text, bool isRegex) => isRegex ? Regex.Escape(text).Replace("\\ ", " ") : Special.Replace(text, @"\$0");

    private static string Identifier(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Regex.Split(text, @"[^\p{L}\p{Nd}_]+").Where(w => w.Length > 0))
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        return name.ToString();
    }
}
