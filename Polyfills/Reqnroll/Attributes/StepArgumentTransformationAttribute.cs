namespace Reqnroll;

/// <summary>Marks a method that turns a step's argument (text or table) into the type that a step definition asks for.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class StepArgumentTransformationAttribute : Attribute
{
    /// <summary>Applies to arguments that match the regular expression as a whole; its groups are the method's parameters.</summary>
    public StepArgumentTransformationAttribute(string? regex, int order = 10000)
    {
        Regex = regex;
        Order = order;
    }

    /// <summary>Applies to every argument.</summary>
    public StepArgumentTransformationAttribute()
        : this(null)
    {
    }

    /// <summary>The regular expression; null for every argument.</summary>
    public string? Regex { get; set; }

    /// <summary>Name of the parameter type in Cucumber Expressions; the return type's name if null.</summary>
    public string? Name { get; set; }

    /// <summary>Lower numbers are tried first.</summary>
    public int Order { get; set; }
}
