using System.Globalization;
using System.Text.RegularExpressions;
using Reqnroll.Generator.Expressions;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Matching;

/// <summary>A step definition ready to match. Texts that don't share its literal beginning never reach the regular expression.</summary>
internal sealed class StepPattern
{
    private readonly Regex? _regex;
    private readonly string _prefix;
    private readonly IReadOnlyList<string>? _parameters;

    public StepPattern(StepDefinitionModel definition, MethodModel method, ParameterTypes types, int number = 0)
    {
        (Definition, Method, Number) = (definition, method, number);
        _prefix = PrefixOf(definition);
        try
        {
            if (definition.IsRegex)
            {
                _regex = new Regex(Anchored(definition.Expression), RegexOptions.CultureInvariant);
            }
            else
            {
                (var regex, _parameters) = CucumberExpression.ToRegex(definition.Expression, types);
                _regex = new Regex(regex, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
            }
        }
        catch (Exception error) when (error is ArgumentException or IllegalExpressionException)
        {
            Problem = error.Message;
        }
    }

    public StepDefinitionModel Definition { get; }

    public MethodModel Method { get; }

    /// <summary>Its place among all step definitions.</summary>
    public int Number { get; }

    /// <summary>Why the expression is illegal; null if it is not.</summary>
    public string? Problem { get; }

    /// <summary>The captured texts, or null if the text doesn't match.</summary>
    public IReadOnlyList<Capture>? Match(string text)
    {
        if (_regex is null || !text.StartsWith(_prefix, StringComparison.Ordinal))
            return null;
        var match = _regex.Match(text);
        if (!match.Success)
            return null;
        if (_parameters is null)
            return [.. match.Groups.Cast<Group>().Skip(1).Select(g => new Capture(g.Value, g.Index))];
        return [.. _parameters.Select((name, i) => Captured(match.Groups["p" + i.ToString(CultureInfo.InvariantCulture)], name))];
    }

    private static Capture Captured(Group group, string parameter) =>
        new(parameter == ParameterTypes.String ? group.Value.Replace("\\\"", "\"").Replace("\\'", "'") : group.Value, group.Index);

    private static string Anchored(string regex) =>
        (regex.StartsWith("^", StringComparison.Ordinal) ? "" : "^") + regex + (regex.EndsWith("$", StringComparison.Ordinal) ? "" : "$");

    /// <summary>The characters that every matching text begins with.</summary>
    private static string PrefixOf(StepDefinitionModel definition)
    {
        var text = definition.Expression;
        if (!definition.IsRegex)
        {
            var special = text.IndexOfAny(['{', '(', '/', '\\']);
            if (special < 0)
                return text;
            // Of alternatives not even the beginning is certain, and they may begin before the first sign.
            return text.IndexOf('/', special) < 0 ? text.Substring(0, special) : text.Substring(0, text.LastIndexOf(' ', special) + 1);
        }

        if (text.Contains("|"))
            return "";
        var start = text.StartsWith("^", StringComparison.Ordinal) ? 1 : 0;
        var end = text.IndexOfAny(['\\', '*', '+', '?', '{', '[', '(', ')', '^', '$', '.', '#'], start);
        if (end < 0)
            return text.Substring(start);
        return text.Substring(start, Math.Max(0, (text[end] is '*' or '?' or '{' ? end - 1 : end) - start));
    }
}
