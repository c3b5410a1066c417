using System.CommandLine;
using System.Reflection;
using Reports;
using Runner.Packages;
using Runner.Running;
using Runner.Terminal;

namespace Runner.CommandLine;

/// <summary>What <c>tf</c> can do.</summary>
internal static class Commands
{
    public static RootCommand All(Screen screen, string repository)
    {
        var root = new RootCommand("Runs Gherkin scenarios against a real system and reports them. Exit codes: 0 passed, 1 failed, 2 could not run, 130 interrupted.");
        root.Subcommands.Add(RunOptions.Command(screen, repository));
        root.Subcommands.Add(OtherCommands.Replay(screen, repository));
        root.Subcommands.Add(OtherCommands.Test(screen, repository));
        root.Subcommands.Add(OtherCommands.Check(screen, repository));
        root.Subcommands.Add(OtherCommands.Report(screen, repository));
        root.Subcommands.Add(OtherCommands.Merge(screen, repository));
        root.Subcommands.Add(PackagesCommand.Create(screen, repository));
        root.Subcommands.Add(Help(root));
        root.Subcommands.Add(Version());
        root.SetAction(_ => root.Parse(["--help"]).Invoke());
        return root;
    }

    private static Command Help(RootCommand root)
    {
        var about = new Argument<string?>("command") { Description = "What to explain.", Arity = ArgumentArity.ZeroOrOne };
        var help = new Command("help", "Explain a command.") { about };
        help.SetAction(parsed =>
        {
            string[] asked = parsed.GetValue(about) is { } name ? [name, "--help"] : ["--help"];
            var explained = root.Parse(asked);
            Mistakes.Refuse(explained);
            return explained.Invoke();
        });
        return help;
    }

    private static Command Version()
    {
        var version = new Command("version", "Say which version this is, and on what it runs.");
        version.SetAction(_ =>
        {
            var own = typeof(Commands).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            Console.Out.WriteLine($"tf {own}");
            Console.Out.WriteLine($"{System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
            return ExitCode.Passed;
        });
        return version;
    }
}
