@contract @epic:Contract @story:WebSocket @owner:platform
Feature: WebSocket steps for any system

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"
    And "create-invoice" is called with:
      """
      { "student_id": "<Petya.id>", "amount": 1500, "due_date": "2026-02-01", "description": "Algebra" }
      """
    And the answer's "id" is saved as "invoice"

  Scenario: Open, receive, and receive nothing more
    Given the caller is signed in as "Irina.token"
    And the socket "irina" is open at "realtime"
    When "move-invoice" is called for "<invoice>" with:
      """
      { "to": "SENT" }
      """
    Then the socket "irina" is open
    And the socket "irina" receives:
      """
      { "type": "hello", "cursor": 1 }
      """
    And the socket "irina" receives a frame that contains:
      """
      { "type": "invoice.status", "cursor": 2, "data": { "invoice_id": "<invoice>", "status": "SENT" } }
      """
    And the socket "irina" receives nothing more

  Scenario: Several sockets, frames in order
    Given the socket "irina" is open at "realtime"
    And the caller is signed in as "Olga.token"
    And the socket "olga" is open at "/realtime"
    And the caller is signed in as "Irina.token"
    When "move-invoice" is called for "<invoice>" with:
      """
      { "to": "SENT" }
      """
    And "move-invoice" is called for "<invoice>" with:
      """
      { "to": "PAID" }
      """
    Then the socket "olga" receives, in this order:
      """
      [ { "type": "hello" }, { "data": { "status": "SENT" } }, { "data": { "status": "PAID" } } ]
      """
    And the socket "irina" receives, in this order:
      """
      [ { "type": "hello" }, { "cursor": 2 }, { "cursor": 3, "at": "#datetime" } ]
      """

  Scenario: Drop and reconnect with what was saved from a frame
    Given the socket "irina" is open at "realtime"
    When "move-invoice" is called for "<invoice>" with:
      """
      { "to": "SENT" }
      """
    Then the socket "irina" receives, in this order:
      """
      [ { "type": "hello" }, { "type": "invoice.status" } ]
      """
    And this frame is saved as "seen"
    When the socket "irina" drops
    And "move-invoice" is called for "<invoice>" with:
      """
      { "to": "PAID" }
      """
    And the next request has the query:
      | name  | value         |
      | after | <seen.cursor> |
    And the socket "irina" reconnects
    Then the socket "irina" receives, in this order:
      """
      [ { "type": "hello", "cursor": 2 }, { "cursor": 3, "data": { "status": "PAID" } } ]
      """
    And the socket "irina" receives nothing more

  Scenario: Wait for a frame by the system's clock
    Given the socket "irina" is open at "realtime"
    And the socket "irina" has sent:
      """
      { "type": "ping", "request": "1", "data": {} }
      """
    Then the socket "irina" receives within 5 seconds:
      """
      { "type": "answer", "request": "1" }
      """

  @virtual-time
  Scenario: Closed by the client, closed by the system
    Given the socket "irina" is open at "realtime"
    And the socket "irina" has been closed
    And the socket "irina" has reconnected
    When 1 hour passes
    Then the socket "irina" was closed with 4401 "token_expired"

  Scenario: Refused
    Given the caller is not signed in
    When the socket "nobody" is opened at "realtime"
    Then the socket "nobody" was refused with the status 401
    And the socket "nobody" was refused with the status 401 and the code "not_signed_in"

  Scenario: A token as browsers have to offer it
    Given the caller is not signed in
    And the next socket offers the protocols "lessons.v1, bearer.<Irina.token>"
    When the socket "browser" is opened at "realtime"
    Then the socket "browser" is open
    And the socket "browser" speaks "lessons.v1"

  Scenario: A token in the query
    Given the caller is not signed in
    And the next request has the query:
      | name         | value         |
      | access_token | <Irina.token> |
    When the socket "old browser" is opened at "realtime"
    Then the socket "old browser" is open

  Scenario Outline: A cursor that is <cursor> is refused
    Given the next request has the query:
      | name  | value    |
      | after | <cursor> |
    When the socket "irina" is opened at "realtime"
    Then the socket "irina" was refused with the status 400 and the code "invalid_request"

    Examples:
      | cursor               |
      | -1                   |
      | 2                    |
      | yesterday            |
      | 99999999999999999999 |

  Rule: What is wrong with a frame is answered, and the socket stays open

    Scenario Outline: <frame> is answered with an error
      Given the socket "irina" is open at "realtime"
      When the socket "irina" sends the text "<text>"
      Then the socket "irina" receives, in this order:
        """
        [ { "type": "hello" }, { "type": "error", "code": "<code>", "detail": "#contains <detail>" } ]
        """
      And the socket "irina" receives nothing more
      And the socket "irina" is still open

      Examples:
        | frame                | text                                                      | code            | detail          |
        | no JSON              | hello                                                     | invalid_request | not valid JSON  |
        | half a document      | {'type':                                                  | invalid_request | not valid JSON  |
        | an array             | []                                                        | invalid_request | not valid JSON  |
        | null                 | null                                                      | invalid_request | not valid JSON  |
        | no type              | {}                                                        | invalid_request | type            |

    Scenario Outline: <frame> is answered with an error that names it
      Given the socket "irina" is open at "realtime"
      When the socket "irina" sends:
        """
        <json>
        """
      Then the socket "irina" receives, in this order:
        """
        [ { "type": "hello" }, { "type": "error", "request": <request>, "code": "<code>", "errors": "##object", "detail": "#contains <detail>" } ]
        """
      And the socket "irina" is still open

      Examples:
        | frame               | json                                        | request | code            | detail             |
        | an unknown type     | {"type": "pinng", "request": "7"}           | "7"     | unknown_frame   | Did you mean 'ping' |
        | an unknown property | {"type": "ping", "requst": "7"}             | null    | invalid_request | requst             |
        | a wrong type        | {"type": 5}                                 | null    | invalid_request | type               |
        | no data             | {"type": "ping", "request": "7"}            | "7"     | invalid_request | not valid JSON     |
        | unknown data        | {"type": "ping", "data": {"ding": "dong"}}  | null    | invalid_request | ding               |

    Scenario: A binary frame is answered with an error
      Given the socket "irina" is open at "realtime"
      When the socket "irina" sends the bytes of "{}"
      Then the socket "irina" receives, in this order:
        """
        [ { "type": "hello" }, { "type": "error", "code": "invalid_frame" } ]
        """
      And the socket "irina" is still open

    Scenario: A frame that is too large ends the socket
      Given the socket "irina" is open at "realtime"
      When the socket "irina" sends a text of 70000 characters
      Then the socket "irina" was closed with 1009 "frame_too_large"

  Rule: A client that does not read is dropped, and loses nothing

    Scenario: Stop reading, and read again
      Given the socket "irina" is open at "realtime"
      And the socket "irina" has stopped reading
      When the socket "irina" sends the text "?"
      And the socket "irina" reads again
      Then the socket "irina" receives, in this order:
        """
        [ { "type": "hello" }, { "type": "error" } ]
        """

    @virtual-time @in-process
    Scenario: A client that never reads again is cut off
      Given the socket "irina" is open at "realtime"
      And the socket "irina" has stopped reading
      When the socket "irina" sends the text "?" 20 times
      And 5 seconds pass
      Then the socket "irina" was cut off
