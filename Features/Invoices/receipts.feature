@epic:Invoices @story:Receipts @owner:notifications @matrix:external/sendgrid @matrix:internal/payments-notifications
Feature: A receipt by mail for a payment

  Background:
    Given Irina teaches Petya, Olga's child
    And a sent invoice

  @INV-8.5
  Scenario: The parent gets a receipt
    When Olga pays the invoice
    Then Olga has 1 mail with the subject "Receipt"

  @INV-8.5 @severity:critical @virtual-time
  Scenario Outline: Mail that fails does not stand in the way: SendGrid <trouble>
    Given SendGrid <trouble>
    When Olga pays the invoice
    Then the invoice is paid
    And the payment is succeeded
    And Olga has 0 mails

    Examples:
      | trouble             |
      | is down             |
      | never answers       |
      | resets connections  |
      | refuses our key     |
      | is asked too often  |

  @INV-8.5 @virtual-time
  Scenario: The receipt comes once mail is well again
    Given SendGrid is down
    And Olga has paid the invoice
    When SendGrid recovers, and 10 minutes pass
    Then Olga has 1 mail with the subject "Receipt"

  @INV-8.5 @virtual-time
  Scenario: SendGrid is not asked again before the time that it names
    Given SendGrid asks once to come again in 120 seconds
    And Olga has paid the invoice
    When 119 seconds pass
    Then SendGrid was asked to send 1 mail

  @INV-8.5 @INV-3.6
  Scenario: The same notification again brings no second receipt
    Given Olga has paid the invoice
    When YooKassa delivers the notification again
    Then Olga has 1 mail with the subject "Receipt"
