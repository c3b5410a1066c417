using Framework.Evidence;
using Framework.Gherkin.Http;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Metrics;

/// <summary>What the system has written to its log in this scenario.</summary>
[Binding]
public sealed class LogSteps(ScenarioScope scenario)
{
    /// <summary>Some line has these words in it.</summary>
    [Then("the log says {string}")]
    public void Says(string words)
    {
        var lines = scenario.Seen.OfType<LogEntry>().Select(l => l.Message).ToList();
        if (!lines.Exists(l => l.Contains(words, StringComparison.OrdinalIgnoreCase)))
            throw new AnswerAssertionException($"Expected a line with \"{words}\" in the system's log, but it says:\n  {string.Join("\n  ", lines.Distinct(StringComparer.Ordinal).TakeLast(20).DefaultIfEmpty("(nothing)"))}");
    }
}
