using System.Diagnostics;

namespace Framework.Database;

/// <summary>Whether a process still runs. One that ended but was not yet asked for its result (a zombie) does not.</summary>
internal static class OtherProcess
{
    public static bool IsRunning(int id)
    {
        try
        {
            using var found = Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return false;
        }

        return !OperatingSystem.IsLinux() || StateOf(id) is not ('Z' or 'X');
    }

    // "id (name) state ...", where the name may hold parentheses itself.
    private static char? StateOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return 'X'; // it went just now
        }
        catch (UnauthorizedAccessException)
        {
            return null; // somebody else's: it runs
        }
    }
}
