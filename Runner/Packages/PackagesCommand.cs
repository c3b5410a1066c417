using System.CommandLine;
using Runner.Terminal;

namespace Runner.Packages;

/// <summary><c>tf packages</c>: asks the package source again whether the real packages can be used.</summary>
internal static class PackagesCommand
{
    public static Command Create(Screen screen, string repository)
    {
        var command = new Command("packages", "Ask the package source again whether the real packages can be used in the place of Polyfills/.");
        command.SetAction(async (_, ct) =>
        {
            await new PackageChoice(repository, screen).AskAsync(ct);
            return ExitCode.Passed;
        });
        return command;
    }
}
