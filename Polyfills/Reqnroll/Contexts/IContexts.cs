using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>What all contexts have in common.</summary>
public interface IReqnrollContext
{
    /// <summary>The error that ended it; null so far or if all is well.</summary>
    Exception? TestError { get; }
}

/// <summary>A <see cref="TestRunContext"/>, under the name that it can be injected by.</summary>
public interface ITestRunContext : IReqnrollContext
{
    /// <summary>The container that all others look in last.</summary>
    IObjectContainer TestRunContainer { get; }
}

/// <summary>A <see cref="FeatureContext"/>, under the name that it can be injected by.</summary>
public interface IFeatureContext : IReqnrollContext
{
    /// <summary>Facts about the feature.</summary>
    FeatureInfo FeatureInfo { get; }

    /// <summary>The culture in which arguments are converted.</summary>
    CultureInfo BindingCulture { get; }

    /// <summary>The feature's container.</summary>
    IObjectContainer FeatureContainer { get; }
}

/// <summary>A <see cref="ScenarioContext"/>, under the name that it can be injected by.</summary>
public interface IScenarioContext : IReqnrollContext
{
    /// <summary>Facts about the scenario.</summary>
    ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule it stands under, if any.</summary>
    RuleInfo? RuleInfo { get; }

    /// <summary>The part that is being run.</summary>
    ScenarioBlock CurrentScenarioBlock { get; }

    /// <summary>Holds the scenario's binding instances and contexts; disposed of at its end.</summary>
    IObjectContainer ScenarioContainer { get; }

    /// <summary>How it stands.</summary>
    ScenarioExecutionStatus ScenarioExecutionStatus { get; }
}

/// <summary>A <see cref="ScenarioStepContext"/>, under its interface.</summary>
public interface IScenarioStepContext : IReqnrollContext
{
    /// <summary>Facts about the step.</summary>
    StepInfo StepInfo { get; }

    /// <summary>How the step ended, or stands.</summary>
    ScenarioExecutionStatus Status { get; set; }

    /// <summary>Why it failed; null if it did not.</summary>
    Exception? StepError { get; set; }
}
