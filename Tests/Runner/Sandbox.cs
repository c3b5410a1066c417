using System.Diagnostics;

namespace Tests.Runner;

/// <summary>
/// A repository of its own with the built command line in it. Where that would start .NET (to build, to run the suite), a shell script
/// plays: build.sh and suite.sh, which tests write.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private const string Feature = """
        @money
        Feature: Tickets

          @INV-1.1
          Scenario: One
            Given a seat

          Scenario: Two
            Given a seat

          @slow
          Scenario Outline: Rows
            Given <seat>
            Examples:
              | seat |
              | A1   |
              | A2   |
        """;

    private const string FakeDotnet = """
        #!/bin/bash
        began() { echo "{\"startedAt\":\"2026-01-12T09:00:00Z\",\"id\":\"$1\",\"attempt\":${TF_ATTEMPT},\"folder\":\"\",\"feature\":\"Tickets\",\"name\":\"$1\",\"parameters\":[],\"tags\":[],\"suspects\":[]}" >> "$TF_RESULTS/run/scenarios.jsonl"; }
        ended() { echo "{\"startedAt\":\"2026-01-12T09:00:00Z\",\"id\":\"$1\",\"attempt\":${TF_ATTEMPT},\"folder\":\"\",\"feature\":\"Tickets\",\"name\":\"$1\",\"parameters\":[],\"tags\":[],\"suspects\":[],\"outcome\":\"$2\",\"durationMs\":5${3:+,\"failure\":{\"message\":\"$3\",\"trace\":\"\",\"kind\":\"X\",\"origin\":\"step\"\},\"failedStep\":\"Given a seat\"}}" >> "$TF_RESULTS/run/scenarios.jsonl"; }
        lane() { echo '{"seed":1,"target":"in-process","lanes":2,"database":"none","bootDuration":"00:00:01","resetDurations":[]}' > "$TF_RESULTS/run/facts-1.json"; }
        here=$(dirname "$0")
        if [ "$1" = build ]; then . "$here/build.sh"; elif [ "$1" = restore ]; then . "$here/restore.sh"; elif [ "${1%csc.dll}" != "$1" ]; then . "$here/csc.sh"; else . "$here/suite.sh"; fi
        """;

    /// <summary>The real one, also where a test changes PATH.</summary>
    public static readonly string Dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(p => Path.Combine(p, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")).First(File.Exists);

    private readonly string root = Directory.CreateTempSubdirectory("tf-runner-").FullName;

    public Sandbox()
    {
        Write("tf", "");
        Write("Features/tickets.feature", Feature);
        Write("Features/lint.yml", "- code: TF101\n  where: Features/tickets.feature\n  because: these scenarios are never really run\n");
        Write("Features/bin/Debug/net10.0/Features.dll", "");
        Executable("fake/dotnet", FakeDotnet);
        Write("fake/build.sh", "exit 0");
        var built = Path.Combine(RepositoryRoot.Find(), "Runner", "bin", "Debug", "net10.0");
        Directory.CreateDirectory(PathOf("Runner/bin"));
        foreach (var file in Directory.EnumerateFiles(built))
            File.Copy(file, PathOf("Runner/bin/" + Path.GetFileName(file)));
    }

    /// <summary>The folder that a run leaves its results in.</summary>
    public string Output => PathOf("Reports/out");

    public string PathOf(string relative) => Path.Combine(root, relative);

    public void Write(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), content);
    }

    /// <summary>A script that can be called by its name.</summary>
    public void Executable(string relative, string content)
    {
        Write(relative, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf(relative), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What the test process does; knows <c>began</c>, <c>ended NAME Passed|Failed [MESSAGE]</c> and <c>lane</c>.</summary>
    public void Suite(string script) => Write("fake/suite.sh", script);

    public void Build(string script) => Write("fake/build.sh", script);

    public Task<Said> TfAsync(params string[] arguments) => TfAsync([], arguments);

    public async Task<Said> TfAsync(KeyValuePair<string, string>[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return await EndAsync(process);
    }

    public Process Start(params string[] arguments) => Start([], arguments);

    public Process Start(KeyValuePair<string, string>[] environment, params string[] arguments)
    {
        string[] command = [Dotnet, PathOf("Runner/bin/tf.dll"), .. arguments];
        // A shell's background job ignores Ctrl-C, and hands that down; here it is meant.
        if (InterruptIsIgnored()) command = ["env", "--default-signal=INT", .. command];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = root };
        start.Environment["DOTNET_HOST_PATH"] = PathOf("fake/dotnet");
        start.Environment["TF_DATABASE"] = "local";   // nothing is downloaded for a suite that is played
        start.Environment.Remove("TF_RESULTS");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<Said> EndAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Said(process.ExitCode, await output + await error);
    }

    /// <summary>Sends a signal by its name: INT, TERM, KILL.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static bool InterruptIsIgnored()
    {
        const ulong interrupt = 1UL << (2 - 1);
        var ignored = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").First(l => l.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim() : "0";
        return (Convert.ToUInt64(ignored, 16) & interrupt) != 0;
    }
}

/// <summary>What a command answered.</summary>
internal sealed record Said(int ExitCode, string Text);
