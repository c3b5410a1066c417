namespace Reports.Runs;

/// <summary>How a scenario is referred to in summaries.</summary>
public static class ScenarioReference
{
    /// <summary><c>feature: name</c>; of an outline, with the row's values filled in.</summary>
    public static string Of(string feature, string name) => ScenarioResult.ReferenceOf(feature, name);
}
