@contract @epic:Contract @story:Vendors @owner:platform @severity:normal
Feature: Vendors by name, without any C#
  Every generic step about vendors has an example here; all of them are in docs/steps.md.

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"
    And "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 1500, "due_date": "2026-02-01", "description": "Algebra" }
      """
    And the answer's "id" is saved as "invoice"
    And "move-invoice" is called for "<invoice>" with:
      """
      { "to": "SENT" }
      """
    And the caller is signed in as "Olga.token"

  Scenario: What a vendor was asked
    When "start-payment" is called for "<invoice>"
    Then the vendor "yookassa" was called 1 time with "POST /payments"
    And the vendor "yookassa" was called 0 times with "GET /payments/*"
    And the vendor "yookassa" was last called with "POST /payments" and:
      """
      { "amount": { "value": "1500.00", "currency": "RUB" }, "metadata": { "invoice_id": "<invoice>" } }
      """
    And the vendor "telegram" was not called
    And the vendor "yookassa" was called 1 time

  @virtual-time
  Scenario Outline: A vendor that <trouble>
    Given the vendor "yookassa" <trouble>
    When "start-payment" is called for "<invoice>"
    Then the answer is a problem with the status <status> and the code "<code>"

    Examples:
      | trouble                             | status | code                     |
      | is down                             | 502    | payment_provider_error   |
      | never answers                       | 504    | payment_provider_timeout |
      | resets connections                  | 502    | payment_provider_error   |
      | answers 12 seconds late             | 504    | payment_provider_timeout |
      | answers 500                         | 502    | payment_provider_error   |
      | asks to come again in 30 seconds    | 503    | payment_provider_busy    |

  @virtual-time
  Scenario: A vendor that is slow, but not too slow
    Given the vendor "yookassa" answers 9 seconds late
    When "start-payment" is called for "<invoice>"
    Then the answer has the status 201

  Scenario: A vendor that answers nonsense, and is well again
    Given the vendor "yookassa" answers 200 with:
      """
      502 Bad Gateway
      """
    When "start-payment" is called for "<invoice>"
    Then the answer is a problem with the status 502
    When the vendor "yookassa" is well again
    And "start-payment" is called for "<invoice>"
    Then the answer has the status 200

  Scenario: A vendor that goes down in the middle
    When "start-payment" is called for "<invoice>"
    Then the answer has the status 201
    When the vendor "yookassa" goes down
    And "start-payment" is called for "<invoice>"
    Then the answer has the status 200
