@contract @epic:Progress @story:Bad_input @owner:progress @severity:normal
Feature: Bad input to trainings
  Beside what every endpoint is given (Contract/bad-input.feature): what only trainings can be given.

  Background:
    Given Anna administers the school
    And Vera trains as PLAYER
    And Vera's training is saved as "training"
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Anna.token"

  @WF-1.7
  Scenario: An unknown property is refused by name, with the nearest known one
    When "add-progress" is called for "<training>" with:
      """
      { "xp_change": 50 }
      """
    Then the answer is a problem with the status 400
    And the problem names the field "xp_change"
    And the problem says "did you mean 'xp_gained'?"
    And Vera is at level 1 with 0 XP from 0 sessions, and the licence says the same

  @WF-1.7
  Scenario Outline: Progress with <what> is refused
    When "add-progress" is called for "<training>" with:
      """
      <body>
      """
    Then the answer is a problem with the status 400
    And the problem names the field "<field>"
    And Vera is at level 1 with 0 XP from 0 sessions, and the licence says the same

    Examples:
      | what                     | field              | body                                            |
      | negative XP              | xp_gained          | { "xp_gained": -1 }                             |
      | more XP than is sensible | xp_gained          | { "xp_gained": 100001 }                         |
      | more XP than a number    | xp_gained          | { "xp_gained": 2147483648 }                     |
      | half a point             | xp_gained          | { "xp_gained": 0.5 }                            |
      | sessions below none      | sessions_completed | { "xp_gained": 1, "sessions_completed": -1 }    |
      | a level of its own       | level              | { "xp_gained": 1, "level": 8 }                  |

  @WF-1.8 @own-system
  Scenario Outline: A training <what> is refused
    When "start-training" is called for "<Vera.id>" with:
      """
      <body>
      """
    Then the answer is a problem with the status 400
    And the problem names the field "<field>"
    And the table "licences" has 1 row

    Examples:
      | what                          | field          | body                                                                 |
      | without a beginning           | started_at     | { "specialisation": "COACH" }                                        |
      | whose beginning is null       | started_at     | { "specialisation": "COACH", "started_at": null }                    |
      | that begins in the future     | started_at     | { "specialisation": "COACH", "started_at": "2026-01-13T00:00:00Z" }  |
      | that began in another age     | started_at     | { "specialisation": "COACH", "started_at": "0001-01-01T00:00:00Z" }  |
      | as what nobody is             | specialisation | { "specialisation": "WIZARD", "started_at": "2026-01-01T00:00:00Z" } |
