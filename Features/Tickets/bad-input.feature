@contract @epic:Tickets @story:Bad_input @owner:tickets @severity:critical
Feature: Bad input to tickets
  Beside what every endpoint is given (Contract/bad-input.feature): what only tickets can be given.

  Background:
    Given Anna is a buyer
    And Clara sells tickets for "Faust":
      | tickets | price | there are |
      | Circle  | 25.00 | 10        |
    And Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 10        |
    And the show "Faust" is saved as "faust"
    And the show "Hamlet" is saved as "hamlet"
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Anna.token"

  Rule: What is wrong with an order is 400, and named

    @own-system
    Scenario Outline: An order with <what>
      When POST "/orders" is requested with:
        """
        <body>
        """
      Then the answer is a problem with the status 400
      And the problem names the field "<field>"
      And the table "orders" has 0 rows
      And 0 of the "Stalls" tickets are sold and 10 are available

      @TIX-5.1
      Examples: Ids of the wrong form
        | what                       | field                   | body                                                                                    |
        | a show id of a wrong form  | show_id                 | {"show_id": "not-a-uuid", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}]} |
        | a ticket id of a wrong form | items[0].ticket_kind_id | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "not-a-uuid", "quantity": 1}]}     |
        | a token of a wrong form    | hold_token              | {"show_id": "<hamlet.id>", "hold_token": "not-a-uuid"}                                     |

      @TIX-5.2
      Examples: Tickets that the show doesn't have
        | what                   | field                   | body                                                                                                                 |
        | an unknown ticket      | items[0].ticket_kind_id | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "quantity": 1}]}        |
        | another show's ticket  | items[1].ticket_kind_id | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}, {"ticket_kind_id": "<faust.circle>", "quantity": 1}]} |

      @TIX-5.3
      Examples: Money that the buyer would like to pay
        | what              | field      | body                                                                                                         |
        | a price of its own | unit_price | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1, "unit_price": 0.01}]} |
        | a total of its own | total      | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}], "total": 0.01}      |
        | a fee of its own  | fee        | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}], "fee": 0}           |

      @TIX-5.2
      Examples: Quantities that make no sense
        | what                        | field             | body                                                                                                         |
        | no tickets                  | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 0}]}                     |
        | fewer tickets than none     | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": -1}]}                    |
        | more tickets than one may have | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 21}]}                 |
        | the most tickets there are  | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 2147483647}]}            |
        | more tickets than a number  | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 2147483648}]}            |
        | half a ticket               | items[0].quantity | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 0.5}]}                   |
        | an empty list               | items             | {"show_id": "<hamlet.id>", "items": []}                                                                         |
        | the same ticket twice       | items             | {"show_id": "<hamlet.id>", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}, {"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}]} |
        | neither items nor a hold    | items             | {"show_id": "<hamlet.id>"}                                                                                      |

  @TIX-5.1
  Scenario: A show id of the wrong form in the address is named
    When GET "/shows/not-a-uuid" is requested
    Then the answer is a problem with the status 400
    And the problem names the field "id"
    And the problem says "not-a-uuid"

  @TIX-5.2
  Scenario: An unknown show
    When POST "/orders" is requested with:
      """
      {"show_id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "items": [{"ticket_kind_id": "<hamlet.stalls>", "quantity": 1}]}
      """
    Then the answer is a problem with the status 404 and the code "not_found"
    And the problem says "There is no such show"

  @TIX-5.2
  Scenario: A hold that nobody has
    When POST "/orders" is requested with:
      """
      {"show_id": "<hamlet.id>", "hold_token": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31"}
      """
    Then the answer is a problem with the status 404 and the code "not_found"

  @TIX-5.3
  Scenario Outline: <price> <currency> is no price
    When Clara attempts to sell "Stalls" for <price> in <currency>
    Then the attempt is refused because of "invalid_request", and says "<words>"

    Examples:
      | price         | currency | words                          |
      | 25.005        | EUR      | more decimals than EUR has     |
      | 25.5          | JPY      | more decimals than JPY has     |
      | -0.01         | EUR      | must not be negative           |
      | 0.49          | EUR      | at least 0.50 EUR              |
      | 50000.00      | EUR      | at most 49999.99               |
      | 25.00         | XYZ      | must be one of EUR             |
      | 25.00         | eur      | must be one of EUR             |
