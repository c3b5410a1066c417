using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using static WireMock.Server.Admin.MatcherModels;

namespace WireMock.Server.Admin;

/// <summary>Makes mappings of JSON.</summary>
internal static class MappingReader
{
    /// <exception cref="FormatException">Something in it is missing, or not known here.</exception>
    public static Guid Add(WireMockServer server, JsonNode model, Guid? guid = null)
    {
        var request = RequestFrom(Field(model, "Request") ?? throw new FormatException("The mapping has no Request."));
        var response = ResponseFrom(Field(model, "Response") ?? throw new FormatException("The mapping has no Response."));
        var given = server.Given(request);
        if (guid is { } fixedGuid) given.WithGuid(fixedGuid);
        else if (Text(model, "Guid") is { } own) given.WithGuid(own);
        if (Text(model, "Title") is { } title) given.WithTitle(title);
        if (Text(model, "Description") is { } description) given.WithDescription(description);
        if (Number(model, "Priority") is { } priority) given.AtPriority(priority);
        if (Text(model, "Scenario") is { } scenario)
        {
            given.InScenario(scenario);
            if (Text(model, "WhenStateIs") is { } when) given.WhenStateIs(when);
            if (Text(model, "SetStateTo") is { } next) given.WillSetStateTo(next, Number(model, "TimesInSameState"));
        }

        given.WithIsDisabled(Field(model, "IsDisabled")?.GetValue<bool>() ?? false);
        given.RespondWith(response);
        return given.Guid;
    }

    public static Request RequestFrom(JsonNode model)
    {
        var request = (Request)Request.Create();
        if (Strings(Field(model, "Path")) is { Length: > 0 } paths) request.WithPath(How(Field(model, "Path")), paths);
        if (Strings(Field(model, "Url")) is { Length: > 0 } urls) request.WithUrl(urls);
        if (Strings(Field(model, "ClientIP")) is { Length: > 0 } clients) request.Add(new RequestMessageClientIPMatcher(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, clients));
        if (Field(model, "Methods") is JsonArray { Count: > 0 } methods) request.UsingMethod(Behaviour(model, "MethodsRejectOnMatch"), MatchOperator.Or, [.. methods.Select(m => m!.ToString())]);
        foreach (var header in Items(model, "Headers"))
            request.Include(new RequestMessageHeaderMatcher(Behaviour(header), How(header), Name(header), Flag(header, "IgnoreCase"), Strings(header)));
        foreach (var cookie in Items(model, "Cookies"))
            request.Include(new RequestMessageCookieMatcher(Behaviour(cookie), Name(cookie), Flag(cookie, "IgnoreCase"), Strings(cookie)));
        foreach (var param in Items(model, "Params"))
            request.Include(new RequestMessageParamMatcher(Behaviour(param), Name(param), Flag(param, "IgnoreCase"), Strings(param)));
        if (Field(model, "Body") is { } body)
            request.WithBody([.. Matchers(body)], How(body));
        return request;
    }

    private static IResponseBuilder ResponseFrom(JsonNode model)
    {
        var response = Response.Create();
        if (Field(model, "StatusCode") is JsonValue status) _ = status.TryGetValue<int>(out var code) ? response.WithStatusCode(code) : response.WithStatusCode(status.ToString());
        foreach (var (name, value) in (Field(model, "Headers") as JsonObject) ?? [])
            response.WithHeader(name, value is JsonArray several ? [.. several.Select(v => v!.ToString())] : [value?.ToString() ?? ""]);
        if (Text(model, "Body") is { } text) response.WithBody(text);
        else if (Field(model, "BodyAsJson") is { } json) response.WithBodyAsJson(json.DeepClone());
        else if (Text(model, "BodyAsBytes") is { } bytes) response.WithBody(Convert.FromBase64String(bytes));
        if (Number(model, "Delay") is { } delay and > 0) response.WithDelay(delay);
        else if (Number(model, "MaximumRandomDelay") is { } most) response.WithRandomDelay(Number(model, "MinimumRandomDelay") ?? 0, most);
        if (Field(model, "Fault") is { } fault)
            response.WithFault(Enum.TryParse<FaultType>(Text(fault, "Type"), out var type) ? type : throw new FormatException($"Fault.Type must be one of {string.Join(", ", Enum.GetNames<FaultType>())}."), Field(fault, "Percentage")?.GetValue<double>());
        return response;
    }

    /// <summary>A text, a list of texts, one matcher, or several.</summary>
    private static IEnumerable<IMatcher> Matchers(JsonNode? model) => model switch
    {
        null => [],
        JsonValue => [From(model)],
        JsonArray list => list.Select(m => From(m!)),
        _ when Field(model, "Matchers") is JsonArray several => several.Select(m => From(m!)),
        _ when Field(model, "Matcher") is { } one => [From(one)],
        _ when Field(model, "Pattern") is not null || Field(model, "Patterns") is not null => [From(model)],
        _ => [],
    };

    private static IStringMatcher[] Strings(JsonNode? model) =>
        [.. Matchers(model).Select(m => m as IStringMatcher ?? throw new FormatException($"A {m.Name} cannot be used here: a matcher of texts is needed, such as WildcardMatcher."))];

    private static IEnumerable<JsonNode> Items(JsonNode model, string name) => (Field(model, name) as JsonArray)?.Select(i => i!) ?? [];

    private static string Name(JsonNode model) => Text(model, "Name") ?? throw new FormatException("A header, cookie or parameter has no Name.");

    private static bool Flag(JsonNode model, string name) => Field(model, name)?.GetValue<bool>() ?? false;

    private static MatchBehaviour Behaviour(JsonNode model, string name = "RejectOnMatch") => Flag(model, name) ? MatchBehaviour.RejectOnMatch : MatchBehaviour.AcceptOnMatch;

    private static MatchOperator How(JsonNode? model) => Enum.TryParse<MatchOperator>(Text(model, "MatchOperator"), out var said) ? said : MatchOperator.Or;

    private static string? Text(JsonNode? model, string name) => Field(model, name)?.ToString();

    private static int? Number(JsonNode model, string name) => Field(model, name) is { } value ? int.Parse(value.ToString(), CultureInfo.InvariantCulture) : null;
}
