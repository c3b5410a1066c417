using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Framework.Contract;

/// <summary>
/// Reads the schemas of an OpenAPI document, 3.0 or 3.1. Words that it does not check are remembered, so that nobody thinks they were:
/// the JSON Schema libraries of .NET would know them all (see docs/decisions/0010).
/// </summary>
internal sealed class SchemaReader(JsonElement root)
{
    /// <summary>Words that describe, and forbid nothing.</summary>
    private static readonly HashSet<string> Remarks = new(StringComparer.Ordinal)
    {
        "$ref", "$comment", "$id", "$schema", "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "discriminator", "xml", "externalDocs", "nullable",
        "contentMediaType", "contentEncoding",
    };

    private readonly Dictionary<string, Schema> _byReference = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unchecked = new(StringComparer.Ordinal);

    /// <summary>Words of the document that forbid something which is not checked.</summary>
    public IReadOnlyCollection<string> Unchecked => _unchecked;

    /// <summary>What a reference within the document leads to.</summary>
    /// <exception cref="InvalidDataException">To nothing.</exception>
    public JsonElement Resolve(JsonElement element)
    {
        for (var hops = 0; hops < 16 && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference); hops++)
            element = Target(reference.GetString()!);
        return element;
    }

    /// <exception cref="InvalidDataException">It refers to nothing, or a word of it has no meaning.</exception>
    public Schema Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("$ref", out var reference))
        {
            var target = ReadReference(reference.GetString()!);
            return json.EnumerateObject().All(word => Remarks.Contains(word.Name)) ? target : Fill(new Schema { All = [target] }, json);
        }

        return Fill(new Schema(), json);
    }

    private Schema ReadReference(string reference)
    {
        if (_byReference.TryGetValue(reference, out var known))
            return known;
        var schema = _byReference[reference] = new Schema();
        var target = Target(reference);
        return target.TryGetProperty("$ref", out _) ? _byReference[reference] = Read(target) : Fill(schema, target);
    }

    private Schema Fill(Schema schema, JsonElement json)
    {
        // "false" and "true" are schemas of JSON Schema 2020-12.
        if (json.ValueKind != JsonValueKind.Object)
            return json.ValueKind == JsonValueKind.False ? Nothing(schema) : schema;
        foreach (var word in json.EnumerateObject())
            Take(schema, word.Name, word.Value);
        if (json.TryGetProperty("nullable", out var nullable) && nullable.ValueKind == JsonValueKind.True)
            schema.Types |= JsonTypes.Null;
        return schema;
    }

    private static Schema Nothing(Schema schema)
    {
        schema.Types = JsonTypes.None;
        return schema;
    }

    private void Take(Schema schema, string word, JsonElement value)
    {
        switch (word)
        {
            case "type": schema.Types = TypesOf(value); break;
            case "allOf": schema.All = [.. schema.All, .. value.EnumerateArray().Select(Read)]; break;
            case "anyOf": schema.Any = [.. value.EnumerateArray().Select(Read)]; break;
            case "oneOf": schema.One = [.. value.EnumerateArray().Select(Read)]; break;
            case "required": schema.Required = [.. value.EnumerateArray().Select(n => n.GetString()!)]; break;
            case "items": schema.Items = Read(value); break;
            case "enum": schema.Values = value.EnumerateArray().Select(v => JsonSerializer.Serialize(v)).ToHashSet(StringComparer.Ordinal); break;
            case "const": schema.Values = new HashSet<string>([JsonSerializer.Serialize(value)], StringComparer.Ordinal); break;
            case "format": schema.Format = value.GetString(); break;
            case "pattern": schema.Pattern = new Regex(value.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)); break;
            case "minLength" or "minItems" or "minProperties": schema.Fewest = value.GetInt32(); break;
            case "maxLength" or "maxItems" or "maxProperties": schema.Most = value.GetInt32(); break;
            case "minimum": schema.Lowest = value.GetDecimal(); break;
            case "maximum": schema.Highest = value.GetDecimal(); break;
            case "exclusiveMinimum" when value.ValueKind == JsonValueKind.Number: schema.Above = value.GetDecimal(); break;
            case "exclusiveMaximum" when value.ValueKind == JsonValueKind.Number: schema.Below = value.GetDecimal(); break;
            case "additionalProperties": (schema.Rest, schema.IsClosed) = value.ValueKind == JsonValueKind.False ? (null, true) : (Read(value), false); break;
            case "properties":
                foreach (var property in value.EnumerateObject())
                    schema.Properties[property.Name] = Read(property.Value);
                break;
            default:
                if (!Remarks.Contains(word) && !word.StartsWith("x-", StringComparison.Ordinal))
                    _unchecked.Add(word);
                break;
        }
    }

    private static JsonTypes TypesOf(JsonElement value)
    {
        var names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(t => t.GetString()) : [value.GetString()];
        return names.Aggregate(JsonTypes.None, (types, name) => types | (JsonTypesOfValues.Named(name) is var one && one != JsonTypes.None ? one : throw new InvalidDataException($"The document has a schema of type '{name}'; JSON Schema has no such type.")));
    }

    private JsonElement Target(string reference)
    {
        var at = root;
        foreach (var part in reference.StartsWith("#/", StringComparison.Ordinal) ? reference[2..].Split('/') : [reference])
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = Child(at, name) ?? throw new InvalidDataException($"The document refers to {reference}, which it does not have.");
        }

        return at;
    }

    private static JsonElement? Child(JsonElement parent, string name) => parent.ValueKind switch
    {
        JsonValueKind.Object => parent.TryGetProperty(name, out var child) ? child : null,
        JsonValueKind.Array => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < parent.GetArrayLength() ? parent[index] : null,
        _ => null,
    };
}
