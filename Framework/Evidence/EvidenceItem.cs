namespace Framework.Evidence;

/// <summary>One thing that was seen while a scenario ran, attributed to it by its trace. Secrets are masked already.</summary>
/// <param name="At">Wall-clock time at which it began.</param>
public abstract record EvidenceItem(DateTimeOffset At);

/// <summary>Who talked to whom.</summary>
public enum Direction
{
    /// <summary>The test called the system.</summary>
    TestToSystem,

    /// <summary>The system called a vendor.</summary>
    SystemToVendor,

    /// <summary>A vendor called the system back.</summary>
    VendorToSystem,
}

/// <summary>One HTTP request with its response, or with the error that took the response's place.</summary>
/// <param name="At">When the request began.</param>
/// <param name="Direction">Who called whom.</param>
/// <param name="Peer">The other side's name: <c>system</c>, or the host name or vendor.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Url">Absolute, with its query; secrets in it are masked.</param>
/// <param name="RequestHeaders">In order; masked.</param>
/// <param name="RequestBody">Null if there was none.</param>
/// <param name="Status">The response's status code; null if there was no response.</param>
/// <param name="ResponseHeaders">In order; masked.</param>
/// <param name="ResponseBody">Null if there was none.</param>
/// <param name="Duration">Until the response's body was read, or until the error.</param>
/// <param name="Error">Type and message of the exception; null if there was a response.</param>
public sealed record HttpExchange(
    DateTimeOffset At,
    Direction Direction,
    string Peer,
    string Method,
    string Url,
    IReadOnlyList<KeyValuePair<string, string>> RequestHeaders,
    HttpBody? RequestBody,
    int? Status,
    IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders,
    HttpBody? ResponseBody,
    TimeSpan Duration,
    string? Error) : EvidenceItem(At);

/// <summary>A body as captured.</summary>
/// <param name="ContentType">The header's value; null if absent.</param>
/// <param name="Text">Text, masked; cut at the capture limit. Base64 when <paramref name="IsBase64"/>.</param>
/// <param name="Size">Full size in bytes.</param>
/// <param name="Truncated">Whether <paramref name="Text"/> is cut.</param>
/// <param name="IsBase64">Whether the body was not text.</param>
public sealed record HttpBody(string? ContentType, string Text, long Size, bool Truncated, bool IsBase64)
{
    /// <summary>Of the whole body, <c>sha256:...</c>; null where all of it is in <see cref="Text"/>.</summary>
    public string? Hash { get; init; }

    /// <summary>Why the text is not what the bytes say; null if it is.</summary>
    public string? Problem { get; init; }
}

/// <summary>One SQL statement as the system sent it.</summary>
/// <param name="At">When it began.</param>
/// <param name="Text">With placeholders.</param>
/// <param name="Duration">Time in the driver.</param>
/// <param name="Error">The database's message; null if it succeeded.</param>
/// <param name="Request">The request or job in which it ran, e.g. <c>POST /invoices</c>; null if unknown.</param>
public sealed record SqlStatement(DateTimeOffset At, string Text, TimeSpan Duration, string? Error, string? Request) : EvidenceItem(At)
{
    /// <summary>Names and values of its parameters, masked; empty if there are none, or if they are not known.</summary>
    public string Parameters { get; init; } = "";

    /// <summary>Rows read, or changed; null if not known.</summary>
    public int? Rows { get; init; }
}

/// <summary>One log entry of the system.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Level"><c>Information</c>, <c>Warning</c>, ...</param>
/// <param name="Category">The logger's category.</param>
/// <param name="Message">Formatted and masked.</param>
/// <param name="Exception">Its text; null if none.</param>
public sealed record LogEntry(DateTimeOffset At, string Level, string Category, string Message, string? Exception) : EvidenceItem(At);

/// <summary>The virtual clock was moved.</summary>
/// <param name="At">Wall-clock time of the move.</param>
/// <param name="From">Virtual time before.</param>
/// <param name="To">Virtual time after.</param>
public sealed record ClockMove(DateTimeOffset At, DateTimeOffset From, DateTimeOffset To) : EvidenceItem(At);

/// <summary>A remark of the framework or of a step, e.g. which test data was made.</summary>
/// <param name="At">When.</param>
/// <param name="Text">One line, or several.</param>
public sealed record Note(DateTimeOffset At, string Text) : EvidenceItem(At);
