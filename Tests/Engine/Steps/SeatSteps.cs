using Reqnroll;
using Shouldly;

namespace Tests.Engine.Steps;

public sealed record Place(string Имя, decimal Цена);

[Binding]
public sealed class SeatSteps
{
    private readonly List<Place> _places = [];

    [Given("места:")]
    public void Places(DataTable table) => _places.AddRange(table.CreateSet<Place>());

    /// <summary>No scenario here uses it: the command line's tests look for that.</summary>
    [Then("nobody sits here")]
    public void NobodySitsHere() => _places.ShouldBeEmpty();

    [Then("за всё {decimal}")]
    public void Total(decimal expected) => _places.Sum(p => p.Цена).ShouldBe(expected);
}
