using System.Collections.Concurrent;
using WireMock.Matchers.Request;

namespace WireMock.Server;

/// <summary>The mappings, and where their scenarios are.</summary>
internal sealed class MappingStore
{
    private readonly ConcurrentDictionary<Guid, Mapping> _mappings = new();
    private readonly Dictionary<string, ScenarioState> _scenarios = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private long _order;
    private volatile PathIndex? _index;

    public bool AllowPartialMapping { get; set; }

    public IReadOnlyList<IMapping> All => [.. _mappings.Values];

    public IReadOnlyList<ScenarioState> Scenarios
    {
        get
        {
            lock (_gate) return [.. _scenarios.Values];
        }
    }

    public long NextOrder() => Interlocked.Increment(ref _order);

    public void Add(Mapping mapping) => Change(() => _mappings[mapping.Guid] = mapping);

    public bool Remove(Guid guid)
    {
        var removed = false;
        Change(() => removed = _mappings.TryRemove(guid, out _));
        return removed;
    }

    public Mapping? Get(Guid guid) => _mappings.GetValueOrDefault(guid);

    public void Clear() => Change(_mappings.Clear);

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _index = null;
        }
    }

    public void ResetScenarios()
    {
        lock (_gate) _scenarios.Clear();
    }

    public bool ResetScenario(string name)
    {
        lock (_gate) return _scenarios.Remove(name);
    }

    public bool SetScenarioState(string name, string? state)
    {
        lock (_gate)
        {
            if (!_mappings.Values.Any(m => string.Equals(m.Scenario, name, StringComparison.OrdinalIgnoreCase))) return false;
            _scenarios[name] = new ScenarioState { Name = name, NextState = state, Started = state is not null };
            return true;
        }
    }

    /// <summary>The mapping that answers, and the one that came nearest; the scenario moves on at once.</summary>
    public (MatchedMapping? Match, MatchedMapping? Nearest) Find(IRequestMessage request)
    {
        var index = Index();
        if (index.HasScenarios)
        {
            lock (_gate) return Find(request, index);
        }

        return Find(request, index);
    }

    /// <summary>First those that the path doesn't rule out: if one of them matches, no other can come nearer. Else all, for the near miss.</summary>
    private (MatchedMapping? Match, MatchedMapping? Nearest) Find(IRequestMessage request, PathIndex index)
    {
        MatchedMapping? best = null, nearest = null;
        if (!AllowPartialMapping)
        {
            foreach (var mapping in index.At(request.Path)) Judge(mapping, request, ref best, ref nearest);
            foreach (var mapping in index.Anywhere) Judge(mapping, request, ref best, ref nearest);
        }

        if (best is null)
        {
            nearest = null;
            foreach (var mapping in index.All) Judge(mapping, request, ref best, ref nearest);
        }

        if (AllowPartialMapping) best = nearest;
        if (best is not null) MoveOn(best.Mapping);
        return (best, nearest);
    }

    private void Judge(Mapping mapping, IRequestMessage request, ref MatchedMapping? best, ref MatchedMapping? nearest)
    {
        if (mapping.IsDisabled) return;
        var candidate = new MatchedMapping(mapping, mapping.GetRequestMatchResult(request, StateOf(mapping)));
        if (candidate.Result.IsPerfectMatch && candidate.GoesBefore(best)) best = candidate;
        if (candidate.Result.AverageTotalScore > 0 && candidate.IsNearerThan(nearest)) nearest = candidate;
    }

    private PathIndex Index()
    {
        if (_index is { } index) return index;
        lock (_gate) return _index ??= new PathIndex(_mappings.Values);
    }

    private string? StateOf(Mapping mapping) =>
        mapping.Scenario is { } name && _scenarios.TryGetValue(name, out var scenario) ? scenario.NextState : null;

    private void MoveOn(Mapping mapping)
    {
        if (mapping.Scenario is not { } name) return;
        if (!_scenarios.TryGetValue(name, out var scenario)) _scenarios.Add(name, scenario = new ScenarioState { Name = name });
        scenario.Counter++;
        if (scenario.Counter >= (mapping.TimesInSameState ?? 1)) (scenario.NextState, scenario.Counter) = (mapping.NextState, 0);
        (scenario.Started, scenario.Finished) = (true, mapping.NextState is null);
    }
}

/// <summary>A mapping, and how well it matches a request.</summary>
internal sealed record MatchedMapping(Mapping Mapping, IRequestMatchResult Result)
{
    public bool GoesBefore(MatchedMapping? other)
    {
        if (other is null) return true;
        var byPriority = Mapping.Priority.CompareTo(other.Mapping.Priority);
        return byPriority != 0 ? byPriority < 0 : IsNearerThan(other);
    }

    public bool IsNearerThan(MatchedMapping? other)
    {
        if (other is null) return true;
        var byResult = Result.CompareTo(other.Result);
        return byResult != 0 ? byResult < 0 : Mapping.Order > other.Mapping.Order;
    }
}
