@epic:Forum @story:Messages @owner:school @severity:critical
Feature: Messages in a chat

  Background:
    Given Marina teaches Petya "Algebra"

  Rule: What is written is read, by whom and as it was meant

    @FOR-2.1
    Scenario: The teacher reads what the student has written
      When Petya writes "When is the test?" to Marina
      Then Marina reads in the chat with Petya:
        | From  | Message           |
        | Petya | When is the test? |

    @FOR-2.2
    Scenario Outline: <text> survives unchanged
      When Petya writes to Marina, in JSON:
        """
        <json>
        """
      Then Marina reads exactly the same text in the chat with Petya

      Examples:
        | text              | json                                                   |
        | Cyrillic          | "Привет, ёж!"                                          |
        | an emoji          | "\ud83d\udc69\u200d\ud83d\udd2c and \ud83c\uddf7\ud83c\uddfa" |
        | a tab             | "a\tb"                                                 |
        | line breaks       | "one\\ntwo\r\\nthree"                                    |
        | blanks at the end | "  code:\\n    x = 1  "                                 |
        | combining marks   | "e\u0301 \u0438\u0306"                                 |
        | right to left     | "\u05e9\u05dc\u05d5\u05dd"                             |
        | markup            | "<b>1 < 2 & 3</b> *x* _y_"                             |

    @FOR-2.3
    Scenario: The oldest message comes first
      Given Petya has written "One" to Marina
      And Marina has written "Two" to Petya
      When Petya writes "Three" to Marina
      Then Petya reads in the chat with Marina:
        | From   | Message |
        | Petya  | One     |
        | Marina | Two     |
        | Petya  | Three   |

    @FOR-2.4
    Scenario Outline: A page of <limit> after <offset> of 7 messages
      Given Petya has written 7 messages to Marina
      When Marina reads the chat with Petya with the limit <limit> and the offset <offset>
      Then the page holds "<messages>" of 7 messages

      Examples:
        | limit | offset | messages            |
        | 3     | 0      | 1, 2, 3             |
        | 3     | 3      | 4, 5, 6             |
        | 3     | 6      | 7                   |
        | 3     | 7      |                     |
        | 200   | 0      | 1, 2, 3, 4, 5, 6, 7 |

    @FOR-2.5
    Scenario: A reply refers to its message
      Given Petya has written "When is the test?" to Marina
      When Marina replies "On Friday" to Petya's "When is the test?"
      Then "On Friday" is Marina's reply to Petya's "When is the test?"

    @FOR-2.5
    Scenario: A reply refers to messages of its own chat only
      Given Marina teaches Vera "Geometry"
      And Vera has written "A secret" to Marina
      When Petya attempts to reply "Really?" to Marina about what Vera wrote to Marina
      Then the attempt is refused because of "invalid_request"
      And the refusal names "reply_to"

    @FOR-2.5
    Scenario: What was read is marked, for whoever has read it
      Given Petya has written "One" to Marina
      And Petya has written "Two" to Marina
      When Marina reads "One" from Petya
      Then "One" of Petya was read by Marina
      And "Two" of Petya was not read by Marina
      And Marina has 1 unread message from Petya
      And Petya has 0 unread messages from Marina

    @FOR-2.5
    Scenario: A read mark does not move back
      Given Petya has written "One" to Marina
      And Petya has written "Two" to Marina
      And Marina has read "Two" from Petya
      When Marina reads "One" from Petya
      Then "Two" of Petya was read by Marina

    Scenario: A message that is sent again because the answer was lost is stored once
      When Petya writes "Hello" to Marina, and again because the answer was lost
      Then Marina reads in the chat with Petya:
        | From  | Message |
        | Petya | Hello   |

  Rule: What cannot be a message is refused with a reason

    @FOR-6.1
    Scenario Outline: Nobody can <action> a chat that does not exist
      When Petya attempts to <action> a chat that does not exist
      Then the attempt is refused because of "not_found"
      And the refusal says "There is no such chat"

      Examples:
        | action  |
        | read    |
        | address |

    @FOR-6.2
    Scenario Outline: A message of <what> is refused
      When Petya attempts to write to Marina, in JSON:
        """
        <json>
        """
      Then the attempt is refused because of "invalid_request"
      And the refusal names "content"
      And Marina reads nothing in the chat with Petya

      Examples:
        | what               | json           |
        | nothing            | ""             |
        | blanks             | "   "          |
        | line breaks        | "\\n\t\r\\n"     |
        | invisible blanks   | "\u2003\u00a0" |
        | control characters | "a\u0007b"     |
        | a NUL              | "a\u0000b"     |

    @FOR-6.2
    Scenario: A message may have 4000 characters, and no more
      When Petya attempts to write 4001 characters to Marina
      Then the attempt is refused because of "invalid_request"
      And the refusal names "content"
      When Petya attempts to write 4000 characters to Marina
      Then the attempt succeeds

    @FOR-6.3
    Scenario: A chat that was closed takes no messages, but can be read
      Given Petya has written "Hello" to Marina
      And Marina has closed the chat with Petya
      When Petya attempts to write "Are you there?" in the chat of Petya and Marina
      Then the attempt is refused because of "chat_inactive"
      And the refusal says "400"
      And Petya reads in the chat with Marina:
        | From  | Message |
        | Petya | Hello   |

    @FOR-6.3
    Scenario: A chat that is opened again takes messages
      Given Marina has closed the chat with Petya
      When Marina opens the chat with Petya again
      And Petya writes "Hello" to Marina
      Then Marina reads in the chat with Petya:
        | From  | Message |
        | Petya | Hello   |

    Scenario Outline: A page with the <parameter> <value> is refused
      When Petya attempts to read the chat with Marina with the <parameter> <value>
      Then the attempt is refused because of "invalid_request"
      When Petya attempts to list their chats with the <parameter> <value>
      Then the attempt is refused because of "invalid_request"

      Examples:
        | parameter | value                |
        | limit     | 0                    |
        | limit     | -1                   |
        | limit     | 201                  |
        | limit     | 99999999999999999999 |
        | offset    | -1                   |
        | offset    | 1000001              |
        | offset    | ten                  |
