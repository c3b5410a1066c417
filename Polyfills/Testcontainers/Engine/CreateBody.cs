using System.Globalization;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Engine;

/// <summary>The engine's description of a container that is to be made.</summary>
internal static class CreateBody
{
    public static JsonObject Of(ContainerSpec spec)
    {
        var exposed = new JsonObject();
        var bindings = new JsonObject();
        foreach (var (inside, outside) in spec.Ports)
        {
            var port = inside.ToString(CultureInfo.InvariantCulture) + "/tcp";
            exposed[port] = new JsonObject();
            bindings[port] = new JsonArray(new JsonObject { ["HostPort"] = outside == 0 ? "" : outside.ToString(CultureInfo.InvariantCulture) });
        }

        var host = new JsonObject { ["PortBindings"] = bindings, ["Mounts"] = new JsonArray([.. spec.Mounts.Select(Of)]) };
        if (!spec.ExtraHosts.IsEmpty) host["ExtraHosts"] = Texts(spec.ExtraHosts);
        if (spec.Privileged) host["Privileged"] = true;
        var body = new JsonObject
        {
            ["Image"] = spec.Image,
            ["Env"] = Texts(spec.Environment.Select(e => $"{e.Key}={e.Value}")),
            ["Labels"] = Labels(spec),
            ["ExposedPorts"] = exposed,
            ["HostConfig"] = host,
        };
        if (!spec.Entrypoint.IsEmpty) body["Entrypoint"] = Texts(spec.Entrypoint);
        if (!spec.Command.IsEmpty) body["Cmd"] = Texts(spec.Command);
        if (spec.Hostname is not null) body["Hostname"] = spec.Hostname;
        if (spec.WorkingDirectory is not null) body["WorkingDir"] = spec.WorkingDirectory;
        if (spec.Networks.IsEmpty) return body;

        // Older engines take one network here; the others are joined before the start.
        host["NetworkMode"] = spec.Networks[0].Name;
        body["NetworkingConfig"] = new JsonObject { ["EndpointsConfig"] = new JsonObject { [spec.Networks[0].Name] = Endpoint(spec) } };
        return body;
    }

    /// <summary>How a container stands in a network.</summary>
    public static JsonObject Endpoint(ContainerSpec spec) => new() { ["Aliases"] = Texts(spec.Aliases) };

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];

    private static JsonObject Labels(ContainerSpec spec)
    {
        var labels = new JsonObject();
        foreach (var (name, value) in spec.Labels.Concat(Reaper.Labels(spec is { CleanUp: true, Reuse: false }))) labels[name] = value;
        if (spec.Reuse) labels[DockerEngine.ReuseLabel] = spec.ReuseHash();
        return labels;
    }

    private static JsonNode Of(Mount mount) => new JsonObject { ["Type"] = mount.Type, ["Source"] = mount.Source, ["Target"] = mount.Target, ["ReadOnly"] = mount.IsReadOnly };
}
