@epic:Progress @story:Licences @owner:progress @severity:critical @matrix:internal/progress-licences
Feature: Licences out of step
  Something else has changed a licence: it is found, named with its severity, and brought back to what was learnt.

  Background:
    Given Anna administers the school

  @WF-1.4 @own-system
  Scenario Outline: A licence that is <how> is brought back, and nothing is lost
    Given Vera trains as COACH and has 1000 XP
    And Vera's licence was pushed to level <level> in the database
    When Anna repairs the licences
    Then 1 licence is corrected, and 0 are out of step still
    And Vera is at level 4 with 1000 XP from 1 session, and the licence says the same
    And Vera's licence has once been at level <highest>

    Examples:
      | how        | level | highest |
      | too low    | 1     | 4       |
      | too high   | 8     | 8       |

  @WF-1.4 @own-system
  Scenario: What was corrected is written down
    Given Vera trains as COACH and has 1000 XP
    And Vera's licence was pushed to level 2 in the database
    When Anna repairs the licences
    And the database is asked:
      """
      SELECT from_level, to_level FROM licence_corrections
      """
    Then the database answers:
      """
      [{ "from_level": 2, "to_level": 4 }]
      """

  @WF-1.4
  Scenario: The next progress brings a licence back as well
    Given Vera trains as COACH and has 1000 XP
    And Vera's licence was pushed to level 2 in the database
    When Anna books 10 XP from 1 session for Vera
    Then Vera is at level 4 with 1010 XP from 2 sessions, and the licence says the same

  @WF-1.4 @own-system
  Scenario: What is in step is left alone
    Given Vera trains as COACH and has 1000 XP
    When Anna repairs the licences
    Then 0 licences are corrected, and 0 are out of step still

  @WF-1.5 @own-system
  Scenario: The monitor sees a COACH licence that is out of step
    Given Vera trains as COACH and has 1000 XP
    And Petya trains as PLAYER and has 100 XP
    And Boris trains as PLAYER
    And Vera's licence was pushed to level 1 in the database
    Then the monitor tells Anna: 2 of 3 in step, "high"
    And the monitor shows Anna by specialisation:
      | specialisation | trainings | out of step | levels | severity |
      | PLAYER         | 2         | 0           | 0      | none     |
      | COACH          | 1         | 1           | 3      | high     |
      | INTERN         | 0         | 0           | 0      | none     |
    And the monitor names Vera's licence to Anna: 1 instead of 4, "high"

  @WF-1.5 @own-system
  Scenario Outline: <levels> level(s) out of step is <severity>
    Given Vera trains as COACH and has 1000 XP
    And Vera's licence was pushed to level <level> in the database
    Then the monitor tells Anna: 0 of 1 in step, "<severity>"

    Examples:
      | levels | level | severity |
      | 1      | 3     | low      |
      | 2      | 6     | medium   |
      | 3      | 7     | high     |

  @WF-1.5 @own-system
  Scenario: A licence that is missing is the worst
    Given Vera trains as COACH
    And Petya trains as COACH
    And Vera's licence was lost from the database
    And Petya's licence was pushed to level 8 in the database
    Then the monitor tells Anna: 0 of 2 in step, "critical"

  @WF-1.5 @virtual-time @own-system
  Scenario: The log says so every hour, unasked
    Given Vera trains as COACH
    And Vera's licence was pushed to level 3 in the database
    When 1 hour passes
    Then the log says "Licences out of step: 1 of 1 COACH, severity medium"

  @WF-1.8
  Scenario: A licence without a beginning cannot exist
    Given Vera trains as COACH
    When somebody takes the beginning of Vera's licence away in the database
    Then the database refuses because of "licences.started_at NOT NULL"
