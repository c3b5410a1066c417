using Framework.Http;
using Framework.Json;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class JsonPathTests
{
    private const string Document = """{"items":[{"id":1,"amount":5},{"id":2}],"odd name":{"x":true},"total":null}""";

    [TestCase("items[0].amount", "5")]
    [TestCase("$.items[-1].id", "2")]
    [TestCase("items[-2].id", "1")]
    [TestCase("items[*].id", "[1,2]")]
    [TestCase("items[*].amount", "[5]")]
    [TestCase("['odd name'].x", "true")]
    [TestCase("total", "null")]
    [TestCase("$", Document)]
    public void A_path_finds_its_value(string path, string json) => JsonPath.Find(JsonText.Parse(Document), path).GetRawText().ShouldBe(json);

    [TestCase("items[2]")]
    [TestCase("items[-3]")]
    [TestCase("items.id")]
    [TestCase("total.x")]
    [TestCase("Total")]
    public void A_path_that_leads_nowhere_finds_nothing(string path) => JsonPath.TryFind(JsonText.Parse(Document), path).ShouldBeNull();

    [Test]
    public void An_unknown_path_names_the_nearest() =>
        Should.Throw<UnknownNameException>(() => JsonPath.Find(JsonText.Parse(Document), "items[0].amuont"))
            .Message.ShouldStartWith("There is no JSON path 'items[0].amuont'. Did you mean: items[0].amount,");

    [Test]
    public void Nothing_is_near_in_an_empty_document() =>
        Should.Throw<UnknownNameException>(() => JsonPath.Find(JsonText.Parse("{}"), "a")).Message.ShouldBe("There is no JSON path 'a'. There are none at all.");

    [TestCase("items[x]")]
    [TestCase("items..id")]
    [TestCase("items[0")]
    public void A_path_that_breaks_the_rules_is_refused(string path) =>
        Should.Throw<FormatException>(() => JsonPath.TryFind(JsonText.Parse(Document), path)).Message.ShouldContain($"'{path}' is no JSON path");
}
