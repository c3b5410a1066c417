using System.Text.Json;

namespace Reports.Capsules;

/// <summary>Reads capsules.</summary>
public static class CapsuleFile
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It is no capsule, is cut off, or is of another version; the message says which and what to do.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static Capsule Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (VersionOf(bytes, path) is var version && version != Capsule.CurrentVersion)
            throw new InvalidDataException($"Expected a capsule of version {Capsule.CurrentVersion}, found version {version} in {path}. Replay it with the tf of the commit that wrote it; the file names it.");
        try
        {
            return JsonSerializer.Deserialize(bytes, CapsuleJson.Readable.Capsule) is { Scenario: not null, Run.Suite: not null, Lane.Before: not null, System.Packages: not null, Failure.Signature: not null } capsule
                ? capsule
                : throw new InvalidDataException($"The capsule {path} lacks a part: expected scenario, run, lane, system and failure. Take the file from the run's capsules folder again.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The capsule {path} is damaged: {e.Message}", e);
        }
    }

    /// <summary>Looked for by itself: another version may have any other shape.</summary>
    private static int VersionOf(byte[] bytes, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("version", out var version) && json.RootElement.TryGetProperty("failure", out _) && version.TryGetInt32(out var number))
                return number;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Expected a capsule in {path}; it is cut off or is no JSON: {e.Message} Take the file from the run's capsules folder again.", e);
        }

        throw new InvalidDataException($"Expected a capsule in {path}, found other JSON. Capsules are in Reports/out/capsules, one for each scenario that failed.");
    }
}
