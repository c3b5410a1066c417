using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Reqnroll.Generator.Bindings;

/// <summary>
/// The regular expression of a step attribute without one: the method's name, as Reqnroll reads it. Words are parted by underscores or
/// capitals; between them anything may stand that is no word. A parameter is where its name stands in capitals, or P0, P1...
/// </summary>
internal static class MethodNamePattern
{
    private const string Between = @"[^\w\p{Sc}]*(?!(?<=-)\d)";
    private const string Value = """(?:"(?<{0}>[^"]*)"|'(?<{0}>[^']*)'|(?<{0}>.*?))""";

    private static readonly Regex Boundary = new(@"_+|(?<=[\d\p{L}])(?=\p{Lu})|(?<=\p{L})(?=\d)", RegexOptions.CultureInvariant);
    private static readonly Regex NoIdentifier = new(@"[^\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Mn}\p{Mc}]", RegexOptions.CultureInvariant);

    /// <param name="method">The step definition.</param>
    /// <param name="kind">Given, When or Then: left out of the name.</param>
    public static string Of(IMethodSymbol method, string kind)
    {
        // F# allows any text as a name.
        if (NoIdentifier.IsMatch(method.Name))
            return method.Name;
        var name = method.Name.StartsWith(kind, StringComparison.OrdinalIgnoreCase) ? method.Name.Substring(kind.Length).TrimStart('_') : method.Name;
        var regex = new StringBuilder("^(?i)");
        var at = 0;
        foreach (var place in method.Parameters.Select((p, i) => Place(name, p.Name, i)).Where(m => m.Success).OrderBy(m => m.Index))
        {
            if (place.Index < at)
                continue;
            if (place.Index > at)
                regex.Append(Words(name.Substring(at, place.Index - at))).Append(Between);
            regex.Append(string.Format(CultureInfo.InvariantCulture, Value, "a" + place.Index.ToString(CultureInfo.InvariantCulture))).Append(Between);
            at = place.Index + place.Length;
        }

        return regex.Append(Words(name.Substring(at))).Append(Between).Append('$').ToString();
    }

    private static Match Place(string name, string parameter, int index) =>
        Regex.Match(name, $"_?{Regex.Escape(parameter.ToUpperInvariant())}_?|_?P{index.ToString(CultureInfo.InvariantCulture)}_?", RegexOptions.CultureInvariant);

    private static string Words(string part) => part.Length == 0 ? "" : Boundary.Replace(part.Trim('_'), Between);
}
