@epic:Invoices @story:Payment_status @owner:billing @matrix:internal/invoices-payments
Feature: Waiting for a payment

  Background:
    Given Irina teaches Petya, Olga's child
    And a sent invoice

  @INV-11.4
  Scenario: The status follows the payment at once
    Given Olga has started a payment
    And Olga has seen the payment's status "SENT, pending"
    When the payment succeeds at YooKassa
    Then Olga sees the payment's status "PAID, succeeded"

  @INV-11.4
  Scenario Outline: The status follows when <what happens>
    Given Olga has started a payment
    And Olga has seen the payment's status "SENT, pending"
    When <what happens>
    Then Olga sees the payment's status "<status>"

    Examples:
      | what happens                                         | status              |
      | the bank refuses the payment because of "call_issuer" | SENT, canceled      |
      | Irina cancels the invoice                            | CANCELLED, pending  |
      | the parent views the invoice                         | VIEWED, pending     |

  @INV-11.4
  Scenario: A new attempt shows instead of the one that failed
    Given Olga has started a payment
    And the bank has refused the payment because of "call_issuer"
    And Olga has seen the payment's status "SENT, canceled"
    When Olga starts a payment
    Then Olga sees the payment's status "SENT, pending"

  @INV-11.4 @severity:critical @in-process
  Scenario: Another instance shows the payment as soon as the first one does
    Given Olga has started a payment
    And Olga has seen the payment's status "SENT, pending"
    And Olga has seen the payment's status "SENT, pending" at another instance
    When the payment succeeds at YooKassa
    Then Olga sees the payment's status "PAID, succeeded"
    And Olga sees the payment's status "PAID, succeeded" at another instance

  @INV-11.4 @INV-7.5 @virtual-time
  Scenario: The status follows the clock
    Given Olga has seen the payment's status "SENT, none"
    When 15 days pass
    Then Olga sees the payment's status "OVERDUE, none"

  @INV-11.4 @in-process
  Scenario: While nothing changes, the payment is not asked for again
    Given Olga has seen the payment's status "SENT, none"
    When Olga looks at the payment's status
    Then that took fewer than 3 queries, but at least one

  @INV-11.4 @severity:critical @in-process
  Scenario: Reads during a notification see the old or the new state, in 20 interleavings
    When Olga reads the status of a new payment 3 times while YooKassa delivers its notification, in 20 interleavings
    Then every interleaving saw the old or the new state, and the new one afterwards

  @INV-11.4 @severity:critical @in-process
  Scenario: A read during a notification sees the old or the new state, whenever the notification comes
    When Olga reads the status of a new payment, and YooKassa's notification comes before each of the read's statements in turn
    Then every interleaving saw the old or the new state, and the new one afterwards

  @INV-11.4 @INV-4.4
  Scenario Outline: <who> does not see the status of a foreign invoice
    Given Boris teaches Vera, Nina's child
    When <who> attempts to see the payment's status
    Then the attempt is refused with <status>

    Examples:
      | who    | status |
      | Boris  | 404    |
      | Nina   | 404    |
      | Petya  | 403    |
      | Nobody | 401    |
