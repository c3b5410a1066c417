using NUnit.Framework;
using Reports.Suite;
using Runner.Selection;
using Shouldly;
using Tests.Reports;

namespace Tests.Runner;

public sealed class SelectionTests
{
    private const string Tickets = """
        Feature: Tickets

          Background:
            Given a hall

          @a
          Scenario: One
            Given seats:
              | seat |
              | A1   |

          @b
          Scenario Outline: Rows
            Given <seat>

            Examples:
              | seat |
              | A2   |
              | A3   |

          @ignore
          Scenario: Later
            Given nothing
        """;

    private TemporaryFolder folder = null!;
    private FeatureIndex index = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new TemporaryFolder();
        folder.Write("Features/tickets.feature", Tickets);
        folder.Write("Features/more.feature", "Feature: More\n\n  @a\n  Scenario: It's one more\n    Given x\n");
        index = FeatureIndex.Load(Path.Combine(folder.Path, "Features"));
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(4, "One, Rows, Rows")]   // a step of the background
    [TestCase(7, "One")]
    [TestCase(10, "One")]              // a row of its last table
    [TestCase(12, "Rows, Rows")]       // the outline's tags
    [TestCase(13, "Rows, Rows")]       // its title
    [TestCase(14, "Rows, Rows")]       // its step
    [TestCase(18, "Rows")]             // an example row
    public void A_line_selects_what_is_there(int line, string expected)
    {
        var selection = Select(new SelectionFlags { Places = [$"Features/tickets.feature:{line}"] });

        string.Join(", ", selection.Scenarios.Select(s => s.Name)).ShouldBe(expected);
    }

    [Test]
    public void A_row_is_asked_for_by_feature_and_name() =>
        Select(new SelectionFlags { Places = ["Features/tickets.feature:19"] }).Where
            .ShouldBe("(Description == 'Tickets' and (name == 'Rows (seat: A3)'))");

    [Test]
    public void A_value_that_the_title_names_is_not_asked_for_twice()
    {
        folder.Write("Features/seats.feature", "Feature: Seats\n\n  Scenario Outline: Seat <seat> is free\n    Given <seat> on <day>\n\n    Examples:\n      | seat | day |\n      | A1   | Mon |\n");
        index = FeatureIndex.Load(Path.Combine(folder.Path, "Features"));
        Select(new SelectionFlags { Places = ["Features/seats.feature:8"] }).Where.ShouldBe("(Description == 'Seats' and (name == 'Seat A1 is free (day: Mon)'))", "what the generator calls the row's test");
    }

    [Test]
    public void Quotes_in_titles_do_not_end_the_question() =>
        Select(new SelectionFlags(Name: "one more")).Where.ShouldBe(@"(Description == 'More' and (name == 'It\'s one more'))");

    [Test]
    public void Tags_alone_are_left_to_NUnit()
    {
        var selection = Select(new SelectionFlags(Tags: "@a or @zz"));

        selection.Scenarios.Count.ShouldBe(2);
        selection.Where.ShouldBe("(cat == 'a' or cat == 'zz')");
        selection.Notes.ShouldHaveSingleItem().ShouldStartWith("No scenario is tagged @zz.");
    }

    [Test]
    public void Everything_is_no_question_and_ignored_scenarios_are_not_waited_for()
    {
        var selection = Select(new SelectionFlags());

        selection.Where.ShouldBeNull();
        selection.Scenarios.Count.ShouldBe(4);
    }

    [Test]
    public void Flags_narrow_each_other() =>
        Select(new SelectionFlags(Tags: "@a", Feature: "tickets")).Scenarios.Select(s => s.Name).ShouldBe(["One"]);

    private ScenarioSelection Select(SelectionFlags flags) => ScenarioSelection.Of(index, flags, folder.Path);
}
