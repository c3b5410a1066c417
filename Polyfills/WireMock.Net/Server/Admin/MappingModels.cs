using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Types;

namespace WireMock.Server.Admin;

/// <summary>Mappings as JSON. Functions cannot be written; what decides by one is left out, as WireMock.Net does.</summary>
internal static class MappingModels
{
    public static JsonObject Of(IMapping mapping) => Without(new JsonObject
    {
        ["Guid"] = mapping.Guid,
        ["UpdatedAt"] = mapping.UpdatedAt,
        ["Title"] = mapping.Title,
        ["Description"] = mapping.Description,
        ["Priority"] = mapping.Priority == 0 ? null : mapping.Priority,
        ["Scenario"] = mapping.Scenario,
        ["WhenStateIs"] = mapping.ExecutionConditionState,
        ["SetStateTo"] = mapping.NextState,
        ["TimesInSameState"] = mapping.TimesInSameState is null or 1 ? null : mapping.TimesInSameState,
        ["IsDisabled"] = mapping.IsDisabled ? true : null,
        ["Request"] = mapping.RequestMatcher is Request request ? RequestOf(request) : new JsonObject(),
        ["Response"] = mapping.Provider is Response response ? ResponseOf(response) : new JsonObject(),
    });

    /// <summary>Leaves nulls out.</summary>
    public static JsonObject Without(JsonObject model)
    {
        foreach (var name in model.Where(p => p.Value is null).Select(p => p.Key).ToList()) model.Remove(name);
        return model;
    }

    private static JsonObject RequestOf(Request request)
    {
        var model = new JsonObject();
        foreach (var matcher in request.All)
        {
            switch (matcher)
            {
                case RequestMessagePathMatcher { Matchers: { } paths } path: model["Path"] = Without(new JsonObject { ["Matchers"] = MatcherModels.Of(paths), ["MatchOperator"] = paths.Count > 1 ? path.MatchOperator.ToString() : null }); break;
                case RequestMessageUrlMatcher { Matchers: { } urls }: model["Url"] = new JsonObject { ["Matchers"] = MatcherModels.Of(urls) }; break;
                case RequestMessageClientIPMatcher { Matchers: { } clients }: model["ClientIP"] = new JsonObject { ["Matchers"] = MatcherModels.Of(clients) }; break;
                case RequestMessageMethodMatcher method:
                    model["Methods"] = new JsonArray([.. method.Methods.Select(m => JsonValue.Create(m))]);
                    model["MethodsRejectOnMatch"] = Rejects(method.MatchBehaviour);
                    break;
                case RequestMessageHeaderMatcher { Matchers: { } headers } header: List(model, "Headers").Add(Named(header.Name, headers, header.IgnoreCase, header.MatchBehaviour)); break;
                case RequestMessageCookieMatcher { Matchers: { } cookies } cookie: List(model, "Cookies").Add(Named(cookie.Name, cookies, cookie.IgnoreCase, cookie.MatchBehaviour)); break;
                case RequestMessageParamMatcher { Funcs: null } param: List(model, "Params").Add(Named(param.Key, param.Matchers ?? [], param.IgnoreCase, param.MatchBehaviour)); break;
                case RequestMessageBodyMatcher { Matchers: { } bodies } body: model["Body"] = bodies.Length == 1 ? new JsonObject { ["Matcher"] = MatcherModels.Of(bodies[0]) } : new JsonObject { ["Matchers"] = MatcherModels.Of(bodies), ["MatchOperator"] = body.MatchOperator.ToString() }; break;
            }
        }

        return Without(model);
    }

    private static JsonObject ResponseOf(Response response)
    {
        var message = response.ResponseMessage;
        var body = message.BodyData;
        var model = new JsonObject
        {
            ["StatusCode"] = message.StatusCode is null ? null : JsonSerializer.SerializeToNode(message.StatusCode),
            ["Body"] = body?.DetectedBodyType is BodyType.String or BodyType.FormUrlEncoded ? body.BodyAsString : null,
            ["BodyAsJson"] = body?.DetectedBodyType == BodyType.Json ? JsonSerializer.SerializeToNode(body.BodyAsJson) : null,
            ["BodyAsBytes"] = body?.DetectedBodyType == BodyType.Bytes ? Convert.ToBase64String(body.BodyAsBytes ?? []) : null,
            ["Headers"] = message.Headers is { Count: > 0 } headers ? Headers(headers) : null,
            ["Delay"] = response.Delay is { } delay ? (int)delay.TotalMilliseconds : null,
            ["MinimumRandomDelay"] = response.RandomDelay?.Minimum,
            ["MaximumRandomDelay"] = response.RandomDelay?.Maximum,
            ["Fault"] = message.FaultType == FaultType.NONE ? null : Without(new JsonObject { ["Type"] = message.FaultType.ToString(), ["Percentage"] = message.FaultPercentage }),
        };
        return Without(model);
    }

    public static JsonObject Headers(IDictionary<string, WireMockList<string>> headers)
    {
        var model = new JsonObject();
        foreach (var (name, values) in headers) model[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
        return model;
    }

    private static JsonObject Named(string name, IEnumerable<IMatcher> matchers, bool ignoreCase, MatchBehaviour behaviour) => Without(new JsonObject
    {
        ["Name"] = name,
        ["Matchers"] = MatcherModels.Of(matchers) is { Count: > 0 } models ? models : null,
        ["IgnoreCase"] = ignoreCase ? true : null,
        ["RejectOnMatch"] = Rejects(behaviour),
    });

    private static JsonNode? Rejects(MatchBehaviour behaviour) => behaviour == MatchBehaviour.RejectOnMatch ? true : null;

    private static JsonArray List(JsonObject model, string name) => (JsonArray)(model[name] ??= new JsonArray());
}
