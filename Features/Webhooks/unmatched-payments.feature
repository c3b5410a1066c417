@epic:Webhooks @story:Payments_of_no_invoice @owner:billing @severity:critical @matrix:external/yookassa
Feature: A payment that belongs to no invoice
  Merchants can take money at YooKassa without this system. It is written down for somebody to look after, not lost and not crashed on.

  Background:
    Given Irina teaches Petya, Olga's child
    And Alla administers the school

  @INV-8.7 @own-system
  Scenario: It is accepted, and reported to the administrators
    When somebody pays 990.50 roubles at YooKassa past this system
    Then the notification is accepted
    And Alla sees 1 payment of no invoice, of 990.50 roubles

  @INV-8.7 @own-system
  Scenario: It names an invoice of ours, and still pays nothing
    Given a sent invoice
    When somebody pays 2500 roubles at YooKassa past this system, naming the invoice
    Then the notification is accepted
    And the invoice is sent
    And Alla sees 1 payment of no invoice, which names the invoice

  @INV-8.7 @INV-3.6 @own-system
  Scenario: The same notification again reports it once
    Given somebody has paid 990.50 roubles at YooKassa past this system
    When YooKassa delivers the notification again
    Then the notification is accepted
    And Alla sees 1 payment of no invoice, of 990.50 roubles

  @INV-8.7 @INV-3.8 @own-system
  Scenario: What YooKassa does not know either is refused, and not reported
    When YooKassa's address delivers an unknown payment
    Then the notification is answered with 404
    And Alla sees 0 payments of no invoice

  @INV-8.7 @INV-4.3
  Scenario Outline: <who> does not see the payments of no invoice
    When <who> attempts to see the payments of no invoice
    Then the attempt is refused with <status>

    Examples:
      | who    | status |
      | Irina  | 403    |
      | Olga   | 403    |
      | Nobody | 401    |
