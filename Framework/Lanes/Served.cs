using Framework.Evidence;

namespace Framework.Lanes;

/// <summary>The scenarios that one host has served. It grows at its head, so that each scenario keeps the view that it had, at no cost.</summary>
internal sealed record Served(ScenarioIdentity Scenario, Served? Before)
{
    /// <summary>In the order in which they ran.</summary>
    public static IEnumerable<ScenarioIdentity> InOrder(Served? last)
    {
        var all = new Stack<ScenarioIdentity>();
        for (; last is not null; last = last.Before)
            all.Push(last.Scenario);
        return all;
    }
}
