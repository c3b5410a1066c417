using System.Net;

namespace Mocks.Stripe;

/// <summary>Form fields whose names have brackets, as a tree: <c>line_items[0][price_data][currency]=eur</c>.</summary>
internal sealed class FormTree
{
    private readonly Dictionary<string, FormTree> _children = new(StringComparer.Ordinal);

    public string? Value { get; private set; }

    public IReadOnlyDictionary<string, FormTree> Children => _children;

    /// <summary>Reads a query or a form. A name whose brackets don't match stays as it is: nobody will know it.</summary>
    public static FormTree Parse(string text)
    {
        var root = new FormTree();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var name = WebUtility.UrlDecode(separator < 0 ? pair : pair[..separator]);
            root.Set(Path(name), separator < 0 ? "" : WebUtility.UrlDecode(pair[(separator + 1)..]));
        }

        return root;
    }

    private void Set(IEnumerable<string> path, string value)
    {
        var node = this;
        foreach (var part in path)
        {
            // "expand[]" appends.
            var name = part.Length > 0 ? part : node._children.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!node._children.TryGetValue(name, out var child)) node._children[name] = child = new FormTree();
            node = child;
        }

        node.Value = value;
    }

    private static List<string> Path(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !name.EndsWith(']')) return [name];
        var path = new List<string> { name[..open] };
        foreach (var part in name[(open + 1)..^1].Split("][", StringSplitOptions.None))
        {
            if (part.AsSpan().IndexOfAny('[', ']') >= 0) return [name];
            path.Add(part);
        }

        return path;
    }
}
