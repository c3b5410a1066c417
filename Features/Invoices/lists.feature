@epic:Invoices @story:Lists @owner:billing
Feature: Lists of invoices

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-2.1 @severity:critical
  Scenario: A parent sees the invoices of all their children, and no others
    Given Irina teaches Masha, Olga's child
    And Boris teaches Vera, Nina's child
    And Irina has sent Petya the invoice "Algebra"
    And Irina has sent Masha the invoice "Reading"
    And Boris has sent Vera the invoice "Physics"
    When Olga lists the invoices
    Then the list is:
      | Description | Student |
      | Algebra     | Petya   |
      | Reading     | Masha   |

  @INV-2.2 @virtual-time
  Scenario: A student can have several open invoices
    Given a sent invoice "Algebra"
    And a viewed invoice "Geometry"
    And an overdue invoice "Physics"
    When Olga lists the invoices
    Then the list is:
      | Description | Status  | Student |
      | Algebra     | SENT    | Petya   |
      | Geometry    | VIEWED  | Petya   |
      | Physics     | OVERDUE | Petya   |

  Rule: A filter leaves what has that status

    @INV-2.3 @virtual-time
    Scenario Outline: Only what is <status>
      Given an invoice of each status
      When Irina lists the <status> invoices
      Then the list holds "<status>" only

      Examples:
        | status    |
        | draft     |
        | sent      |
        | viewed    |
        | paid      |
        | cancelled |
        | overdue   |

    @INV-2.3 @severity:critical @virtual-time
    Scenario: No filter shows a parent a draft
      Given an invoice of each status
      When Olga lists the draft invoices
      Then the list is empty

  Rule: Dates order a list, both ways, and pages divide it

    @INV-2.4 @virtual-time
    Scenario Outline: <order>
      Given drafts made an hour apart:
        | Description | Due date   |
        | Algebra     | 2026-02-03 |
        | Geometry    | 2026-02-01 |
        | Physics     | 2026-02-02 |
      When Irina lists the invoices, <order>
      Then the list is, in this order: <list>

      Examples:
        | order           | list                       |
        | oldest first    | Algebra, Geometry, Physics |
        | newest first    | Physics, Geometry, Algebra |
        | first due first | Geometry, Physics, Algebra |
        | last due first  | Algebra, Physics, Geometry |

    @INV-2.4
    Scenario Outline: On pages every invoice is seen once, also among equal dates: <order>
      Given 5 lessons billed at the same moment, due on the same day
      And "Lesson 1" was sent since
      When Irina lists the invoices, <order>, 2 on a page
      Then the pages are, in this order:
        | Invoices           | Total |
        | Lesson 1, Lesson 2 | 5     |
        | Lesson 3, Lesson 4 | 5     |
        | Lesson 5           | 5     |

      Examples:
        | order           |
        | oldest first    |
        | newest first    |
        | first due first |
        | last due first  |

  @INV-2.3 @INV-2.4
  Scenario Outline: A list cannot have the <parameter> <value>
    When Irina attempts to list the invoices with the "<parameter>" "<value>"
    Then the attempt is refused because of "invalid_request"

    Examples:
      | parameter | value       |
      | status    | LOST        |
      | status    | draft       |
      | sort      | amount      |
      | page      | 0           |
      | page      | first       |
      | page      | 99999999999 |
      | page_size | 0           |
      | page_size | 201         |
