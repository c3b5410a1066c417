using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Matching;

/// <summary>Whether a hook can be called when its time comes.</summary>
internal static class HookSignature
{
    private static readonly HashSet<string> OfScenario = new(StringComparer.Ordinal)
    {
        "Reqnroll.ScenarioContext", "Reqnroll.IScenarioContext", "Reqnroll.ScenarioInfo", "Reqnroll.ScenarioStepContext", "Reqnroll.IScenarioStepContext",
    };

    private static readonly HashSet<string> OfFeature = new(StringComparer.Ordinal) { "Reqnroll.FeatureContext", "Reqnroll.IFeatureContext", "Reqnroll.FeatureInfo" };

    /// <summary>What is wrong and what to do; null if nothing is.</summary>
    public static string? ProblemOf(HookModel hook, MethodModel method)
    {
        var ofRun = hook.Kind is "BeforeTestRun" or "AfterTestRun";
        var ofFeature = hook.Kind is "BeforeFeature" or "AfterFeature";
        if ((ofRun || ofFeature) && !method.IsStatic)
            return $"a [{hook.Kind}] hook must be static";
        foreach (var parameter in method.Parameters)
        {
            var type = parameter.Type.Replace("global::", "").TrimEnd('?');
            if (parameter.Kind is not (ParameterKind.NeedsTransformation or ParameterKind.Converted))
                return $"a hook's parameters are injected, and a {parameter.ShortType} ({parameter.Name}) cannot be: take a context, such as ScenarioContext, or a class of your own";
            if ((ofRun || ofFeature) && OfScenario.Contains(type) || ofRun && OfFeature.Contains(type))
                return $"a [{hook.Kind}] hook runs outside of any {(OfFeature.Contains(type) ? "feature" : "scenario")}, so there is no {parameter.ShortType} ({parameter.Name}): take a {(ofRun ? "TestRunContext" : "FeatureContext")}, or make it a [{(OfFeature.Contains(type) ? "BeforeFeature" : "BeforeScenario")}] hook";
        }

        return null;
    }
}
