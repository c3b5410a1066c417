using System.Text.Json;

namespace Allure.Net.Commons.Configuration;

/// <summary>The file that <c>ALLURE_CONFIG</c> names, or else <c>allureConfig.json</c> beside the assembly.</summary>
internal static class ConfigurationFile
{
    public static string Read()
    {
        var named = Environment.GetEnvironmentVariable(AllureConstants.ALLURE_CONFIG_ENV_VARIABLE);
        if (named is not null)
            return File.Exists(named)
                ? File.ReadAllText(named)
                : throw new FileNotFoundException($"{AllureConstants.ALLURE_CONFIG_ENV_VARIABLE} names '{named}', and there is no such file.", named);
        var beside = Path.Combine(AppContext.BaseDirectory, AllureConstants.CONFIG_FILENAME);
        return File.Exists(beside) ? File.ReadAllText(beside) : "{}";
    }

    public static AllureConfiguration Parse(string json)
    {
        using var file = Open(json);
        if (file.RootElement.ValueKind != JsonValueKind.Object || !file.RootElement.TryGetProperty("allure", out var section))
            return new AllureConfiguration();
        var defaults = new AllureConfiguration();
        return new AllureConfiguration
        {
            Title = Text(section, "title"),
            Directory = Text(section, "directory") ?? defaults.Directory,
            Links = new HashSet<string>(Texts(section, "links") ?? [], StringComparer.Ordinal),
            FailExceptions = Texts(section, "failExceptions"),
            UseLegacyIds = Flag(section, "useLegacyIds"),
            IndentOutput = Flag(section, "indentOutput"),
        };
    }

    private static JsonDocument Open(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{AllureConstants.CONFIG_FILENAME} is no JSON: {e.Message}", e);
        }
    }

    private static JsonElement? Member(JsonElement section, string name)
    {
        foreach (var member in section.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind != JsonValueKind.Null)
                return member.Value;
        }
        return null;
    }

    private static string? Text(JsonElement section, string name) => Member(section, name)?.GetString();

    private static List<string>? Texts(JsonElement section, string name) =>
        Member(section, name) is { } array ? [.. array.EnumerateArray().Select(e => e.GetString() ?? "")] : null;

    private static bool Flag(JsonElement section, string name) => Member(section, name)?.GetBoolean() ?? false;
}
