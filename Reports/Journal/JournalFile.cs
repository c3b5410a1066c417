using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Reports.Journal;

/// <summary>Reads small files that a killed process may have left damaged, or not at all.</summary>
internal static class JournalFile
{
    /// <summary>Null if the file is missing or is not what it should be: a report is made without it.</summary>
    public static T? Read<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
