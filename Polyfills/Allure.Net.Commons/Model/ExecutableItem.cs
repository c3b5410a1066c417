#nullable disable

namespace Allure.Net.Commons;

/// <summary>What tests, set-ups, tear-downs and steps have in common.</summary>
public abstract class ExecutableItem
{
    /// <summary>What the report calls it.</summary>
    public string name { get; set; }

    /// <summary>How it ended.</summary>
    public Status status { get; set; }

    /// <summary>Why it ended so.</summary>
    public StatusDetails statusDetails { get; set; }

    /// <summary>How far it got.</summary>
    public Stage stage { get; set; }

    /// <summary>A text in Markdown.</summary>
    public string description { get; set; }

    /// <summary>A text in HTML.</summary>
    public string descriptionHtml { get; set; }

    /// <summary>The steps in it, in order.</summary>
    public List<StepResult> steps { get; set; } = [];

    /// <summary>The files attached to it.</summary>
    public List<Attachment> attachments { get; set; } = [];

    /// <summary>The values that it ran with.</summary>
    public List<Parameter> parameters { get; set; } = [];

    /// <summary>When it began, in Unix milliseconds.</summary>
    public long start { get; set; }

    /// <summary>When it ended, in Unix milliseconds.</summary>
    public long stop { get; set; }
}

/// <summary>A step of a test, a set-up, a tear-down or another step.</summary>
public class StepResult : ExecutableItem;

/// <summary>A set-up or a tear-down.</summary>
public class FixtureResult : ExecutableItem
{
    /// <inheritdoc />
    public override string ToString() => name;
}

/// <summary>How something ended.</summary>
public enum Status
{
    /// <summary>It did not end yet.</summary>
    none,

    /// <summary>An expectation wasn't met.</summary>
    failed,

    /// <summary>Something else went wrong.</summary>
    broken,

    /// <summary>All went well.</summary>
    passed,

    /// <summary>It was not run.</summary>
    skipped,
}

/// <summary>How far something got.</summary>
public enum Stage
{
    /// <summary>It is known.</summary>
    scheduled,

    /// <summary>It began.</summary>
    running,

    /// <summary>It ended.</summary>
    finished,

    /// <summary>It waits.</summary>
    pending,

    /// <summary>It was cut short.</summary>
    interrupted,
}

/// <summary>Why something ended as it did.</summary>
public class StatusDetails
{
    /// <summary>It is a known problem.</summary>
    public bool known { get; set; }

    /// <summary>It doesn't count.</summary>
    public bool muted { get; set; }

    /// <summary>It changes from run to run.</summary>
    public bool flaky { get; set; }

    /// <summary>What is wrong.</summary>
    public string message { get; set; }

    /// <summary>Where it went wrong.</summary>
    public string trace { get; set; }
}
