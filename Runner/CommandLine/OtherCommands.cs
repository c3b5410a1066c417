using System.CommandLine;
using Runner.Checking;
using Runner.Merging;
using Runner.Replaying;
using Runner.Reporting;
using Runner.Terminal;
using Runner.Testing;

namespace Runner.CommandLine;

/// <summary>Commands with few flags.</summary>
internal static class OtherCommands
{
    public static Command Check(Screen screen, string repository)
    {
        var command = new Command("check", "Bind every step and lint the features, without a run: seconds.");
        command.SetAction((parsed, ct) => new CheckCommand(RunOptions.PathsOf(null, repository), screen).RunAsync(ct));
        return command;
    }

    public static Command Report(Screen screen, string repository)
    {
        var output = RunOptions.OutputOption();
        var noAllure = RunOptions.NoAllureOption();
        var open = RunOptions.OpenOption();
        var gate = RunOptions.GateOption();
        var before = RunOptions.BeforeOption();
        var history = RunOptions.HistoryOption();
        var command = new Command("report", "Build the reports again from the results of the last run.") { output, noAllure, open, gate, before, history };
        command.SetAction((parsed, ct) => new ReportCommand(
            RunOptions.PathsOf(parsed.GetValue(output), repository, parsed.GetValue(history)), !parsed.GetValue(noAllure), parsed.GetValue(open), screen, RunOptions.GateOf(parsed, gate, before)).RunAsync(ct));
        return command;
    }

    public static Command Merge(Screen screen, string repository)
    {
        var shards = new Argument<string[]>("shards") { Description = "The output folders of all shards.", HelpName = "FOLDER", Arity = ArgumentArity.OneOrMore };
        var output = RunOptions.OutputOption();
        var noAllure = RunOptions.NoAllureOption();
        var open = RunOptions.OpenOption();
        var gate = RunOptions.GateOption();
        var before = RunOptions.BeforeOption();
        var history = RunOptions.HistoryOption();
        var command = new Command("merge", "Make one report of several shards, the same as of one run.") { shards, output, noAllure, open, gate, before, history };
        command.SetAction((parsed, ct) => new MergeCommand(
            RunOptions.PathsOf(parsed.GetValue(output), repository, parsed.GetValue(history)), parsed.GetValue(shards) ?? [], RunOptions.GateOf(parsed, gate, before), !parsed.GetValue(noAllure), parsed.GetValue(open), screen).RunAsync(ct));
        return command;
    }

    public static Command Replay(Screen screen, string repository)
    {
        var files = new Argument<string[]>("capsule") { Description = "Capsules, or a folder of them (Reports/out/capsules).", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var output = RunOptions.OutputOption();
        var database = RunOptions.DatabaseOption();
        var noBuild = RunOptions.NoBuildOption();
        var command = new Command("replay", "A failure once more: the same scenario, seed, data, clock and order. Exit codes: 0 it passes now, 1 the same failure, 3 a different failure, 2 it could not be replayed.") { files, output, database, noBuild };
        command.SetAction((parsed, _) =>
        {
            var paths = RunOptions.PathsOf(parsed.GetValue(output), repository);
            return new ReplayCommand(
                parsed.GetValue(output) is null ? paths with { Output = Path.Combine(paths.Output, "replay") } : paths,
                new ReplayFlags(parsed.GetValue(files) ?? [], parsed.GetValue(database), !parsed.GetValue(noBuild)),
                screen).RunAsync();
        });
        return command;
    }

    public static Command Test(Screen screen, string repository)
    {
        var output = RunOptions.OutputOption();
        var noAllure = RunOptions.NoAllureOption();
        var command = new Command("test", "Run every test of the project, the framework's own and the suite; the last line counts them.") { output, noAllure };
        command.SetAction((parsed, _) => new TestCommand(
            RunOptions.PathsOf(parsed.GetValue(output), repository),
            new Running.RunFlags { Allure = !parsed.GetValue(noAllure), Command = CommandText.Of(parsed) },
            screen).RunAsync());
        return command;
    }
}
