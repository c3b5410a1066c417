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

    public void Add(Mapping mapping) => _mappings[mapping.Guid] = mapping;

    public bool Remove(Guid guid) => _mappings.TryRemove(guid, out _);

    public void Clear() => _mappings.Clear();

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
        lock (_gate)
        {
            MatchedMapping? best = null, nearest = null;
            foreach (var mapping in _mappings.Values)
            {
                if (mapping.IsDisabled) continue;
                var candidate = new MatchedMapping(mapping, mapping.GetRequestMatchResult(request, StateOf(mapping)));
                if (candidate.Result.IsPerfectMatch && candidate.GoesBefore(best)) best = candidate;
                if (candidate.Result.AverageTotalScore > 0 && candidate.IsNearerThan(nearest)) nearest = candidate;
            }

            if (AllowPartialMapping) best = nearest;
            if (best is not null) MoveOn(best.Mapping);
            return (best, nearest);
        }
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
