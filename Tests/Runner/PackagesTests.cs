using NUnit.Framework;
using Shouldly;

namespace Tests.Runner;

/// <summary>The package source is asked once whether the real packages can be had, and the answer is kept.</summary>
[Platform(Exclude = "Win", Reason = "The build is played by a shell script.")]
internal sealed class PackagesTests
{
    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        sandbox.Write("behaviours.yml", "- area: Tickets\n  groups:\n    - id: INV-1\n      title: Seats\n      behaviours:\n        INV-1.1: A seat can be held\n");
        sandbox.Write("integration-matrix.yml", "- link: external/bank\n  title: The bank is asked\n");
        sandbox.Write("Directory.Packages.props", """
            <Project>
              <ItemGroup Label="Tools"><PackageVersion Include="Other" Version="1.0.0" /></ItemGroup>
              <ItemGroup Label="With UpstreamPackages=true alone"><PackageVersion Include="Reqnroll.NUnit" Version="3.3.3" /></ItemGroup>
            </Project>
            """);
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task Packages_that_cannot_be_restored_leave_the_polyfills_and_are_asked_for_once()
    {
        sandbox.Write("fake/restore.sh", "echo x >> \"$here/asked\"; echo \"$2 : error NU1101: Unable to find package Reqnroll.NUnit. No packages exist with this id [$2]\"; exit 1");

        var said = await sandbox.TfAsync("check");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("Polyfills stand in for packages: they cannot be restored: NU1101: Unable to find package Reqnroll.NUnit. No packages exist with this id.");
        Kept().ShouldContain("<UpstreamPackages>false</UpstreamPackages>");
        Kept().ShouldContain("Run ./tf packages to ask again.");
        var probe = await File.ReadAllTextAsync(sandbox.PathOf(".tf/probe/probe.csproj"));
        probe.ShouldContain("<PackageReference Include=\"Reqnroll.NUnit\" Version=\"[3.3.3]\" />");
        probe.ShouldNotContain("Other");

        (await sandbox.TfAsync("check")).Text.ShouldNotContain("Polyfills stand in");
        (await File.ReadAllLinesAsync(sandbox.PathOf("fake/asked"))).Length.ShouldBe(1);
    }

    [Test]
    public async Task Packages_that_can_be_had_and_built_with_are_used()
    {
        sandbox.Write("fake/restore.sh", "exit 0");
        sandbox.Build("echo \"$*\" >> \"$here/built\"; exit 0");

        var said = await sandbox.TfAsync("packages");

        said.ExitCode.ShouldBe(0, said.Text);
        said.Text.ShouldContain("The real packages are used: Reqnroll.NUnit 3.3.3.");
        Kept().ShouldContain("<UpstreamPackages>true</UpstreamPackages>");
        (await File.ReadAllTextAsync(sandbox.PathOf("fake/built"))).ShouldContain("build TestFramework.sln -p:UpstreamPackages=true");
    }

    [Test]
    public async Task Packages_that_nothing_here_builds_with_are_not_used()
    {
        sandbox.Write("fake/restore.sh", "exit 0");
        sandbox.Build("case \"$*\" in *UpstreamPackages=true*) echo \"a.cs(1,1): error CS0103: The name 'X' does not exist [a.csproj]\"; exit 1;; esac; exit 0");

        (await sandbox.TfAsync("packages")).Text.ShouldContain("Polyfills stand in for packages: they can be restored, but this repository does not build with them: CS0103: The name 'X' does not exist.");
        Kept().ShouldContain("<UpstreamPackages>false</UpstreamPackages>");
    }

    [Test]
    public async Task A_source_that_does_not_answer_holds_nobody_up()
    {
        sandbox.Write("fake/restore.sh", "sleep 60");
        Environment.SetEnvironmentVariable("TF_PROBE_SECONDS", "1");
        try
        {
            (await sandbox.TfAsync("packages")).Text.ShouldContain("Polyfills stand in for packages: they cannot be restored: no answer within 1 s.");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TF_PROBE_SECONDS", null);
        }
    }

    private string Kept() => File.ReadAllText(sandbox.PathOf("Directory.Build.local.props"));
}
