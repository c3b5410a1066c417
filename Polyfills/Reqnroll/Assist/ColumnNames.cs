using System.Globalization;
using System.Text;

namespace Reqnroll.Assist;

/// <summary>Which column means which property: letter case, blanks, punctuation and accents don't matter.</summary>
internal static class ColumnNames
{
    public static string Normal(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToUpperInvariant(c));
        }

        return result.ToString();
    }

    public static string Unknown(string column, Type type, IEnumerable<string> known)
    {
        List<string> names = [.. known];
        var normal = Normal(column);
        var nearest = names.Select(n => (Name: n, Distance: Distance(normal, Normal(n)))).OrderBy(n => n.Distance).FirstOrDefault();
        var hint = nearest.Name is not null && nearest.Distance <= Math.Max(2, normal.Length / 2)
            ? $"did you mean {nearest.Name}?"
            : $"it has {(names.Count == 0 ? "none" : string.Join(", ", names))}.";
        return string.Create(CultureInfo.InvariantCulture, $"{column}: {TypeName(type)} has no such property; {hint}");
    }

    private static string TypeName(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal) ? "the anonymous type" : type.Name;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
