#nullable disable

namespace Allure.Net.Commons;

/// <summary>A test, as its <c>*-result.json</c> has it.</summary>
public class TestResult : ExecutableItem
{
    /// <summary>This run of the test.</summary>
    public string uuid { get; set; }

    /// <summary>The test with its parameters, the same in every run.</summary>
    public string historyId { get; set; }

    /// <summary>The test without its parameters, the same in every run.</summary>
    public string testCaseId { get; set; }

    /// <summary>The run that this one repeats.</summary>
    public string rerunOf { get; set; }

    /// <summary>The names from the assembly to the class.</summary>
    public List<string> titlePath { get; set; } = [];

    /// <summary>The test's identity in words.</summary>
    public string fullName { get; set; }

    /// <summary>What the report sorts and filters by.</summary>
    public List<Label> labels { get; set; } = [];

    /// <summary>Where else to read about it.</summary>
    public List<Link> links { get; set; } = [];

    /// <inheritdoc />
    public override string ToString() => name ?? uuid;
}

/// <summary>Set-ups and tear-downs with the tests that they belong to, as <c>*-container.json</c> has them.</summary>
public class TestResultContainer
{
    /// <summary>This container.</summary>
    public string uuid { get; set; }

    /// <summary>What the report calls it.</summary>
    public string name { get; set; }

    /// <summary>The tests, by <see cref="TestResult.uuid"/>.</summary>
    public List<string> children { get; set; } = [];

    /// <summary>A text in Markdown.</summary>
    public string description { get; set; }

    /// <summary>A text in HTML.</summary>
    public string descriptionHtml { get; set; }

    /// <summary>What ran before the tests.</summary>
    public List<FixtureResult> befores { get; set; } = [];

    /// <summary>What ran after the tests.</summary>
    public List<FixtureResult> afters { get; set; } = [];

    /// <summary>Where else to read about it.</summary>
    public List<Link> links { get; set; } = [];

    /// <summary>When it began, in Unix milliseconds.</summary>
    public long start { get; set; }

    /// <summary>When it ended, in Unix milliseconds.</summary>
    public long stop { get; set; }

    /// <inheritdoc />
    public override string ToString() => name ?? uuid;
}
