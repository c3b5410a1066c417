using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>What all step definition attributes have in common.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class StepDefinitionBaseAttribute : Attribute
{
    /// <summary>Creates the attribute for several kinds of step.</summary>
    protected StepDefinitionBaseAttribute(string? expression, StepDefinitionType[] types)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (types.Length == 0)
            throw new ArgumentException("A step definition needs at least one kind of step.", nameof(types));
        Expression = expression;
        Types = types;
    }

    /// <summary>Given, When or Then, or several of them.</summary>
    public StepDefinitionType[] Types { get; }

    /// <summary>A Cucumber Expression or a regular expression.</summary>
    public string? Expression { get; set; }

    /// <summary>Which of the two it is; found out from its text unless said.</summary>
    public ExpressionType ExpressionType { get; set; }
}

/// <summary>Binds a method to Given steps.</summary>
public class GivenAttribute(string? expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given])
{
    /// <summary>Compares steps with the method's name.</summary>
    public GivenAttribute()
        : this(null)
    {
    }
}

/// <summary>Binds a method to When steps.</summary>
public class WhenAttribute(string? expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.When])
{
    /// <summary>Compares steps with the method's name.</summary>
    public WhenAttribute()
        : this(null)
    {
    }
}

/// <summary>Binds a method to Then steps.</summary>
public class ThenAttribute(string? expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Then])
{
    /// <summary>Compares steps with the method's name.</summary>
    public ThenAttribute()
        : this(null)
    {
    }
}

/// <summary>Binds a method to Given, When and Then steps.</summary>
public class StepDefinitionAttribute(string? expression) : StepDefinitionBaseAttribute(expression, [StepDefinitionType.Given, StepDefinitionType.When, StepDefinitionType.Then])
{
    /// <summary>Compares steps with the method's name.</summary>
    public StepDefinitionAttribute()
        : this(null)
    {
    }
}
