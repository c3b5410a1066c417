using System.Collections.Concurrent;
using System.Globalization;
using Framework.Data;
using Framework.Evidence;
using Reqnroll;

namespace Framework.Gherkin;

/// <summary>Makes the scenario's identity. The id comes from its names, so the same scenario has the same id in every run with the same seed.</summary>
internal static class ScenarioIds
{
    private static readonly ConcurrentDictionary<string, int> Used = new(StringComparer.Ordinal);

    internal static ScenarioIdentity IdentityOf(FeatureContext feature, ScenarioContext scenario)
    {
        var info = scenario.ScenarioInfo;
        var parameters = info.Arguments.Keys.Cast<object>().Select(k => KeyValuePair.Create(k.ToString() ?? "", info.Arguments[k]?.ToString() ?? "")).ToList();
        var identity = new ScenarioIdentity("", feature.FeatureInfo.Title, info.Title, parameters, [.. info.CombinedTags.Distinct(StringComparer.Ordinal)], feature.FeatureInfo.FolderPath);
        return identity with { Id = Unique(StableHash.Of($"{identity.Folder}/{identity.Feature}/{identity.DisplayName}").ToString("x16", CultureInfo.InvariantCulture)) };
    }

    private static string Unique(string id)
    {
        var times = Used.AddOrUpdate(id, 1, static (_, n) => n + 1);
        return times == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{times}");
    }
}
