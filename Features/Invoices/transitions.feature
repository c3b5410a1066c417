@epic:Invoices @story:Transitions @owner:billing
Feature: From status to status

  Background:
    Given Irina teaches Petya, Olga's child

  Rule: Only these moves exist

    @INV-7.1 @severity:critical @virtual-time
    Scenario Outline: <person> moves an invoice from <from> to <to>
      Given a <from> invoice
      When <person> moves the invoice to <to>
      Then the invoice is <to>

      Examples:
        | from    | to        | person |
        | draft   | sent      | Irina  |
        | sent    | viewed    | Olga   |
        | sent    | paid      | Irina  |
        | viewed  | paid      | Irina  |
        | overdue | paid      | Irina  |

      @INV-7.6
      Examples: cancelling
        | from   | to        | person |
        | draft  | cancelled | Irina  |
        | sent   | cancelled | Irina  |
        | viewed | cancelled | Irina  |

    @INV-7.1
    Scenario Outline: Moving a <status> invoice to <status> again changes nothing
      Given a <status> invoice
      When <person> moves the invoice to <status>
      Then the invoice is <status>
      And the invoice became <status> once

      Examples:
        | status | person |
        | viewed | Olga   |

      @INV-8.6
      Examples: paid
        | status | person |
        | paid   | Irina  |

    @INV-8.6 @virtual-time
    Scenario: What was paid online and is marked as paid afterwards keeps its time
      Given a sent invoice
      When Olga pays the invoice
      And 1 hour passes
      And Irina moves the invoice to paid
      Then invoice and payment were paid 1 hour ago
      And the invoice became paid once

    @INV-7.1 @severity:critical @virtual-time
    Scenario Outline: No way from <from> to <to>
      Given a <from> invoice
      When <person> attempts to move the invoice to <to>
      Then the attempt is refused because of "invalid_transition"
      And the invoice is <from>

      Examples:
        | from      | to        | person |
        | draft     | draft     | Irina  |
        | draft     | paid      | Irina  |
        | draft     | overdue   | Irina  |
        | sent      | draft     | Irina  |
        | sent      | sent      | Irina  |
        | sent      | overdue   | Irina  |
        | viewed    | draft     | Irina  |
        | viewed    | sent      | Irina  |
        | viewed    | overdue   | Irina  |
        | overdue   | draft     | Irina  |
        | overdue   | sent      | Irina  |
        | overdue   | viewed    | Olga   |
        | overdue   | cancelled | Irina  |
        | overdue   | overdue   | Irina  |
        | cancelled | draft     | Irina  |
        | cancelled | sent      | Irina  |
        | cancelled | viewed    | Olga   |
        | cancelled | cancelled | Irina  |
        | cancelled | overdue   | Irina  |

      @INV-7.2
      Examples: paid is final
        | from | to        | person |
        | paid | draft     | Irina  |
        | paid | sent      | Irina  |
        | paid | viewed    | Olga   |
        | paid | cancelled | Irina  |
        | paid | overdue   | Irina  |

      @INV-7.3
      Examples: cancelled is final
        | from      | to   | person |
        | cancelled | paid | Irina  |

    @INV-7.1
    Scenario: A draft cannot be viewed, for the parent does not see it
      Given a draft invoice
      When Olga attempts to move the invoice to viewed
      Then the attempt is refused exactly as for an invoice that does not exist
      And the invoice is draft

    @INV-7.3 @severity:critical
    Scenario: A cancelled invoice cannot be paid at YooKassa
      Given a cancelled invoice
      When Olga attempts to start a payment
      Then the attempt is refused because of "invoice_not_payable"
      And YooKassa was asked to create 0 payments

  @INV-7.4
  Scenario: Every move is remembered
    Given a sent invoice
    And Olga opens the invoice
    When Irina cancels the invoice because of "Lesson moved"
    Then the past of the invoice is:
      | From   | To        | Actor | Role   | Reason       |
      |        | DRAFT     | Irina | tutor  |              |
      | DRAFT  | SENT      | Irina | tutor  |              |
      | SENT   | VIEWED    | Olga  | parent |              |
      | VIEWED | CANCELLED | Irina | tutor  | Lesson moved |

  @INV-7.5 @severity:critical @virtual-time
  Scenario Outline: A <status> invoice past its due date becomes overdue by itself
    Given a <status> invoice due on 2026-01-14
    When 3 days pass
    Then the invoice is overdue
    And the last move was made by the system

    Examples:
      | status |
      | sent   |
      | viewed |

  @INV-7.5 @virtual-time
  Scenario Outline: A <status> invoice never becomes overdue
    Given a <status> invoice due on 2026-01-14
    When 3 days pass
    Then the invoice is <status>

    Examples:
      | status    |
      | draft     |
      | paid      |
      | cancelled |

  @INV-7.5 @virtual-time
  Scenario: On its due date an invoice is not overdue yet
    Given a sent invoice due on 2026-01-14
    When 2 days pass
    Then the invoice is sent

  @INV-7.5 @severity:critical @virtual-time
  Scenario: An overdue invoice can still be paid
    Given an overdue invoice
    When Olga pays the invoice
    Then the invoice is paid
