@epic:Invoices @story:Notifications_from_YooKassa @owner:billing @severity:critical @matrix:external/yookassa
Feature: Notifications from YooKassa
  YooKassa tells what became of a payment. What it says is believed only when its own API confirms it.

  Background:
    Given Irina teaches Petya, Olga's child
    And a viewed invoice
    And Olga has started a payment

  @INV-3.3
  Scenario: A successful payment pays the invoice
    When the payment succeeds at YooKassa
    Then the notification is accepted
    And the payment is succeeded
    And the invoice is paid

  @INV-3.4
  Scenario: A refused payment tells why and leaves the invoice payable
    When the bank refuses the payment because of "insufficient_funds"
    Then the payment is canceled because of "insufficient_funds"
    And the invoice is viewed
    And Olga can pay the invoice

  @INV-3.5
  Scenario: A cancelled payment leaves the invoice payable
    When the payment is cancelled at YooKassa
    Then the notification is accepted
    And the payment is canceled
    And the invoice is viewed
    And Olga can pay the invoice

  @INV-3.6 @virtual-time
  Scenario: The same notification again changes nothing
    Given the payment has succeeded at YooKassa
    When 1 hour passes
    And YooKassa delivers the notification again
    Then the notification is accepted
    And invoice and payment were paid 1 hour ago
    And the invoice became paid once

  @INV-3.7
  Scenario: A notification from a foreign address is refused
    Given the payment has succeeded at YooKassa without a notification
    When somebody delivers the notification from "203.0.113.7"
    Then the notification is refused with 403
    And the invoice is viewed

  @INV-3.8
  Scenario: A forged success is not believed
    When somebody claims that the payment succeeded
    Then the notification is refused with 409
    And the payment is pending
    And the invoice is viewed

  @INV-3.8
  Scenario: A success with another amount is not believed
    Given the payment has succeeded at YooKassa without a notification
    When YooKassa's notification claims another amount
    Then the notification is refused with 409
    And the invoice is viewed

  @INV-3.10
  Scenario Outline: A notification with <metadata> metadata is refused
    Given the payment has succeeded at YooKassa without a notification
    When YooKassa's notification comes with <metadata> metadata
    Then the notification is refused with 422
    And the invoice is viewed

    Examples:
      | metadata |
      | missing  |
      | foreign  |

  @INV-3.11
  Scenario Outline: Nonsense is refused without a crash: <nonsense>
    When YooKassa's address delivers <nonsense>
    Then the notification is answered with <status>
    And the invoice is viewed

    Examples:
      | nonsense           | status |
      | malformed JSON     | 400    |
      | an empty body      | 400    |
      | a JSON array       | 400    |
      | an unknown event   | 200    |
      | an unknown payment | 404    |

  @INV-3.9
  Scenario: A held payment is followed, and paid when it is captured
    Given the money of the payment is held
    And the payment is waiting_for_capture
    When the shop captures the payment
    Then the payment is succeeded
    And the invoice is paid

  @INV-3.9
  Scenario: A notification that comes late moves nothing back
    Given the money of the payment is held
    And the shop has captured the payment
    When YooKassa's notification that the money is held comes late
    Then the notification is accepted
    And the payment is succeeded
    And the invoice became paid once
