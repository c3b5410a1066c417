using System.Text.Json;

namespace Runner.Compose;

/// <summary>How a service's container is, as the engine says.</summary>
/// <param name="Service">Its name in the compose file.</param>
/// <param name="Container">The engine's number of it.</param>
/// <param name="Status"><c>created</c>, <c>running</c>, <c>exited</c>, <c>restarting</c>, <c>dead</c>.</param>
/// <param name="ExitCode">Of one that has ended.</param>
/// <param name="Health"><c>starting</c>, <c>healthy</c>, <c>unhealthy</c>; null: it has no health check.</param>
/// <param name="LastCheck">What the last health check said.</param>
internal sealed record ServiceState(string Service, string Container, string Status, int ExitCode, string? Health, string? LastCheck)
{
    public bool IsWell => Status == "running" && Health is null or "healthy";

    /// <summary>It will not become well by itself.</summary>
    public bool IsLost => Status is "exited" or "dead" || Health == "unhealthy";

    /// <summary>In words: <c>exited with code 139</c>, <c>running, but unhealthy (HTTP/1.1 503)</c>.</summary>
    public override string ToString() => Status switch
    {
        "exited" or "dead" => $"{Status} with code {ExitCode}",
        "running" when Health is null or "healthy" => "healthy",
        "running" => $"running, but {(Health == "starting" ? "not healthy yet" : Health)}{(LastCheck is { Length: > 0 } said ? $" (its health check says: {said})" : "")}",
        _ => Status,
    };

    /// <summary>Reads what <c>docker inspect</c> prints.</summary>
    public static IReadOnlyList<ServiceState> Read(string json)
    {
        using var all = JsonDocument.Parse(json);
        return [.. all.RootElement.EnumerateArray().Select(Read).OfType<ServiceState>().OrderBy(s => s.Service, StringComparer.Ordinal)];
    }

    private static ServiceState? Read(JsonElement container)
    {
        if (!container.GetProperty("Config").GetProperty("Labels").TryGetProperty("com.docker.compose.service", out var service))
            return null;
        var state = container.GetProperty("State");
        var health = state.TryGetProperty("Health", out var found) && found.ValueKind == JsonValueKind.Object ? found : (JsonElement?)null;
        var log = health is { } h && h.TryGetProperty("Log", out var entries) && entries.ValueKind == JsonValueKind.Array ? entries.EnumerateArray().LastOrDefault() : default;
        return new ServiceState(
            service.GetString()!,
            container.GetProperty("Id").GetString()!,
            state.GetProperty("Status").GetString()!,
            state.GetProperty("ExitCode").GetInt32(),
            health?.GetProperty("Status").GetString() is { } status and not "none" ? status : null,
            log.ValueKind == JsonValueKind.Object ? log.GetProperty("Output").GetString()?.Trim().Split('\n').LastOrDefault() : null);
    }
}
