using System.Globalization;
using Reqnroll.Generator.Features;

namespace Reqnroll.Generator.Writing;

/// <summary>What the scenarios of a feature are called in a test explorer: as people would, and each differently.</summary>
internal static class TestNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ScenarioModel> scenarios)
    {
        var names = scenarios.Select(s => s.DisplayName.Length == 0 ? "Scenario without a title" : s.DisplayName).ToList();
        var taken = new HashSet<string>(names, StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (met.Add(names[i]))
                continue;
            var name = names[i];
            for (var number = 2; !taken.Add(name); number++)
                name = string.Format(CultureInfo.InvariantCulture, "{0} #{1}", names[i], number);
            names[i] = name;
        }

        return names;
    }
}
