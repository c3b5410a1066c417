@epic:Forum @story:Pachca @owner:school @matrix:external/pachca @matrix:internal/forum-notifications
Feature: The school's Pachca channel hears of every message

  Background:
    Given Marina teaches Petya "Algebra"

  @FOR-7.1
  Scenario: The channel is told what was said, and by whom
    When Petya writes "When is the test?" to Marina
    Then Pachca's channel has:
      """
      Petya (student), Algebra:
      When is the test?
      """

  @FOR-7.1
  Scenario: A message over a socket is told as well
    Given Petya's phone is connected
    When Petya's phone sends "When is the test?" to Marina
    Then Pachca's channel has 1 message

  @FOR-7.1
  Scenario: A message that was refused is not told
    When Petya attempts to write 4001 characters to Marina
    Then Pachca's channel has 0 messages

  @FOR-7.2 @in-process
  Scenario Outline: Without a <setting> nothing is told, and the message is stored
    Given the system runs without a Pachca <setting>
    When Petya writes "When is the test?" to Marina
    Then Pachca was asked 0 times
    And the log says that Pachca is not told
    And Marina reads in the chat with Petya:
      | From  | Message           |
      | Petya | When is the test? |

    Examples:
      | setting |
      | token   |
      | channel |

  @FOR-7.3 @virtual-time
  Scenario Outline: While Pachca <trouble>, messages are stored; later they are told
    Given Pachca <trouble>
    When Petya writes "When is the test?" to Marina
    Then Marina reads in the chat with Petya:
      | From  | Message           |
      | Petya | When is the test? |
    When Pachca is well again
    And 1 hour passes
    Then Pachca's channel has 1 message

    Examples:
      | trouble                    |
      | is down                    |
      | never answers              |
      | resets the connection once |
      | answers garbage once       |
      | fails once with 500        |
      | fails once with 502        |

  @FOR-7.3 @virtual-time
  Scenario: Pachca's 429 is obeyed
    Given Pachca asks to come again in 120 seconds
    When Petya writes "When is the test?" to Marina
    And 119 seconds pass
    Then Pachca was asked 1 time
    When 1 second passes
    Then Pachca's channel has 1 message

  @FOR-7.3 @virtual-time
  Scenario: After ten attempts the notification is given up
    Given Pachca is down
    When Petya writes "When is the test?" to Marina
    And 6 hours pass
    Then Pachca was asked 10 times
    And the notification is given up, and the log says so: "Pachca has trouble: 503"
    When 24 hours pass
    Then Pachca was asked 10 times

  @FOR-7.3 @virtual-time
  Scenario: Where it is useless, nothing is tried again
    Given Pachca's channel is gone
    When Petya writes "When is the test?" to Marina
    And 6 hours pass
    Then Pachca was asked 1 time
    And the notification is given up, and the log says so: "Pachca refuses the message"

  @FOR-7.3 @virtual-time
  Scenario: A token that is refused is not tried again
    Given Pachca refuses the token
    When Petya writes "When is the test?" to Marina
    And 6 hours pass
    Then Pachca was asked 1 time
    And the notification is given up, and the log says so: "Pachca refuses our token"

  @FOR-7.4
  Scenario Outline: <text> reaches Pachca unchanged
    When Petya writes to Marina, in JSON:
      """
      <json>
      """
    Then Pachca's channel has the text of the message, unchanged

    Examples:
      | text        | json                                                                    |
      | Cyrillic    | "Привет, ёж!"                                                           |
      | emoji       | "\ud83d\udc69\u200d\ud83d\udd2c \ud83c\uddf7\ud83c\uddfa"               |
      | line breaks | "one\\ntwo\r\\nthree\ttab"                                                |
      | markup      | "<b>1 < 2 & 3</b> *x* _y_ \\\\ \\" '"                                      |
