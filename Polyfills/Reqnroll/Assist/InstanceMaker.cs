using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Reqnroll.Assist;

/// <summary>Makes and fills objects from cells. All cells that don't convert are reported at once.</summary>
internal sealed class InstanceMaker(Type type, IReadOnlyList<KeyValuePair<string, string>> cells, InstanceCreationOptions? options, string place)
{
    private readonly TableMember[] _members = TableMember.Of(type);
    private readonly List<string> _problems = [];

    public object Make()
    {
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
            return MakeTuple();
        if (type.IsValueType || (type.GetConstructor(Type.EmptyTypes) is not null && options?.RequireTableToProvideAllConstructorParameters != true))
        {
            var instance = Activator.CreateInstance(type)!;
            Fill(instance);
            return instance;
        }

        return Construct();
    }

    public void Fill(object instance)
    {
        Verify([]);
        Fill(instance, []);
        Report();
    }

    private object Construct()
    {
        var constructor = Choose();
        var parameters = constructor.GetParameters();
        Verify(parameters);
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            var cell = CellOf(parameter);
            arguments[i] = cell is { } given ? Value(given, parameter.ParameterType) : DefaultOf(parameter);
        }

        Report();
        var instance = constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        Fill(instance, parameters);
        Report();
        return instance;
    }

    private ConstructorInfo Choose()
    {
        var constructors = type.GetConstructors().Select(c => (Constructor: c, Parameters: c.GetParameters())).ToList();
        if (options?.RequireTableToProvideAllConstructorParameters == true)
        {
            return constructors.Where(c => c.Parameters.All(p => CellOf(p) is not null)).OrderByDescending(c => c.Parameters.Length).Select(c => c.Constructor).FirstOrDefault()
                ?? throw Missing("whose parameters are all in the table");
        }

        return constructors.OrderBy(c => cells.Count(cell => !c.Parameters.Any(p => Fits(p, cell.Key)) && !_members.Any(m => m.CanWrite && m.Fits(cell.Key))))
            .ThenByDescending(c => c.Parameters.Count(p => CellOf(p) is not null)).ThenBy(c => c.Parameters.Length).Select(c => c.Constructor).FirstOrDefault()
            ?? throw Missing("that is public");
    }

    private MissingMethodException Missing(string which) =>
        new($"Unable to find a suitable constructor to create instance of {type}: it has none {which}. The table says: {string.Join(", ", cells.Select(c => c.Key))}.");

    private void Fill(object instance, ParameterInfo[] done)
    {
        foreach (var cell in cells.Where(c => !done.Any(p => Fits(p, c.Key))))
        {
            var member = _members.FirstOrDefault(m => m.Fits(cell.Key));
            if (member is null)
                continue;
            if (!member.CanWrite)
                _problems.Add($"{cell.Key}: {type.Name}.{member.Name} cannot be set; give it a set or init accessor, or a constructor parameter.");
            else if (Value(cell, member.Type) is var value && _problems.Count == 0)
                member.Write(instance, value);
        }
    }

    private object MakeTuple()
    {
        var fields = type.GetFields();
        if (fields.Length > 7)
            throw new ReqnrollException("A table can be read as a tuple of up to seven items; use a record.");
        if (fields.Length != cells.Count)
            throw new ReqnrollException($"The tuple has {fields.Length} items, the table {cells.Count}: {string.Join(", ", cells.Select(c => c.Key))}. Items are matched by place, not by name.");
        var tuple = Activator.CreateInstance(type)!;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = Value(cells[i], fields[i].FieldType);
            if (_problems.Count == 0)
                fields[i].SetValue(tuple, value);
        }

        Report();
        return tuple;
    }

    private object? Value(KeyValuePair<string, string> cell, Type wanted)
    {
        var retriever = Service.Instance.RetrieverFor(cell, type, wanted);
        if (retriever is null)
        {
            _problems.Add($"{cell.Key}: no value retriever is registered for {wanted.Name}. Register one: Service.Instance.ValueRetrievers.Register(new ...).");
            return null;
        }

        try
        {
            return retriever.Retrieve(cell, type, wanted);
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException or ArgumentException or InvalidCastException)
        {
            var culture = CultureInfo.CurrentCulture.Name;
            _problems.Add($"{cell.Key}: '{cell.Value}' is not a {(Nullable.GetUnderlyingType(wanted) ?? wanted).Name} (culture {(culture.Length == 0 ? "invariant" : culture)}): {error.Message}");
            return null;
        }
    }

    private void Verify(ParameterInfo[] parameters)
    {
        if (options?.VerifyAllColumnsBound != true)
            return;
        var names = _members.Where(m => m.CanWrite).Select(m => m.Name).Concat(parameters.Select(p => p.Name!)).Distinct(StringComparer.Ordinal).ToList();
        var unknown = cells.Select(c => c.Key).Where(c => !_members.Any(m => m.Fits(c)) && !parameters.Any(p => Fits(p, c))).ToList();
        if (unknown.Count > 0)
            throw new ColumnCouldNotBeBoundException($"{place}\n{string.Join('\n', unknown.Select(u => "  " + ColumnNames.Unknown(u, type, names)))}", unknown);
    }

    private void Report()
    {
        if (_problems.Count > 0)
            throw new ReqnrollException($"{place}\n  {string.Join("\n  ", _problems)}");
    }

    private KeyValuePair<string, string>? CellOf(ParameterInfo parameter)
    {
        foreach (var cell in cells)
        {
            if (Fits(parameter, cell.Key))
                return cell;
        }

        return null;
    }

    private bool Fits(ParameterInfo parameter, string column)
    {
        var normal = ColumnNames.Normal(parameter.Name!);
        return string.Equals(normal, ColumnNames.Normal(column), StringComparison.Ordinal)
            || _members.Any(m => string.Equals(ColumnNames.Normal(m.Name), normal, StringComparison.Ordinal) && m.Fits(column));
    }

    private static object? DefaultOf(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue;
        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }
}
