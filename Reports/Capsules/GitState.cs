using System.ComponentModel;
using System.Diagnostics;

namespace Reports.Capsules;

/// <summary>Which sources ran.</summary>
public static class GitState
{
    /// <summary>The commit, and whether files differ from it; null where there is no git, or no repository.</summary>
    public static (string? Commit, bool HasChanges) Of(string repository)
    {
        var commit = Ask(repository, "rev-parse", "HEAD");
        return commit is null ? (null, false) : (commit, Ask(repository, "status", "--porcelain", "--untracked-files=no") is { Length: > 0 });
    }

    internal static string? CommitOf(string repository) => Directory.Exists(Path.Combine(repository, ".git")) || File.Exists(Path.Combine(repository, ".git")) ? Ask(repository, "rev-parse", "HEAD") : null;

    private static string? Ask(string repository, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", repository, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            if (git is null)
                return null;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var said = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? said : null;
        }
        catch (Win32Exception)
        {
            return null; // no git on this machine
        }
    }
}
