using System.Globalization;
using System.Text.RegularExpressions;

namespace Framework.Database;

/// <summary>A server's version as it names itself, for example 18.4.</summary>
internal sealed partial record PostgresVersion(string Text, int Major)
{
    /// <summary>The oldest one that this framework works with.</summary>
    public const int Oldest = 14;

    public bool TooOld => Major < Oldest;

    /// <summary>Reads <c>postgres (PostgreSQL) 18.4</c> or the server variable <c>server_version</c>; null if there is no version in it.</summary>
    public static PostgresVersion? Parse(string said) =>
        Number().Match(said) is { Success: true } match
            ? new PostgresVersion(match.Value, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"(?<![\w.])(?<major>\d+)(\.\d+|beta\d+|rc\d+|devel)*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
