using NUnit.Framework;

namespace Tests.Architecture;

/// <summary>Each rule is held against a planted violation: a guard that nobody saw fail guards nothing.</summary>
internal sealed class ArrowsAreGuardedTests
{
    [Test]
    public void A_forbidden_reference_is_named() =>
        Assert.That(Arrows.ReferenceViolations(Planted("Framework", projects: ["Mocks"])),
            Is.EqualTo(["Framework references Mocks; it may reference no room."]));

    [Test]
    public void A_system_that_knows_the_framework_is_named() =>
        Assert.That(Arrows.ReferenceViolations(Planted("SystemUnderTest", projects: ["Framework"])), Has.Exactly(1).Items);

    [TestCase("Framework", "Reqnroll")]
    [TestCase("Mocks", "Reqnroll")]
    [TestCase("Framework", "WireMock.Net")]
    [TestCase("StepDefinitions", "WireMock.Net")]
    [TestCase("Framework", "Allure.NUnit")]
    [TestCase("StepDefinitions", "Allure.NUnit")]
    public void A_package_outside_its_room_is_named(string room, string package) =>
        Assert.That(Arrows.PackageViolations(Planted(room, packages: [package])), Has.Exactly(1).Contains(package));

    [TestCase("Framework", "using Reqnroll;")]
    [TestCase("Mocks", "using Reqnroll.Assist;")]
    [TestCase("StepDefinitions", "using WireMock.Server;")]
    [TestCase("Framework", "using Allure.Net.Commons;")]
    [TestCase("StepDefinitions", "using Allure.NUnit;")]
    [TestCase("Framework", "using Reports.Causes;")]
    [TestCase("Framework", "using Gherkin.Ast;")]
    [TestCase("StepDefinitions", "if (PolyfillsInUse) return;")]
    public void A_namespace_outside_its_room_is_named(string room, string code) =>
        Assert.That(Arrows.NamespaceViolations(Planted(room, code: code)), Is.Not.Empty);

    [TestCase("Framework", "var table = new global::Reqnroll.DataTable();")]
    [TestCase("Framework", "using static Reqnroll.Assist;")]
    [TestCase("StepDefinitions", "WireMock.Server.WireMockServer server;")]
    public void A_qualified_name_outside_its_room_is_named(string room, string code) =>
        Assert.That(Arrows.NamespaceViolations(Planted(room, code: code)), Is.Not.Empty);

    [TestCase("yield return new(\"framework\", \"Reqnroll\");")]
    [TestCase("const string Label = \"by WireMock\";")]
    public void The_word_in_a_text_is_no_use_of_the_namespace(string code) =>
        Assert.That(Arrows.NamespaceViolations(Planted("Framework", code: code)), Is.Empty);

    [TestCase("record InvoiceLine;")]
    [TestCase("var bot = telegramBotOf(\"TelegramBot\");")]
    public void A_business_word_in_the_framework_is_named(string code) =>
        Assert.That(Arrows.BusinessWordViolations(Planted("Framework", code: code)), Has.Exactly(1).Items);

    [TestCase("new Wiring<Program>()")]
    [TestCase("using SystemUnderTest.Invoices;")]
    public void A_step_definition_that_names_the_system_is_named(string code) =>
        Assert.That(Arrows.ProgramViolations(Planted("StepDefinitions", code: code)), Has.Exactly(1).Items);

    private static Room Planted(string name, string[]? projects = null, string[]? packages = null, string code = "") =>
        new(name, projects ?? [], packages ?? [], [new Source($"{name}/Planted.cs", code)]);
}
