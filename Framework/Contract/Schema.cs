using System.Text.RegularExpressions;

namespace Framework.Contract;

/// <summary>A schema of the document, read once: the names of JSON Schema are in the remarks.</summary>
internal sealed class Schema
{
    /// <summary><c>type</c>, and OpenAPI 3.0's <c>nullable</c>.</summary>
    public JsonTypes Types { get; set; } = JsonTypes.Any;

    /// <summary><c>allOf</c>, and a <c>$ref</c> with other words beside it.</summary>
    public IReadOnlyList<Schema> All { get; set; } = [];

    /// <summary><c>anyOf</c>.</summary>
    public IReadOnlyList<Schema> Any { get; set; } = [];

    /// <summary><c>oneOf</c>.</summary>
    public IReadOnlyList<Schema> One { get; set; } = [];

    /// <summary><c>properties</c>.</summary>
    public Dictionary<string, Schema> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary><c>required</c>.</summary>
    public IReadOnlyList<string> Required { get; set; } = [];

    /// <summary><c>additionalProperties</c> as a schema.</summary>
    public Schema? Rest { get; set; }

    /// <summary><c>additionalProperties: false</c>.</summary>
    public bool IsClosed { get; set; }

    /// <summary><c>items</c>.</summary>
    public Schema? Items { get; set; }

    /// <summary><c>enum</c> and <c>const</c>, each as it stands in JSON; null: anything.</summary>
    public IReadOnlySet<string>? Values { get; set; }

    /// <summary><c>format</c>.</summary>
    public string? Format { get; set; }

    /// <summary><c>pattern</c>: of texts.</summary>
    public Regex? Pattern { get; set; }

    /// <summary><c>minLength</c>, <c>minItems</c>, <c>minProperties</c>: what of them there can be is told apart by the value.</summary>
    public int? Fewest { get; set; }

    /// <summary><c>maxLength</c>, <c>maxItems</c>, <c>maxProperties</c>.</summary>
    public int? Most { get; set; }

    /// <summary><c>minimum</c>.</summary>
    public decimal? Lowest { get; set; }

    /// <summary><c>maximum</c>.</summary>
    public decimal? Highest { get; set; }

    /// <summary><c>exclusiveMinimum</c>.</summary>
    public decimal? Above { get; set; }

    /// <summary><c>exclusiveMaximum</c>.</summary>
    public decimal? Below { get; set; }
}
