using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Reqnroll.Assist.Attributes;

namespace Reqnroll.Assist;

/// <summary>A public property or field that a column can mean.</summary>
internal sealed class TableMember
{
    private static readonly ConcurrentDictionary<Type, TableMember[]> Known = new();

    private readonly MemberInfo _member;
    private readonly string _normal;
    private readonly string[] _aliases;

    private TableMember(MemberInfo member, Type type)
    {
        (_member, Type, _normal) = (member, type, ColumnNames.Normal(member.Name));
        _aliases = [.. member.GetCustomAttributes<TableAliasesAttribute>().SelectMany(a => a.Aliases)];
    }

    public string Name => _member.Name;

    public Type Type { get; }

    public bool CanWrite => _member is FieldInfo { IsInitOnly: false } or PropertyInfo { CanWrite: true };

    public static TableMember[] Of(Type type) => Known.GetOrAdd(type, static t =>
    [
        .. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsPublic: true })
            .Select(p => new TableMember(p, p.PropertyType)),
        .. t.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => new TableMember(f, f.FieldType)),
    ]);

    public bool Fits(string column) =>
        string.Equals(_normal, ColumnNames.Normal(column), StringComparison.Ordinal) || _aliases.Any(a => Regex.IsMatch(column, a));

    public object? Read(object instance) => _member is PropertyInfo property ? property.GetValue(instance) : ((FieldInfo)_member).GetValue(instance);

    public void Write(object instance, object? value)
    {
        if (_member is PropertyInfo property)
            property.SetValue(instance, value);
        else
            ((FieldInfo)_member).SetValue(instance, value);
    }
}
