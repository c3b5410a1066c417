using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>Lives as long as the test run.</summary>
public class TestRunContext : ReqnrollContext, ITestRunContext
{
    internal TestRunContext(IObjectContainer container) => TestRunContainer = container;

    /// <summary>The container that all others look in last.</summary>
    public IObjectContainer TestRunContainer { get; }
}

/// <summary>Lives as long as the feature.</summary>
public class FeatureContext : ReqnrollContext, IFeatureContext
{
    internal FeatureContext(IObjectContainer container, FeatureInfo info, CultureInfo bindingCulture)
    {
        FeatureContainer = container;
        FeatureInfo = info;
        BindingCulture = bindingCulture;
    }

    /// <summary>Facts about the feature.</summary>
    public FeatureInfo FeatureInfo { get; }

    /// <summary>The culture in which arguments are converted.</summary>
    public CultureInfo BindingCulture { get; }

    /// <summary>The feature's container.</summary>
    public IObjectContainer FeatureContainer { get; }
}

/// <summary>Lives as long as the scenario. Inject it; there is no static current one.</summary>
public class ScenarioContext : ReqnrollContext, IScenarioContext
{
    internal ScenarioContext(IObjectContainer container, ScenarioInfo info, RuleInfo? rule)
    {
        ScenarioContainer = container;
        ScenarioInfo = info;
        RuleInfo = rule;
    }

    /// <summary>Facts about the scenario.</summary>
    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule it stands under, if any.</summary>
    public RuleInfo? RuleInfo { get; }

    /// <summary>The part that is being run.</summary>
    public ScenarioBlock CurrentScenarioBlock { get; internal set; }

    /// <summary>Holds the scenario's binding instances and contexts; disposed of at its end.</summary>
    public IObjectContainer ScenarioContainer { get; }

    /// <summary>How it stands.</summary>
    public ScenarioExecutionStatus ScenarioExecutionStatus { get; internal set; }

    /// <summary>The step that is being run, or was last.</summary>
    public ScenarioStepContext StepContext { get; internal set; } = null!;

    /// <summary>Says that the step is not implemented yet.</summary>
    public void Pending() => throw new PendingStepException();

    /// <summary>Says that the step is not implemented yet.</summary>
    public static void StepIsPending() => throw new PendingStepException();
}

/// <summary>Lives as long as the step.</summary>
public class ScenarioStepContext : ReqnrollContext, IScenarioStepContext
{
    internal ScenarioStepContext(StepInfo info) => StepInfo = info;

    /// <summary>Facts about the step.</summary>
    public StepInfo StepInfo { get; }

    /// <summary>How the step ended, or stands.</summary>
    public ScenarioExecutionStatus Status { get; set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Exception? StepError { get; set; }
}
