using System.Text.RegularExpressions;

namespace Mocks.Faults;

/// <summary>Calls by method and path: "POST /payments", "GET /payments/*", "* /payments", "/sendMessage".</summary>
internal sealed class CallPattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly string _method;
    private readonly Regex _path;

    private CallPattern(string method, string path)
    {
        _method = method;
        _path = new Regex("^" + Regex.Escape(path).Replace(@"\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase, Patience);
    }

    public static CallPattern Parse(string pattern)
    {
        var words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [var path] when path.StartsWith('/') => new CallPattern("*", path),
            [var method, var path] when path.StartsWith('/') => new CallPattern(method.ToUpperInvariant(), path),
            _ => throw new ArgumentException($"'{pattern}' names no calls. Write method and path, such as \"POST /payments\" or \"GET /payments/*\".", nameof(pattern)),
        };
    }

    public static CallPattern Of(string method, string path) => Parse($"{method} {path}");

    public bool Matches(string method, string path) =>
        (_method == "*" || string.Equals(_method, method, StringComparison.OrdinalIgnoreCase)) && _path.IsMatch(path);
}
