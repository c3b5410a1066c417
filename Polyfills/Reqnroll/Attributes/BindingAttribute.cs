namespace Reqnroll;

/// <summary>Marks a class whose methods are step definitions, hooks or transformations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class BindingAttribute : Attribute;
