using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Progress;

/// <summary>How well trainings and licences agree: counts, drift, severity.</summary>
internal sealed class LicenceMonitor(AppDb db, LicenceDrift drift, TimeProvider time)
{
    /// <summary>So many are named; all are counted.</summary>
    private const int MostNamed = 100;

    public async Task<LicenceHealthView> ReportAsync(CancellationToken cancellationToken)
    {
        var all = await db.Trainings.GroupBy(t => t.Specialisation).Select(g => new { Specialisation = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Specialisation, g => g.Count, cancellationToken);
        var drifts = (await drift.Find().ToListAsync(cancellationToken)).ConvertAll(DriftView.Of);
        var groups = Specialisations.All.Select(s => Of(s, all.GetValueOrDefault(s), [.. drifts.Where(d => d.Specialisation == s)])).ToList();
        var total = all.Values.Sum();
        return new LicenceHealthView(
            groups.Select(g => g.Severity).MaxBy(Severity.Rank) ?? Severity.None,
            time.Now(),
            total,
            total - drifts.Count,
            drifts.Count,
            total == 0 ? 100 : Math.Round(100m * (total - drifts.Count) / total, 2),
            groups,
            [.. drifts.Take(MostNamed)]);
    }

    private static SpecialisationHealthView Of(string specialisation, int total, List<DriftView> drifts) => new(
        specialisation,
        total,
        drifts.Count,
        drifts.Count(d => d.LicenceLevel is null),
        drifts.Select(d => Math.Abs(d.Drift ?? 0)).DefaultIfEmpty().Max(),
        drifts.Select(d => d.Severity).MaxBy(Severity.Rank) ?? Severity.None);
}

/// <summary>How bad it is that a licence is out of step.</summary>
internal static class Severity
{
    public const string None = "none";
    public const string Low = "low";
    public const string Medium = "medium";
    public const string High = "high";

    /// <summary>There is no licence at all.</summary>
    public const string Critical = "critical";

    private static readonly string[] Rising = [None, Low, Medium, High, Critical];

    public static string Of(int? drift) => Math.Abs(drift ?? int.MaxValue) switch
    {
        0 => None,
        1 => Low,
        2 => Medium,
        int.MaxValue => Critical,
        _ => High,
    };

    public static int Rank(string severity) => Array.IndexOf(Rising, severity);
}

/// <summary>Looks at the licences by the clock and tells the log when they are out of step.</summary>
internal sealed class LicenceWatch(LicenceMonitor monitor, ILogger<LicenceWatch> logger) : IRecurringWork
{
    public const string Kind = "progress.watch_licences";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = await monitor.ReportAsync(cancellationToken);
        foreach (var group in report.Specialisations.Where(s => s.Drifted > 0))
            logger.LogWarning("Licences out of step: {Drifted} of {Total} {Specialisation}, severity {Severity}", group.Drifted, group.Total, group.Specialisation, group.Severity);
    }
}
