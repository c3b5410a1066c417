using NUnit.Framework;
using Runner;
using Runner.Selection;
using Shouldly;

namespace Tests.Runner;

public sealed class TagExpressionTests
{
    [TestCase("@a", "a", true)]
    [TestCase("@a", "b", false)]
    [TestCase("a", "a", true)]
    [TestCase("not @a", "b", true)]
    [TestCase("not @a", "a", false)]
    [TestCase("not not @a", "a", true)]
    [TestCase("@a and @b", "a b", true)]
    [TestCase("@a and @b", "a", false)]
    [TestCase("@a or @b", "b", true)]
    [TestCase("@a or @b and @c", "a", true)]
    [TestCase("(@a or @b) and @c", "a", false)]
    [TestCase("@a and not (@b or @c)", "a c", false)]
    [TestCase("@a and not (@b or @c)", "a", true)]
    [TestCase("@matrix:external/yookassa", "matrix:external/yookassa", true)]
    [TestCase(@"@with\(bracket\)", "with(bracket)", true)]
    [TestCase("@A", "a", false)]
    public void An_expression_means_what_Cucumber_says(string expression, string tags, bool expected) =>
        TagExpressionParser.Parse(expression).Matches(tags.Split(' ')).ShouldBe(expected);

    [TestCase("@a and", "expected a tag, not or (, found the end at column 7.")]
    [TestCase("@a @b", "expected and, or, found \"@b\" at column 4.")]
    [TestCase("(@a or @b", "expected ), found the end at column 10.")]
    [TestCase("@a)", "expected no ) without a (, found \")\" at column 3.")]
    [TestCase("or @a", "expected a tag, not or (, found \"or\" at column 1.")]
    public void A_mistake_is_told_at_its_column(string expression, string expected) =>
        Should.Throw<CannotRunException>(() => TagExpressionParser.Parse(expression)).Message.ShouldBe($"--tags \"{expression}\": {expected}");

    [TestCase("@a and not (@b or @c)", "(cat == 'a' and not ((cat == 'b' or cat == 'c')))")]
    [TestCase("@it's", @"cat == 'it\'s'")]
    public void NUnit_is_asked_the_same_question(string expression, string expected) =>
        TagExpressionParser.Parse(expression).ToNUnit().ShouldBe(expected);
}
