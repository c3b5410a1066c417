using System.Globalization;
using Framework.Gherkin.Http;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Metrics;

/// <summary>What the system counts (System.Diagnostics.Metrics), since the scenario began.</summary>
[Binding]
public sealed class CounterSteps(ScenarioScope scenario)
{
    /// <summary>A counter has risen by exactly so much.</summary>
    [Then("the counter {string} has risen by {int}")]
    public void HasRisenBy(string counter, int by) => Require(counter, rise => Math.Abs(rise - by) < 0.5, string.Create(CultureInfo.InvariantCulture, $"by {by}"));

    /// <summary>A counter has risen, by whatever.</summary>
    [Then("the counter {string} has risen")]
    public void HasRisen(string counter) => Require(counter, rise => rise > 0, "at all");

    private void Require(string counter, Func<double, bool> holds, string expected)
    {
        var rise = scenario.Counters.RiseOf(counter);
        if (!holds(rise))
            throw new AnswerAssertionException(string.Create(CultureInfo.InvariantCulture, $"Expected the counter {counter} to have risen {expected} in this scenario, but it has risen by {rise}."));
    }
}
