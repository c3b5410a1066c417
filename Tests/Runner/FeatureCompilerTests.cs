using System.Diagnostics;
using NUnit.Framework;
using Shouldly;

namespace Tests.Runner;

/// <summary>Where nothing but the text of features changed, the compiler is called as the build before called it, and MSBuild not at all.</summary>
[Platform(Exclude = "Win", Reason = "The build is played by a shell script.")]
internal sealed class FeatureCompilerTests
{
    private const string Compiles = "echo \"$*\" >> \"$here/compiled\"; : > obj/Debug/net10.0/Features.dll; echo again > obj/Debug/net10.0/Features.pdb; exit 0";

    private Sandbox sandbox = null!;

    [SetUp]
    public async Task SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Write("behaviours.yml", "- area: Tickets\n  groups:\n    - id: INV-1\n      title: Seats\n      behaviours:\n        INV-1.1: A seat can be held\n");
        sandbox.Write("integration-matrix.yml", "- link: external/bank\n  title: The bank is asked\n");
        sandbox.Write("Features/obj/Debug/net10.0/Features.rsp", "/additionalfile:tickets.feature");
        sandbox.Write("Features/obj/Debug/net10.0/Features.csc", "/sdk/csc.dll\n");
        sandbox.Write("Features/obj/Debug/net10.0/Features.pdb", "");
        sandbox.Build("echo \"$*\" >> \"$here/built\"; exit 0");
        sandbox.Write("fake/csc.sh", Compiles);
        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);
        Calls("built").Length.ShouldBe(1);
        Calls("compiled").ShouldBeEmpty("MSBuild builds what was never built.");
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task An_edited_feature_is_compiled_without_MSBuild()
    {
        Edit();

        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);

        Calls("compiled").ShouldHaveSingleItem().ShouldStartWith("/sdk/csc.dll /noconfig /nologo");
        Calls("compiled")[0].ShouldEndWith($"@{sandbox.PathOf("Features/obj/Debug/net10.0/Features.rsp")}");
        Calls("built").Length.ShouldBe(1);
        (await File.ReadAllTextAsync(sandbox.PathOf("Features/bin/Debug/net10.0/Features.pdb"))).ShouldBe("again\n");
    }

    [Test]
    public async Task An_error_in_a_feature_is_told_and_its_correction_does_not_need_MSBuild_either()
    {
        sandbox.Write("fake/csc.sh", "echo \"x\" >> \"$here/compiled\"; echo \"$PWD/tickets.feature(4,5): error GHK002: No step definition for 'Given a seatt'.\"; exit 1");
        Edit();
        var wrong = await sandbox.TfAsync("check");
        sandbox.Write("fake/csc.sh", "echo x >> \"$here/compiled\"; : > obj/Debug/net10.0/Features.dll; exit 0");
        Edit();
        var right = await sandbox.TfAsync("check");

        wrong.ExitCode.ShouldBe(1, wrong.Text);
        wrong.Text.ShouldContain("Features/tickets.feature(4,5)");
        wrong.Text.ShouldContain("No step definition for 'Given a seatt'.");
        right.ExitCode.ShouldBe(0, right.Text);
        Calls("compiled").Length.ShouldBe(2);
        Calls("built").Length.ShouldBe(1);
    }

    [TestCase("error CS0006: Metadata file 'gone.dll' could not be found")]
    [TestCase("AssemblySetUp.cs(1,1): error CS0103: The name 'X' does not exist")]
    public async Task An_error_of_anything_but_a_feature_is_left_to_MSBuild(string error)
    {
        sandbox.Write("fake/csc.sh", $"echo \"{error}\"; exit 1");
        Edit();

        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);
        Calls("built").Length.ShouldBe(2);
    }

    [Test]
    public async Task A_feature_that_came_is_left_to_MSBuild()
    {
        sandbox.Write("Features/more.feature", "Feature: More\n\n  Scenario: X\n    Then a seat\n");

        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);
        Calls("compiled").ShouldBeEmpty();
        Calls("built")[^1].ShouldEndWith("--no-restore --no-dependencies");
    }

    [Test]
    public async Task Changed_code_is_left_to_MSBuild()
    {
        Edit();
        sandbox.Write("Features/AssemblySetUp.cs", "");

        (await sandbox.TfAsync("check")).ExitCode.ShouldBe(0);
        Calls("compiled").ShouldBeEmpty();
        Calls("built")[^1].ShouldNotContain("--no-dependencies");
    }

    [Test]
    public async Task The_build_leaves_a_call_that_gives_the_builds_own_messages()
    {
        var project = Path.Combine(RepositoryRoot.Find(), "Tests", "PlantedFailures");
        var left = Path.Combine(project, "obj", "Debug", "net10.0", "PlantedFailures");
        var wrong = sandbox.PathOf("wrong.feature");
        await File.WriteAllTextAsync(wrong, "Feature: Wrong\n\n  Scenario: X\n    When nobody has ever defined this\n");
        var compiler = (await File.ReadAllTextAsync(left + ".csc")).Trim();
        var start = new ProcessStartInfo(Sandbox.Dotnet, [compiler, "/noconfig", "/nologo", "/skipanalyzers+", "@" + left + ".rsp", "/additionalfile:" + wrong, "/out:" + sandbox.PathOf("out.dll"), "/refout:" + sandbox.PathOf("ref.dll")])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1, said);
        said.ShouldStartWith(wrong + "(4,5): error GHK002: No step definition for 'When nobody has ever defined this'.");
    }

    private void Edit() => File.AppendAllText(sandbox.PathOf("Features/tickets.feature"), "\n# edited\n");

    private string[] Calls(string file) => File.Exists(sandbox.PathOf("fake/" + file)) ? File.ReadAllLines(sandbox.PathOf("fake/" + file)) : [];
}
