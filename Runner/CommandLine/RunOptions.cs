using System.CommandLine;
using Reports;
using Reports.Journal;
using Runner.Gate;
using Runner.Running;
using Runner.Selection;
using Runner.Sharding;
using Runner.Terminal;

namespace Runner.CommandLine;

/// <summary>The flags of <c>tf run</c>.</summary>
internal static class RunOptions
{
    private static readonly Argument<string[]> Places = new("where") { Description = "Only these feature files, or what is at FILE:LINE.", HelpName = "FILE[:LINE]", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Tags = Text("--tags", "Only scenarios with these tags: \"@invoice and not (@slow or @wip)\".", "EXPR");
    private static readonly Option<string?> Feature = Text("--feature", "Only features whose title or file contains this.", "TEXT");
    private static readonly Option<string?> Name = Text("--name", "Only scenarios whose title contains this.", "TEXT");
    private static readonly Option<bool> Shuffle = new("--shuffle") { Description = "In another order each time; the seed says which." };
    private static readonly Option<long?> Seed = new("--seed") { Description = "All test data and the order come from it: the same seed, the same run.", HelpName = "N" };
    private static readonly Option<int> Repeat = Number(new Option<int>("--repeat") { Description = "Run everything N times.", HelpName = "N", DefaultValueFactory = _ => 1 });
    private static readonly Option<int?> Lanes = Number(new Option<int?>("--lanes") { Description = "How many scenarios run at once (default: the number of cores, at least 2).", HelpName = "N" });
    private static readonly Option<string?> Database = Text("--database", "embedded, local, docker or a connection string (default: the first that works).", "WHICH");
    private static readonly Option<string?> Target = Text("--target", "What it runs against: in-process (default), compose, the stack of images, or url, a running system (docs/targets.md).", "WHICH");
    private static readonly Option<string?> Url = Text("--url", "For --target url: where the system is, e.g. http://localhost:8080.", "ADDRESS");
    private static readonly Option<string?> Evidence = Text("--evidence", "How much of what was seen goes into the report: off, failures, all (what passed in few files) or full (each request by itself).", "LEVEL");
    private static readonly Option<string?> Output = OutputOption();
    private static readonly Option<bool> NoAllure = NoAllureOption();
    private static readonly Option<bool> Open = OpenOption();
    private static readonly Option<bool> AuditIsolation = new("--audit-isolation") { Description = "Find scenarios whose outcome hangs on another that ran before, and name the pair." };
    private static readonly Option<bool> NoBuild = NoBuildOption();
    private static readonly Option<int> Retry = Number(new Option<int>("--retry") { Description = "Try a failed scenario again, up to N times; what passes then is flaky.", HelpName = "N" });
    private static readonly Option<string?> Part = Text("--shard", "Only the I-th of N parts that take equally long: 2/4.", "I/N");
    private static readonly Option<string?> Durations = Text("--durations", "For --shard: the summary.json of an earlier run, which says how long scenarios take.", "FILE");
    private static readonly Option<string?> Gate = GateOption();
    private static readonly Option<string?> Before = BeforeOption();
    private static readonly Option<string?> History = HistoryOption();

    static RunOptions()
    {
        Evidence.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("off" or "failures" or "all" or "full") and var found }])
                result.AddError($"--evidence {found}: expected off, failures, all or full.");
        });
        Target.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not (RunFlags.InProcess or RunFlags.Compose or RunFlags.Url) and var found }])
                result.AddError($"--target {found}: expected {RunFlags.InProcess}, {RunFlags.Compose} or {RunFlags.Url}.");
        });
        Part.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } found }] && ShardNumber.Parse(found) is null)
                result.AddError($"--shard {found}: expected which of how many, such as 2/4.");
        });
    }

    public static Command Command(Screen screen, string repository)
    {
        var command = new Command("run", "Build the suite, run it, report it.") { Places, Tags, Feature, Name, Shuffle, Seed, Repeat, Lanes, Database, Target, Url, Evidence, Output, NoAllure, Open, AuditIsolation, NoBuild, Retry, Part, Durations, Gate, Before, History };
        command.SetAction((parsed, _) => new RunCommand(PathsOf(parsed.GetValue(Output), repository, parsed.GetValue(History)), Flags(parsed), screen).RunAsync());
        return command;
    }

    /// <summary>The folder of results and reports.</summary>
    public static Option<string?> OutputOption() => Text("--out", "The output folder (default: Reports/out).", "FOLDER");

    public static Option<bool> NoAllureOption() => new("--no-allure") { Description = "Leave the Allure report out; its results are written all the same." };

    public static Option<bool> NoBuildOption() => new("--no-build") { Description = "Run what is built, whatever the sources say." };

    public static Option<string?> DatabaseOption() => Text("--database", "embedded, local, docker or a connection string (default: the first that works).", "WHICH");

    public static Option<bool> OpenOption() => new("--open") { Description = "Open the report when it is done." };

    public static Option<string?> GateOption() => new("--gate") { Description = "Hold the run against a quality gate (default: quality-gate.yml); its word is the exit code.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };

    public static Option<string?> BeforeOption() => Text("--before", "For --gate: the summary.json of the run before; what failed there is no new failure.", "FILE");

    /// <summary>Null if no gate was asked for.</summary>
    public static GateFlags? GateOf(ParseResult parsed, Option<string?> gate, Option<string?> before) =>
        parsed.GetResult(gate) is { Implicit: false } ? new GateFlags(parsed.GetValue(gate), parsed.GetValue(before)) : null;

    public static Option<string?> HistoryOption() => Text("--history", "The file that goes from run to run, or the folder it is in (default: history/ in the output folder).", "FILE");

    public static ReportPaths PathsOf(string? output, string repository, string? history = null)
    {
        var set = Environment.GetEnvironmentVariable("TF_RESULTS");
        var paths = new ReportPaths(repository, Path.GetFullPath(output ?? (string.IsNullOrWhiteSpace(set) ? Path.Combine(repository, "Reports", "out") : set)));
        return history is null ? paths : paths with { HistoryFile = Path.GetFullPath(history.EndsWith(".jsonl", StringComparison.Ordinal) ? history : Path.Combine(history, "history.jsonl")) };
    }

    private static RunFlags Flags(ParseResult parsed) => new()
    {
        Selection = new SelectionFlags(parsed.GetValue(Tags), parsed.GetValue(Feature), parsed.GetValue(Name)) { Places = parsed.GetValue(Places) ?? [] },
        Shuffle = parsed.GetValue(Shuffle),
        Seed = parsed.GetValue(Seed),
        Repeat = parsed.GetValue(Repeat),
        Retry = parsed.GetValue(Retry),
        Shard = parsed.GetValue(Part) is { } part && ShardNumber.Parse(part) is { } which ? new Shard(which) : null,
        Durations = parsed.GetValue(Durations),
        Gate = GateOf(parsed, Gate, Before),
        Lanes = parsed.GetValue(Lanes),
        Target = parsed.GetValue(Target) ?? RunFlags.InProcess,
        Address = parsed.GetValue(Url),
        Database = parsed.GetValue(Database),
        Evidence = parsed.GetValue(Evidence),
        Allure = !parsed.GetValue(NoAllure),
        Open = parsed.GetValue(Open),
        Build = !parsed.GetValue(NoBuild),
        AuditIsolation = parsed.GetValue(AuditIsolation),
        Command = CommandText.Of(parsed),
    };

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static Option<T> Number<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < 1))
                result.AddError($"{option.Name} {result.Tokens[0].Value}: expected a whole number from 1.");
        });
        return option;
    }
}
