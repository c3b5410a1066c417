using System.CommandLine;
using Reports;
using Runner.Building;
using Runner.Running;
using Runner.Terminal;

namespace Runner.CommandLine;

/// <summary>From arguments to an exit code; every problem is told once, with the way out.</summary>
internal static class Entry
{
    public static async Task<int> RunAsync(string[] args)
    {
        var screen = Screen.OfConsole();
        try
        {
            var root = Commands.All(screen, ReportPaths.FindRepository(AppContext.BaseDirectory));
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            Mistakes.Refuse(parsed);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (BuildFailedException e)
        {
            screen.Status("");
            Complaints.Show(screen, e);
        }
        catch (CannotRunException e)
        {
            screen.Status("");
            Complaints.Show(screen, e);
            return e.ExitCode;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            screen.Status("");
            screen.Line($"{screen.Red("✗")} tf itself failed; this is a mistake in Runner/. What it was doing:");
            screen.Line(e.ToString());
        }
        return ExitCode.CouldNotRun;
    }
}
