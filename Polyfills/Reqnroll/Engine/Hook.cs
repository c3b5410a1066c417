using System.ComponentModel;
using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>When a hook runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum HookKind
{
    /// <summary>Before the first scenario.</summary>
    BeforeTestRun,

    /// <summary>After the last scenario.</summary>
    AfterTestRun,

    /// <summary>Before a feature's first scenario.</summary>
    BeforeFeature,

    /// <summary>After a feature's last scenario.</summary>
    AfterFeature,

    /// <summary>Before a scenario.</summary>
    BeforeScenario,

    /// <summary>After a scenario.</summary>
    AfterScenario,

    /// <summary>Before a run of Given, When or Then steps.</summary>
    BeforeScenarioBlock,

    /// <summary>After a run of Given, When or Then steps.</summary>
    AfterScenarioBlock,

    /// <summary>Before a step.</summary>
    BeforeStep,

    /// <summary>After a step.</summary>
    AfterStep,
}

/// <summary>A tag, a feature title and a scenario title that must all fit where they are given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HookScope(string? Tag, string? Feature, string? Scenario)
{
    internal bool Fits(string[] tags, string feature, string? scenario) =>
        (Tag is null || tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
        && (Feature is null || string.Equals(Feature, feature, StringComparison.OrdinalIgnoreCase))
        && (Scenario is null || string.Equals(Scenario, scenario, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A hook method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Hook(HookKind Kind, string Name, int Order, string[] Tags, HookScope[] Scopes, Func<IObjectContainer, ValueTask> InvokeAsync)
{
    internal bool Fits(string[] tags, string feature, string? scenario) =>
        (Tags.Length == 0 || Tags.Any(t => tags.Contains(t, StringComparer.OrdinalIgnoreCase)))
        && (Scopes.Length == 0 || Scopes.Any(s => s.Fits(tags, feature, scenario)));
}

/// <summary>The hooks of an assembly by kind, in the order in which they run.</summary>
internal sealed class HookList
{
    private readonly Hook[][] _byKind;

    internal HookList(IReadOnlyList<Hook> hooks) =>
        _byKind = [.. Enum.GetValues<HookKind>().Select(kind => hooks.Where(h => h.Kind == kind).OrderBy(h => h.Order).ToArray())];

    internal Hook[] Of(HookKind kind) => _byKind[(int)kind];
}
