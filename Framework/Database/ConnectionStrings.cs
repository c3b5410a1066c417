using System.Text.RegularExpressions;
using Npgsql;

namespace Framework.Database;

/// <summary>Reads connection strings as people write them, and shows them without their passwords.</summary>
internal static partial class ConnectionStrings
{
    /// <summary>Null if it is none. The database to administer from is <c>postgres</c> unless one is named.</summary>
    public static NpgsqlConnectionStringBuilder? Parse(string text)
    {
        try
        {
            var builder = text.Contains("://", StringComparison.Ordinal) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(builder.Host)) return null;
            builder.Database ??= "postgres";
            builder.IncludeErrorDetail = true;
            return builder;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    public static string Masked(NpgsqlConnectionStringBuilder given) =>
        new NpgsqlConnectionStringBuilder { Host = given.Host, Port = given.Port, Username = given.Username, Database = given.Database }.ConnectionString
        + (given.Password is null ? "" : ";Password=***");

    public static string Masked(string text) =>
        Passwords().Replace(text, match => match.Groups["before"].Value + "***");

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        if (uri.Scheme is not ("postgres" or "postgresql")) throw new FormatException("not a PostgreSQL address");
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Port = uri.Port > 0 ? uri.Port : 5432 };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database) builder.Database = Uri.UnescapeDataString(database);
        return builder;
    }

    [GeneratedRegex(@"(?<before>(password|pwd)\s*=\s*|://[^:/@]*:)[^;@]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Passwords();
}
