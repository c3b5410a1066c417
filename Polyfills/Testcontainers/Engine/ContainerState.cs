using System.Globalization;
using System.Text.Json.Nodes;

namespace DotNet.Testcontainers.Engine;

/// <summary>What the engine says of a container.</summary>
internal sealed record ContainerState(bool Running, int ExitCode, IReadOnlyDictionary<int, ushort> Ports)
{
    public static ContainerState From(JsonNode inspected)
    {
        var ports = new Dictionary<int, ushort>();
        foreach (var (inside, outside) in inspected["NetworkSettings"]?["Ports"]?.AsObject() ?? [])
        {
            if (outside is JsonArray { Count: > 0 } bound)
                ports[int.Parse(inside.Split('/')[0], CultureInfo.InvariantCulture)] = ushort.Parse(bound[0]!["HostPort"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        }

        var state = inspected["State"];
        return new ContainerState(state?["Running"]?.GetValue<bool>() ?? false, state?["ExitCode"]?.GetValue<int>() ?? 0, ports);
    }
}
