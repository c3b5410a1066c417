namespace Reqnroll;

/// <summary>What all hooks have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class HookAttribute : Attribute
{
    /// <summary>The order of a hook that does not say one.</summary>
    public const int DefaultOrder = 10000;

    private protected HookAttribute(string[] tags) => Tags = tags;

    /// <summary>The hook runs for scenarios that have any of these tags (without the at sign); for all if empty.</summary>
    public string[] Tags { get; }

    /// <summary>Lower numbers run first, among hooks of one kind.</summary>
    public int Order { get; set; } = DefaultOrder;
}

/// <summary>Once, before the first scenario; static.</summary>
public class BeforeTestRunAttribute() : HookAttribute([]);

/// <summary>Once, after the last scenario; static.</summary>
public class AfterTestRunAttribute() : HookAttribute([]);

/// <summary>Once a feature, before its first scenario; static.</summary>
public class BeforeFeatureAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>Once a feature, after its last scenario; static.</summary>
public class AfterFeatureAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>Before each scenario.</summary>
public class BeforeScenarioAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>After each scenario, however it ended.</summary>
public class AfterScenarioAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>Before each scenario; a short name of <see cref="BeforeScenarioAttribute"/>.</summary>
public class BeforeAttribute(params string[] tags) : BeforeScenarioAttribute(tags);

/// <summary>After each scenario; a short name of <see cref="AfterScenarioAttribute"/>.</summary>
public class AfterAttribute(params string[] tags) : AfterScenarioAttribute(tags);

/// <summary>Before each run of Given, When or Then steps.</summary>
public class BeforeScenarioBlockAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>After each run of Given, When or Then steps.</summary>
public class AfterScenarioBlockAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>Before each step.</summary>
public class BeforeStepAttribute(params string[] tags) : HookAttribute(tags);

/// <summary>After each step that was run, however it ended.</summary>
public class AfterStepAttribute(params string[] tags) : HookAttribute(tags);
