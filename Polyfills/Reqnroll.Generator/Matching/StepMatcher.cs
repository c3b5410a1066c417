using System.Collections.Concurrent;
using Reqnroll.Generator.Expressions;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Matching;

/// <summary>A step definition that fits, with what it captured.</summary>
internal sealed record StepMatch(StepPattern Pattern, IReadOnlyList<Capture> Captures);

/// <summary>The text of an argument and where it begins in the step's text.</summary>
internal sealed record Capture(string Text, int At);

/// <summary>Finds the step definitions of a text. Lives as long as the bindings stay the same; remembers every text that it has seen.</summary>
internal sealed class StepMatcher
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<StepMatch>> _seen = new(StringComparer.Ordinal);
    private readonly StepPattern[] _patterns;

    public StepMatcher(BindingsModel bindings)
    {
        Bindings = bindings;
        Types = new ParameterTypes(bindings);
        _patterns = [.. bindings.Steps.Select((s, i) => new StepPattern(s, bindings.Methods[s.Method], Types, i))];
        Transformations = new Transformations(bindings);
    }

    public BindingsModel Bindings { get; }

    public ParameterTypes Types { get; }

    public Transformations Transformations { get; }

    public IReadOnlyList<StepPattern> Patterns => _patterns;

    /// <summary>All that match, of any kind of step and any scope.</summary>
    public IReadOnlyList<StepMatch> All(string text) => _seen.GetOrAdd(text, Find);

    /// <summary>
    /// Those that match for this kind of step, stand in scope, and whose parameters can take the step's arguments (of overloads, that is one);
    /// if none can, all of them. Of what is left, the one whose scope says most wins.
    /// </summary>
    public IReadOnlyList<StepMatch> Find(string text, int type, StepPlace place, Func<StepMatch, bool> takes)
    {
        var candidates = All(text).Where(m => (m.Pattern.Definition.Types & type) != 0)
            .Select(m => (Match: m, Restrictions: place.RestrictionsOf(m.Pattern.Definition.Scopes)))
            .Where(c => c.Restrictions >= 0)
            .GroupBy(c => c.Match.Pattern.Definition.Method).Select(g => g.OrderByDescending(c => c.Restrictions).First())
            .ToList();
        if (candidates.Count > 1 && candidates.Where(c => takes(c.Match)).ToList() is { Count: > 0 } fitting)
            candidates = fitting;
        var most = candidates.Select(c => c.Restrictions).DefaultIfEmpty().Max();
        return [.. candidates.Where(c => c.Restrictions == most).Select(c => c.Match)];
    }

    /// <summary>What is wrong with the bindings themselves.</summary>
    public IEnumerable<ProblemModel> Problems()
    {
        foreach (var pattern in _patterns.Where(p => p.Problem is not null))
            yield return At(pattern.Method, Model.Problems.Expression, $"The expression of {pattern.Method.DisplayName} is illegal: {pattern.Problem}");
        foreach (var method in Bindings.Methods.Where(m => m.Problem is not null))
            yield return At(method, Model.Problems.Binding, $"{method.DisplayName} cannot be called as a binding: it {method.Problem}.");
        foreach (var hook in Bindings.Hooks.Where(h => Bindings.Methods[h.Method].Problem is null))
        {
            if (HookSignature.ProblemOf(hook, Bindings.Methods[hook.Method]) is { } problem)
                yield return At(Bindings.Methods[hook.Method], Model.Problems.Binding, $"{Bindings.Methods[hook.Method].DisplayName} cannot be called as a binding: {problem}.");
        }

        foreach (var services in Bindings.Services.Where(s => s.Problem is not null))
            yield return new(Model.Problems.Binding, services.Place.Path, services.Place.Line, services.Place.Column, 1, $"{services.DisplayName} cannot be called for [ScenarioDependencies]: it {services.Problem}.");
        foreach (var services in Bindings.Services.Skip(1))
            yield return new(Model.Problems.Binding, services.Place.Path, services.Place.Line, services.Place.Column, 1, $"{services.DisplayName} cannot be called for [ScenarioDependencies]: {Bindings.Services[0].DisplayName} has that attribute already; leave one.");
        foreach (var (method, tag) in BadScopes())
            yield return At(method, Model.Problems.Binding, $"{method.DisplayName} cannot be called as a binding: its scope's tag \"{tag}\" has a blank, so no scenario can have it. Tag expressions are for --tags; several [Scope] attributes are alternatives.");
    }

    private IEnumerable<(MethodModel Method, string Tag)> BadScopes() =>
        Bindings.Steps.Select(s => (s.Method, s.Scopes)).Concat(Bindings.Hooks.Select(h => (h.Method, h.Scopes)))
            .SelectMany(b => b.Scopes.Where(s => s.Tag?.Contains(' ') == true).Select(s => (Bindings.Methods[b.Method], s.Tag!)))
            .Concat(Bindings.Hooks.SelectMany(h => h.Tags.Where(t => t.Contains(' ')).Select(t => (Bindings.Methods[h.Method], t)))).Distinct();

    private static ProblemModel At(MethodModel method, string id, string message) =>
        new(id, method.Place.Path, method.Place.Line, method.Place.Column, method.Name.Length, message);

    private IReadOnlyList<StepMatch> Find(string text) =>
        [.. _patterns.Select(p => (Pattern: p, Captures: p.Match(text))).Where(m => m.Captures is not null).Select(m => new StepMatch(m.Pattern, m.Captures!))];
}

/// <summary>Where a step stands, for scopes.</summary>
internal sealed record StepPlace(string Feature, string Scenario, IReadOnlyCollection<string> Tags)
{
    /// <summary>How much the scope that fits best says: 0 without any scope, -1 if there are scopes and none fits.</summary>
    public int RestrictionsOf(IReadOnlyCollection<ScopeModel> scopes) => scopes.Count == 0 ? 0 : scopes.Max(s =>
        (s.Tag is null || Tags.Contains(s.Tag, StringComparer.OrdinalIgnoreCase))
        && (s.Feature is null || string.Equals(s.Feature, Feature, StringComparison.OrdinalIgnoreCase))
        && (s.Scenario is null || string.Equals(s.Scenario, Scenario, StringComparison.OrdinalIgnoreCase))
            ? new[] { s.Tag, s.Feature, s.Scenario }.Count(part => part is not null)
            : -1);
}
