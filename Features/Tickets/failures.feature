@epic:Tickets @story:Failures @owner:tickets @severity:critical @matrix:external/stripe
Feature: When buying fails
  Nothing is charged without an order, and nothing stays held.

  Background:
    Given Anna and Boris are buyers
    And Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 2         |

  @TIX-3.1
  Scenario: A declined card leaves the stock whole
    Given Anna has ordered 2 "Stalls" tickets
    When Anna's card is declined because of "insufficient_funds"
    Then Anna's order is declined because of "insufficient_funds"
    And 0 attendees are expected
    And 0 of the "Stalls" tickets are sold and 2 are available
    And no session at Stripe can be paid

  @TIX-3.1
  Scenario: A bank debit that fails leaves the stock whole
    Given Anna has ordered 2 "Stalls" tickets
    When Anna pays at Stripe by bank debit
    And the bank debit fails
    Then Anna's order is declined because of "insufficient_funds"
    And 0 of the "Stalls" tickets are sold and 2 are available

  Rule: Trouble at Stripe has a name, and nothing is charged or held afterwards

    @TIX-3.2 @TIX-2.4 @virtual-time
    Scenario Outline: Stripe <trouble>
      Given Stripe <trouble>
      When Anna attempts to order 2 "Stalls" tickets
      Then the attempt is refused because of "<reason>"
      And 0 of the "Stalls" tickets are sold and 2 are available
      When Stripe is well again
      And 5 minutes pass
      Then no session at Stripe can be paid
      And Boris can buy 2 "Stalls" tickets

      Examples:
        | trouble                                   | reason                         |
        | never answers                             | payment_provider_timeout       |
        | does its work but never answers once      | payment_provider_timeout       |
        | is down                                   | payment_provider_error         |
        | resets connections                        | payment_provider_error         |
        | does its work but resets the connection once | payment_provider_error      |
        | answers with a web page                   | payment_provider_error         |
        | answers with an object of another type    | payment_provider_error         |
        | is asked too often                        | payment_provider_busy          |
        | refuses our key                           | payment_provider_misconfigured |
        | is busy with the same request             | payment_provider_busy          |

    @TIX-3.2 @virtual-time
    Scenario: An answer that breaks off is no answer
      Given Stripe's answers break off
      When Anna attempts to order 2 "Stalls" tickets
      Then the attempt is refused because of "payment_provider_error"
      And Anna was told that nothing is charged and nothing held
      When 5 minutes pass
      Then Stripe has 1 session, 0 of them open

  @TIX-3.3 @in-process
  Scenario: A database that is gone makes no order and no session
    Given the database is gone
    When Anna attempts to order 1 "Stalls" ticket
    And the database is back
    Then the attempt is refused because of "internal_error"
    And Stripe has 0 sessions, 0 of them open
    And Anna has made 0 orders

  @TIX-3.3 @in-process @virtual-time
  Scenario: A database that goes away in the middle of checkout leaves nothing to pay
    Given the database goes away while Stripe makes the session
    When Anna attempts to order 2 "Stalls" tickets
    And the database is back
    Then the attempt is refused because of "internal_error"
    And Stripe has 1 session, 0 of them open
    When 2 hours pass
    Then 0 of the "Stalls" tickets are sold and 2 are available

  @TIX-3.3 @TIX-2.4 @in-process @virtual-time
  Scenario: A process that dies between Stripe's answer and its commit is cleaned up after
    Given the process dies while Stripe makes the session
    And Anna has attempted to order 2 "Stalls" tickets
    When the database is back
    Then Stripe has 1 session, 1 of them open
    When 2 hours pass
    And the database is asked:
      """
      SELECT status, reason FROM orders
      """
    Then the database answers:
      """
      [{ "status": "failed", "reason": "interrupted" }]
      """
    And Stripe has 1 session, 0 of them open
    And Boris can buy 2 "Stalls" tickets

  @TIX-3.3
  Scenario: A webhook that overtakes Stripe's answer completes the order
    Given the webhook overtakes Stripe's answer
    When Anna orders 1 "Stalls" ticket
    Then the webhook is accepted
    And Anna's order is completed
    And Anna has 1 ticket

  @TIX-3.4 @virtual-time
  Scenario: A confirmation that cannot be mailed does not hold the order up
    Given the vendor "sendgrid" is down
    When Anna buys 1 "Stalls" ticket
    Then Anna's order is completed
    And Anna has 1 ticket
    When the vendor "sendgrid" is well again
    And 5 minutes pass
    Then Anna has 1 mail with the subject "Hamlet"

  @TIX-3.4 @virtual-time
  Scenario: A background job that fails does not hold the order up
    Given Stripe labels no transfers
    When Anna buys 1 "Stalls" ticket
    Then Anna's order is completed
    When Stripe is well again
    And 5 minutes pass
    Then session, payment and transfer are labelled with Anna's order and "Hamlet"
