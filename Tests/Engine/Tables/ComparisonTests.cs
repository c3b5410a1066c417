using NUnit.Framework;
using Reqnroll;
using Reqnroll.Assist;
using Shouldly;

namespace Tests.Engine.Tables;

[SetCulture("en-US")]
public sealed class ComparisonTests
{
    private static readonly Booking Anna = new() { Name = "Anna", TotalPrice = 2500.00m, Seat = Seat.MiddleOfRow, Meals = ["soup", "fish"], Day = new DateOnly(2026, 2, 1) };

    [Test]
    public void An_instance_is_compared_in_what_the_table_names() =>
        Tables.Of("Field | Value", "name | Anna", "Total Price | 2,500", "Seat | middle of row", "Meals | soup, fish", "Bags | ", "Day | 2026-02-01").CompareToInstance(Anna);

    [Test]
    public void Every_difference_is_in_the_message_and_an_unknown_column_has_its_nearest_property() =>
        Should.Throw<ComparisonException>(() => Tables.Of("Field | Value", "Name | Boris", "Total price | 2", "Seet | Aisle", "Paid | false").CompareToInstance(Anna))
            .Message.ShouldBe("The Booking is not what the table says:\n  Name: expected <Boris>, actual <Anna>\n  Total price: expected <2>, actual <2500.00>\n  Seet: Booking has no such property; did you mean Seat?");

    [Test]
    public void Nothing_at_all_is_not_what_the_table_says() =>
        Should.Throw<ComparisonException>(() => Tables.Of("Name", "Anna").CompareToInstance((Booking)null!)).Message.ShouldContain("Anna");

    [Test]
    public void Equivalence_is_true_or_false()
    {
        Tables.Of("Name", "Anna").IsEquivalentToInstance(Anna).ShouldBeTrue();
        Tables.Of("Name", "Boris").IsEquivalentToInstance(Anna).ShouldBeFalse();
        Tables.Of("Nom", "Anna").IsEquivalentToInstance(Anna).ShouldBeFalse();
    }

    [Test]
    public void A_set_is_compared_in_any_order_unless_order_is_asked_for()
    {
        var set = new[] { new Passenger("Boris", 30), new Passenger("Anna", 28) };
        var table = Tables.Of("Full name | Age", "Anna | 28", "Boris | 30");
        table.CompareToSet(set);
        Should.Throw<ComparisonException>(() => table.CompareToSet(set, sequentialEquality: true)).Message.ShouldContain("their order is not");
        table.CompareToSet(set.Reverse(), sequentialEquality: true);
    }

    [Test]
    public void What_is_missing_and_what_is_too_much_is_drawn_into_the_table()
    {
        var set = new[] { new Passenger("Boris", 30), new Passenger("Anna", 29), new Passenger("Vera", 5) };
        Should.Throw<ComparisonException>(() => Tables.Of("Full name | Age", "Anna | 28", "Boris | 30").CompareToSet(set)).Message.ShouldBe(
            """
            The set is not what the table says: 1 of 2 rows not found, 2 of 3 items not expected.
              | Full name | Age |
            - | Anna      | 28  |  row 1 was not found; nearest is item 2: Age: expected <28>, actual <29>
              | Boris     | 30  |
            + | Anna      | 29  |  item 2 was not expected
            + | Vera      | 5   |  item 3 was not expected
            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Each_item_counts_once()
    {
        var twice = Tables.Of("Full name", "Anna", "Anna");
        Should.Throw<ComparisonException>(() => twice.CompareToSet([new Passenger("Anna", 1)])).Message.ShouldContain("1 of 2 rows not found");
        twice.CompareToSet([new Passenger("Anna", 1), new Passenger("Anna", 2)]);
    }

    [Test]
    public void An_empty_table_expects_an_empty_set()
    {
        Tables.Of("Full name").CompareToSet(Array.Empty<Passenger>());
        Should.Throw<ComparisonException>(() => Tables.Of("Full name").CompareToSet([new Passenger("Anna", 1)])).Message.ShouldContain("+ | Anna");
    }

    [Test]
    public void Unknown_columns_of_a_set_are_all_named() =>
        Should.Throw<ComparisonException>(() => Tables.Of("Ful name | Agee", "Anna | 1").CompareToSet([new Passenger("Anna", 1)]))
            .Message.ShouldSatisfyAllConditions(m => m.ShouldContain("did you mean FullName?"), m => m.ShouldContain("did you mean Age?"));

    [Test]
    public void Anonymous_types_can_be_compared() =>
        Tables.Of("Full name | Age", "Anna | 28").CompareToSet([new { FullName = "Anna", Age = 28 }]);

    [Test]
    public void The_one_that_fits_is_found()
    {
        var set = new[] { new Passenger("Anna", 28), new Passenger("Boris", 30) };
        Tables.Of("Full name | Age", "Boris | 30").FindInSet(set).ShouldBe(set[1]);
        Tables.Of("Full name | Age", "Vera | 30").FindInSet(set).ShouldBeNull();
        Should.Throw<ComparisonException>(() => Tables.Of("Seat", "Aisle").FindInSet(set)).Message.ShouldContain("2 instances match");
    }
}
