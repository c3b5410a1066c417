using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Engine;

/// <summary>The part of the Docker Engine API that is needed to run containers.</summary>
internal sealed partial class DockerEngine(DockerEndpoint endpoint) : IDisposable
{
    public const string ReuseLabel = "org.testcontainers.reuse-hash";

    private readonly HttpClient http = endpoint.CreateClient();

    // No version in the path means the engine's own; DOCKER_API_VERSION pins one, as for Docker's tools.
    private readonly string root = Environment.GetEnvironmentVariable("DOCKER_API_VERSION") is { Length: > 0 } version ? $"/v{version}/" : "/";

    public DockerEndpoint Endpoint => endpoint;

    public async Task PingAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(root + "_ping", ct);
            answer.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException e)
        {
            if (e.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied })
                throw new DockerUnavailableException(
                    $"The Docker Engine's socket {endpoint.SocketPath} may not be used by {Environment.UserName}: permission denied. Add the user to the group that owns it (sudo usermod -aG docker {Environment.UserName}, then sign in again), run Docker rootless, or set DOCKER_HOST to another engine.", e);
            throw new DockerUnavailableException(
                $"Docker is either not running or misconfigured: no engine answers at {endpoint.Address} (looked at {string.Join(", ", endpoint.Looked)}): {(e.InnerException ?? e).Message}. "
                + "Start Docker, or set DOCKER_HOST to its address; check that this user may use the socket.", e);
        }
    }

    /// <summary>Pulls it if the engine does not have it.</summary>
    public async Task EnsureImageAsync(string image, CancellationToken ct)
    {
        using (var known = await http.GetAsync($"{root}images/{image}/json", ct))
        {
            if (known.StatusCode != HttpStatusCode.NotFound)
            {
                await AcceptAsync(known, "look for image " + image, ct);
                return;
            }
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}images/create?fromImage={Uri.EscapeDataString(WithTag(image))}");
        using var pulling = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!pulling.IsSuccessStatusCode) throw NotPulled(image, await MessageAsync(pulling, ct));
        using var lines = new StreamReader(await pulling.Content.ReadAsStreamAsync(ct));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0 && JsonNode.Parse(line)?["error"] is { } error) throw NotPulled(image, error.ToString());
        }
    }

    public async Task<string> CreateAsync(ContainerSpec spec, CancellationToken ct)
    {
        var query = spec.Name is null ? "" : "?name=" + Uri.EscapeDataString(spec.Name);
        var created = await SendAsync(HttpMethod.Post, "containers/create" + query, CreateBody.Of(spec), "create a container of " + spec.Image, ct);
        var id = created!["Id"]!.GetValue<string>();
        foreach (var (network, _) in spec.Networks.Skip(1))
            await SendAsync(HttpMethod.Post, $"networks/{Uri.EscapeDataString(network)}/connect", new JsonObject { ["Container"] = id, ["EndpointConfig"] = CreateBody.Endpoint(spec) }, "join the network " + network, ct);
        return id;
    }

    public async Task StartAsync(string id, ContainerSpec spec, CancellationToken ct)
    {
        try
        {
            await SendAsync(HttpMethod.Post, $"containers/{id}/start", null, "start the container of " + spec.Image, ct);
        }
        catch (InvalidOperationException e) when (PortTaken().Match(e.Message) is { Success: true } taken)
        {
            var port = taken.Groups["port"].Value;
            var inside = spec.Ports.FirstOrDefault(p => p.Value.ToString(CultureInfo.InvariantCulture) == port).Key;
            throw new InvalidOperationException($"Port {port} of this machine is in use already, so {spec.Image} cannot have it. Let it have any: WithPortBinding({inside.ToString(CultureInfo.InvariantCulture)}, true) and GetMappedPublicPort({inside.ToString(CultureInfo.InvariantCulture)}). (The engine: {e.Message})", e);
        }
    }

    public Task PauseAsync(string id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"containers/{id}/pause", null, "pause the container", ct);

    public Task UnpauseAsync(string id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"containers/{id}/unpause", null, "let the container go on", ct);

    public async Task<long> WaitAsync(string id, CancellationToken ct) =>
        (await SendAsync(HttpMethod.Post, $"containers/{id}/wait", null, "wait for the container's end", ct))!["StatusCode"]!.GetValue<long>();

    /// <summary>Unpacks a tar archive at the container's root.</summary>
    public async Task PutAsync(string id, byte[] archive, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{root}containers/{id}/archive?path=/") { Content = new ByteArrayContent(archive) };
        request.Content.Headers.ContentType = new("application/x-tar");
        using var answer = await http.SendAsync(request, ct);
        await AcceptAsync(answer, "copy into the container", ct);
    }

    /// <summary>A tar archive with the file; null if there is none.</summary>
    public async Task<Stream?> GetAsync(string id, string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync($"{root}containers/{id}/archive?path={Uri.EscapeDataString(path)}", ct);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        await AcceptAsync(answer, "read from the container", ct);
        return new MemoryStream(await answer.Content.ReadAsByteArrayAsync(ct));
    }

    /// <summary>Makes a network or a volume, unless there is one of its name.</summary>
    public async Task MakeAsync(string kind, ResourceSpec spec, CancellationToken ct)
    {
        using (var known = await http.GetAsync($"{root}{kind}/{Uri.EscapeDataString(spec.Name)}", ct))
        {
            if (known.IsSuccessStatusCode) return;
        }

        var labels = new JsonObject();
        foreach (var (name, value) in spec.Labels.Concat(Reaper.Labels(spec.CleanUp))) labels[name] = value;
        var body = new JsonObject { ["Name"] = spec.Name, ["Labels"] = labels };
        if (spec.Driver is not null) body["Driver"] = spec.Driver;
        await SendAsync(HttpMethod.Post, $"{kind}/create", body, $"make {spec.Name} of its {kind}", ct);
    }

    public async Task DropAsync(string kind, string name, CancellationToken ct)
    {
        using var answer = await http.DeleteAsync($"{root}{kind}/{Uri.EscapeDataString(name)}", ct);
        if (answer.StatusCode != HttpStatusCode.NotFound) await AcceptAsync(answer, $"remove {name} of its {kind}", ct);
    }

    /// <summary>A running container that was made of the same description.</summary>
    public async Task<string?> FindReusableAsync(string hash, CancellationToken ct) =>
        (await ListAsync([$"{ReuseLabel}={hash}"], ct, all: false)).Select(c => c.Id).FirstOrDefault();

    public Task StopAsync(string id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"containers/{id}/stop?t=10", null, "stop the container", ct);

    public async Task RemoveAsync(string id, CancellationToken ct)
    {
        using var answer = await http.DeleteAsync($"{root}containers/{id}?force=true&v=true", ct);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict) return; // gone, or being removed already
        await AcceptAsync(answer, "remove the container", ct);
    }

    public async Task<ContainerState> InspectAsync(string id, CancellationToken ct) =>
        ContainerState.From((await SendAsync(HttpMethod.Get, $"containers/{id}/json", null, "inspect the container", ct))!);

    /// <summary>Those with all of the labels, running or not.</summary>
    public async Task<IReadOnlyList<(string Id, IReadOnlyDictionary<string, string> Labels)>> ListAsync(string[] labels, CancellationToken ct, bool all = true)
    {
        var filters = Uri.EscapeDataString(JsonSerializer.Serialize(new { label = labels }));
        var found = await SendAsync(HttpMethod.Get, $"containers/json?all={(all ? "true" : "false")}&filters={filters}", null, "list containers", ct);
        return [.. found!.AsArray().Select(c => (c!["Id"]!.GetValue<string>(), (IReadOnlyDictionary<string, string>)c["Labels"].Deserialize<Dictionary<string, string>>()!))];
    }

    public async Task<ExecResult> ExecAsync(string id, IList<string> command, CancellationToken ct)
    {
        var body = new JsonObject { ["Cmd"] = new JsonArray([.. command.Select(c => (JsonNode)c)]), ["AttachStdout"] = true, ["AttachStderr"] = true };
        var exec = (await SendAsync(HttpMethod.Post, $"containers/{id}/exec", body, "run a command in the container", ct))!["Id"]!.GetValue<string>();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}exec/{exec}/start") { Content = JsonContent.Create(new { Detach = false, Tty = false }) };
        using var running = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await AcceptAsync(running, "run a command in the container", ct);
        var (stdout, stderr) = await MultiplexedStream.ReadAsync(await running.Content.ReadAsStreamAsync(ct), ct);
        var ended = await SendAsync(HttpMethod.Get, $"exec/{exec}/json", null, "ask for a command's result", ct);
        return new ExecResult(stdout, stderr, ended!["ExitCode"]?.GetValue<long>());
    }

    public async Task<(string Stdout, string Stderr)> LogsAsync(string id, DateTime since, DateTime until, bool timestamps, CancellationToken ct)
    {
        var query = $"stdout=true&stderr=true&timestamps={(timestamps ? "true" : "false")}{Limit("since", since)}{Limit("until", until)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}containers/{id}/logs?{query}");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await AcceptAsync(answer, "read the container's log", ct);
        return await MultiplexedStream.ReadAsync(await answer.Content.ReadAsStreamAsync(ct), ct);
    }

    public void Dispose() => http.Dispose();

    // 20.10: "Bind for 0.0.0.0:5432 failed: port is already allocated"; or, where another process has it, "listen tcp4 0.0.0.0:5432: bind: address already in use".
    [GeneratedRegex(@":(?<port>[0-9]+)(?:: bind)?(?: failed)?: (?:port is already allocated|address already in use)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PortTaken();

    private static string Limit(string name, DateTime at) => at == default ? "" : string.Create(
        CultureInfo.InvariantCulture, $"&{name}={new DateTimeOffset(at.ToUniversalTime()).ToUnixTimeSeconds()}");

    private static string WithTag(string image) =>
        image.Contains('@', StringComparison.Ordinal) || image.LastIndexOf(':') > image.LastIndexOf('/') ? image : image + ":latest";

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, string what, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, root + path);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request, ct);
        await AcceptAsync(answer, what, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private InvalidOperationException NotPulled(string image, string said) => new(
        $"Image {image} could not be pulled: {said}. Is the name right, and the registry reachable for the engine at {endpoint.Address}? "
        + $"An image that the engine has already is used as it is: docker pull {image}, or docker load.");

    private static async Task AcceptAsync(HttpResponseMessage answer, string what, CancellationToken ct)
    {
        if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified) return;
        throw new InvalidOperationException($"The Docker Engine would not {what}: {(int)answer.StatusCode} {await MessageAsync(answer, ct)}");
    }

    /// <summary>The engine's errors are {"message": "..."}; what stands between us and it may answer with anything.</summary>
    private static async Task<string> MessageAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var said = (await answer.Content.ReadAsStringAsync(ct)).Trim();
        return said.StartsWith('{') ? JsonNode.Parse(said)?["message"]?.ToString() ?? said : said;
    }
}
