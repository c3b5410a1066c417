@calculator
Feature: Calculator
  What the engine does with the parts of a feature, shown on sums.

  Background:
    Given an empty sum

  @plain
  Scenario: Cucumber Expressions
    When I add 2 and 3
    Then the sum is 5
    And the label is "plain"
    But it is not 6

  Scenario: Regular expressions
    When I subtract 3
    Then the sum is -3

  Scenario: Data tables
    When I add these:
      | number | note       |
      | 1      | one        |
      | 20     | a \| pipe  |
    Then the sum is 21
    And the notes are "one, a | pipe"

  Scenario: Doc strings
    When I note:
      """
      two
        lines with "quotes" and a tab	here
      """
    Then the note has 2 lines

  @outline
  Scenario Outline: Outlines
    When I add <a> and <b>
    Then the sum is <sum>

    Examples: small
      | a | b | sum |
      | 1 | 1 | 2   |
      | 2 | 3 | 5   |

    @large
    Examples: large
      | a   | b   | sum  |
      | 700 | 300 | 1000 |

  Rule: Rules have backgrounds of their own
    Background:
      Given I add 1 and 1

    @inrule
    Scenario: Both backgrounds run
      Then the sum is 2
      And the tags are "inrule, calculator"
      And the rule is "Rules have backgrounds of their own"
