using Framework.Evidence;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>An exception as the log has it: its text, taken apart.</summary>
/// <param name="Type">Full name of the innermost exception's type.</param>
/// <param name="Message">The innermost message, in one line.</param>
/// <param name="Frame">The first frame that is not the platform's or a package's; null if there is none.</param>
/// <param name="Text">All of it.</param>
/// <param name="IsError">Whether it was logged as an error, and not as a warning.</param>
/// <param name="IsUnhandled">Whether nobody in the system caught it.</param>
internal sealed record LoggedException(string Type, string Message, string? Frame, string Text, bool IsError, bool IsUnhandled)
{
    private static readonly string[] Platform = ["System.", "Microsoft.", "Npgsql.", "RestSharp.", "Polly.", "lambda_method"];

    /// <summary>What no trouble outside of the code ever throws.</summary>
    private static readonly string[] Mistakes =
    [
        nameof(NullReferenceException), nameof(KeyNotFoundException), nameof(InvalidOperationException), nameof(ArgumentException), nameof(ArgumentNullException), nameof(ArgumentOutOfRangeException),
        nameof(InvalidCastException), nameof(FormatException), nameof(IndexOutOfRangeException), nameof(NotImplementedException), nameof(DivideByZeroException), nameof(OverflowException),
    ];

    private static readonly string[] LastResorts = ["ExceptionHandlerMiddleware", "DeveloperExceptionPage", "HttpsConnection", "Kestrel"];

    public string ShortType => Type[(Type.LastIndexOf('.') + 1)..];

    /// <summary>Whether it is of a kind that only wrong code throws.</summary>
    public bool IsMistake => Mistakes.Contains(ShortType, StringComparer.Ordinal);

    public string Line => SeenLine.OneLine($"{ShortType}: {Message}{(Frame is null ? "" : $" {Frame}")}");

    public static LoggedException Of(LogEntry entry)
    {
        var text = entry.Exception!;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var root = Array.FindLastIndex(lines, l => l.TrimStart().StartsWith("---> ", StringComparison.Ordinal));
        var head = (root < 0 ? lines[0] : lines[root].TrimStart()[5..]).Replace("---> ", "", StringComparison.Ordinal);
        var colon = head.IndexOf(": ", StringComparison.Ordinal);
        var own = FrameIn(lines.Skip(Math.Max(root, 0) + 1)) ?? FrameIn(lines);
        return new LoggedException(
            (colon < 0 ? head : head[..colon]).Split(" (", 2)[0].Trim(),
            SeenLine.OneLine(colon < 0 ? "" : head[(colon + 2)..]),
            own,
            text,
            entry.Level is "Error" or "Critical",
            LastResorts.Any(r => entry.Category.Contains(r, StringComparison.Ordinal)));
    }

    /// <summary>The first frame of somebody's own code: <c>at Shop.Orders.OrderService.Pay()</c>.</summary>
    public static string? FrameIn(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var frame = line.TrimStart();
            if (!frame.StartsWith("at ", StringComparison.Ordinal) || Platform.Any(p => frame.AsSpan(3).StartsWith(p)))
                continue;
            var end = frame.IndexOf('(', StringComparison.Ordinal);
            return end < 0 ? frame : $"{frame[..end]}()";
        }

        return null;
    }
}
