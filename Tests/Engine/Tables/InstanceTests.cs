using NUnit.Framework;
using Reqnroll;
using Reqnroll.Assist;
using Shouldly;

namespace Tests.Engine.Tables;

public sealed class InstanceTests
{
    [Test, SetCulture("en-US")]
    public void A_vertical_table_fills_properties_of_every_common_type()
    {
        var booking = Tables.Of(
            "Field | Value",
            "name | Anna Karenina",
            "Total price | 1,250.50",
            "BAGS | 2",
            "Paid? | true",
            "seat | middle of row",
            "Id | 5b1cbd0e-5cbb-4d44-8d5f-0d7b0c1d1a01",
            "Taken | 2/1/2026 10:30",
            "Departs | 2026-02-01T10:30:00+03:00",
            "Day | 2026-02-01",
            "Boarding | 09:45",
            "Takes | 01:30:00",
            "Weight | 23.5",
            "Link | https://example.org/b/1",
            "Meals | soup, fish",
            "Rows | 1; 2; 3",
            "Last Name | Karenina").CreateInstance<Booking>();

        booking.Name.ShouldBe("Anna Karenina");
        booking.TotalPrice.ShouldBe(1250.50m);
        booking.Bags.ShouldBe(2);
        booking.Paid.ShouldBeTrue();
        booking.Seat.ShouldBe(Seat.MiddleOfRow);
        booking.Id.ShouldBe(Guid.Parse("5b1cbd0e-5cbb-4d44-8d5f-0d7b0c1d1a01"));
        booking.Taken.ShouldBe(new DateTime(2026, 2, 1, 10, 30, 0, DateTimeKind.Unspecified));
        booking.Departs.ShouldBe(new DateTimeOffset(2026, 2, 1, 10, 30, 0, TimeSpan.FromHours(3)));
        booking.Day.ShouldBe(new DateOnly(2026, 2, 1));
        booking.Boarding.ShouldBe(new TimeOnly(9, 45));
        booking.Takes.ShouldBe(TimeSpan.FromMinutes(90));
        booking.Weight.ShouldBe(23.5);
        booking.Link.ShouldBe(new Uri("https://example.org/b/1"));
        booking.Meals.ShouldBe(["soup", "fish"]);
        booking.Rows.ShouldBe([1, 2, 3]);
        booking.Surname.ShouldBe("Karenina");
    }

    [Test, SetCulture("ru-RU")]
    public void Numbers_and_dates_are_read_in_the_culture_of_the_scenario()
    {
        var booking = Tables.Of("Total price | Day", "2 500,5 | 01.02.2026").CreateInstance<Booking>();
        booking.TotalPrice.ShouldBe(2500.5m);
        booking.Day.ShouldBe(new DateOnly(2026, 2, 1));
    }

    [Test]
    public void A_table_of_one_row_is_read_by_its_header() =>
        Tables.Of("Name | Paid | Seat", "Anna | false | aisle").CreateInstance<Booking>().Seat.ShouldBe(Seat.Aisle);

    [Test]
    public void Two_columns_and_one_row_are_vertical_if_the_row_begins_with_a_property()
    {
        Tables.Of("Property | Content", "Name | Anna").CreateInstance<Booking>().Name.ShouldBe("Anna");
        Tables.Of("Name | Bags", "Anna | 1").CreateInstance<Booking>().Bags.ShouldBe(1);
    }

    [Test]
    public void Records_are_made_by_their_constructor_and_filled_by_their_init_properties()
    {
        Tables.Of("Full name | Age | Note", "Anna | 28 | vegetarian").CreateInstance<Passenger>()
            .ShouldBe(new Passenger("Anna", 28) { Note = "vegetarian" });
        Tables.Of("full_name", "Anna").CreateInstance<Passenger>().Age.ShouldBe(0, "not in the table");
    }

    [Test]
    public void A_constructor_can_be_required_to_be_in_the_table_as_a_whole() =>
        Should.Throw<MissingMethodException>(() => Tables.Of("Full name", "Anna").CreateInstance<Passenger>(new InstanceCreationOptions { RequireTableToProvideAllConstructorParameters = true }))
            .Message.ShouldContain("Full name");

    [Test]
    public void Tuples_are_matched_by_place()
    {
        var (name, age) = Tables.Of("who | years", "Anna | 28").CreateInstance<(string Name, int Age)>();
        (name, age).ShouldBe(("Anna", 28));
        Should.Throw<ReqnrollException>(() => Tables.Of("who", "Anna").CreateInstance<(string, int)>()).Message.ShouldContain("2 items, the table 1");
    }

    [Test]
    public void An_empty_cell_is_null_or_the_default()
    {
        var booking = Tables.Of("Bags | Total price | Link | Meals", " | | | ").CreateInstance<Booking>();
        booking.Bags.ShouldBeNull();
        booking.TotalPrice.ShouldBe(0);
        booking.Link.ShouldBeNull();
        booking.Meals.ShouldBeEmpty();
    }

    [Test, SetCulture("en-US")]
    public void Every_cell_that_does_not_convert_is_reported_at_once()
    {
        var error = Should.Throw<ReqnrollException>(() => Tables.Of("Name | Total price | Seat | Paid", "Anna | dear | roof | maybe").CreateInstance<Booking>());
        error.Message.ShouldContain("Total price: 'dear' is not a Decimal (culture en-US)");
        error.Message.ShouldContain("Seat: 'roof' is not a Seat");
        error.Message.ShouldContain("Window, MiddleOfRow, Aisle");
        error.Message.ShouldContain("Paid: 'maybe' is not a Boolean");
    }

    [Test]
    public void A_property_that_cannot_be_set_is_an_error() =>
        Should.Throw<ReqnrollException>(() => Tables.Of("Name | Code", "Anna | x").CreateInstance<Booking>()).Message.ShouldContain("Booking.Code cannot be set");

    [Test]
    public void An_unknown_column_is_left_alone_unless_it_must_be_bound()
    {
        var table = Tables.Of("Name | Totl price | Bags", "Anna | 5 | 1");
        table.CreateInstance<Booking>().TotalPrice.ShouldBe(0);
        var error = Should.Throw<ColumnCouldNotBeBoundException>(() => table.CreateInstance<Booking>(new InstanceCreationOptions { VerifyAllColumnsBound = true }));
        error.Columns.ShouldBe(["Totl price"]);
        error.Message.ShouldContain("Totl price: Booking has no such property; did you mean TotalPrice?");
    }

    [Test]
    public void An_object_can_be_filled_or_made_by_a_method()
    {
        var booking = new Booking { Name = "Anna", Bags = 3 };
        Tables.Of("Bags | Paid", "1 | true").FillInstance(booking);
        booking.ShouldSatisfyAllConditions(b => b.Name.ShouldBe("Anna"), b => b.Bags.ShouldBe(1), b => b.Paid.ShouldBeTrue());
        Tables.Of("Bags | Paid", "1 | true").CreateInstance(() => new Booking { Name = "Boris" }).Name.ShouldBe("Boris");
    }

    [Test]
    public void A_table_that_is_neither_way_round_says_so() =>
        Should.Throw<ReqnrollException>(() => Tables.Of("Name | Bags | Paid", "Anna | 1 | true", "Boris | 2 | true").CreateInstance<Booking>()).Message.ShouldContain("CreateSet");

    [Test]
    public void A_set_has_an_object_a_row_and_names_the_row_that_does_not_convert()
    {
        Tables.Of("Full name | Age", "Anna | 28", "Boris | 30").CreateSet<Passenger>().ShouldBe([new Passenger("Anna", 28), new Passenger("Boris", 30)]);
        Should.Throw<ReqnrollException>(() => Tables.Of("Full name | Age", "Anna | 28", "Boris | old").CreateSet<Passenger>())
            .Message.ShouldStartWith("Row 2 of the table cannot be read as Passenger:\n  Age: 'old'");
    }

    [Test]
    public void A_set_can_be_made_row_by_row() =>
        Tables.Of("Name | Bags", "Anna | 1").CreateSet(row => new Booking { Surname = row["Name"] + "!" }).ShouldHaveSingleItem().Surname.ShouldBe("Anna!");
}
