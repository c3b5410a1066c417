@contract @epic:Contract @story:Facts @owner:platform @severity:normal
Feature: Facts behind the answers, without any C#
  SQL statements, the database, files, and systems that cannot show when they are at rest; all of it is in docs/steps.md.

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"
    And "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 1500, "due_date": "2026-02-01", "description": "Algebra, part 1" }
      """
    And the answer's "id" is saved as "invoice"

  Rule: SQL statements are counted by request

    @in-process
    Scenario: A budget that does not grow with the data
      When "list-invoices" is called
      Then the last request ran at most 4 SQL statements
      And the last request repeated no SQL statement
      When "create-invoice" is called with:
        """
        { "student_id": "<Petya.id>", "amount": 900, "due_date": "2026-03-01", "description": "Geometry" }
        """
      And "list-invoices" is called
      Then the last request ran as many SQL statements as the one before

  Rule: The database can be looked into, and not written to

    @own-system
    Scenario: Rows of a SELECT, and of a table
      When the database is asked:
        """
        SELECT status, amount, currency FROM invoices WHERE id = '<invoice>'
        """
      Then the database answers:
        """
        [{ "status": "DRAFT", "amount": 1500, "currency": "#regex ^[A-Z]{3}$" }]
        """
      And the database answers 1 row
      And the table "invoices" has 1 row
      And the table "payments" has 0 rows

  Rule: An answer may be a file

    Scenario: CSV
      When "export-invoices" is called
      Then the answer is a file named "invoices.csv"
      And the answer's CSV has 1 row
      And the answer's CSV contains:
        | description     | amount  | currency |
        | Algebra, part 1 | 1500.00 | RUB      |

    Scenario: CSV, cell by cell
      When GET "/invoices.csv?sort=due_date" is requested
      Then the answer's CSV is:
        | number             | status | student_name | amount  | currency | due_date   | description     | created_at | sent_at | viewed_at | paid_at | cancelled_at |
        | #regex ^2026-\d{6}$ | DRAFT  | Petya        | 1500.00 | RUB      | 2026-02-01 | Algebra, part 1 | #datetime  |         |           |         |              |

  Rule: A system that cannot show rest is asked again

    Scenario: Until the answer is right
      When "move-invoice" is called for "<invoice>" with:
        """
        { "to": "SENT" }
        """
      And the answer's header "X-Task-Id" is saved as "task"
      Then "get-task" for "<task>" eventually contains:
        """
        { "status": "succeeded" }
        """
      And "get-task" for "<task>" contains within 2 seconds:
        """
        { "attempts": 1 }
        """
      And "/health/live" eventually contains:
        """
        { "status": "live" }
        """
      And "/health/live" contains within 1 second:
        """
        { "status": "#string" }
        """
