using Framework.Evidence;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>Database, network, disk, ports, tools: neither the system nor the scenario is at fault.</summary>
internal static class InfrastructureRules
{
    /// <summary>SQLSTATE classes (PostgreSQL, appendix A): connection, resources, operator intervention, system error.</summary>
    private static readonly string[] Classes = ["08", "53", "57P", "58"];

    private static readonly (string Type, string Words)[] Troubles =
    [
        ("Npgsql.NpgsqlException", "Failed to connect"), ("Npgsql.NpgsqlException", "Exception while connecting"), ("Npgsql.NpgsqlException", "The operation has timed out"),
        ("Npgsql.NpgsqlException", "Exception while reading from stream"), ("Npgsql.NpgsqlException", "Exception while writing to stream"), ("Npgsql.NpgsqlException", "connection pool has been exhausted"),
        ("System.IO.IOException", "No space left on device"), ("System.IO.IOException", "not enough space on the disk"), ("System.IO.IOException", "Too many open files"),
        ("", "Address already in use"), ("System.OutOfMemoryException", ""),
    ];

    private static readonly string[] OfTheTest =
    [
        "System.Net.Sockets.SocketException", "Npgsql.NpgsqlException", "System.IO.IOException", "System.IO.DirectoryNotFoundException", "System.UnauthorizedAccessException",
        "System.OutOfMemoryException", "System.ComponentModel.Win32Exception", "Mocks.PortInUseException", "Mocks.CannotListenException", "Framework.Database.DatabaseUnavailableException",
    ];

    /// <summary>The thrower says so: no host, no database, an interrupted run.</summary>
    public static Finding? NothingRuns(FailedScenario scenario) => scenario.Failure.Cause == CauseKind.Infrastructure
        ? new Finding(CauseKind.Infrastructure, "nothing can run without it", Headline.Of(scenario.Failure.Message))
        : null;

    /// <summary>The test process itself could not reach, open or start something.</summary>
    public static Finding? TestMetTrouble(FailedScenario scenario)
    {
        if (scenario.TookDatabaseAway)
            return null;
        foreach (var line in (scenario.Failure.Inner ?? "").Split('\n').Prepend($"{scenario.Failure.Kind}: {scenario.Failure.Message}"))
            if (OfTheTest.Any(t => line.StartsWith(t, StringComparison.Ordinal)))
                return new Finding(CauseKind.Infrastructure, "the test process could not use what it needs of the machine", SeenLine.OneLine(line), SeenLine.OneLine(line[(line.LastIndexOf('.', line.IndexOf(':', StringComparison.Ordinal)) + 1)..]));
        return null;
    }

    /// <summary>The system could not reach its database, or the machine had nothing left.</summary>
    public static Finding? SystemMetTrouble(FailedScenario scenario)
    {
        if (scenario.TookDatabaseAway)
            return null;
        if (scenario.LookedAt.OfType<SqlStatement>().LastOrDefault(s => s.Error is { } error && Classes.Any(c => error.StartsWith(c, StringComparison.Ordinal))) is { } refused)
            return new Finding(CauseKind.Infrastructure, "PostgreSQL reports trouble of its own, not of the statement", $"{SeenLine.OneLine(refused.Text, 100)} → SQLSTATE {refused.Error}", $"PostgreSQL: {Meaning(refused.Error!)} (SQLSTATE {refused.Error})");
        foreach (var exception in scenario.Exceptions)
            if (exception.Type == "Npgsql.PostgresException" && exception.Message is [_, _, _, _, _, ':', ..] && Classes.Any(c => exception.Message.StartsWith(c, StringComparison.Ordinal)))
                return new Finding(CauseKind.Infrastructure, "PostgreSQL reports trouble of its own, not of the statement", exception.Line, $"PostgreSQL: {Meaning(exception.Message[..5])} (SQLSTATE {exception.Message[..5]})");
            else if (Array.Exists(Troubles, t => exception.Text.Contains(t.Type, StringComparison.Ordinal) && exception.Text.Contains(t.Words, StringComparison.Ordinal)))
                return new Finding(CauseKind.Infrastructure, "the system could not use what it needs of the machine", exception.Line, $"{exception.ShortType}: {exception.Message}");
        return null;
    }

    private static string Meaning(string state) => state[..2] switch
    {
        "08" => "the connection was lost",
        "53" => state switch
        {
            "53100" => "the disk is full",
            "53200" => "out of memory",
            "53300" => "too many connections",
            _ => "insufficient resources",
        },
        "57" => "it was shut down, or the session was ended",
        _ => "an error of the system below it",
    };
}
