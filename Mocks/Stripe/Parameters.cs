using System.Globalization;

namespace Mocks.Stripe;

/// <summary>
/// A request's parameters, read as strictly as Stripe does: each has its type, what is required is there, and what nobody
/// asked for is unknown (<see cref="EnsureAllKnown"/>). A parameter at fault is named with its brackets.
/// </summary>
internal sealed class Parameters(FormTree tree, string path = "")
{
    private const int Longest = 5000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Parameters> _below = new(StringComparer.Ordinal);

    public static Parameters Of(Hosting.VendorRequest request) => new(FormTree.Parse(request.Method == "GET" ? request.RawQuery.TrimStart('?') : request.Body));

    public bool Has(string name) => tree.Children.ContainsKey(name);

    public string NameOf(string name) => path.Length == 0 ? name : $"{path}[{name}]";

    public string? Text(string name, int maximum = Longest)
    {
        if (Node(name) is not { } node) return null;
        if (node.Value is not { } text || node.Children.Count > 0) throw StripeRefused.Invalid("Invalid string: must be a string, not a hash or a list", NameOf(name));
        if (text.Length == 0)
        {
            throw StripeRefused.Invalid(
                $"You passed an empty string for '{NameOf(name)}'. We assume empty values are an attempt to unset a parameter; however '{NameOf(name)}' cannot be unset. You should remove '{NameOf(name)}' from your request or supply a non-empty value.",
                NameOf(name),
                "parameter_invalid_empty");
        }

        return text.Length <= maximum
            ? text
            : throw StripeRefused.Invalid($"Invalid string: {text[..10]}...{text[^10..]}; must be at most {maximum.ToString(CultureInfo.InvariantCulture)} characters", NameOf(name));
    }

    public string RequiredText(string name, int maximum = Longest) => Text(name, maximum) ?? throw Required(name);

    public string? OneOf(string name, params string[] values)
    {
        if (Text(name) is not { } text) return null;
        return values.Contains(text, StringComparer.Ordinal) ? text : throw StripeRefused.Invalid($"Invalid {NameOf(name)}: must be one of {string.Join(", ", values)}", NameOf(name));
    }

    public long? Integer(string name, long least = 0, long most = 99_999_999)
    {
        if (Text(name) is not { } text) return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw StripeRefused.Invalid($"Invalid integer: {text}", NameOf(name), "parameter_invalid_integer");
        if (number < least)
            throw StripeRefused.Invalid($"This value must be greater than or equal to {least.ToString(CultureInfo.InvariantCulture)}.", NameOf(name), "parameter_invalid_integer");
        return number <= most ? number : throw StripeRefused.Invalid($"This value must be less than or equal to {most.ToString(CultureInfo.InvariantCulture)}.", NameOf(name), "parameter_invalid_integer");
    }

    public long RequiredInteger(string name, long least = 0, long most = 99_999_999) => Integer(name, least, most) ?? throw Required(name);

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw StripeRefused.Invalid($"Invalid boolean: {other}", NameOf(name)),
    };

    public string RequiredCurrency(string name = "currency") => Text(name) is { } text ? Currencies.Check(text, NameOf(name)) : throw Required(name);

    public string? Url(string name)
    {
        if (Text(name, 5000) is not { } text) return null;
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        return isUrl ? text : throw StripeRefused.Invalid("Not a valid URL", NameOf(name), "url_invalid");
    }

    public Parameters? Object(string name)
    {
        if (Node(name) is not { } node) return null;
        return node.Value is null ? Below(node, NameOf(name)) : throw StripeRefused.Invalid("Invalid object", NameOf(name));
    }

    public Parameters RequiredObject(string name) => Object(name) ?? throw Required(name);

    /// <summary>A list's items, by their index.</summary>
    public IReadOnlyList<Parameters> Objects(string name)
    {
        if (Node(name) is not { } node) return [];
        if (node.Value is not null) throw StripeRefused.Invalid("Invalid array", NameOf(name));
        var items = new List<Parameters>();
        foreach (var (index, item) in Indexed(node, name))
            items.Add(item.Value is null ? Below(item, $"{NameOf(name)}[{index}]") : throw StripeRefused.Invalid("Invalid object", $"{NameOf(name)}[{index}]"));
        return items;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Node(name) is not { } node) return [];
        if (node.Value is not null) throw StripeRefused.Invalid("Invalid array", NameOf(name));
        return [.. Indexed(node, name).Select(i => i.Node.Value ?? throw StripeRefused.Invalid("Invalid string", $"{NameOf(name)}[{i.Index}]"))];
    }

    /// <summary>At most 50 keys of at most 40 characters, with values of at most 500; an empty value unsets its key.</summary>
    public IReadOnlyDictionary<string, string> Metadata(string name = "metadata")
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Node(name) is not { } node) return values;
        if (node.Value is { Length: > 0 }) throw StripeRefused.Invalid("Invalid object", NameOf(name));
        if (node.Children.Count > 50) throw StripeRefused.Invalid("You cannot have more than 50 metadata keys on an object.", NameOf(name));
        foreach (var (key, child) in node.Children)
        {
            if (key.Length > 40) throw StripeRefused.Invalid($"Metadata keys can be at most 40 characters long; '{key}' has {key.Length}.", $"{NameOf(name)}[{key}]");
            if (child.Value is not { } value) throw StripeRefused.Invalid("Metadata values must be strings.", $"{NameOf(name)}[{key}]");
            if (value.Length > 500) throw StripeRefused.Invalid($"Metadata values can have up to 500 characters, but you passed in a value that is {value.Length} characters.", $"{NameOf(name)}[{key}]");
            values[key] = value;
        }

        return values;
    }

    /// <summary>Refuses what nobody has asked for.</summary>
    public void EnsureAllKnown()
    {
        var unknown = Unknown().ToList();
        if (unknown.Count == 0) return;
        throw StripeRefused.Invalid($"Received unknown parameter{(unknown.Count == 1 ? "" : "s")}: {string.Join(", ", unknown)}", unknown[0], "parameter_unknown").WithHint(
            $". The fake takes here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
    }

    public StripeRefused Required(string name) => StripeRefused.Invalid($"Missing required param: {NameOf(name)}.", NameOf(name), "parameter_missing");

    private IEnumerable<string> Unknown() =>
        tree.Children.Keys.Where(name => !_asked.Contains(name)).Select(NameOf).Concat(_below.Values.SelectMany(b => b.Unknown()));

    private FormTree? Node(string name)
    {
        _asked.Add(name);
        return tree.Children.GetValueOrDefault(name);
    }

    private Parameters Below(FormTree node, string fullName)
    {
        if (!_below.TryGetValue(fullName, out var below)) _below[fullName] = below = new Parameters(node, fullName);
        return below;
    }

    private IEnumerable<(int Index, FormTree Node)> Indexed(FormTree node, string name) => node.Children
        .Select(c => (Index: int.TryParse(c.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw StripeRefused.Invalid("Invalid array", NameOf(name)), Node: c.Value))
        .OrderBy(c => c.Index);
}

internal static class Hints
{
    public static StripeRefused WithHint(this StripeRefused refused, string hint) =>
        new(refused.Status, refused.Type, refused.Message, refused.Code, refused.Parameter) { DeclineCode = refused.DeclineCode, HadBegun = refused.HadBegun, Hint = hint };
}
