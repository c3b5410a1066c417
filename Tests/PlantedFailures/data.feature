@cause:data
Feature: The scenario's data is at fault

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"

  @names:register
  Scenario: A password that is too short
    Given "register" is called with:
      """
      { "email": "boris@example.test", "password": "x", "full_name": "Boris", "role": "parent" }
      """
    When "me" is called

  @names:ux_users_email
  Scenario: An address that somebody has
    Given "register" is called with:
      """
      { "email": "boris@example.test", "password": "correct horse", "full_name": "Boris", "role": "parent" }
      """
    And "register" is called with:
      """
      { "email": "boris@example.test", "password": "correct horse", "full_name": "Boris", "role": "parent" }
      """
    When "me" is called

  @names:invoices
  Scenario: An invoice of nothing
    Given a sent invoice of 0 roubles
    When Olga starts a payment

  @names:invoices
  Scenario: An invoice for nobody
    Given a new UUID is saved as "stranger"
    And "create-invoice" is called with:
      """
      { "student_id": "<stranger>", "amount": 2500, "due_date": "2026-02-01", "description": "Algebra" }
      """
    When "list-invoices" is called

  @names:transitions
  Scenario: A move that is none
    Given a draft invoice
    And "list-invoices" is called
    And the answer's "items[0].id" is saved as "invoice"
    And "move-invoice" is called for "<invoice>" with:
      """
      { "to": "PAID" }
      """
    When "list-invoices" is called

  @names:constraint
  Scenario: A row that breaks a constraint
    Given the system runs "INSERT INTO jobs (id) VALUES (gen_random_uuid())" at "POST /invoices"
    And a draft invoice
    When Irina sends the invoice

  @names:invoices
  Scenario: A property that nobody knows
    Given "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 2500, "due_date": "2026-02-01", "description": "Algebra", "colour": "red" }
      """
    When "list-invoices" is called

  @names:invoices
  Scenario: Nobody is signed in
    Given the caller is not signed in
    And "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 2500, "due_date": "2026-02-01", "description": "Algebra" }
      """
    When "list-invoices" is called
