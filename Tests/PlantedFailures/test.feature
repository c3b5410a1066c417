@cause:test
Feature: The scenario is at fault

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name

  @names:NullReferenceException
  Scenario: Its step dereferences nothing
    When a step dereferences nothing

  @names:KeyNotFoundException
  Scenario: Its step looks in vain
    When a step looks for what nobody put there

  @names:not+implemented
  Scenario: Its step is not written yet
    When a step is not written yet

  @names:FormatException
  Scenario: Its step takes a word for a number
    When a step reads "twelve" as a number

  @names:create-invoise
  Scenario: It names an endpoint that is not there
    When "create-invoise" is called

  @names:Irinna
  Scenario: It names what was never saved
    Given the caller is signed in as "Irinna.token"
    When "me" is called

  @names:yokassa
  Scenario: It names a vendor that is not there
    When "health-live" is called
    Then the vendor "yokassa" was not called

  @names:invalid_transtion
  Scenario: It misspells the code that it expects
    Given a draft invoice
    When Irina attempts to move the invoice to paid
    Then the attempt is refused because of "invalid_transtion"

  @names:full_nmae
  Scenario: It misspells the field that it expects
    Given the caller is signed in as "Irina.token"
    When "me" is called
    Then the answer contains:
      """
      { "full_nmae": "Irina" }
      """
