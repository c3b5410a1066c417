@epic:Progress @story:Levels @owner:progress @severity:critical @matrix:internal/progress-licences
Feature: Levels and licences
  What somebody learns raises their level, and the licence says the same at the same moment.

  Background:
    Given Anna administers the school

  Rule: A training begins at level 1, with a licence

    @WF-1.1
    Scenario Outline: A new <specialisation>
      Given Vera is new to the school
      When Anna lets Vera train as <specialisation>
      Then Vera is at level 1 with 0 XP from 0 sessions, and the licence says the same

      Examples:
        | specialisation |
        | PLAYER         |
        | COACH          |
        | INTERN         |

    @WF-1.1
    Scenario: Nobody begins the same training twice
      Given Vera trains as COACH and has 200 XP
      When Anna attempts to let Vera train as COACH
      Then the attempt is refused because of "already_started"
      And Vera is at level 2 with 200 XP from 1 session, and the licence says the same

    @WF-1.1
    Scenario: Only who trains others lets them train
      Given Vera is new to the school
      When Vera attempts to let Vera train as COACH
      Then the attempt is forbidden

  Rule: The level follows the experience, exactly at the thresholds

    @WF-1.2
    Scenario: Progress brings the licence along by itself
      Given Vera trains as PLAYER
      When Anna books 120 XP from 3 sessions for Vera
      Then Vera is at level 2 with 120 XP from 3 sessions, and the licence says the same
      And 130 XP are missing for Vera's next level

    @WF-1.2 @own-system
    Scenario: One training leaves the other alone
      Given Vera trains as COACH
      And Vera trains as PLAYER
      When Anna books 100 XP from 1 session for Vera
      Then the monitor tells Anna: 2 of 2 in step, "none"
      And Vera is at level 2 with 100 XP from 1 session, and the licence says the same

    @WF-1.3
    Scenario: Updates in a row raise level after level
      Given Vera trains as PLAYER
      When Anna books for Vera, one after the other:
        | XP   |
        | 99   |
        | 1    |
        | 149  |
        | 1    |
        | 7749 |
        | 1    |
      Then Vera has come through:
        | XP   | level |
        | 99   | 1     |
        | 100  | 2     |
        | 249  | 2     |
        | 250  | 3     |
        | 7999 | 7     |
        | 8000 | 8     |
      And Vera is on the last level

    @WF-1.3
    Scenario Outline: <specialisation>s have thresholds of their own
      Given Vera trains as <specialisation>
      When Anna books for Vera, one after the other:
        | XP      |
        | <below> |
        | 1       |
      Then Vera has come through:
        | XP      | level   |
        | <below> | <level> |
        | <at>    | <next>  |

      Examples:
        | specialisation | below | level | at    | next |
        | COACH          | 199   | 1     | 200   | 2    |
        | COACH          | 11999 | 7     | 12000 | 8    |
        | INTERN         | 599   | 4     | 600   | 5    |

  Rule: Progress and licence change together, or neither

    @WF-1.6 @own-system
    Scenario: Without a licence there is no progress
      Given Vera trains as COACH
      And Vera's licence was lost from the database
      When Anna attempts to book 500 XP for Vera
      Then the attempt is refused because of "licence_missing"
      When Anna repairs the licences
      Then Vera is at level 1 with 0 XP from 0 sessions, and the licence says the same

    @WF-1.6 @in-process
    Scenario: A database that fails in the middle leaves both as they were
      Given Vera trains as COACH
      When the database fails at each statement of Anna's booking of 500 XP for Vera
      Then the bookings each come to "failed, and left both as they were"

    @WF-1.6 @in-process
    Scenario: Updates at the same time add up
      Given Vera trains as COACH
      When Anna books 3 times 40 XP for Vera at the same time, in 10 interleavings
      Then the bookings each come to "120 XP and 3 sessions more, licence in step"

    @WF-1.6
    Scenario: More than anybody can have is refused, and changes neither
      Given Vera trains as COACH and has 200 XP
      When Anna attempts to book 100001 XP for Vera
      Then the attempt is refused because of "invalid_request"
      And Vera is at level 2 with 200 XP from 1 session, and the licence says the same

  Rule: Everybody sees their own training, and who trains others sees all

    @WF-1.2
    Scenario: Another student's training does not exist
      Given Vera trains as COACH
      And Petya is new to the school
      When Petya attempts to see how Vera trains
      Then the attempt is refused as for one that does not exist

    @WF-1.2
    Scenario: Nobody books for themselves
      Given Vera trains as COACH
      When Vera attempts to book 500 XP for Vera
      Then the attempt is forbidden
      And Vera is at level 1 with 0 XP from 0 sessions, and the licence says the same
