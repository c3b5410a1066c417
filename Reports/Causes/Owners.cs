using Framework.Evidence;
using Reports.Allure;

namespace Reports.Causes;

/// <summary>Who should look first. A suggestion, with what it rests on.</summary>
internal static class Owners
{
    /// <summary>The namespace of the code that threw; a tag; the area of the endpoint; the scenario's folder.</summary>
    public static (string Owner, string Because) Of(FailedScenario scenario, Finding found)
    {
        if (found.Kind == CauseKind.Infrastructure)
            return ("whoever runs the tests", "neither the system nor the scenario is at fault");
        if (found.Kind is CauseKind.Product or CauseKind.VendorContract && Module(found.Frame) is { } module)
            return (module, $"the code that threw is in {Namespace(found.Frame!)}");
        if (found.Kind is CauseKind.Product or CauseKind.VendorContract && Complaint(scenario) is { } category)
            return (category.Split('.')[1], $"the log line of {category}");
        var identity = scenario.Record.Identity;
        if (identity.Tags.FirstOrDefault(t => t.StartsWith("owner:", StringComparison.OrdinalIgnoreCase)) is { Length: > 6 } tag)
            return (tag[6..], $"the tag @{tag}");
        if (found.Kind is CauseKind.Product or CauseKind.VendorContract && scenario.LastCall is { } call && Area(call) is { } area)
            return (area, $"the endpoint {call.Method} /{area}");
        if (identity.Tags.FirstOrDefault(t => t.StartsWith("epic:", StringComparison.OrdinalIgnoreCase)) is { Length: > 5 } epic)
            return (epic[5..].Replace('_', ' '), $"the tag @{epic}");
        return identity.Folder.Length > 0 ? (identity.Folder, "the scenario's folder") : (identity.Feature, "the scenario's feature");
    }

    /// <summary><c>Shop.Orders.Payments.Charge.Now()</c> belongs to Orders: the second part names the module.</summary>
    private static string? Module(string? frame)
    {
        if (frame is null)
            return null;
        var parts = Namespace(frame).Split('.');
        return parts.Length > 1 ? parts[1] : null;
    }

    /// <summary>Without type and method; of what the compiler made (<c>&lt;Run&gt;d__1.MoveNext</c>) the type is a part more.</summary>
    private static string Namespace(string frame)
    {
        var name = frame[3..frame.IndexOf('(', StringComparison.Ordinal)];
        var made = name.IndexOf('<', StringComparison.Ordinal);
        var parts = (made > 0 ? name[..made].TrimEnd('.', '+') : name).Split('.');
        return string.Join('.', parts.Take(Math.Max(1, parts.Length - (made > 0 ? 1 : 2))));
    }

    /// <summary>The category of the system's last warning or error, where it has a module in it.</summary>
    private static string? Complaint(FailedScenario scenario) => scenario.LookedAt.OfType<LogEntry>()
        .LastOrDefault(l => l.Level is "Warning" or "Error" or "Critical" && l.Category.Count(c => c == '.') > 1 && !l.Category.StartsWith("Microsoft.", StringComparison.Ordinal) && !l.Category.StartsWith("System.", StringComparison.Ordinal))?.Category;

    private static string? Area(HttpExchange call) =>
        HttpParts.PathOf(call.Url).Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first.Split('.')[0] : null;
}
