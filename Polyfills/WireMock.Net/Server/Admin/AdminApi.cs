using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.Server.Admin;

/// <summary>Mappings, requests and scenarios over HTTP, below <c>/__admin</c>, with the addresses and answers of WireMock.Net's admin API.</summary>
internal sealed class AdminApi(WireMockServer server)
{
    private const string Root = "/__admin/";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static bool IsFor(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public ResponseMessage Answer(IRequestMessage request)
    {
        try
        {
            var parts = request.Path[Root.Length..].TrimEnd('/').Split('/');
            return (parts[0], request.Method.ToUpperInvariant()) switch
            {
                ("health", "GET") => Text("Healthy"),
                ("mappings", var method) => Mappings(method, parts, request),
                ("requests", var method) => Requests(method, parts, request),
                ("scenarios", var method) => Scenarios(method, parts, request),
                ("reset", "POST") => Done(server.Reset, "Mappings, requests and scenarios reset"),
                _ => Unknown(request),
            };
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return Status(StatusCodes.Status400BadRequest, failure.Message);
        }
    }

    private ResponseMessage Mappings(string method, string[] parts, IRequestMessage request)
    {
        switch (method, parts.Length)
        {
            case ("GET", 1): return Json(new JsonArray([.. server.Mappings.Select(m => (JsonNode)MappingModels.Of(m))]));
            case ("DELETE", 1): return Done(server.ResetMappings, "Mappings deleted");
            case ("POST", 2) when parts[1] == "reset": return Done(server.ResetMappings, "Mappings reset");
            case ("POST", 1) when BodyOf(request) is JsonArray several:
                foreach (var one in several) MappingReader.Add(server, one!);
                return Status(StatusCodes.Status201Created, "Mappings added");
            case ("POST", 1): return Status(StatusCodes.Status201Created, "Mapping added", MappingReader.Add(server, BodyOf(request)));
        }

        if (parts.Length < 2 || !Guid.TryParse(parts[1], out var guid)) return Unknown(request);
        if (method == "PUT" && parts.Length == 2) return Status(StatusCodes.Status200OK, "Mapping added or updated", MappingReader.Add(server, BodyOf(request), guid));
        if (server.Mappings.FirstOrDefault(m => m.Guid == guid) is not { } mapping) return Status(StatusCodes.Status404NotFound, "Mapping not found");
        switch (method, parts.Length > 2 ? parts[2] : "")
        {
            case ("GET", ""): return Json(MappingModels.Of(mapping));
            case ("DELETE", ""): return Done(() => server.DeleteMapping(guid), "Mapping removed", guid);
            case ("PUT", "enable"): return Done(() => mapping.IsDisabled = false, "Mapping enabled", guid);
            case ("PUT", "disable"): return Done(() => mapping.IsDisabled = true, "Mapping disabled", guid);
            default: return Unknown(request);
        }
    }

    private ResponseMessage Requests(string method, string[] parts, IRequestMessage request)
    {
        switch (method, parts.Length > 1 ? parts[1] : "")
        {
            case ("GET", ""): return Json(new JsonArray([.. server.LogEntries.Select(e => (JsonNode)LogModels.Of(e))]));
            case ("DELETE", ""):
            case ("POST", "reset"): return Done(server.ResetLogEntries, "Requests deleted");
            case ("POST", "find"): return Json(new JsonArray([.. server.FindLogEntries(MappingReader.RequestFrom(BodyOf(request))).Select(e => (JsonNode)LogModels.Of(e))]));
            case ("GET", "find") when Guid.TryParse(request.GetParameter("mappingGuid")?.FirstOrDefault(), out var mapping):
                return Json(new JsonArray([.. server.LogEntries.Where(e => e.MappingGuid == mapping).Select(e => (JsonNode)LogModels.Of(e))]));
        }

        if (!Guid.TryParse(parts[1], out var guid)) return Unknown(request);
        var entry = server.LogEntries.FirstOrDefault(e => e.Guid == guid);
        return (method, entry) switch
        {
            ("GET" or "DELETE", null) => Status(StatusCodes.Status404NotFound, "Request not found"),
            ("GET", _) => Json(LogModels.Of(entry!)),
            ("DELETE", _) => Done(() => server.DeleteLogEntry(guid), "Request removed"),
            _ => Unknown(request),
        };
    }

    private ResponseMessage Scenarios(string method, string[] parts, IRequestMessage request)
    {
        var name = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        switch (method, parts.Length)
        {
            case ("GET", 1): return Json(JsonSerializer.SerializeToNode(server.Scenarios)!);
            case ("DELETE", 1):
            case ("POST", 2) when name == "reset": return Done(server.ResetScenarios, "Scenarios reset");
            case ("DELETE", 2):
            case ("POST", 3) when parts[2] == "reset": return server.ResetScenario(name) ? Status(StatusCodes.Status200OK, "Scenario reset") : NoScenario(name);
            case ("PUT", 3) when parts[2] == "state":
                var state = MatcherModels.Field(BodyOf(request), "State")?.ToString();
                return server.SetScenarioState(name, state) ? Status(StatusCodes.Status200OK, $"Scenario state set to '{state}'") : NoScenario(name);
            default: return Unknown(request);
        }
    }

    private static JsonNode BodyOf(IRequestMessage request) => request.BodyAsJson as JsonNode ?? throw new FormatException("The body must be JSON, sent as application/json.");

    private static ResponseMessage NoScenario(string name) => Status(StatusCodes.Status404NotFound, $"No scenario found by name '{name}'.");

    private static ResponseMessage Unknown(IRequestMessage request) =>
        Status(StatusCodes.Status404NotFound, $"{request.Method} {request.Path} is not part of this admin API, which has mappings, requests, scenarios, reset and health.");

    private static ResponseMessage Done(Action action, string status, Guid? guid = null)
    {
        action();
        return Status(StatusCodes.Status200OK, status, guid);
    }

    private static ResponseMessage Status(int code, string status, Guid? guid = null) =>
        Json(MappingModels.Without(new JsonObject { ["Guid"] = guid, ["Status"] = status }), code);

    private static ResponseMessage Json(JsonNode body, int code = StatusCodes.Status200OK) => Text(body.ToJsonString(Indented), "application/json", code);

    private static ResponseMessage Text(string body, string type = "text/plain", int code = StatusCodes.Status200OK) => new()
    {
        StatusCode = code,
        Headers = new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal) { ["Content-Type"] = type },
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = body },
        DateTime = TimeProvider.System.GetUtcNow().UtcDateTime,
    };
}
