using NUnit.Framework;
using Reqnroll.Generator.Features;
using Shouldly;

namespace Tests.Engine.Conformance;

/// <summary>
/// The official Gherkin parser's good and bad features (cucumber/gherkin, testdata), case by case and in our own words: what they are read as.
/// A scenario is written here as <c>rule/title @tags: step; step[a|b][c|d]; step"""doc"""</c>, with g, w or t for the kind that a step counts as.
/// </summary>
public sealed class GherkinTests
{
    private static IEnumerable<TestCaseData> Good =>
    [
        Case("background", "Feature: F\n  Background: always\n    Given soil\n\n  Scenario: One\n    Given a seed\n  Scenario: Two\n    Given a tree\n", "One: g soil; g a seed", "Two: g soil; g a tree"),
        Case("complex background", "Feature: F\n  Some words.\n  Background:\n    Given soil\n  Scenario: One\n    Given a seed\n  Rule: R\n    Background:\n      Given rain\n    Scenario: Rows\n      Given <n> trees\n      Examples:\n      | n |\n      | 1 |\n      | 2 |\n",
            "One: g soil; g a seed", "R/Rows (n: 1): g soil; g rain; g 1 trees", "R/Rows (n: 2): g soil; g rain; g 2 trees"),
        Case("conjunctions", "Feature: F\n  Scenario: A\n    Given a\n    And b\n    But c\n    When d\n    And e\n    But f\n    Then g\n    But h\n    And i\n  Scenario: B\n    * a\n    And b\n    When c\n    And d\n",
            "A: g a; g b; g c; w d; w e; w f; t g; t h; t i", "B: g a; g b; w c; w d"),
        Case("datatables", "Feature: F\n  Scenario: A\n    Given x\n      | a | b |\n      | c | d |\n    And y\n      | a |\n    And z\n      |   a|b|    c    |    \n    And v\n      |a||c|\n    And w\n      | a \\\\z | b\\\\ |\n    And u\n      | a | b |\n\n      | c  | d |\n      # a remark\n      | e | f |\n",
            @"A: g x[a|b][c|d]; g y[a]; g z[a|b|c]; g v[a||c]; g w[a \z|b\]; g u[a|b][c|d][e|f]"),
        Case("datatables with new lines", "Feature: F\n  Scenario: A\n    Given lines\n      |  \\nleaf\\nbranch.\\n  |\n    Given room\n      |        much        r o o m        |\n",
            "A: g lines[\nleaf\nbranch.\n]; g room[much        r o o m]"),
        Case("descriptions", "Feature: F\n  One line.\n\n  Scenario: A\n  Two\n  lines\n    Given x\n\nScenario: B\nNot indented\n  Given x\n\n  Scenario: C\n  A hole\n\n  in the middle\n    Given x\n\n  Scenario: D\n\n  Holes around\n\n    Given x\n\n  Scenario: E\n  Before a remark\n\n# remark\n    Given x\n\n  Scenario: F\n  With \\\"\\\"\\\" inside\n\n    Given x\n\n  Scenario Outline: G\nText\n    Given x\n\n  Examples: of it\nText, too\n    | a |\n    | 1 |\n",
            "A: g x", "B: g x", "C: g x", "D: g x", "E: g x", "F: g x", "G (a: 1): g x"),
        Case("descriptions, with carriage returns", "Feature: F\r\n  One line.\r\n\r\n  Scenario: A\r\n  Two\r\n  lines\r\n    Given x\r\n", "A: g x"),
        Case("descriptions with comments", "Feature: F\n  Text\n  # remark\n  and text\n  # remark\n\n  Scenario: A\n  Text\n  # one\n  # two\n  and text\n    Given x\n\n  Scenario: B\n    # a remark alone\n    Given x\n\n  Scenario: C\n\n    # a remark with room\n\n    Given x\n  # remark\n", "A: g x", "B: g x", "C: g x"),
        Case("docstrings", "Feature: F\n  Scenario: A\n    Given x\n      \"\"\"\n      a\n        b\n\n      c\n      \"\"\"\n    Given y\n      \"\"\"xml\n      <a>\n        <b />\n      </a>\n      \"\"\"\n    And z\n      \"\"\"\n    a\n      \"\"\"\n    And v\n      ```\n      a\n      b\n      ```\n    And w\n      ```\n      a\n      \"\"\"\n      b\n      ```\n    And u\n      \"\"\"\n      a\n      ```\n      b\n      \"\"\"\n    And t\n      \"\"\"\n      \\\"\\\"\\\"\n      \"\"\"\n    And s\n      ```\n      \\`\\`\\`\n      ```\n",
            "A: g x\"\"\"a\n  b\n\nc\"\"\"; g y\"\"\"<a>\n  <b />\n</a>\"\"\"; g z\"\"\"a\"\"\"; g v\"\"\"a\nb\"\"\"; g w\"\"\"a\n\"\"\"\nb\"\"\"; g u\"\"\"a\n```\nb\"\"\"; g t\"\"\"\"\"\"\"\"\"; g s\"\"\"```\"\"\""),
        Case("docstrings, with carriage returns", "Feature: F\r\n  Scenario: A\r\n    Given x\r\n      \"\"\"\r\n      a\r\n      b\r\n      \"\"\"\r\n", "A: g x\"\"\"a\nb\"\"\""),
        Case("escaped pipes", "Feature: F\n  Scenario: A\n    Given x\n      | ж | щ |\n      | ы | э |\n    Given y\n      | \\|ж\\\\n     | \\щ\\nщ\\  |\n      | \\\\\\|ы\\\\\\\\n | э\\\\\\nэ\\\\|\n",
            "A: g x[ж|щ][ы|э]; g y[|ж\\n|\\щ\nщ\\][\\|ы\\\\n|э\\\nэ\\]"),
        Case("a token twice in a step", "Feature: F\n  Scenario Outline: A\n    Given <x> <x>\n    Examples:\n      | x   |\n      | row |\n", "A (x: row): g row row"),
        Case("tokens everywhere", "Feature: F\n  Scenario Outline: the <a>\n    Given <b>:\n      \"\"\"\n      <c>\n      \"\"\"\n    Given <d>:\n      | <e> |\n    Examples:\n      | a | b | c | d | e |\n      | 1 | 2 | 3 | 4 | 5 |\n      | 6 | 7 | 8 | 9 | 0 |\n",
            "the 1 (b: 2, c: 3, d: 4, e: 5): g 2:\"\"\"3\"\"\"; g 4:[5]", "the 6 (b: 7, c: 8, d: 9, e: 0): g 7:\"\"\"8\"\"\"; g 9:[0]"),
        Case("text behind a table's last pipe", "Feature: F\n  Scenario: A\n    Given x\n      | a | b | lost \\\n      | c | d | lost\n", "A: g x[a|b][c|d]"),
        Case("emoji", "# language: em\n📚: F\n\n  📕: A\n    😐x\n", "A: g x"),
        Case("French", "#language:fr\nFonctionnalité: F\n  Scénario: A\n    Soit a\n    Quand b\n    Alors c\n  Scénario: B\n    Etant donné que d\n    Lorsqu'e\n    Alors f\n  Scénario: C\n    Etant donné qu'g\n    Étant donné que h\n    Étant donné qu'i\n    Et que j\n    Et qu'k\n    Et l\n    Mais que m\n    Mais qu'n\n    Mais o\n",
            "A: g a; w b; t c", "B: g d; w e; t f", "C: g g; g h; g i; g j; g k; g l; g m; g n; g o"),
        Case("Norwegian", "#language:no\nEgenskap: F\n  Scenario: A\n    Gitt a\n    Når b\n    Så c\n", "A: g a; w b; t c"),
        Case("a background without steps", "Feature: F\n  Background: none\n  Scenario: A\n    * x\n", "A: g x"),
        Case("a background with a description alone", "Feature: F\n  Background: none\n    Some words\n  Scenario: A\n    * x\n", "A: g x"),
        Case("a feature with a description alone", "Feature: F\n  Some words\n"),
        Case("a feature of nothing", "Feature: F\n"),
        Case("outlines that lack something", "Feature: F\n  Background:\n    * x\n  Scenario Outline: steps, no examples\n    Given y\n  Scenario Outline: no table\n    Given y\n    Examples:\n  Scenario Outline: a header alone\n    Given y\n    Examples:\n    | a |\n  Scenario Outline: a row and no token\n    Given y\n    Examples:\n    | a |\n    | 1 |\n",
            "steps, no examples: g x; g y", "a row and no token (a: 1): g x; g y"),
        Case("the language said", "#language:en\n\nFeature: F\n  Scenario: A\n    Given x\n", "A: g x"),
        Case("Example for Scenario", "Feature: F\n  Example: A\n    Given x\n", "A: g x"),
        Case("minimal, with carriage returns", "Feature: F\r\n\r\n  Scenario: A\r\n    Given x\r\n", "A: g x"),
        Case("minimal", "Feature: F\n\n  Scenario: A\n    Given x\n", "A: g x"),
        Case("padded examples", "Feature: F\n  Scenario: A\n    Given a <c> one with:\n      | a    | b    |\n      | foot |   69 |\n    # remark\n    Examples:\n      | c   |\n      | \u00a0 \tred\u00a0 \t|\n", "A (c: red): g a red one with:[a|b][foot|69]"),
        Case("keywords that begin other keywords", "# language: ht\nKarakteristik: F\n  Senaryo: A\n    Sipoze ke a\n    Ak b\n    Le c\n    Le sa a d\n    Men e\n", "A: g a; g b; w c; t d; t e"),
        Case("untitled", "@a\nFeature:\n  @b @c\n  Scenario Outline:\n    Given <x>\n    Examples:\n      | x |\n      | 1 |\n      | 2 |\n  @d\n  Scenario Outline:\n    Given <y>\n    @e\n    Examples:\n      | y |\n      | 3 |\n", " (x: 1) @b @c @a: g 1", " (x: 2) @b @c @a: g 2", " (y: 3) @d @e @a: g 3"),
        Case("rules", "Feature: F\n  Background:\n    Given x\n  Rule: A\n    Words.\n    Background:\n      Given y\n    Example: One\n      Given a\n  Rule: B\n    Words.\n    Example: Two\n      Given b\n", "A/One: g x; g y; g a", "B/Two: g x; g b"),
        Case("rules with tags", "@f\nFeature: F\n  Rule: Plain\n    Scenario: One\n      Given a\n  @r\n  Rule: Tagged\n    Scenario: Two\n      Given b\n    @s\n    Scenario: Three\n      Given b\n    @o\n    Scenario Outline: Four\n      Given b\n      @e\n      Examples:\n        | h |\n        | 1 |\n",
            "Plain/One @f: g a", "Tagged/Two @f @r: g b", "Tagged/Three @s @f @r: g b", "Tagged/Four (h: 1) @o @e @f @r: g b"),
        Case("a rule without title or description", "Feature:\n\n  Rule:\n  Scenario:\n    Given x\n", "/: g x"),
        Case("a scenario with examples is an outline", "Feature: F\n  Scenario: A\n    Given <x>\n    Examples:\n      | x |\n      | 1 |\n", "A (x: 1): g 1"),
        Case("no line end at the end", "Feature: F\nScenario Outline: A\n    Given <x>\nExamples:\n  | x |\n  | 1 |", "A (x: 1): g 1"),
        Case("a doc string with a token in its media type", "Feature: F\nScenario Outline: A\n    Given x:\n    \"\"\"<t>\n    Hi:<c>\n    \"\"\"\nExamples:\n  | t  | c  |\n  | en | ho |\n", "A (t: en, c: ho): g x:\"\"\"Hi:ho\"\"\""),
        Case("a value with dollar signs", "Feature: F\nScenario Outline: A\n    Given <x>\nExamples:\n  | x       |\n  | a$$b$1 |\n", "A (x: a$$b$1): g a$$b$1"),
        Case("values that end with a backslash", "Feature: F\nScenario Outline: A\n    Given <x>\n    When <y>\n    Then <z>\nExamples:\n  | x    | y   | z    |\n  | a\\\\b | c\\ | d\\\\ |", @"A (x: a\b, y: c\, z: d\): g a\b; w c\; t d\"),
        Case("several examples", "Feature: F\n  Scenario Outline: A\n    Given <x>\n    @one\n    Examples:\n      | x |\n      | 1 |\n    @two\n    Examples:\n      | x |\n      | 2 |\n  @last\n  Scenario: B\n    Given x\n", "A (x: 1) @one: g 1", "A (x: 2) @two: g 2", "B @last: g x"),
        Case("blanks around the language", "  #  language  :   en-lol\nOH HAI: F\n"),
        Case("stars", "Feature: F\n  Words.\n  Scenario: A\n    * x\n    * y\n    * z\n", "A: g x; g y; g z"),
        Case("an outline that uses nothing of its rows", "@t\nFeature: F\n  Scenario Outline: A\n    Then x\n    Examples:\n    | n |\n    | 1 |\n    | 2 |\n", "A (n: 1) @t: t x", "A (n: 2) @t: t x"),
        Case("tags over several lines, with remarks, and joined", "@a1 @a2\n  @a3\nFeature: F\n@b1 @b2\n  @b3\nScenario: A\n    Given x\n@c1 #a remark\nScenario: B\n  Given x\n@d#1 #a remark\nScenario: C\n  Given x\n@e1@e2\nScenario: D\n  Given the @e step\n",
            "A @b1 @b2 @b3 @a1 @a2 @a3: g x", "B @c1 @a1 @a2 @a3: g x", "C @d#1 @a1 @a2 @a3: g x", "D @e1 @e2 @a1 @a2 @a3: g the @e step"),
        Case("blanks at the ends of lines", " # remark \n \n Feature: F \n \n Scenario: A \n \n   Given x \n ", "A: g x"),
        Case("tabs at the ends of lines", "\t# remark\t\n\t\n\tFeature: F\t\n\t\n\tScenario: A\t\n\t\n\t  Given x\t", "A: g x"),
    ];

    private static IEnumerable<TestCaseData> Bad =>
    [
        Case("a backslash at the end of a row", "Feature: F\nScenario: A\n\tWhen x\n\t\t| a |\n\t\t| b \\", "(5,3): The row has more or fewer cells"),
        Case("an open doc string", "Feature: F\nScenario: A\n  Given x\n    ```", "(5,0): The file ends too early: expected a doc string or a description."),
        Case("ragged tables", "Feature: F\n  Scenario: A\n    Given x\n      | a | b |\n      | c | \n\n  Scenario Outline: B\n    Given <d>\n  Examples:\n    | d |\n    | 1 | 2 |\n", "(5,7): The row has more or fewer cells", "(11,5): The row has more or fewer cells"),
        Case("an unknown language", "#language:no-such\n\nFeature: F\n", "(1,1): Language not supported: no-such."),
        Case("several errors", "\nnonsense\n\nFeature: F\n\n  Scenario: A\n    Given x\n\nmore nonsense\n", "(2,1): Expected", "(9,1): Expected"),
        Case("no Gherkin", "no gherkin\n", "(1,1): Expected"),
        Case("two doc strings", "Feature: F\n  Scenario: A\n    Given x\n\"\"\"\na\n\"\"\"\n\"\"\"\nb\n\"\"\"\n", "(7,1): Expected", "(8,1): Expected", "(9,1): Expected"),
        Case("one error", "\nnonsense\n\nFeature: F\n", "(2,1): Expected"),
        Case("a tag at the end of a feature", "Feature: F\n@tag", "(3,0): The file ends too early"),
        Case("a tag at the end of an outline", "Feature: F\n\n  Scenario Outline: A\n    Given x\n\n    @tag\n", "(7,0): The file ends too early"),
        Case("an unfinished row", "Feature: F\nScenario: A\n\tWhen x\n\t\t| a |\n\t\t| b", "(5,3): The row has more or fewer cells"),
        Case("a tag with a blank", "Feature: F\n\n  @a tag with blanks\n  Scenario: A\n", "(3,3): A tag may not contain whitespace."),
        // The parser itself takes these two for empty documents; as files of a suite they are mistakes.
        Case("an empty file", "", "(1,1): The file has no feature."),
        Case("a remark alone", "# a remark", "(1,1): The file has no feature."),
        // The parser takes a table and a doc string in one step; Reqnroll has no step definitions for both.
        Case("a table, then a doc string", "Feature: F\n  Scenario: A\n    Given x\n      | a |\n      \"\"\"\n      b\n      \"\"\"\n", "(5,7): A step has a table or a doc string, not both."),
        Case("a doc string, then a table", "Feature: F\n  Scenario: A\n    Given x\n      \"\"\"\n      b\n      \"\"\"\n      | a |\n", "(7,7): A step has a table or a doc string, not both."),
    ];

    [TestCaseSource(nameof(Good))]
    public void Is_read(string text, string[] scenarios)
    {
        var feature = FeatureReader.Read("a.feature", text, "en");

        feature.Problems.Where(p => p.Id == "GHK001").Select(p => p.Message).ShouldBeEmpty();
        feature.Scenarios.Select(s => Shown(feature, s)).ShouldBe(scenarios);
    }

    [TestCaseSource(nameof(Bad))]
    public void Is_refused(string text, string[] problems)
    {
        var found = FeatureReader.Read("a.feature", text, "en").Problems.OrderBy(p => p.Line).Select(p => $"({p.Line},{p.Column}): {p.Message}").ToList();

        found.Count.ShouldBe(problems.Length, string.Join("\n", found));
        foreach (var (message, expected) in found.Zip(problems))
            message.ShouldStartWith(expected);
    }

    [Test]
    public void A_long_feature_is_read()
    {
        const int scenarios = 400;
        var text = "Feature: F\n" + string.Concat(Enumerable.Range(1, scenarios).Select(i => $"  @t{i}\n  Scenario Outline: S{i}\n    Given <a> of {i}\n    Examples:\n      | a |\n      | 1 |\n      | 2 |\n"));

        var feature = FeatureReader.Read("a.feature", text, "en");

        feature.Problems.ShouldBeEmpty();
        feature.Scenarios.Count.ShouldBe(2 * scenarios);
        Shown(feature, feature.Scenarios[^1]).ShouldBe("S400 (a: 2) @t400: g 2 of 400");
    }

    private static TestCaseData Case(string name, string text, params string[] expected) => new TestCaseData(text, expected).SetArgDisplayNames(name);

    private static string Shown(FeatureModel feature, ScenarioModel scenario) =>
        (scenario.Rule < 0 ? "" : feature.Rules[scenario.Rule].Title + "/") + scenario.DisplayName + string.Concat(scenario.AllTags.Select(t => " @" + t)) + ": " + string.Join("; ", scenario.Steps.Select(Shown));

    private static string Shown(StepModel step) => (step.Type switch { 1 => "g ", 2 => "w ", _ => "t " }) + step.Text
        + string.Concat(step.Rows.Select(r => $"[{string.Join('|', r)}]")) + (step.DocString is null ? "" : $"\"\"\"{step.DocString}\"\"\"");
}
