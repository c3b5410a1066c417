using System.ComponentModel;
using System.Globalization;

namespace Reqnroll.Engine;

/// <summary>What a step hands to its step definition: the captured texts, then its table or doc string if it has one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepArguments
{
    /// <summary>What a transformation made of a text, if that is null.</summary>
    internal static readonly object Null = new();

    private readonly string[] _texts;
    private readonly object?[]? _transformed;
    private readonly object? _last;
    private readonly CultureInfo _culture;

    internal StepArguments(string[] texts, object?[]? transformed, object? last, CultureInfo culture)
    {
        _texts = texts;
        _transformed = transformed;
        _last = last;
        _culture = culture;
    }

    /// <summary>The argument at a place, from 0, as the type that the step definition asks for.</summary>
    /// <exception cref="ReqnrollException">The text cannot be converted.</exception>
    public T Get<T>(int index)
    {
        if (_transformed?[index] is { } made)
            return Made<T>(made);
        if (index < _texts.Length)
            return ArgumentConverter.Convert<T>(_texts[index], _culture);
        return _last switch
        {
            not null when ReferenceEquals(_last, Null) => default!,
            T fits => fits,
            string text => ArgumentConverter.Convert<T>(text, _culture),
            _ => throw new ReqnrollException($"Argument {index + 1} is {_last?.GetType().Name ?? "missing"}, the step definition asks for {typeof(T).Name}."),
        };
    }

    private static T Made<T>(object made) => ReferenceEquals(made, Null) ? default! : (T)made;

    /// <summary>The arguments as written, for traces.</summary>
    public override string ToString() => string.Join(", ", _texts.Select(t => $"\"{t}\"").Concat(_last is null ? [] : [_last is Table ? "<table>" : "<multi-line text>"]));
}
