@epic:Forum @story:Real_time @owner:school @severity:critical @matrix:internal/forum-realtime
Feature: Messages arrive at once

  Background:
    Given Marina teaches Petya "Algebra"

  Rule: A message reaches every device of every participant, in the order of the chat

    @FOR-8.1
    Scenario: What is written over HTTP shows on the other's device
      Given Marina's phone is connected
      When Petya writes "When is the test?" to Marina
      Then Marina's phone shows:
        | From  | Message           |
        | Petya | When is the test? |

    @FOR-8.1
    Scenario: What is sent from a device shows on all others
      Given Petya's phone is connected
      And Petya's laptop is connected
      And Marina's phone is connected
      And Marina's tablet is connected
      When Petya's phone sends "When is the test?" to Marina
      Then the answer is the message "When is the test?", from Petya
      And Petya's laptop shows:
        | From  | Message           |
        | Petya | When is the test? |
      And Marina's phone shows:
        | From  | Message           |
        | Petya | When is the test? |
      And Marina's tablet shows:
        | From  | Message           |
        | Petya | When is the test? |

    @FOR-8.1 @FOR-2.1
    Scenario: What is sent from a device is stored like any other message
      Given Petya's phone is connected
      When Petya's phone sends "When is the test?" to Marina
      Then Marina reads in the chat with Petya:
        | From  | Message           |
        | Petya | When is the test? |

    @FOR-8.1
    Scenario: Both write at the same time, and all devices show the same order
      Given Petya's phone is connected
      And Marina's phone is connected
      When Petya and Marina write 8 messages each at the same time
      Then Petya's phone shows all 16 messages in the order of the chat with Marina
      And Marina's phone shows all 16 messages in the order of the chat with Petya

    @FOR-8.1 @in-process
    Scenario: A device on another instance of the system hears it, too
      Given Marina's phone is connected to another instance of the system
      And Petya's phone is connected
      When Petya's phone sends "From here" to Marina
      And Marina's phone sends "From there" to Petya
      Then Marina's phone shows:
        | From   | Message    |
        | Petya  | From here  |
        | Marina | From there |
      And Petya's phone shows:
        | From   | Message    |
        | Petya  | From here  |
        | Marina | From there |

    Scenario: Devices hear of chats that are opened and removed
      Given Petya's phone is connected
      When Marina ends Petya's lessons in "Algebra"
      Then Petya's phone shows that a chat was removed
      When Marina enrols Petya in "Algebra"
      Then Petya's phone shows that a chat was opened

    @FOR-2.5
    Scenario: The writer sees when the message was read
      Given Petya has written "When is the test?" to Marina
      And Petya's phone is connected
      And Marina's phone is connected
      When Marina's phone marks "When is the test?" from Petya as read
      Then Petya's phone shows that Marina has read 1 message

  Rule: Who is typing is shown while it is so, and kept nowhere

    @FOR-8.2 @virtual-time
    Scenario: The other sees that somebody is typing, until they stop
      Given Petya's phone is connected
      And Marina's phone is connected
      When Petya types to Marina on the phone
      Then Marina's phone shows that Petya is typing
      And Petya's phone shows nothing
      When 4 seconds pass
      Then Marina's phone shows nothing
      When 1 second passes
      Then Marina's phone shows that Petya has stopped typing

    @FOR-8.2 @virtual-time
    Scenario: Whoever goes on typing is shown once
      Given Petya's phone is connected
      And Marina's phone is connected
      And Petya is typing to Marina on the phone
      When 4 seconds pass
      And Petya types to Marina on the phone
      And 4 seconds pass
      Then Marina's phone shows that Petya is typing

    @FOR-8.2
    Scenario: A device that connects later hears nothing of it
      Given Petya's phone is connected
      And Marina's phone is connected
      And Marina's phone has lost its connection
      When Petya types to Marina on the phone
      And Marina's phone connects again
      Then Marina's phone shows nothing

    @FOR-8.2 @own-system
    Scenario: Typing changes nothing in the database
      Given Petya's phone is connected
      And Marina's phone is connected
      When Petya types to Marina on the phone and nothing is stored
      Then Marina's phone shows that Petya is typing

    @FOR-8.2 @in-process
    Scenario: Typing shows on another instance of the system, too
      Given Marina's phone is connected to another instance of the system
      And Petya's phone is connected
      When Petya types to Marina on the phone
      Then Marina's phone shows that Petya is typing

  Rule: Who was away receives what they missed, once

    @FOR-8.3
    Scenario: Messages that came meanwhile show in order, after the reconnection
      Given Marina's phone is connected
      And Petya has written "One" to Marina
      And Marina's phone has lost its connection
      And Petya has written "Two" to Marina
      And Petya has written "Three" to Marina
      When Marina's phone connects again
      And Petya writes "Four" to Marina
      Then Marina's phone shows:
        | From  | Message |
        | Petya | Two     |
        | Petya | Three   |
        | Petya | Four    |

    @FOR-8.3
    Scenario: Messages that come while a device catches up are neither lost nor doubled
      Given Marina's phone is connected
      And Marina's phone has lost its connection
      And Petya has sent 8 messages to Marina in one go
      When Marina's phone connects while Petya sends 6 more
      Then Marina's phone shows messages 1 to 14, each once and in order

    @FOR-8.3
    Scenario: Each device catches up from where it was
      Given Marina's phone is connected
      And Marina's tablet is connected
      And Marina's tablet has lost its connection
      And Petya has written "One" to Marina
      And Marina's phone has lost its connection
      And Petya has written "Two" to Marina
      When Marina's tablet connects again
      And Marina's phone connects again
      Then Marina's tablet shows:
        | From  | Message |
        | Petya | One     |
        | Petya | Two     |
      And Marina's phone shows:
        | From  | Message |
        | Petya | Two     |

    @FOR-8.3 @in-process
    Scenario: After the database was away, devices connect and hear again
      Given Marina's phone is connected
      And the database is gone
      When the database is back
      And Petya's phone connects again
      And Petya writes "Are you there?" to Marina
      Then Marina's phone shows:
        | From  | Message        |
        | Petya | Are you there? |

    @FOR-8.3 @in-process
    Scenario: What is written before the system listens again is not lost
      Given Marina's phone is connected
      And the database is gone
      When the database is back
      And Petya writes "Are you there?" to Marina
      Then Marina's phone shows:
        | From  | Message        |
        | Petya | Are you there? |

  Rule: A socket is for those who belong there

    @FOR-8.4
    Scenario: Without a sign-in there is no socket
      When Nobody's phone attempts to connect
      Then Nobody's phone is refused because of "not_signed_in"

    @FOR-8.4
    Scenario Outline: A socket for a chat is refused to <who>, <what>
      Given Denis teaches Vera "Physics"
      When <who>'s phone attempts to follow the chat of Petya and Marina
      Then <who>'s phone is refused because of "<code>"

      Examples:
        | who    | what                 | code              |
        | Vera   | another student      | not_a_participant |
        | Denis  | another teacher      | not_a_participant |
        | Olga   | the student's mother | not_a_participant |
        | Nobody | who is not signed in | not_signed_in     |

    @FOR-8.4
    Scenario: A socket for a chat hears of that chat only
      Given Marina teaches Vera "Geometry"
      And Marina's phone follows the chat with Petya
      When Vera writes "Hello" to Marina
      And Petya writes "Hi" to Marina
      Then Marina's phone shows:
        | From  | Message |
        | Petya | Hi      |

    @FOR-8.4 @FOR-3.1
    Scenario: Nobody else's device hears of it
      Given Denis teaches Vera "Physics"
      And Vera's phone is connected
      And Denis's phone is connected
      And Olga's phone is connected
      When Petya writes "Hello" to Marina
      Then Vera's phone shows nothing
      And Denis's phone shows nothing
      And Olga's phone shows nothing

    @FOR-8.4 @FOR-4.1
    Scenario: Into a foreign chat nobody sends or types, and the socket stays open
      Given Denis teaches Vera "Physics"
      And Vera's phone is connected
      And Marina's phone is connected
      When Vera's phone attempts to send "Let me in" into the chat of Petya and Marina
      Then the frame is answered with the error "not_a_participant"
      When Vera's phone attempts to type into the chat of Petya and Marina
      Then the frame is answered with the error "not_a_participant"
      And Marina's phone shows nothing
      And Vera's phone is still connected

    @FOR-8.4 @FOR-6.2
    Scenario: An empty message over a socket is refused as over HTTP
      Given Petya's phone is connected
      When Petya's phone sends " " to Marina
      Then the frame is answered with the error "invalid_request"
      And Petya's phone is still connected

    @FOR-8.4 @virtual-time
    Scenario: A device is disconnected when its sign-in has expired
      Given Petya's phone is connected
      When 1 hour passes
      Then Petya's phone was dropped because of "token_expired"

    @FOR-8.4
    Scenario: All devices of a deleted account are disconnected, and nobody else's
      Given Petya's phone is connected
      And Petya's tablet follows the chat with Marina
      And Marina's phone is connected
      When Petya deletes their account
      Then Petya's phone was dropped because of "signed_out"
      And Petya's tablet was dropped because of "signed_out"
      And Marina's phone is still connected

    @FOR-8.4 @in-process
    Scenario: A deleted account's device is disconnected from another instance, too
      Given Petya's phone is connected to another instance of the system
      When Petya deletes their account
      Then Petya's phone was dropped because of "signed_out"

  Rule: One slow or dead client delays nobody

    @FOR-8.5 @virtual-time @in-process
    Scenario: A device that reads nothing is dropped; the others show everything
      Given Marina's tablet is connected
      And Marina's phone is connected
      And Marina's tablet has stopped reading
      When Petya sends 20 messages to Marina in one go
      Then Marina's phone shows messages 1 to 20, each once and in order
      When 5 seconds pass
      Then Marina's tablet was cut off

    @FOR-8.5 @FOR-8.3 @in-process
    Scenario: A device that was too slow loses nothing
      Given Marina's tablet is connected
      And Marina's tablet has stopped reading
      When Petya sends 20 messages to Marina in one go
      And Marina's tablet reads again
      Then Marina's tablet was dropped because of "too_slow"
      When Marina's tablet connects again
      Then Marina's tablet shows messages 1 to 20, each once and in order

    @FOR-8.5
    Scenario: A device that is gone without a word harms nobody
      Given Marina's tablet is connected
      And Marina's phone is connected
      And Marina's tablet has stopped reading
      And Marina's tablet has lost its connection
      When Petya sends 3 messages to Marina in one go
      Then Marina's phone shows messages 1 to 3, each once and in order
