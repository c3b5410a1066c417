using Framework.Http;
using Framework.Json;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class JsonMatchTests
{
    [TestCase("""{"a":1,"b":[true,null,"x"]}""", """{"b":[true,null,"x"],"a":1.0}""")]
    [TestCase("""{"a":1}""", """{"a":1,"b":"#absent","c":"##uuid"}""")]
    [TestCase("""{"c":null}""", """{"c":"##uuid"}""")]
    [TestCase("""{"a":1,"b":2}""", """{"a":1,"#more":true}""")]
    [TestCase("""[{"n":1},{"n":2}]""", """["#each",{"n":"#number > 0"}]""")]
    [TestCase("""[1,2,3]""", """["#contains",3,1]""")]
    [TestCase("""[1,2,3]""", """["#any order",3,1,2]""")]
    [TestCase("""[1,2,2]""", """["#only",1,2,5]""")]
    [TestCase("""[]""", """["#each",1]""")]
    [TestCase("""["a","b"]""", """["#any order","#string","a"]""")]
    public void What_is_as_expected_has_no_mismatch(string actual, string expected) => Lines(actual, expected).ShouldBeEmpty();

    [TestCase("#uuid", "\"019bb16e-fe80-7714-9f11-d9e50473273b\"", "\"019bb16e\"")]
    [TestCase("#date", "\"2026-02-28\"", "\"2026-02-30\"")]
    [TestCase("#datetime", "\"2026-02-28T10:00:00.123Z\"", "\"2026-02-28T10:00:00\"")]
    [TestCase("#datetime", "\"2026-02-28T10:00:00+03:00\"", "\"2026-02-28\"")]
    [TestCase("#number", "1.5", "\"1.5\"")]
    [TestCase("#integer", "2", "1.5")]
    [TestCase("#number >= 2", "2", "1.9")]
    [TestCase("#number < 2", "1.9", "2")]
    [TestCase("#string", "\"\"", "1")]
    [TestCase("#boolean", "false", "0")]
    [TestCase("#null", "null", "0")]
    [TestCase("#notnull", "0", "null")]
    [TestCase("#object", "{}", "[]")]
    [TestCase("#array", "[]", "{}")]
    [TestCase("#array 2", "[1,2]", "[1]")]
    [TestCase("#empty", "[]", "[1]")]
    [TestCase("#notempty", "\"x\"", "\"\"")]
    [TestCase("#email", "\"a@b.test\"", "\"a b\"")]
    [TestCase("#url", "\"https://a.test/x\"", "\"/x\"")]
    [TestCase("#regex ^a+$", "\"aa\"", "\"ab\"")]
    [TestCase("#contains b c", "\"ab cd\"", "\"abcd\"")]
    [TestCase("#text #uuid", "\"#uuid\"", "\"uuid\"")]
    [TestCase("##number", "null", "\"1\"")]
    public void A_matcher_takes_one_and_refuses_the_other(string matcher, string taken, string refused)
    {
        var expected = JsonText.OfString(matcher);
        JsonMatch.Compare(JsonText.Parse(taken), expected).ShouldBeEmpty();
        JsonMatch.Compare(JsonText.Parse(refused), expected).ShouldHaveSingleItem().ToString().ShouldBe($"$: expected {matcher}, actual {refused}");
    }

    [Test]
    public void Every_mismatch_is_listed_with_its_path() => Lines(
        """{"id":"x","amuont":5,"items":[{"n":1},{"n":"2"}],"odd name":1,"list":[1,2]}""",
        """{"id":"#uuid","amount":5,"items":["#each",{"n":"#number"}],"odd name":2,"list":[1]}""").ShouldBe(
        [
            "id: expected #uuid, actual \"x\"",
            "amount: expected 5, actual no such property (there are: amuont)",
            "items[1].n: expected #number, actual \"2\"",
            "['odd name']: expected 2, actual 1",
            "list: expected 1 item(s), actual 2 item(s)",
            "list[1]: expected no such item, actual 2",
            "amuont: expected no such property, actual 5",
        ]);

    [Test]
    public void An_open_comparison_ignores_further_properties_at_every_depth() =>
        JsonMatch.Compare(JsonText.Parse("""{"a":{"b":1,"c":2},"d":3}"""), JsonText.Parse("""{"a":{"b":1}}"""), open: true).ShouldBeEmpty();

    [TestCase("""[{"a":1,"b":1},{"a":2,"b":2}]""", """["#contains",{"a":2,"b":3}]""", """$: expected an item {"a":2,"b":3}, actual none; the nearest is [1], where [1].b: expected 3, actual 2""")]
    [TestCase("[1,2]", """["#any order",2]""", "[0]: expected no such item, actual 1")]
    [TestCase("[1]", """["#any order",1,1]""", "$: expected an item 1, actual no item is left for it")]
    [TestCase("[1,7]", """["#only",1,2]""", "[1]: expected one of [1,2], actual 7")]
    [TestCase("1", """{"a":1}""", """$: expected an object {"a":1}, actual 1""")]
    [TestCase("{}", "[1]", "$: expected an array [1], actual {}")]
    [TestCase("""{"access_token":"s3cret"}""", """{"access_token":"#uuid"}""", "access_token: expected #uuid, actual ***")]
    public void A_mismatch_says_what_is_there(string actual, string expected, string line) => Lines(actual, expected).ShouldBe([line]);

    [Test]
    public void A_misspelt_matcher_names_the_nearest() =>
        Should.Throw<UnknownNameException>(() => Lines("1", "\"#uid\"")).Message.ShouldStartWith("There is no matcher '#uid'. Did you mean: #uuid,");

    [Test]
    public void Invalid_JSON_in_a_scenario_is_named_with_its_text() =>
        Should.Throw<FormatException>(() => JsonText.Parse("{a}")).Message.ShouldEndWith("\n{a}");

    [TestCase("5", "5")]
    [TestCase("\"5\"", "\"5\"")]
    [TestCase("draft", "\"draft\"")]
    [TestCase("#uuid", "\"#uuid\"")]
    [TestCase("null", "null")]
    [TestCase("12 days", "\"12 days\"")]
    public void A_cell_is_JSON_or_else_a_text(string cell, string json) => JsonText.ParseValue(cell).GetRawText().ShouldBe(json);

    private static IEnumerable<string> Lines(string actual, string expected) =>
        JsonMatch.Compare(JsonText.Parse(actual), JsonText.Parse(expected)).Select(m => m.ToString());
}
