@epic:Tickets @story:Refunds @owner:tickets @severity:critical @matrix:external/stripe
Feature: Giving tickets back
  The producer gives an order back as a whole: the money to the buyer, the tickets to the stock.

  Background:
    Given Anna and Boris are buyers
    And Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 10        |
      | Child   | 0     | 10        |

  @TIX-1.4
  Scenario: The money goes back from the producer's account, the tickets to the stock
    Given Anna has bought 2 "Stalls" tickets
    When Clara refunds Anna's order
    Then Anna's order is refunded
    And Stripe has given back 50.00 in 1 refund, all of it from the producer
    And 0 attendees are expected
    And 0 of the "Stalls" tickets are sold and 10 are available

  @TIX-1.3
  Scenario: What cost nothing is given back without Stripe
    Given Anna has bought 2 "Child" tickets
    When Clara refunds Anna's order
    Then Anna's order is refunded
    And 0 of the "Child" tickets are sold and 10 are available
    And Stripe has given back 0.00 in 0 refunds

  @TIX-1.4 @virtual-time
  Scenario: A refund that Stripe cannot make now is made later, once
    Given Anna has bought 1 "Stalls" ticket
    And Stripe is down
    When Clara refunds Anna's order
    Then Anna's order is refunding
    When Stripe is well again
    And 5 minutes pass
    Then Anna's order is refunded
    And Stripe has given back 25.00 in 1 refund

  @TIX-1.4
  Scenario: A refund made at Stripe itself is followed
    Given Anna has bought 2 "Stalls" tickets
    When Anna's payment is refunded at Stripe itself
    Then the webhook is accepted
    And Anna's order is refunded
    And 0 of the "Stalls" tickets are sold and 10 are available

  @TIX-5.6
  Scenario: Only the producer gives an order back
    Given Anna has bought 1 "Stalls" ticket
    When Boris attempts to refund Anna's order
    Then the attempt is refused because of "not_found"

  @TIX-1.4
  Scenario: What was not paid cannot be given back
    Given Anna has ordered 1 "Stalls" ticket
    When Clara attempts to refund Anna's order
    Then the attempt is refused because of "order_not_refundable"
