@cause:product
Feature: The product is at fault

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name

  @names:NullReferenceException+in+POST+/invoices @module:Planted
  Scenario: It throws while an invoice is made
    Given the system throws "NullReferenceException" at "POST /invoices"
    And a draft invoice
    When Irina sends the invoice
    Then the invoice is sent

  @names:InvalidOperationException+in+POST+/invoices/{id}/payments @module:Planted
  Scenario: It throws when a payment is started
    Given the system throws "InvalidOperationException" at "POST /invoices/*/payments"
    And a sent invoice
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment

  @names:amount @module:invoices
  Scenario: It shows another amount
    Given the system says "''amount'':1" instead of "''amount'':2" at "GET /invoices/*"
    And the caller is signed in as "Irina.token"
    And "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 2500, "due_date": "2026-02-01", "description": "Algebra" }
      """
    And the answer's "id" is saved as "invoice"
    When "get-invoice" is called for "<invoice>"
    Then the answer's "amount" is 2500

  @names:how+the+attempt+was+answered
  Scenario: It answers another status
    Given the system answers 404 at "POST /invoices/*/transitions"
    And a draft invoice
    When Olga attempts to send the invoice
    Then the attempt is forbidden

  @names:InvoiceJson
  Scenario: It has renamed a field
    Given the system says "''state''" instead of "''status''" at "POST /invoices"
    And a draft invoice
    Then the invoice is draft

  @names:why+the+attempt+was+refused
  Scenario: It misspells a code
    Given a draft invoice
    And the system says "invalid_transitoin" instead of "invalid_transition" at "POST /invoices/*/transitions"
    When Irina attempts to move the invoice to paid
    Then the attempt is refused because of "invalid_transition"

  @names:JSON+was+expected
  Scenario: It answers with a page
    Given the system says "<html>" instead of "" at "GET /me"
    And the caller is signed in as "Irina.token"
    When "me" is called
    Then the answer's "full_name" is "Irina"

  @names:items
  Scenario: It has lost what was there
    Given a draft invoice
    And the system runs "DELETE FROM invoices" at "GET /invoices"
    And the caller is signed in as "Irina.token"
    When "list-invoices" is called
    Then the answer's "items" has 1 item

  @names:KeyNotFoundException
  Scenario: Its job throws
    Given Olga is on Telegram
    And the system throws "KeyNotFoundException" on its way to telegram
    And a draft invoice
    When Irina sends the invoice
    Then Olga has 1 Telegram message

  @names:status+200
  Scenario: It lets nobody in
    Given the system answers 403 at "GET /me"
    And the caller is signed in as "Irina.token"
    When "me" is called
    Then the answer has the status 200
