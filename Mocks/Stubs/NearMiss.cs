using System.Globalization;
using WireMock;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;

namespace Mocks.Stubs;

/// <summary>The mapping that a request came nearest to, told field by field.</summary>
internal static class NearMiss
{
    private const int Longest = 300;

    /// <summary>One line a field: what was expected, what was sent; null if nothing of any mapping fits.</summary>
    public static string? Of(IRequestMessage request, IEnumerable<IMapping> mappings)
    {
        var nearest = mappings.Select(m => (Mapping: m, Result: m.GetRequestMatchResult(request, m.ExecutionConditionState)))
            .Where(m => m.Result.AverageTotalScore > 0)
            .OrderBy(m => m.Result).FirstOrDefault();
        if (nearest.Mapping is null)
            return null;
        var name = nearest.Mapping.Title is { } title ? $"\"{title}\"" : nearest.Mapping.Guid.ToString();
        var score = nearest.Result.AverageTotalScore.ToString("0.##", CultureInfo.InvariantCulture);
        return $"Nearest is {name} ({score} of 1):\n  " + string.Join("\n  ", Fields(request, (Request)nearest.Mapping.RequestMatcher));
    }

    private static IEnumerable<string> Fields(IRequestMessage request, Request expected)
    {
        foreach (var matcher in expected.GetRequestMessageMatchers<IRequestMatcher>())
        {
            var fits = MatchScores.IsPerfect(matcher.GetMatchingScore(request, new RequestMatchResult()));
            var (field, wanted, sent) = Describe(request, matcher);
            yield return fits ? $"{field}: fits" : $"{field}: expected {wanted}, was {Shown(sent)}";
        }
    }

    private static (string Field, string Wanted, string? Sent) Describe(IRequestMessage request, IRequestMatcher matcher) => matcher switch
    {
        RequestMessageMethodMatcher method => ("method", Wanted(method.MatchBehaviour, method.Methods), request.Method),
        RequestMessagePathMatcher path => ("path", Wanted(path.Behaviour, path.Matchers), request.Path),
        RequestMessageUrlMatcher url => ("address", Wanted(url.Behaviour, url.Matchers), request.Url),
        RequestMessageHeaderMatcher { Funcs: null } header => ($"header {header.Name}", Wanted(header.MatchBehaviour, header.Matchers), HeaderOf(request, header.Name)),
        RequestMessageCookieMatcher { Funcs: null } cookie => ($"cookie {cookie.Name}", Wanted(cookie.MatchBehaviour, cookie.Matchers), request.Cookies?.TryGetValue(cookie.Name, out var value) == true ? value : null),
        RequestMessageParamMatcher { Funcs: null } param => ($"parameter {param.Key}", Wanted(param.MatchBehaviour, param.Matchers), request.GetParameter(param.Key, param.IgnoreCase)?.ToString()),
        RequestMessageBodyMatcher body => ("body", Wanted(MatchBehaviour.AcceptOnMatch, body.Matchers), request.Body),
        _ => (matcher.Type.ToString(), "what a function decides", null),
    };

    private static string? HeaderOf(IRequestMessage request, string name) =>
        request.Headers?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } header ? string.Join(", ", header.Value) : null;

    private static string Wanted(MatchBehaviour behaviour, IEnumerable<IMatcher>? matchers) =>
        Wanted(behaviour, matchers is null ? ["what a function decides"] : matchers.Any() ? matchers.Select(Pattern) : ["it"]);

    private static string Wanted(MatchBehaviour behaviour, IEnumerable<string> patterns) =>
        (behaviour == MatchBehaviour.RejectOnMatch ? "anything but " : "") + string.Join(" or ", patterns);

    private static string Pattern(IMatcher matcher) => matcher switch
    {
        IStringMatcher text => string.Join(" or ", text.GetPatterns().Select(p => p.IsFirst ? p.First : p.Second.Pattern)) is { Length: > 0 } patterns ? patterns : matcher.Name,
        IObjectMatcher json => $"{matcher.Name} {json.Value}",
        _ => matcher.Name,
    };

    private static string Shown(string? sent) => sent switch
    {
        null or "" => "nothing",
        { Length: > Longest } => sent[..Longest] + "…",
        _ => sent,
    };
}
