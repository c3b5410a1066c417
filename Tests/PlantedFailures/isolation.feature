@isolation
Feature: Scenarios that lean on one another

  Scenario: B1 leaves something behind
    When something is left behind for everybody

  Scenario: B2 has nothing to do with it
    When "health-live" is called

  Scenario: A cannot stand what was left
    Then nothing was left behind

  Scenario: C needs what was left
    Then something was left behind
