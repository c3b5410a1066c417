using System.Diagnostics;
using Framework.Evidence;
using Framework.Http;

namespace Framework.Tracing;

/// <summary>Reads Npgsql's activities (OpenTelemetry's conventions for database clients).</summary>
internal static class SqlActivities
{
    internal const string Source = "Npgsql";

    private const string Command = "framework.command";

    private const string Request = "framework.request";

    internal static string? TextOf(Activity activity) =>
        activity.Source.Name == Source ? activity.GetTagItem("db.query.text") as string ?? activity.GetTagItem("db.statement") as string : null;

    internal static SqlStatement Describe(Activity activity, string text) => new(
        new DateTimeOffset(activity.StartTimeUtc),
        SecretMask.Statement(text),
        activity.Duration,
        activity.Status == ActivityStatusCode.Error ? SecretMask.Text(activity.StatusDescription ?? activity.GetTagItem("db.response.status_code") as string ?? "failed") : null,
        RequestOf(activity) is { } request ? NameOf(request) : null)
    {
        Parameters = NoteOf(activity)?.Parameters(text) ?? "",
        Rows = NoteOf(activity)?.Rows,
    };

    /// <summary>Remembers what is known of the command that this activity is about.</summary>
    internal static void Remember(Activity activity)
    {
        if (CommandNotes.Current is { } note)
            activity.SetCustomProperty(Command, note);
    }

    private static CommandNotes.Note? NoteOf(Activity activity) => activity.GetCustomProperty(Command) as CommandNotes.Note;

    /// <summary>Method and path of a request; a job's own name.</summary>
    internal static string NameOf(Activity work) =>
        work.GetCustomProperty(Request) as string ?? work.DisplayName;

    /// <summary>ASP.NET Core names its activities only when a request has ended, if at all.</summary>
    internal static void Name(Activity? work, string method, string path) => work?.SetCustomProperty(Request, $"{method} {path}");

    /// <summary>The request or job that a statement ran in.</summary>
    internal static Activity? RequestOf(Activity activity)
    {
        var ancestor = activity.Parent;
        while (ancestor is not null && ancestor.Source.Name == Source)
            ancestor = ancestor.Parent;
        return ancestor;
    }
}
