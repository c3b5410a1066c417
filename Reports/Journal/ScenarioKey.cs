namespace Reports.Journal;

/// <summary>What makes an execution one of this scenario and not of another; stable from run to run.</summary>
public static class ScenarioKey
{
    /// <summary>Folder, feature, title and example row in one line.</summary>
    public static string For(string folder, string feature, string name, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var title = $"{folder}/{feature}: {name}";
        return parameters.Count == 0 ? title : $"{title} | {string.Join(" | ", parameters.Select(p => p.Value))}";
    }
}
