namespace Reqnroll.Assist.Attributes;

/// <summary>Other names under which a table may call a property; regular expressions.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true)]
public class TableAliasesAttribute(params string[] aliases) : Attribute
{
    /// <summary>The names.</summary>
    public string[] Aliases { get; } = aliases;
}
