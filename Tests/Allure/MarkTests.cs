using NUnit.Framework;
using Shouldly;
using static Tests.Allure.PlantedReport;

namespace Tests.Allure;

/// <summary>What attributes and functions say about a test.</summary>
internal sealed class MarkTests
{
    private const string Attributes = "Marks.By_attributes";
    private const string Functions = "Marks.While_it_runs";

    [TestCase(Attributes, "epic", "Shop")]
    [TestCase(Attributes, "feature", "Paying")]
    [TestCase(Attributes, "story", "By card|Twice")]
    [TestCase(Attributes, "parentSuite", "All")]
    [TestCase(Attributes, "suite", "Cards")]
    [TestCase(Attributes, "subSuite", "Debit")]
    [TestCase(Attributes, "severity", "critical")]
    [TestCase(Attributes, "owner", "Ada")]
    [TestCase(Attributes, "tag", "slow|paid|of the class")]
    [TestCase(Attributes, "layer", "api")]
    [TestCase(Attributes, "ALLURE_ID", "17")]
    [TestCase(Functions, "epic", "Shop|Late epic")]
    [TestCase(Functions, "feature", "Late feature")]
    [TestCase(Functions, "story", "Late story")]
    [TestCase(Functions, "tag", "of the class|late|later")]
    [TestCase(Functions, "owner", "Grace")]
    [TestCase(Functions, "severity", "blocker")]
    [TestCase(Functions, "ALLURE_ID", "18")]
    [TestCase(Functions, "layer", "ui")]
    [TestCase("Marks.By_NUnit", "owner", "Grace")]
    [TestCase("Marks.By_NUnit", "tag", "of the class|category")]
    [TestCase("Endings.Passes", "parentSuite", "Planted")]
    [TestCase("Endings.Passes", "suite", "Planted")]
    [TestCase("Endings.Passes", "subSuite", "Endings")]
    [TestCase("Endings.Passes", "package", "Planted.Endings")]
    [TestCase("Endings.Passes", "testClass", "Endings")]
    [TestCase("Endings.Passes", "testMethod", "Passes")]
    [TestCase("Endings.Passes", "framework", "NUnit 3")]
    [TestCase("Endings.Passes", "language", "C#")]
    public void A_label_has_its_values(string test, string label, string values) =>
        Labels(Last[test], label).ShouldBe(values.Split('|'), ignoreOrder: true);

    [TestCase(Attributes, "Pays with a card", "In *Markdown*.", "")]
    [TestCase(Functions, "Named late", "Described late.", "<i>late</i>")]
    [TestCase("Marks.In_HTML", "In_HTML", "", "<b>bold</b>")]
    [TestCase("Marks.By_NUnit", "By_NUnit", "NUnit's own\n", "")]
    public void A_test_has_its_name_and_description(string test, string name, string description, string html)
    {
        var result = Last[test];
        (Word(result, "name"), Word(result, "description"), Word(result, "descriptionHtml")).ShouldBe((name, description, html));
    }

    [TestCase(Attributes, "issue BUG-1 https://issues.test/BUG-1|issue second https://issues.test/BUG-2|tms CASE 3 https://tms.test/?case=CASE%203|"
        + "link https://example.test/page https://example.test/page|link handbook https://example.test/handbook")]
    [TestCase(Functions, "link handbook https://example.test/handbook|issue  https://issues.test/BUG-4|tms case https://tms.test/?case=5| page https://example.test/page")]
    public void A_link_is_completed_by_the_configuration(string test, string links) =>
        List(Last[test], "links").Select(l => $"{Word(l, "type")} {Word(l, "name")} {Word(l, "url")}").ShouldBe(links.Split('|'));

    [Test]
    public void A_row_is_a_test_with_parameters()
    {
        var rows = Last.Of("Marks.Of_a_row").OrderBy(r => Word(List(r, "parameters").First(), "value")).ToList();
        rows.Select(r => string.Join(' ', List(r, "parameters").Take(3).Select(p => $"{Word(p, "name")}={Word(p, "value")}")))
            .ShouldBe(["number=1 word=\"one\" yes=true", "number=2 word=null yes=false"]);
        rows.Select(r => Word(r, "name")).ShouldAllBe(n => n == "Of_a_row");
        rows.Select(r => Word(r, "testCaseId")).Distinct().ShouldHaveSingleItem();
        rows.Select(r => Word(r, "historyId")).Distinct().Count().ShouldBe(2);
    }

    /// <summary>The identifiers of the real package, so that a history goes on when it takes the polyfill's place.</summary>
    [Test]
    public void A_test_has_the_same_identity_in_every_run()
    {
        var result = Last["Endings.Passes"];
        Word(result, "fullName").ShouldBe("Planted:Planted.Endings.Passes()");
        Word(result, "testCaseId").ShouldBe(Hash("Planted:Planted.Endings.Passes()"));
        Word(result, "historyId").ShouldBe(Hash("""{"fullName":"Planted:Planted.Endings.Passes()","parameters":[]}"""));
        Last.Of("Marks.Of_a_row").Select(r => Word(r, "fullName")).Distinct()
            .ShouldBe(["Planted:Planted.Marks.Of_a_row(System.Int32,System.String,System.Boolean)"]);
    }

    [Test]
    public void An_excluded_parameter_takes_no_part_in_the_history() =>
        Last.Of("Marks.Of_a_row").Select(r => Word(r, "historyId")).ShouldContain(
            Hash("""{"fullName":"Planted:Planted.Marks.Of_a_row(System.Int32,System.String,System.Boolean)","parameters":["1","\"one\"","true"]}"""));

    [Test]
    public void A_parameter_says_how_it_is_shown()
    {
        var parameters = List(Last[Functions], "parameters").ToDictionary(p => Word(p, "name"), StringComparer.Ordinal);
        Word(parameters["plain"], "value").ShouldBe("1.0");
        Word(parameters["password"], "mode").ShouldBe("masked");
        parameters["moment"].GetProperty("excluded").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public void A_test_knows_where_it_stands() =>
        List(Last["Endings.Passes"], "titlePath").Select(t => t.GetString()).ShouldBe(["Planted", "Planted", "Endings"]);

    [Test]
    public void A_class_without_the_attribute_is_not_reported() => Last.Of("Unmarked.Is_not_reported").ShouldBeEmpty();

    [Test]
    public void Results_go_where_the_configuration_says() => Last.Said[0].ShouldBe(Path.Combine(Last.Folder, "results"));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
