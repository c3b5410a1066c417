@epic:Invoices @story:Both_channels @owner:notifications @matrix:external/telegram @matrix:internal/invoices-notifications
Feature: One payment on the web and on Telegram

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-12.1
  Scenario: A payment on the web shows in the invoice's message
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When Olga pays the invoice
    Then Olga has 1 Telegram message
    And Olga's message says "Paid"
    And Olga's message has no buttons

  @INV-12.1
  Scenario: A cancelled invoice cannot be paid from its message any more
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When Irina cancels the invoice
    Then Olga's message says "Cancelled"
    And Olga's message has no buttons

  @INV-12.1 @INV-5.6 @virtual-time
  Scenario: A message that could not be changed at once is changed later
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    And Telegram goes down
    When Olga pays the invoice
    And Telegram recovers, and 10 minutes pass
    Then the invoice is paid
    And Olga's message says "Paid"

  @INV-12.2 @severity:critical
  Scenario: A payment that is started from Telegram shows on the web
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When Olga presses "Pay from Telegram"
    Then 1 payment is left open
    And Olga's message has the button "Continue to the payment", which leads to YooKassa's page
    And Olga is told "Continue on the payment page."

  @INV-12.2 @INV-3.12 @severity:critical
  Scenario: A payment that is started from Telegram is continued on the web
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When Olga presses "Pay from Telegram"
    And Olga starts a payment
    And the payment succeeds at YooKassa
    Then YooKassa knows 1 payment
    And the invoice is paid
    And Olga's message says "Paid"

  @INV-12.2 @INV-3.12
  Scenario: Telegram repeats an update, and nothing happens twice
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When Olga presses "Pay from Telegram"
    And Telegram repeats the update
    Then YooKassa was asked to create 1 payment
    And 1 payment is left open

  @INV-12.2 @INV-4.2 @severity:critical
  Scenario: Somebody else's press pays nothing
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When a stranger presses "Pay from Telegram" under Olga's message
    Then nothing was asked of YooKassa
    And the stranger is told "This invoice is not yours."

  @INV-12.2
  Scenario: A press on an invoice that was paid in the meantime says so
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    And Telegram goes down
    And Olga has paid the invoice
    When Telegram recovers
    And Olga presses "Pay from Telegram"
    Then Olga is told that it is "PAID"
    And YooKassa was asked to create 1 payment

  @INV-12.2 @severity:critical
  Scenario Outline: An update with <secret> is refused
    Given Olga is on Telegram
    And a sent invoice, which Olga has been told of
    When somebody delivers Olga's press with <secret>
    Then the update is refused with 403
    And nothing was asked of YooKassa

    Examples:
      | secret         |
      | no secret      |
      | another secret |

  @INV-12.2
  Scenario Outline: An update that is <nonsense> is answered with <status>
    When Telegram delivers <nonsense>
    Then the update is answered with <status>

    Examples:
      | nonsense                    | status |
      | no JSON                     | 400    |
      | a JSON array                | 400    |
      | an update of another kind   | 200    |
      | a press of another button   | 200    |
      | a press without its message | 400    |

  @INV-12.3
  Scenario: A payment of a parent without Telegram works silently
    Given a sent invoice
    When Olga pays the invoice
    Then the invoice is paid
    And nothing was asked of Telegram
