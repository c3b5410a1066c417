@epic:Invoices @story:Refunds @owner:billing @severity:critical @matrix:external/yookassa
Feature: Giving money back
  What was paid can be given back, once, and never more than was paid.

  Background:
    Given Irina teaches Petya, Olga's child
    And a sent invoice of 2500.00 roubles
    And Olga has paid the invoice

  @INV-3.13
  Scenario: A refund returns the money
    When Irina refunds the payment
    Then YooKassa has given back 2500.00 roubles in 1 refund
    And the payment shows 2500.00 roubles as given back

  @INV-3.13
  Scenario: A part of the money can be given back, and then the rest
    Given Irina has refunded 1000.50 roubles of the payment
    When Irina refunds the payment
    Then YooKassa has given back 2500.00 roubles in 2 refunds
    And the payment shows 2500.00 roubles as given back

  @INV-3.13
  Scenario: A refund made at YooKassa itself is followed
    When 300.00 roubles of the payment are refunded at YooKassa itself
    Then the notification is accepted
    And the payment shows 300.00 roubles as given back

  @INV-3.13
  Scenario: The same notification again gives nothing back twice
    Given Irina has refunded 1000.00 roubles of the payment
    When YooKassa delivers the notification again
    Then the notification is accepted
    And the payment shows 1000.00 roubles as given back

  @INV-3.13 @INV-3.8
  Scenario: A refund that YooKassa does not confirm is not believed
    When somebody claims that the payment was refunded
    Then the notification is refused with 409
    And the payment shows 0.00 roubles as given back

  @INV-3.13
  Scenario: More than was paid is never given back
    Given Irina has refunded 2000.00 roubles of the payment
    When Irina attempts to refund 500.01 roubles of the payment
    Then the attempt is refused because of "refund_exceeds_payment"
    And YooKassa has given back 2000.00 roubles in 1 refund

  @INV-3.13
  Scenario: A retry after YooKassa was out of reach gives nothing back twice
    Given YooKassa's notifications are held up
    And YooKassa does its work but resets the connection once
    And Irina has attempted to refund the payment
    When Irina refunds the payment
    Then YooKassa has given back 2500.00 roubles in 1 refund
    And the payment shows 2500.00 roubles as given back

  @INV-3.13
  Scenario: The notification tells what the broken connection could not
    Given YooKassa does its work but resets the connection once
    When Irina attempts to refund the payment
    Then the attempt is refused because of "payment_provider_error"
    And the payment shows 2500.00 roubles as given back

  @INV-3.13 @in-process
  Scenario: Two refunds at the same time are one
    When Irina refunds the payment 2 times at once
    Then YooKassa has given back 2500.00 roubles in 1 refund
    And the payment shows 2500.00 roubles as given back

  @INV-3.13 @INV-4.1
  Scenario: A stranger's payment cannot be refunded
    Given Boris teaches Vera, Nina's child
    When Boris attempts to refund the payment
    Then the attempt is refused exactly as for a payment that does not exist

  @INV-3.13 @INV-4.2
  Scenario: A parent cannot refund
    When Olga attempts to refund the payment
    Then the attempt is forbidden
    And YooKassa has given back 0.00 roubles in 0 refunds
