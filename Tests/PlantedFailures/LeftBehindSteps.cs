using Reqnroll;
using Shouldly;

namespace PlantedFailures;

/// <summary>What no scenario should have: a memory that all share.</summary>
[Binding]
public static class LeftBehindSteps
{
    private static volatile bool _isThere;

    [When("something is left behind for everybody")]
    public static void Leave() => _isThere = true;

    [Then("nothing was left behind")]
    public static void Nothing() => _isThere.ShouldBeFalse("whether something is there");

    [Then("something was left behind")]
    public static void Something() => _isThere.ShouldBeTrue("whether something is there");
}
