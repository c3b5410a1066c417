using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin;

/// <summary>Moves the system's clock.</summary>
[Binding]
public sealed class TimeSteps(ScenarioScope scenario)
{
    /// <summary>Days pass; everything scheduled in between happens at its time.</summary>
    [When("{int} day(s) pass(es)")]
    public Task DaysPass(int days) => scenario.AdvanceAsync(TimeSpan.FromDays(days));

    /// <summary>Hours pass.</summary>
    [When("{int} hour(s) pass(es)")]
    public Task HoursPass(int hours) => scenario.AdvanceAsync(TimeSpan.FromHours(hours));

    /// <summary>Minutes pass.</summary>
    [When("{int} minute(s) pass(es)")]
    public Task MinutesPass(int minutes) => scenario.AdvanceAsync(TimeSpan.FromMinutes(minutes));

    /// <summary>Seconds pass.</summary>
    [When("{int} second(s) pass(es)")]
    public Task SecondsPass(int seconds) => scenario.AdvanceAsync(TimeSpan.FromSeconds(seconds));
}
