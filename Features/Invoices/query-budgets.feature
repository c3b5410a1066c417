@epic:Invoices @story:Query_budgets @owner:billing
Feature: How often the database is asked

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-10.1 @INV-10.3 @severity:critical @in-process
  Scenario Outline: Listing <count> needs fewer than 5 queries
    Given <count> draft invoices
    When Irina lists all invoices
    Then <count> invoices are listed
    And that took fewer than 5 queries, but at least one

    Examples:
      | count |
      | 1     |
      | 200   |

  @INV-10.2 @INV-10.3 @severity:critical @in-process
  Scenario Outline: Looking at one of <count> needs fewer than 3 queries
    Given <count> draft invoices
    When Irina looks at the invoice
    Then that took fewer than 3 queries, but at least one

    Examples:
      | count |
      | 1     |
      | 200   |

  @INV-10.3 @in-process
  Scenario: More invoices in the list need no more queries
    Given 1 draft invoice
    And Irina has listed all invoices
    When 20 draft invoices are added
    And Irina lists all invoices
    Then 21 invoices are listed
    And that took as many queries as before

  @INV-10.3 @in-process
  Scenario: More invoices beside it need no more queries for one
    Given 1 draft invoice
    And Irina has looked at the invoice
    When 20 draft invoices are added
    And Irina looks at the invoice
    Then that took as many queries as before

  @INV-10.4 @in-process @virtual-time
  Scenario: A filter adds no query
    Given an invoice of each status
    And Irina has listed all invoices
    When Irina lists all sent invoices
    Then 1 invoice is listed
    And that took as many queries as before
