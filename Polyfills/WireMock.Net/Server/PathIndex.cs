using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;

namespace WireMock.Server;

/// <summary>The mappings by the paths that they are for, so that a request is held against a few of many. Never changes; there is a new one after each change.</summary>
internal sealed class PathIndex
{
    private readonly Dictionary<string, List<Mapping>> _byPath = new(StringComparer.Ordinal);

    public PathIndex(IEnumerable<Mapping> mappings)
    {
        All = [.. mappings];
        List<Mapping> anywhere = [];
        foreach (var mapping in All)
        {
            if (PathsOf(mapping) is not { } paths)
                anywhere.Add(mapping);
            else
                foreach (var path in paths)
                    Add(path, mapping);
        }

        Anywhere = [.. anywhere];
        HasScenarios = Array.Exists(All, m => m.Scenario is not null);
    }

    public Mapping[] All { get; }

    /// <summary>Those for which the path alone says nothing.</summary>
    public Mapping[] Anywhere { get; }

    public bool HasScenarios { get; }

    /// <summary>Those that are for exactly this path.</summary>
    public IReadOnlyList<Mapping> At(string path) => _byPath.TryGetValue(path, out var mappings) ? mappings : [];

    private void Add(string path, Mapping mapping)
    {
        if (!_byPath.TryGetValue(path, out var mappings)) _byPath.Add(path, mappings = []);
        mappings.Add(mapping);
    }

    /// <summary>Null where patterns, functions or negations decide.</summary>
    private static HashSet<string>? PathsOf(Mapping mapping)
    {
        if (mapping.RequestMatcher is not Request request || request.GetRequestMessageMatcher<RequestMessagePathMatcher>() is not { Matchers: { Count: > 0 } matchers, Behaviour: MatchBehaviour.AcceptOnMatch } path)
            return null;
        if (path.MatchOperator != MatchOperator.Or && matchers.Count > 1)
            return null;
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (var matcher in matchers)
        {
            if (matcher is not (WildcardMatcher or ExactMatcher) || matcher is not IIgnoreCaseMatcher { IgnoreCase: false, MatchBehaviour: MatchBehaviour.AcceptOnMatch } || matcher.MatchOperator != MatchOperator.Or)
                return null;
            foreach (var pattern in matcher.GetPatterns().Select(p => p.Text()))
            {
                if (matcher is WildcardMatcher && pattern.AsSpan().ContainsAny('*', '?'))
                    return null;
                paths.Add(pattern);
            }
        }

        return paths;
    }
}
