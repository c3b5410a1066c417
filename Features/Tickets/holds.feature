@epic:Tickets @story:Holds @owner:tickets @severity:critical @matrix:internal/orders-stock
Feature: Holding tickets
  Tickets that somebody holds are nobody else's for 120 seconds.

  Background:
    Given Anna and Boris are buyers
    And Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 3         |

  @TIX-2.2 @virtual-time
  Scenario: A hold lasts 120 seconds and then returns to stock
    When Anna takes hold of 2 "Stalls" tickets
    Then Anna's hold ends 120 seconds later
    And 0 of the "Stalls" tickets are sold and 1 is available
    When 119 seconds pass
    Then 0 of the "Stalls" tickets are sold and 1 is available
    When 1 second passes
    Then 0 of the "Stalls" tickets are sold and 3 are available

  @TIX-2.2 @virtual-time
  Scenario: Held tickets are sold to nobody else until the hold is over
    Given Anna holds 2 "Stalls" tickets
    When Boris attempts to order 2 "Stalls" tickets
    Then the attempt is refused because of "sold_out", and says "only 1 are left"
    When 120 seconds pass
    Then Boris can buy 3 "Stalls" tickets

  @TIX-2.2 @virtual-time
  Scenario: What is over cannot be bought with
    Given Anna holds 2 "Stalls" tickets
    When 120 seconds pass
    And Anna attempts to order what they hold
    Then the attempt is refused because of "hold_expired"

  @TIX-2.2 @in-process @virtual-time @own-system
  Scenario: Holds that are over are cleared away also when nobody asks for their tickets
    Given Anna holds 2 "Stalls" tickets
    When 2 hours pass
    Then the table "holds" has 0 rows
    And the counter "tickets.holds_expired" has risen by 1

  @TIX-2.3
  Scenario: Every hold has a token that nobody can guess
    When Anna takes hold of 1 "Stalls" ticket
    And Boris takes hold of 1 "Stalls" ticket
    Then Anna and Boris have holds with tokens of their own

  @TIX-2.3
  Scenario: Only its holder can release a hold
    Given Anna holds 2 "Stalls" tickets
    When Boris attempts to release Anna's hold
    Then the attempt is refused as for one that does not exist
    And 0 of the "Stalls" tickets are sold and 1 is available
    When Anna releases the hold
    Then 0 of the "Stalls" tickets are sold and 3 are available

  @TIX-2.3
  Scenario: Only its holder can buy with a hold
    Given Anna holds 2 "Stalls" tickets
    When Boris attempts to order what Anna holds
    Then the attempt is refused because of "not_found"

  @TIX-2.4 @own-system
  Scenario: A hold ends with the purchase
    Given Anna holds 2 "Stalls" tickets
    And Anna has ordered what they hold
    When Anna pays at Stripe
    Then 2 of the "Stalls" tickets are sold and 1 is available
    And the table "holds" has 0 rows

  @TIX-2.4 @virtual-time
  Scenario: A hold that is being paid cannot be released, and lasts as long as the order can be paid
    Given Anna holds 2 "Stalls" tickets
    And Anna has ordered what they hold
    When Anna attempts to release Anna's hold
    Then the attempt is refused because of "hold_in_use"
    When 20 minutes pass
    Then 0 of the "Stalls" tickets are sold and 1 is available

  @TIX-2.4 @own-system
  Scenario: A hold ends with the failure of the purchase
    Given Anna holds 2 "Stalls" tickets
    And Anna has ordered what they hold
    When Anna's card is declined because of "insufficient_funds"
    Then 0 of the "Stalls" tickets are sold and 3 are available
    And the table "holds" has 0 rows

  @TIX-2.5 @own-system
  Scenario: An order of several kinds gets all of them or none
    Given Clara sells tickets for "Faust":
      | tickets | price | there are |
      | Stalls  | 25.00 | 3         |
      | Circle  | 12.50 | 1         |
    When Anna attempts to hold:
      | tickets | quantity |
      | Stalls  | 2        |
      | Circle  | 2        |
    Then the attempt is refused because of "sold_out"
    And 0 of the "Stalls" tickets are sold and 3 are available
    And the table "holds" has 0 rows
