using System.Globalization;
using System.Text.Json.Nodes;

namespace DotNet.Testcontainers.Engine;

/// <summary>What the engine says of a container.</summary>
internal sealed record ContainerState(bool Running, int ExitCode, IReadOnlyDictionary<int, ushort> Ports)
{
    public static readonly ContainerState None = new(false, 0, new Dictionary<int, ushort>());

    public string Name { get; private init; } = "";

    public string IpAddress { get; private init; } = "";

    public (string? Status, long Failures) Health { get; private init; }

    public static ContainerState From(JsonNode inspected)
    {
        var ports = new Dictionary<int, ushort>();
        foreach (var (inside, outside) in inspected["NetworkSettings"]?["Ports"]?.AsObject() ?? [])
        {
            if (outside is JsonArray { Count: > 0 } bound)
                ports[int.Parse(inside.Split('/')[0], CultureInfo.InvariantCulture)] = ushort.Parse(bound[0]!["HostPort"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        }

        var state = inspected["State"];
        var health = state?["Health"];
        return new ContainerState(state?["Running"]?.GetValue<bool>() ?? false, state?["ExitCode"]?.GetValue<int>() ?? 0, ports)
        {
            Name = inspected["Name"]?.GetValue<string>().TrimStart('/') ?? "",
            IpAddress = (inspected["NetworkSettings"]?["Networks"] as JsonObject)?.Select(n => n.Value?["IPAddress"]?.GetValue<string>()).FirstOrDefault(a => !string.IsNullOrEmpty(a)) ?? "",
            Health = (health?["Status"]?.GetValue<string>(), health?["FailingStreak"]?.GetValue<long>() ?? 0),
        };
    }
}
