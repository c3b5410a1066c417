using Reports;
using Runner.Gate;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary>Builds all reports of a folder, telling what takes long.</summary>
internal static class ReportBuilding
{
    /// <exception cref="CannotRunException">The folder can't be written.</exception>
    public static async Task<ReportOutcome> BuildAsync(ReportPaths paths, bool allure, Screen screen, CancellationToken ct, GateCheck? gate = null)
    {
        screen.Status(screen.Dim("Writing reports …"));
        try
        {
            return await ReportBuilder.BuildAsync(new ReportRequest(paths, new ScreenProgress(screen), allure) { Gate = gate?.Gate, Before = gate?.Before }, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputLock.Unwritable(paths, e);
        }
        finally
        {
            screen.Status("");
        }
    }
}
