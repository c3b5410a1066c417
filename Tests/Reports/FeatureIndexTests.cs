using NUnit.Framework;
using Reports.Suite;
using Shouldly;

namespace Tests.Reports;

internal sealed class FeatureIndexTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_scenario_has_title_place_tags_and_steps_with_those_of_the_backgrounds()
    {
        folder.Write("Invoices/Paying.feature", """
            @epic:Money
            Feature: Paying

              Background:
                Given a tutor

              Rule: A payment settles the invoice
                Background:
                  Given an invoice
                @INV-1.5
                Scenario: A paid invoice is PAID
                  When it is paid
                  Then it is PAID
                  And it has
                    | field   | value |
                    | paid_at | now   |
            """);

        var scenario = FeatureIndex.Load(folder.Path).Scenarios.ShouldHaveSingleItem();

        scenario.Name.ShouldBe("A paid invoice is PAID");
        scenario.Rule.ShouldBe("A payment settles the invoice");
        scenario.Folder.ShouldBe("Invoices");
        scenario.Location.ShouldBe($"{Path.GetFileName(folder.Path)}/Invoices/Paying.feature:11");
        scenario.Tags.ShouldBe(["epic:Money", "INV-1.5"]);
        scenario.Steps.Select(s => $"{s.Line} {s.Keyword} {s.Text} {s.IsOutcome}").ShouldBe(
        [
            "5 Given a tutor False", "9 Given an invoice False", "12 When it is paid False", "13 Then it is PAID True", "14 And it has True",
        ]);
        scenario.Steps[^1].Argument.ShouldBe("| field | value |\n| paid_at | now |");
    }

    [Test]
    public void An_outline_is_one_scenario_a_row_with_its_line_and_values()
    {
        folder.Write("Paying.feature", """
            Feature: Paying
              Scenario Outline: A card that is <refusal> leaves the invoice payable
                When the bank answers "<reason>"
                  '''
                  {"reason": "<reason>"}
                  '''
                Then it is payable
                @money
                Examples: Bank
                  | refusal  | reason             |
                  | declined | insufficient_funds |
                Examples: Card
                  | refusal | reason       |
                  | expired | card_expired |
            """.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        var scenarios = FeatureIndex.Load(folder.Path).Scenarios;

        scenarios.Select(s => $"{s.Line} {s.DisplayName}").ShouldBe(
        [
            "11 A card that is declined leaves the invoice payable (reason: insufficient_funds)",
            "14 A card that is expired leaves the invoice payable (reason: card_expired)",
        ]);
        scenarios[0].Tags.ShouldBe(["money"]);
        scenarios[1].Tags.ShouldBeEmpty();
        scenarios[1].Steps[0].Text.ShouldBe("the bank answers \"card_expired\"");
        scenarios[1].Steps[0].Argument.ShouldBe("""{"reason": "card_expired"}""");
    }

    [Test]
    public void A_Russian_feature_is_read_in_its_own_words()
    {
        folder.Write("Счета.feature", """
            # language: ru
            Функция: Счета
              Сценарий: Оплаченный счёт
                Пусть есть счёт
                Когда он оплачен
                Тогда он закрыт
                И родитель знает об этом
            """);

        var steps = FeatureIndex.Load(folder.Path).Scenarios.ShouldHaveSingleItem().Steps;

        steps.Select(s => s.Keyword).ShouldBe(["Пусть", "Когда", "Тогда", "И"]);
        steps.Select(s => s.IsOutcome).ShouldBe([false, false, true, true]);
    }

    [Test]
    public void What_ran_is_found_again_by_title_and_row()
    {
        folder.Write("Paying.feature", """
            Feature: Paying
              Scenario Outline: Paying <amount>
                Then <amount>
                Examples:
                  | amount |
                  | 1      |
                  | 2      |
            """);
        var index = FeatureIndex.Load(folder.Path);

        index.Find(Made.Identity("Paying <amount>", folder: "", row: ("amount", "2")))!.Line.ShouldBe(7);
        index.Find(Made.Identity("Paying 1", folder: "", row: ("amount", "1")))!.Line.ShouldBe(6);
        index.Find(Made.Identity("Paying <amount>", folder: "", row: ("amount", "3"))).ShouldBeNull();
        index.Find(Made.Identity("Paying <amount>", folder: "Elsewhere", row: ("amount", "1"))).ShouldBeNull();
    }

    [Test]
    public void A_file_that_does_not_parse_is_named_with_line_column_and_what_was_expected_and_the_others_are_read()
    {
        folder.Write("Broken.feature", "Feature: Broken\n  Scenario: One\n    Given a\n    Whenever b\n");
        folder.Write("Good.feature", "Feature: Good\n  Scenario: One\n    Given a\n");
        folder.Write("bin/Debug/Copied.feature", "Feature: Copied\n  Scenario: One\n    Given a\n");

        var index = FeatureIndex.Load(folder.Path);

        index.Features.ShouldHaveSingleItem().Title.ShouldBe("Good");
        var problem = index.Problems.ShouldHaveSingleItem();
        problem.ToString().ShouldStartWith($"{Path.GetFileName(folder.Path)}/Broken.feature:4:5: expected: ");
        problem.Message.ShouldContain("Whenever b");
    }

    [Test]
    public void An_empty_file_is_a_problem_not_a_crash()
    {
        folder.Write("Empty.feature", "");
        FeatureIndex.Load(folder.Path).Problems.ShouldHaveSingleItem().Message.ShouldContain("empty file");
    }
}
