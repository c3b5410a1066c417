using NUnit.Framework;

namespace Tests.Architecture;

internal sealed class ArrowTests
{
    private static IEnumerable<string> Rooms => Arrows.Allowed.Keys;

    [TestCaseSource(nameof(Rooms))]
    public void A_room_references_only_the_rooms_its_arrows_lead_to(string name) =>
        Assert.That(Arrows.ReferenceViolations(Room.Read(name)), Is.Empty);

    [TestCaseSource(nameof(Rooms))]
    public void A_package_stays_in_its_room(string name) =>
        Assert.That(Arrows.PackageViolations(Room.Read(name)), Is.Empty);

    [TestCaseSource(nameof(Rooms))]
    public void A_namespace_stays_in_its_room(string name) =>
        Assert.That(Arrows.NamespaceViolations(Room.Read(name)), Is.Empty);

    [TestCase("Framework")]
    [TestCase("Framework.Gherkin")]
    public void The_framework_knows_no_business_word(string name) =>
        Assert.That(Arrows.BusinessWordViolations(Room.Read(name)), Is.Empty);

    [Test]
    public void Only_Support_names_the_system_under_test() =>
        Assert.That(Arrows.ProgramViolations(Room.Read("StepDefinitions")), Is.Empty);

    [Test]
    public void The_features_room_holds_no_code_but_the_assembly_set_up() =>
        Assert.That(Room.Read("Features").Sources.Select(s => s.Path).Where(p => p != "Features/AssemblySetUp.cs"), Is.Empty);

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "TestFramework.sln")).Replace('\\', '/');
        var projects = Directory.EnumerateFiles(RepositoryRoot.Find(), "*.csproj", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(RepositoryRoot.Find(), p).Replace('\\', '/'))
            .Where(p => !p.StartsWith('.') && !p.Contains("/bin/", StringComparison.Ordinal) && !p.Contains("/obj/", StringComparison.Ordinal));
        Assert.That(projects.Where(p => !solution.Contains(p, StringComparison.Ordinal)), Is.Empty);
    }
}
