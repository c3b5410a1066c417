using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Framework.Evidence;

namespace Framework.Tracing;

/// <summary>Statements that took long although nobody held them up on purpose.</summary>
internal sealed class SlowStatements
{
    /// <summary>A test database holds a few rows: what takes this long on it waits for something, or would take minutes on a real one.</summary>
    internal static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<Suspect> _found = new();

    internal void Look(Activity statement, string text)
    {
        if (statement.Duration >= Slow)
            _found.Enqueue(new Suspect("slow-statement", string.Create(CultureInfo.InvariantCulture, $"{(SqlActivities.RequestOf(statement) is { } request ? SqlActivities.NameOf(request) : "Somebody")} waited {statement.Duration.TotalMilliseconds:0} ms for a statement: {RepeatedStatements.Shorten(text)}")));
    }

    internal IReadOnlyList<Suspect> Suspects() => [.. _found];
}
