using AspectInjector.Broker;

namespace Allure.Net.Commons.Steps;

/// <summary>The bases of the attributes that make methods steps, set-ups and tear-downs.</summary>
public abstract class AllureStepAttributes
{
    /// <summary>The base of them all.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class AbstractStepBaseAttribute : Attribute
    {
        /// <summary>With a name that may have parameters in braces.</summary>
        protected AbstractStepBaseAttribute(string? name, List<Type>? exceptionTypes = null) => Name = name;

        /// <summary>The name, or nothing for the method's own.</summary>
        public string? Name { get; protected set; }
    }

    /// <summary>The method is a step.</summary>
    [Injection(typeof(AllureStepAspectBase), Inherited = true)]
    public abstract class AbstractStepAttribute(string? name = null, List<Type>? exceptionTypes = null) : AbstractStepBaseAttribute(name, exceptionTypes);

    /// <summary>The method, or the constructor, is a set-up.</summary>
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor)]
    [Injection(typeof(AllureStepAspectBase), Inherited = true)]
    public abstract class AbstractBeforeAttribute(string? name = null, List<Type>? exceptionTypes = null) : AbstractStepBaseAttribute(name, exceptionTypes);

    /// <summary>The method is a tear-down.</summary>
    [Injection(typeof(AllureStepAspectBase), Inherited = true)]
    public abstract class AbstractAfterAttribute(string? name = null, List<Type>? exceptionTypes = null) : AbstractStepBaseAttribute(name, exceptionTypes);
}

/// <summary>The base of the attribute that renames a step's parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class AbstractNameAttribute(string name) : Attribute
{
    /// <summary>The name in the report.</summary>
    public string Name { get; } = name;
}

/// <summary>The base of the attribute that leaves a step's parameter out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class AbstractSkipAttribute : Attribute;
