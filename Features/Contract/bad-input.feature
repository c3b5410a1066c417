@contract @epic:Contract @story:Bad_input @owner:platform @severity:critical
Feature: Bad input is refused by every endpoint
  The endpoints are the system's own: a new one is covered the day it is born.

  Background:
    Given Irina teaches Petya, Olga's child
    And Anna administers the school
    And Vera is a customer of the shop
    And everybody has signed in, and is saved under their name
    And the caller may be "Irina.token"
    And the caller may be "Olga.token"
    And the caller may be "Petya.token"
    And the caller may be "Anna.token"
    And the caller may be "Vera.token"

  @own-system @virtual-time
  Scenario Outline: <bad input> is refused with a problem, and changes nothing
    When every endpoint is given "<bad input>"
    Then every endpoint refuses it with a problem
    And nothing is written to the database

    Examples:
      | bad input                    |
      | no token                     |
      | an invalid token             |
      | an unknown id                |
      | a malformed id               |
      | no JSON                      |
      | an unknown property          |
      | a missing property           |
      | a property of the wrong type |
      | a text with a NUL            |
      | half a character             |
      | an endless text              |
      | a number out of range        |
      | a wrong content type         |
      | an oversized body            |

  @own-system @virtual-time
  Scenario: An expired token is refused with a problem, and changes nothing
    When 2 hours pass
    And every endpoint is given "an expired token"
    Then every endpoint refuses it with a problem
    And nothing is written to the database
