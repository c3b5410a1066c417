using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Logging;
using WireMock.Matchers.Request;
using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.Server.Admin;

/// <summary>Log entries as JSON.</summary>
internal static class LogModels
{
    public static JsonObject Of(ILogEntry entry) => MappingModels.Without(new JsonObject
    {
        ["Guid"] = entry.Guid,
        ["Request"] = entry.RequestMessage is { } request ? Of(request) : null,
        ["Response"] = entry.ResponseMessage is { } response ? Of(response) : null,
        ["MappingGuid"] = entry.MappingGuid,
        ["MappingTitle"] = entry.MappingTitle,
        ["RequestMatchResult"] = Of(entry.RequestMatchResult),
        ["PartialMappingGuid"] = entry.PartialMappingGuid,
        ["PartialMappingTitle"] = entry.PartialMappingTitle,
        ["PartialRequestMatchResult"] = Of(entry.PartialMatchResult),
    });

    private static JsonObject Of(IRequestMessage request)
    {
        var model = new JsonObject
        {
            ["ClientIP"] = request.ClientIP,
            ["DateTime"] = request.DateTime,
            ["Path"] = request.Path,
            ["AbsolutePath"] = request.AbsolutePath,
            ["Url"] = request.Url,
            ["AbsoluteUrl"] = request.AbsoluteUrl,
            ["Query"] = Lists(request.Query),
            ["Method"] = request.Method,
            ["HttpVersion"] = request.HttpVersion,
            ["Headers"] = Lists(request.Headers),
            ["Cookies"] = request.Cookies is { Count: > 0 } cookies ? JsonSerializer.SerializeToNode(cookies) : null,
        };
        Body(model, request.BodyData);
        return MappingModels.Without(model);
    }

    private static JsonObject Of(IResponseMessage response)
    {
        var model = new JsonObject
        {
            ["DateTime"] = response.DateTime,
            ["StatusCode"] = response.StatusCode is null ? null : JsonSerializer.SerializeToNode(response.StatusCode),
            ["Headers"] = Lists(response.Headers),
            ["FaultType"] = response.FaultType == FaultType.NONE ? null : response.FaultType.ToString(),
            ["FaultPercentage"] = response.FaultPercentage,
        };
        Body(model, response.BodyData);
        return MappingModels.Without(model);
    }

    private static JsonObject? Of(IRequestMatchResult? result) => result is null ? null : new JsonObject
    {
        ["TotalScore"] = result.TotalScore,
        ["TotalNumber"] = result.TotalNumber,
        ["IsPerfectMatch"] = result.IsPerfectMatch,
        ["AverageTotalScore"] = result.AverageTotalScore,
        ["MatchDetails"] = new JsonArray([.. result.MatchDetails.Select(d => (JsonNode)new JsonObject { ["Name"] = d.Name, ["Score"] = d.Score })]),
    };

    private static void Body(JsonObject model, IBodyData? body)
    {
        if (body?.DetectedBodyType is null) return;
        model["DetectedBodyType"] = body.DetectedBodyType.ToString();
        model["Body"] = body.BodyAsString;
        model["BodyAsJson"] = body.DetectedBodyType == BodyType.Json ? JsonSerializer.SerializeToNode(body.BodyAsJson) : null;
        model["BodyAsBytes"] = body.DetectedBodyType == BodyType.Bytes ? Convert.ToBase64String(body.BodyAsBytes ?? []) : null;
    }

    private static JsonObject? Lists(IDictionary<string, WireMockList<string>>? lists)
    {
        if (lists is not { Count: > 0 }) return null;
        var model = new JsonObject();
        foreach (var (name, values) in lists) model[name] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return model;
    }
}
