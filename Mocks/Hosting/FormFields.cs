using System.Net;

namespace Mocks.Hosting;

/// <summary>The fields of a form, in order; a name may be there several times.</summary>
internal sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IEnumerable<string> Names => _fields.Select(f => f.Key).Distinct(StringComparer.Ordinal);

    /// <summary>The first value; null where there is none.</summary>
    public string? this[string name] => _fields.Where(f => f.Key == name).Select(f => f.Value).FirstOrDefault();

    public static FormFields Parse(string text)
    {
        var form = new FormFields();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            form._fields.Add(KeyValuePair.Create(
                WebUtility.UrlDecode(separator < 0 ? pair : pair[..separator]),
                separator < 0 ? "" : WebUtility.UrlDecode(pair[(separator + 1)..])));
        }

        return form;
    }

    /// <summary>As it goes over the wire.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}"));

    public IReadOnlyList<string> All(string name) => [.. _fields.Where(f => f.Key == name).Select(f => f.Value)];
}
