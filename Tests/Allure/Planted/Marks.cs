using Allure.Net.Commons;
using Allure.NUnit;
using Allure.NUnit.Attributes;
using NUnit.Framework;

namespace Planted;

/// <summary>Every attribute, and the same said while the test runs.</summary>
[AllureNUnit]
[AllureEpic("Shop"), AllureParentSuite("All"), AllureTag("of the class"), AllureLink("handbook", "https://example.test/handbook")]
internal sealed class Marks
{
    [Test]
    [AllureName("Pays with a card"), AllureDescription("In *Markdown*."), AllureId(17)]
    [AllureFeature("Paying"), AllureStory("By card", "Twice"), AllureSuite("Cards"), AllureSubSuite("Debit")]
    [AllureSeverity(SeverityLevel.critical), AllureOwner("Ada"), AllureTag("slow", "paid"), AllureLabel("layer", "api")]
    [AllureIssue("BUG-1"), AllureIssue("second", "BUG-2"), AllureTms("CASE 3"), AllureLink("https://example.test/page")]
    public void By_attributes()
    {
    }

    [Test, AllureDescription("<b>bold</b>", true)]
    public void In_HTML()
    {
    }

    [Test, Description("NUnit's own"), Category("category"), Author("Grace")]
    public void By_NUnit()
    {
    }

    [Test, AllureOwner("Ada")]
    public void While_it_runs()
    {
        AllureApi.SetTestName("Named late");
        AllureApi.SetDescription("Described late.");
        AllureApi.SetDescriptionHtml("<i>late</i>");
        AllureApi.AddFeature("Late feature");
        AllureApi.AddStory("Late story");
        AllureApi.AddEpic("Late epic");
        AllureApi.AddTags("late", "later");
        AllureApi.SetOwner("Grace");
        AllureApi.SetSeverity(SeverityLevel.blocker);
        AllureApi.SetAllureId(18);
        AllureApi.AddLabel("layer", "ui");
        AllureApi.AddIssue("BUG-4");
        AllureApi.AddTmsItem("case", "5");
        AllureApi.AddLink("page", "https://example.test/page");
        AllureApi.AddTestParameter("plain", 1.0);
        AllureApi.AddTestParameter("password", "secret", ParameterMode.Masked);
        AllureApi.AddTestParameter("moment", "now", excluded: true);
    }

    [TestCase(1, "one", true)]
    [TestCase(2, null, false)]
    public void Of_a_row(int number, string? word, bool yes) => AllureApi.AddTestParameter("run", Guid.NewGuid(), excluded: true);
}

/// <summary>Nobody said that this is in the report.</summary>
internal sealed class Unmarked
{
    [Test]
    public void Is_not_reported()
    {
    }
}
