@epic:Forum @story:Access @owner:school @severity:blocker
Feature: Nobody reads or writes where they don't belong

  Background:
    Given Marina teaches Petya "Algebra", with Irina as tutor
    And Denis teaches Vera "Physics"

  @FOR-4.1
  Scenario Outline: <who>, <what>, cannot enter the chat of Petya and Marina
    When <who> attempts to read the chat of Petya and Marina
    Then the attempt is forbidden
    When <who> attempts to write "Let me in" in the chat of Petya and Marina
    Then the attempt is forbidden
    And Marina reads nothing in the chat with Petya

    Examples:
      | who   | what                |
      | Vera  | another student     |
      | Denis | another teacher     |
      | Olga  | the student's mother |

  @FOR-4.3
  Scenario: The tutor cannot enter the chat of student and teacher
    When Irina attempts to read the chat of Petya and Marina
    Then the attempt is forbidden
    When Irina attempts to write "Hello" in the chat of Petya and Marina
    Then the attempt is forbidden

  @FOR-4.3
  Scenario: The tutor writes in their own chat with the student
    When Irina writes "How was school?" to Petya
    Then Petya reads in the chat with Irina:
      | From  | Message         |
      | Irina | How was school? |

  @FOR-4.3
  Scenario: The teacher cannot enter the chat of student and tutor
    When Marina attempts to read the chat of Petya and Irina
    Then the attempt is forbidden

  @FOR-4.2
  Scenario: Whoever claims to be somebody else is refused
    When Petya attempts to write "No homework today" to Marina in the name of Marina
    Then the attempt is refused because of "invalid_request"
    And the refusal names "sender_id"
    And Marina reads nothing in the chat with Petya

  @FOR-4.2
  Scenario: Only staff who take part in a chat can close it
    When Denis attempts to close the chat of Petya and Marina
    Then the attempt is forbidden
    When Petya attempts to close the chat of Petya and Marina
    Then the attempt is forbidden

  @FOR-4.4
  Scenario: Without a sign-in there is nothing to see
    When Nobody attempts to list their chats
    Then the attempt is refused for want of sign-in
    When Nobody attempts to read the chat of Petya and Marina
    Then the attempt is refused for want of sign-in
    When Nobody attempts to write "Hello" in the chat of Petya and Marina
    Then the attempt is refused for want of sign-in

  @FOR-4.4 @virtual-time
  Scenario: A sign-in that has expired is none
    Given Petya has signed in, and does not sign in again
    When 2 hours pass
    And Petya attempts to list their chats
    Then the attempt is refused for want of sign-in
    When Petya attempts to read the chat of Petya and Marina
    Then the attempt is refused for want of sign-in
    When Petya attempts to write "Hello" in the chat of Petya and Marina
    Then the attempt is refused for want of sign-in
