using Npgsql;

namespace SystemUnderTest.Tasks;

/// <summary>How instances that run no jobs tell the others of new ones: PostgreSQL's NOTIFY with the jobs' numbers.</summary>
internal static class JobNotice
{
    /// <summary>A notice holds at most 8000 bytes.</summary>
    public const int MostJobs = 200;

    private const string Channel = "jobs";

    public static string Of(IEnumerable<Guid> jobs) => string.Join(',', jobs);

    public static IEnumerable<Guid> Read(string notice) => notice.Split(',').Select(Guid.Parse);

    public static NpgsqlCommand Listen(NpgsqlConnection connection) => new($"LISTEN {Channel}", connection);

    public static FormattableString Statement(string notice) => $"SELECT pg_notify({Channel}, {notice})";
}
