using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Database;

/// <summary>The part of a Docker Engine that the polyfill talks to, on a socket of its own.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private const string PostgreSql = "postgres (PostgreSQL) 18.4";
    private readonly WebApplication app;
    private readonly string folder = Directory.CreateTempSubdirectory("tfdb-docker-").FullName;
    private int execs;

    private FakeEngine()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenUnixSocket(Path.Combine(folder, "docker.sock")));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Endpoint => "unix://" + Path.Combine(folder, "docker.sock");

    public ConcurrentQueue<string> Requests { get; } = [];

    public JsonNode? Created { get; private set; }

    public bool HasImage { get; init; } = true;

    public string? PullError { get; init; }

    /// <summary>The engine's refusal before a pull has begun.</summary>
    public string? PullRefusal { get; init; }

    /// <summary>The output of every command.</summary>
    public string Says { get; init; } = PostgreSql;

    public bool Crashes { get; init; }

    /// <summary>Why the engine does not start the container.</summary>
    public string? StartRefusal { get; init; }

    /// <summary>The archives that were to be unpacked in the container.</summary>
    public ConcurrentQueue<byte[]> Archives { get; } = [];

    /// <summary>Containers that other processes left: id and owner.</summary>
    public Dictionary<string, string> LeftBehind { get; } = [];

    public static async Task<FakeEngine> StartAsync(Func<FakeEngine>? make = null)
    {
        var engine = make is null ? new FakeEngine() : make();
        await engine.app.StartAsync();
        return engine;
    }

    public static FakeEngine With(bool hasImage = true, string? pullError = null, string? pullRefusal = null, bool crashes = false, string says = PostgreSql, string? startRefusal = null) =>
        new() { StartRefusal = startRefusal, HasImage = hasImage, PullError = pullError, PullRefusal = pullRefusal, Crashes = crashes, Says = says };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        // DOCKER_API_VERSION puts a version before every path.
        var path = request.Path.Value!.StartsWith("/v1.", StringComparison.Ordinal) ? request.Path.Value[request.Path.Value.IndexOf('/', 1)..] : request.Path.Value;
        var asked = $"{request.Method} {path}";
        Requests.Enqueue(asked);
        switch (asked)
        {
            case "GET /_ping": await context.Response.WriteAsync("OK"); break;
            case "GET /containers/json": await JsonAsync(context, new JsonArray([.. LeftBehind.Select(Left)])); break;
            case "GET /images/postgres:18.4/json" when !HasImage: context.Response.StatusCode = 404; break;
            case "GET /images/postgres:18.4/json": await JsonAsync(context, new JsonObject()); break;
            case "POST /images/create" when PullRefusal is not null:
                context.Response.StatusCode = 500;
                await JsonAsync(context, new JsonObject { ["message"] = PullRefusal });
                break;
            case "POST /images/create": await context.Response.WriteAsync("{\"status\":\"Pulling\"}\n" + (PullError is null ? "" : $"{{\"error\":\"{PullError}\"}}\n")); break;
            case "POST /containers/create":
                Created = await JsonNode.ParseAsync(request.Body);
                context.Response.StatusCode = 201;
                await JsonAsync(context, new JsonObject { ["Id"] = "c0ffee" });
                break;
            case "POST /containers/c0ffee/start" when StartRefusal is not null:
                context.Response.StatusCode = 500;
                await JsonAsync(context, new JsonObject { ["message"] = StartRefusal });
                break;
            case "PUT /containers/c0ffee/archive":
                using (var content = new MemoryStream())
                {
                    await request.Body.CopyToAsync(content);
                    Archives.Enqueue(content.ToArray());
                }

                break;
            case "POST /containers/c0ffee/start": context.Response.StatusCode = 204; break;
            case "GET /containers/c0ffee/json": await JsonAsync(context, Inspected()); break;
            case "POST /containers/c0ffee/exec": await JsonAsync(context, new JsonObject { ["Id"] = "e1" }); break;
            case "POST /exec/e1/start": await FramesAsync(context, Says, "oops"); break;
            case "GET /exec/e1/json": await JsonAsync(context, new JsonObject { ["ExitCode"] = ++execs < 3 || Crashes ? 2 : 0 }); break;
            case "GET /containers/c0ffee/logs": await FramesAsync(context, "starting", "FATAL: no more room"); break;
            default: context.Response.StatusCode = request.Method == "DELETE" ? 204 : 500; break;
        }
    }

    private JsonObject Inspected() => new()
    {
        ["State"] = new JsonObject { ["Running"] = !Crashes, ["ExitCode"] = Crashes ? 1 : 0 },
        ["NetworkSettings"] = new JsonObject { ["Ports"] = new JsonObject { ["5432/tcp"] = new JsonArray(new JsonObject { ["HostPort"] = "49153" }) } },
    };

    private static JsonNode Left(KeyValuePair<string, string> container) =>
        new JsonObject { ["Id"] = container.Key, ["Labels"] = new JsonObject { ["org.testcontainers.owner"] = container.Value } };

    private static Task JsonAsync(HttpContext context, JsonNode node) => context.Response.WriteAsync(node.ToJsonString());

    private static async Task FramesAsync(HttpContext context, string stdout, string stderr)
    {
        foreach (var (kind, text) in new[] { ((byte)1, stdout), ((byte)2, stderr) })
            await context.Response.Body.WriteAsync(new byte[] { kind, 0, 0, 0, 0, 0, 0, (byte)text.Length }.Concat(Encoding.ASCII.GetBytes(text)).ToArray());
    }
}
