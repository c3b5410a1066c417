using NUnit.Framework;
using Reqnroll.Generator.Expressions;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;
using Shouldly;

namespace Tests.Engine.Conformance;

/// <summary>
/// What Cucumber Expressions specify, case by case as in the published test data of cucumber/cucumber-expressions (folders matching, parser,
/// tokenizer, transformation and regular-expression), in our own words.
/// </summary>
public sealed class ExpressionTests
{
    private const string NoMatch = "no match";

    // Folder matching: an expression, a text, and what is captured.
    [TestCase(@"\({int})", "(7)", "7")]
    [TestCase("b/k{int}s/x", "k8s", "8")]
    [TestCase("b/k{int}s/x", "b12x", "12")]
    [TestCase("{int}st/nd/rd/th", "2nd", "2")]
    [TestCase("two {string} hens", "two \"quiet' hens", NoMatch)]
    [TestCase("{double}", "-", NoMatch)]
    [TestCase("{int}", "-", NoMatch)]
    [TestCase("{int}", "2.44", NoMatch)]
    [TestCase(@"hens/cows and cows\/hens", "cows and cows/hens", "")]
    [TestCase("{}", "0.5", "0.5")]
    [TestCase("{bigdecimal}", "2.7182818284590452353602874713526624977572470936999", "2.7182818284590452353602874713526624977572470936999")]
    [TestCase("{biginteger}", "27182818284590452353602874713526624977572470936999595749669676277240766303535", "27182818284590452353602874713526624977572470936999595749669676277240766303535")]
    [TestCase("{byte}", "126", "126")]
    [TestCase("two {string} and {string} hens", "two \"\" and \"pretty\" hens", "|pretty")]
    [TestCase("two {string} hens", "two \"\" hens", "")]
    [TestCase("two {string} hens", @"two ""qu\""et"" hens", "qu\"et")]
    [TestCase("two {string} hens", "two \"'quiet'\" hens", "'quiet'")]
    [TestCase("two {string} hens", "two \"quiet\" hens", "quiet")]
    [TestCase("{double}", "2.718281828459045", "2.718281828459045")]
    [TestCase(@"two \\(surprisingly) \\{string} hens", @"two \surprisingly \""quiet"" hens", "quiet")]
    [TestCase(@"10\\/1999", @"10\", "")]
    [TestCase(@"10\\/1999", "1999", "")]
    [TestCase(@"two \(surprisingly) \{string} hens", "two (surprisingly) {string} hens", "")]
    [TestCase(@"two \((surprisingly)) \{{string}} hens", "two (surprisingly) {\"quiet\"} hens", "quiet")]
    [TestCase(@"two \((surprisingly)) \{{string}} hens", "two () {'quiet'} hens", "quiet")]
    [TestCase(@"10\/1999", "10/1999", "")]
    [TestCase("{float}", "+2.5E+2", "+2.5E+2")]
    [TestCase("{float}", "+2.718", "+2.718")]
    [TestCase("{float}", "-2.718", "-2.718")]
    [TestCase("{float}", "2.5E+2", "2.5E+2")]
    [TestCase("{float}", "0.33", "0.33")]
    [TestCase("{float}", ".33", ".33")]
    [TestCase("{float}", "2.718", "2.718")]
    [TestCase("{int}", "-2147483648", "-2147483648")]
    [TestCase("{int}", "2147483646", "2147483646")]
    [TestCase("{long}", "9223372036854775806", "9223372036854775806")]
    [TestCase("two {string} and {string} hens", "two \"quiet\" and \"tame\" hens", "quiet|tame")]
    [TestCase("two {string} and {string} hens", "two 'quiet' and 'tame' hens", "quiet|tame")]
    [TestCase("two (white )hens/cows", "two white hens", "")]
    [TestCase("two (white )hens/cows", "two cows", "")]
    [TestCase("I rest {int} hour(s)./hour(s)?", "I rest 4 hours?", "4")]
    [TestCase("I rest {int} hour(s)./hour(s)?", "I rest 1 hour.", "1")]
    [TestCase("{int} cow(s)/goose/geese", "4 cows", "4")]
    [TestCase("{int} cow(s)/goose/geese", "3 geese", "3")]
    [TestCase("{int} cow(s)/goose/geese", "1 goose", "1")]
    [TestCase("{short}", "32766", "32766")]
    [TestCase("two {string} and {string} hens", "two '' and 'pretty' hens", "|pretty")]
    [TestCase("two {string} hens", "two '' hens", "")]
    [TestCase("two {string} hens", "two '\"quiet\"' hens", "\"quiet\"")]
    [TestCase("two {string} hens", @"two 'qu\'et' hens", "qu'et")]
    [TestCase("two {string} hens", "two 'quiet' hens", "quiet")]
    [TestCase("two {word} hens", "two quiet hens", "quiet")]
    // Folders parser and tokenizer: what is legal, shown by a text that it must fit, and one that it must not.
    [TestCase(@"two quiet\ cow/hen(s)", "two hens", "")]
    [TestCase(@"two quiet\ cow/hen(s)", "two quiet cow", "")]
    [TestCase("two hungry/quiet hens", "two quiet hens", "")]
    [TestCase("I take the {int}st/nd/rd/th", "I take the 4th", "4")]
    [TestCase(@"two )quiet\ hens/cows", "two )quiet hens", "")]
    [TestCase(@"two )quiet\ hens/cows", "two cows", "")]
    [TestCase(@"\ two\ hungry/quiet\ hens\ ", " two hungry", "")]
    [TestCase(@"\ two\ hungry/quiet\ hens\ ", "quiet hens ", "")]
    [TestCase("hens/cows", "hens", "")]
    [TestCase("}", "}", "")]
    [TestCase(")", ")", "")]
    [TestCase("", "", "")]
    [TestCase("", "x", NoMatch)]
    [TestCase(@"hens\/cows", "hens/cows", "")]
    [TestCase(@"hens\/cows", "hens", NoMatch)]
    [TestCase(@"\\", @"\", "")]
    [TestCase(@"\(", "(", "")]
    [TestCase(@"two \((very) quiet) hens", "two (very quiet) hens", "")]
    [TestCase(@"two \((very) quiet) hens", "two ( quiet) hens", "")]
    [TestCase(@"two \(quiet) hens", "two (quiet) hens", "")]
    [TestCase(@"\(quiet)", "(quiet)", "")]
    [TestCase(@"\(quiet\)", "(quiet)", "")]
    [TestCase("🐔 {int}", "🐔 5", "5")]
    [TestCase("two (quiet) hens", "two  hens", "")]
    [TestCase("(quiet)", "", "")]
    [TestCase("(quiet)", "quiet", "")]
    [TestCase("{string}", "'x'", "x")]
    [TestCase("two quiet hens", "two quiet hens", "")]
    [TestCase("two quiet hens", "Two quiet hens", NoMatch)]
    [TestCase(@"quiet\ and\ tame\/wild hens", "quiet and tame/wild hens", "")]
    [TestCase(@" \/ ", " / ", "")]
    [TestCase(@"\{string\}", "{string}", "")]
    [TestCase(@"\ ", " ", "")]
    [TestCase("two {string} hens", "two  hens", NoMatch)]
    // Folder transformation: signs of regular expressions mean themselves.
    [TestCase(@"^$[]\(\){}\\.|?*+", @"^$[]()all\.|?*+", "all")]
    [TestCase("c/d(e)", "de", "")]
    [TestCase("c/d e/f/g", "d g", "")]
    [TestCase("c/d e/f/g", "c d", NoMatch)]
    [TestCase("(c)", "", "")]
    [TestCase("{int}", "-12", "-12")]
    [TestCase("c", "c", "")]
    [TestCase("Здравствуй, сад(ы)!", "Здравствуй, сады!", "")]
    [TestCase("Здравствуй, сад(ы)!", "Здравствуй, сад!", "")]
    public void Matches(string expression, string text, string captured) =>
        Match(expression, isRegex: false, text).ShouldBe(captured);

    // A group that takes no part is empty here; the published data says null.
    [TestCase("^k (l )?m (n )?o (p )?q$", "k l m n o p q", "l |n |p ")]
    [TestCase("^k (l )?m (n )?o (p )?q$", "k l m o p q", "l ||p ")]
    [TestCase("^It must( not)? rain here$", "It must rain here", "")]
    public void Regular_expressions_match(string expression, string text, string captured) =>
        Match(expression, isRegex: true, text).ShouldBe(captured);

    // All folders: what is illegal, with the column that the published data names.
    [TestCase("two( white/black) hens", 11, "optional text may not contain alternatives")]
    [TestCase("{int}/y", 6, "an alternative is empty")]
    [TestCase("two (white)/black hens", 5, "an alternative has optional text alone")]
    [TestCase("y/{int}", 3, "an alternative is empty")]
    [TestCase("two white//black hens", 11, "an alternative is empty")]
    [TestCase("two () hens", 5, "optional text is empty")]
    [TestCase("(c(d))", 3, "optional text may not contain optional text")]
    [TestCase("({int})", 2, "optional text may not contain a parameter")]
    [TestCase("{(string)}", 2, "the name of a parameter may not contain")]
    [TestCase(@"two (surprisingly\) {string\} hens", 21, "'{' is never closed")]
    [TestCase(@"two (surprisingly\) {string} hens", 5, "'(' is never closed")]
    [TestCase(@"two ((surprisingly\) strong) hens", 5, "'(' is never closed")]
    [TestCase("{nothing}", 1, "there is no parameter type 'nothing'")]
    [TestCase(@"two quiet\ hens/cows(", 21, "'(' is never closed")]
    [TestCase("{", 1, "'{' is never closed")]
    [TestCase("(", 1, "'(' is never closed")]
    [TestCase("{string", 1, "'{' is never closed")]
    [TestCase("two ((very) quiet) hens", 6, "optional text may not contain optional text")]
    [TestCase("/", 1, "an alternative is empty")]
    [TestCase("//", 1, "an alternative is empty")]
    [TestCase(@"\[", 2, "'\\[' is no escape")]
    [TestCase(@"\", 1, "the backslash at the end escapes nothing")]
    public void Is_illegal(string expression, int column, string why)
    {
        var problem = Pattern(expression, isRegex: false).Problem;

        problem.ShouldNotBeNull();
        problem.ShouldStartWith($"\"{expression}\", character {column}: {why}");
        problem.ShouldMatch("escape|expression|Known:|backslash", "It says what to write instead.");
    }

    [TestCase("I have {int} hens", true)]
    [TestCase("I have hens", true)]
    [TestCase("^I have {int} hens$", false)]
    [TestCase(@"I have (\d+) hens", false)]
    [TestCase("I have (.*) hens", false)]
    [TestCase(@"I have hens\.", false)]
    [TestCase("I have {} hens (or so)", true)]
    public void Expressions_and_regular_expressions_are_told_apart(string text, bool isExpression) =>
        ExpressionDetector.IsCucumberExpression(text).ShouldBe(isExpression);

    private static string Match(string expression, bool isRegex, string text)
    {
        var pattern = Pattern(expression, isRegex);
        pattern.Problem.ShouldBeNull();
        return pattern.Match(text) is { } captures ? string.Join('|', captures.Select(c => c.Text)) : NoMatch;
    }

    private static StepPattern Pattern(string expression, bool isRegex)
    {
        var types = new ParameterTypes(new BindingsModel(new([]), new([]), new([]), new([]), new([])));
        var method = new MethodModel("Steps", "A", "Steps.A", false, ReturnKind.Void, new([]), null, null, PlaceModel.Nowhere, "Steps");
        return new StepPattern(new StepDefinitionModel(1, expression, isRegex, expression, 0, new([])), method, types);
    }
}
