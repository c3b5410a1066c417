using System.Diagnostics;
using Runner.Terminal;

namespace Runner.Reporting;

/// <summary>Opens a page for the person at the machine.</summary>
internal static class Browser
{
    public static void Open(string page, Screen screen)
    {
        var (program, arguments) = OperatingSystem.IsWindows() ? ("explorer", new[] { page })
            : OperatingSystem.IsMacOS() ? ("open", [page])
            : ("xdg-open", [page]);
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            screen.Line(screen.Yellow($"--open: {program} could not be started ({e.Message}); open {page} yourself."));
        }
    }
}
