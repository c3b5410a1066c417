using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Database;
using Framework.Evidence;
using Reports.Allure;
using Reports.Journal;
using Reports.Suite;

namespace Reports.Causes;

/// <summary>A failed scenario as the rules look at it.</summary>
internal sealed partial class FailedScenario
{
    private readonly Lazy<IReadOnlyList<LoggedException>> exceptions;

    public FailedScenario(ScenarioRecord record, ScenarioEntry? entry, FeatureIndex suite)
    {
        (Record, Entry, Suite, Failure) = (record, entry, suite, record.Failure!);
        var failed = record.Steps.ToList().FindIndex(s => s.Failure is not null);
        Step = failed < 0 ? null : record.Steps[failed];
        LookedAt = [.. Concerned(failed < 0 ? record.Steps.Count - 1 : failed)];
        exceptions = new(() => [.. LookedAt.OfType<LogEntry>().Where(l => l.Exception is not null).Select(LoggedException.Of)]);
    }

    public ScenarioRecord Record { get; }

    public ScenarioEntry? Entry { get; }

    public FeatureIndex Suite { get; }

    public Failure Failure { get; }

    /// <summary>The step that failed; null if it failed outside of steps.</summary>
    public StepRecord? Step { get; }

    /// <summary>What the failing step saw; where it called nobody, what was seen since the call that it judges.</summary>
    public IReadOnlyList<EvidenceItem> LookedAt { get; }

    public bool IsPreparing => Step?.Role == StepRole.Preparation || Failure.Origin.StartsWith("Before", StringComparison.Ordinal);

    /// <summary>The last call into the system that the failure can be about.</summary>
    public HttpExchange? LastCall => LookedAt.OfType<HttpExchange>().LastOrDefault(e => e.Direction != Direction.SystemToVendor);

    /// <summary>Exceptions that the system logged meanwhile.</summary>
    public IReadOnlyList<LoggedException> Exceptions => exceptions.Value;

    /// <summary>Whether the scenario itself took the database away.</summary>
    public bool TookDatabaseAway => All.OfType<Note>().Any(n => n.Text == LostDatabase.Remark);

    public IEnumerable<EvidenceItem> All => Record.Preparation.Concat(Record.Steps.SelectMany(s => s.Evidence));

    public static string Line(HttpExchange exchange)
    {
        var call = $"{exchange.Method} {HttpParts.PathOf(exchange.Url)}";
        var named = exchange.Direction switch
        {
            Direction.SystemToVendor => $"to {exchange.Peer}: {call}",
            Direction.VendorToSystem => $"from a vendor: {call}",
            _ => call,
        };
        return SeenLine.OneLine(string.Create(CultureInfo.InvariantCulture, $"{named} → {exchange.Status?.ToString(CultureInfo.InvariantCulture) ?? exchange.Error} {(exchange.ResponseBody is { IsBase64: false } body ? body.Text : "")}"));
    }

    /// <summary>Without host, query and ids: the same for every execution.</summary>
    public static string PathOnly(HttpExchange call) => Uuid().Replace(HttpParts.PathOf(call.Url).Split('?')[0].TrimEnd('/'), "{id}");

    /// <summary>A refusal in a sentence: what was asked, the status, and the reason that a problem gives.</summary>
    public static string Told(HttpExchange call)
    {
        var reason = "";
        try
        {
            using var problem = JsonDocument.Parse(call.ResponseBody?.Text ?? "");
            reason = (problem.RootElement.ValueKind == JsonValueKind.Object ? Text(problem.RootElement, "detail") ?? Text(problem.RootElement, "code") ?? Text(problem.RootElement, "title") : null) ?? "";
        }
        catch (JsonException)
        {
            // It is no problem: the status says all.
        }

        return SeenLine.OneLine(string.Create(CultureInfo.InvariantCulture, $"{call.Method} {PathOnly(call)} was answered with {call.Status}{(reason.Length > 0 ? $": {reason}" : "")}"));

        static string? Text(JsonElement problem, string name) => problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>The call whose answer holds what the failure says was seen; the last one where that is not known.</summary>
    public HttpExchange? JudgedCall => Misspelling.SeenInstead(Failure.Message) is { Length: > 2 } actual
        ? LookedAt.OfType<HttpExchange>().LastOrDefault(e => e.Direction != Direction.SystemToVendor && e.ResponseBody?.Text.Contains(actual, StringComparison.Ordinal) == true) ?? LastCall
        : LastCall;

    /// <summary>Back to the last step that called the system, and before it to nothing: what came earlier was judged by its own steps.</summary>
    private List<EvidenceItem> Concerned(int failed)
    {
        var seen = new List<EvidenceItem>();
        for (var i = failed; i >= 0; i--)
        {
            seen.InsertRange(0, Record.Steps[i].Evidence);
            if (Record.Steps[i].Evidence.Any(e => e is HttpExchange { Direction: not Direction.SystemToVendor } or SocketFrame { IsSent: true } or ClockMove))
                return seen;
        }

        seen.InsertRange(0, Record.Preparation);
        return seen;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Uuid();
}
