@epic:Invoices @story:Lifecycle @owner:billing @matrix:internal/invoices-payments @matrix:flow/invoice-to-payment @smoke
Feature: Invoice lifecycle
  A tutor bills a lesson, the parent pays it, and everybody can see where it stands.

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-1.1 @severity:critical
  Scenario: A new invoice is a draft
    When Irina creates an invoice for Petya:
      | Field       | Value              |
      | Amount      | 2500.00            |
      | Due date    | 2026-02-01         |
      | Description | Algebra, 4 lessons |
    Then the invoice is draft
    And the invoice shows:
      | Field       | Value              |
      | Amount      | 2500.00            |
      | Currency    | RUB                |
      | Due date    | 2026-02-01         |
      | Description | Algebra, 4 lessons |
      | Student     | Petya              |
    And it was neither sent, viewed nor paid

  @INV-1.2 @severity:critical
  Scenario: Sending an invoice notifies the parent
    Given Olga is on Telegram
    And a draft invoice
    When Irina sends the invoice
    Then the invoice is sent
    And it was sent now
    And Olga has 1 Telegram message

  @INV-1.3 @virtual-time
  Scenario: The parent's first look counts, the second changes nothing
    Given a sent invoice
    When Olga opens the invoice
    And 2 hours pass
    And Olga opens the invoice
    Then the invoice is viewed
    And it was viewed 2 hours ago

  @INV-1.4 @severity:critical
  Scenario: Starting a payment leaves a pending one
    Given a viewed invoice
    When Olga starts a payment
    Then the payment is pending
    And the invoice is viewed

  @INV-1.5 @severity:critical
  Scenario: A payment that succeeds pays the invoice
    Given a viewed invoice
    And Olga has started a payment
    When the payment succeeds at YooKassa
    Then the invoice is paid
    And it was paid now

  @INV-1.6 @virtual-time
  Scenario: The times of an invoice follow its life
    Given a draft invoice
    When 1 hour passes
    And Irina sends the invoice
    And 1 hour passes
    And Olga opens the invoice
    And 1 hour passes
    And Olga pays the invoice
    Then the invoice was created, sent, viewed and paid in that order, 1 hour apart

  @INV-1.6
  Scenario Outline: The database refuses times out of order
    Given a paid invoice
    When somebody sets "<column>" of the invoice to "<value>" in the database
    Then the database refuses because of "ck_invoices_timeline"

    Examples:
      | column    | value                |
      | sent_at   | 2000-01-01T00:00:00Z |
      | viewed_at | 2000-01-01T00:00:00Z |
      | paid_at   | 2000-01-01T00:00:00Z |

  @INV-1.7
  Scenario: Invoices live independently of one another
    Given a sent invoice "Algebra"
    And a sent invoice "Geometry"
    And a draft invoice "Physics"
    When Olga pays the invoice "Algebra"
    And Irina cancels the invoice "Geometry"
    Then the invoices are:
      | Description | Status    |
      | Algebra     | PAID      |
      | Geometry    | CANCELLED |
      | Physics     | DRAFT     |
