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

    [Then("за всё {decimal}")]
    public void Total(decimal expected) => _places.Sum(p => p.Цена).ShouldBe(expected);
}
