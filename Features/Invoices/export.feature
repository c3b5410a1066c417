@epic:Invoices @story:Export @owner:billing
Feature: Invoices for the spreadsheet
  A tutor takes all invoices home as a CSV file.

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-9.1 @severity:critical
  Scenario: A header, then a line for each invoice
    Given a sent invoice of 2500.50 roubles due on 2026-02-01 for "Алгебра"
    And a draft invoice of 900 roubles due on 2026-02-02 for "Geometry"
    When Irina exports the invoices
    Then the export is CSV in UTF-8 with the columns number, status, student_name, amount, currency, due_date, description, created_at, sent_at, viewed_at, paid_at, cancelled_at
    And the export holds:
      | Description | Status | Amount  | Currency | Due date   | Student | Created              | Sent                 |
      | Алгебра     | SENT   | 2500.50 | RUB      | 2026-02-01 | Petya   | 2026-01-12T09:00:00Z | 2026-01-12T09:00:00Z |
      | Geometry    | DRAFT  | 900.00  | RUB      | 2026-02-02 | Petya   | 2026-01-12T09:00:00Z |                      |

  @INV-9.1 @virtual-time
  Scenario Outline: <order>, as the list
    Given drafts made an hour apart:
      | Description | Due date   |
      | Algebra     | 2026-02-03 |
      | Geometry    | 2026-02-01 |
      | Physics     | 2026-02-02 |
    When Irina exports the invoices, <order>
    Then the export holds, in this order: <list>

    Examples:
      | order           | list                       |
      | oldest first    | Algebra, Geometry, Physics |
      | newest first    | Physics, Geometry, Algebra |
      | first due first | Geometry, Physics, Algebra |
      | last due first  | Algebra, Physics, Geometry |

  @INV-9.2 @virtual-time
  Scenario Outline: Only what is <status>
    Given an invoice of each status
    When Irina exports the <status> invoices
    Then the export holds, in this order: <status>

    Examples:
      | status    |
      | draft     |
      | paid      |
      | overdue   |

  @INV-9.2
  Scenario Outline: An export cannot have the <parameter> <value>, as a list cannot
    When Irina attempts to export the invoices with the "<parameter>" "<value>"
    Then the attempt is refused because of "invalid_request"

    Examples:
      | parameter | value  |
      | status    | LOST   |
      | sort      | amount |

  Rule: A spreadsheet reads text as it was written, and runs none of it

    @INV-9.3
    Scenario Outline: <what> stays in its cell
      Given a draft invoice for:
        """
        <description>
        """
      When Irina exports the invoices
      Then the description's cell reads:
        """
        <description>
        """

      Examples:
        | what                    | description                  |
        | a quote                 | The "hard" part              |
        | a quote at the start    | "Hard"                       |
        | a comma                 | Algebra, 4 lessons           |
        | a line break            | Algebra\n4 lessons           |
        | all of it               | "Algebra", they said,\n"twice" |
        | a sign inside           | 2+2=4 - me@example.com       |

    @INV-9.3 @severity:critical
    Scenario Outline: What begins with <sign> is text
      Given a draft invoice for:
        """
        <description>
        """
      When Irina exports the invoices
      Then the description's cell reads:
        """
        '<description>
        """

      Examples:
        | sign     | description                  |
        | equals   | =HYPERLINK("//example.com",1) |
        | plus     | +1+1                         |
        | minus    | -1+1                         |
        | at       | @SUM(A1:A9)                  |

    @INV-9.3
    Scenario Outline: What begins with a <character> is text
      Given a draft invoice
      And its description came from an old database, and begins with a <character>
      When Irina exports the invoices
      Then the description's cell reads a quote before the <character>

      Examples:
        | character       |
        | tab             |
        | carriage return |

  Rule: Nobody exports another tutor's invoices

    @INV-9.4 @severity:critical
    Scenario: A tutor exports their own invoices only
      Given Boris teaches Vera, Nina's child
      And Irina has sent Petya the invoice "Algebra"
      And Boris has sent Vera the invoice "Physics"
      When Boris exports the invoices
      Then the export holds, in this order: Physics

    @INV-9.4
    Scenario Outline: <person> exports nothing
      Given a sent invoice
      When <person> attempts to export the invoices
      Then the attempt is <refusal>

      Examples:
        | person | refusal                     |
        | Olga   | forbidden                   |
        | Petya  | forbidden                   |
        | Nobody | refused for want of sign-in |

  @INV-9.4 @in-process
  Scenario: A large export comes while it is made
    Given 80 draft invoices with a description of 1000 characters
    When Irina has read the first line of the export
    Then the system is still reading invoices from the database
