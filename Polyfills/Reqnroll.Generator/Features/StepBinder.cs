using System.Globalization;
using Reqnroll.Generator.Configuration;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Features;

/// <summary>Binds the steps of a feature; what doesn't bind becomes a problem at the step's place.</summary>
internal sealed class StepBinder(StepMatcher matcher, FeatureModel feature, Settings settings, CultureInfo culture)
{
    private readonly HashSet<(int Line, string What)> _said = [];
    private readonly SortedSet<int> _used = [];

    /// <summary>The step definitions that were bound, by number.</summary>
    public IEnumerable<int> Used => _used;

    public BoundStep? Bind(StepModel step, StepPlace place)
    {
        var matches = matcher.Find(step.Text, step.Type, place, match => Takes(match, step));
        if (matches.Count == 0)
        {
            Say(step, Problems.Undefined, Undefined.Message(step, matcher, settings.SkeletonStyle));
            return null;
        }

        if (matches.Count > 1)
        {
            var definitions = string.Join("; ", matches.Select(m => $"{m.Pattern.Method.DisplayName} \"{m.Pattern.Definition.Shown}\""));
            Say(step, Problems.Ambiguous, $"'{Shown(step)}' matches {matches.Count} step definitions: {definitions}. Make one expression narrower, or give it a [Scope].");
            return null;
        }

        _used.Add(matches[0].Pattern.Number);
        return Bind(step, matches[0]);
    }

    private BoundStep? Bind(StepModel step, StepMatch match)
    {
        var method = match.Pattern.Method;
        Warn(step, method);
        var hasLast = step.Rows.Count > 0 || step.DocString is not null;
        var given = match.Captures.Count + (hasLast ? 1 : 0);
        if (given != method.Parameters.Count)
        {
            var last = step.Rows.Count > 0 ? " and a table" : step.DocString is null ? "" : " and a doc string";
            Say(step, Problems.ParameterCount, $"'{Shown(step)}' gives {match.Captures.Count} captured value(s){last}; {method.DisplayName}({string.Join(", ", method.Parameters.Select(p => $"{p.ShortType} {p.Name}"))}) takes {method.Parameters.Count}.");
            return null;
        }

        List<BoundArgument> arguments = [];
        for (var i = 0; i < match.Captures.Count; i++)
        {
            var parameter = method.Parameters[i];
            var (text, at) = match.Captures[i];
            arguments.Add(Argument(text, parameter, [], problem => SayOfArgument(step, text, at, $"'{Shown(step)}': {problem} ({method.DisplayName}, parameter {parameter.Name}).")));
        }

        return new BoundStep(step, match.Pattern.Definition.Method, arguments, hasLast ? Last(step, method) : -1);
    }

    private bool Takes(StepMatch match, StepModel step)
    {
        var parameters = match.Pattern.Method.Parameters;
        var hasLast = step.Rows.Count > 0 || step.DocString is not null;
        return parameters.Count == match.Captures.Count + (hasLast ? 1 : 0)
            && match.Captures.Select((capture, i) => Takes(parameters[i], capture.Text)).All(fits => fits)
            && (!hasLast || (step.DocString is { } text ? Takes(parameters[parameters.Count - 1], text) : TakesTable(parameters[parameters.Count - 1])));
    }

    private bool Takes(ParameterModel parameter, string text) =>
        matcher.Transformations.ForText(text, parameter.Type, []).Index >= 0 || Conversion.Problem(text, parameter, culture) is null;

    private bool TakesTable(ParameterModel parameter) => parameter.Kind == ParameterKind.Table || matcher.Transformations.ForTable(parameter.Type) >= 0;

    private BoundArgument Argument(string text, ParameterModel parameter, IReadOnlyList<int> around, Action<string> say)
    {
        var (transformation, groups) = matcher.Transformations.ForText(text, parameter.Type, around);
        if (transformation < 0)
        {
            if (Conversion.Problem(text, parameter, culture) is { } problem)
                say($"'{text}' cannot be converted to {parameter.ShortType}: {problem}");
            return new BoundArgument(text, -1, []);
        }

        var method = matcher.Transformations.MethodOf(transformation);
        if (groups.Count == method.Parameters.Count)
            return new BoundArgument(text, transformation, [.. groups.Select((group, i) => Argument(group, method.Parameters[i], [.. around, transformation], say))]);
        say($"the transformation {method.DisplayName} takes {method.Parameters.Count} parameter(s), its regular expression captures {groups.Count}");
        return new BoundArgument(text, -1, []);
    }

    private int Last(StepModel step, MethodModel method)
    {
        var parameter = method.Parameters[method.Parameters.Count - 1];
        if (step.DocString is { } text)
        {
            var transformed = matcher.Transformations.ForText(text, parameter.Type, []).Index;
            if (transformed < 0 && Conversion.Problem(text, parameter, culture) is { } problem)
                Say(step, Problems.Argument, $"'{Shown(step)}' has a doc string that cannot be converted to {parameter.ShortType} ({method.DisplayName}, parameter {parameter.Name}): {problem}.");
            return transformed;
        }

        var transformation = matcher.Transformations.ForTable(parameter.Type);
        if (transformation < 0 && parameter.Kind != ParameterKind.Table)
            Say(step, Problems.Argument, $"'{Shown(step)}' has a table, {method.DisplayName} asks for {parameter.ShortType} {parameter.Name}: take a DataTable, or write a [StepArgumentTransformation] from DataTable to {parameter.ShortType}.");
        return transformation;
    }

    private void Warn(StepModel step, MethodModel method)
    {
        if (method.Obsolete is not { } why || settings.ObsoleteBehavior == "None")
            return;
        var id = settings.ObsoleteBehavior == "Warn" ? Problems.Obsolete : Problems.ObsoleteRefused;
        Say(step, id, $"'{Shown(step)}' uses {method.DisplayName}, which is obsolete{(why.Length == 0 ? "" : ": " + why)}.");
    }

    private static string Shown(StepModel step) => step.Keyword + step.Text;

    private void Say(StepModel step, string id, string message)
    {
        // Once a line, not once an example row.
        if (_said.Add((step.Line, id)))
            feature.Problems.Add(new ProblemModel(id, feature.Path, step.Line, step.Column, step.Keyword.Length + step.Text.Length, message));
    }

    private void SayOfArgument(StepModel step, string text, int at, string message)
    {
        var filled = step.ExampleLine > 0;
        if (filled)
            message += $" (Example row in line {step.ExampleLine.ToString(CultureInfo.InvariantCulture)}.)";
        if (_said.Add((step.Line, message)))
            feature.Problems.Add(new ProblemModel(Problems.Argument, feature.Path, step.Line, filled ? step.Column : step.Column + step.Keyword.Length + at, filled ? step.Keyword.Length : Math.Max(text.Length, 1), message));
    }
}
