@epic:Shop @story:Shipping @owner:warehouse
Feature: Parcels go out with one of several carriers

  Background:
    Given Olga is a customer
    And Anna administers the school

  Rule: Each carrier says what it asks, takes parcels over and says where they are

    Scenario Outline: <carrier> says what a parcel costs, and how long it takes
      When Olga asks what it costs to send 1200 grams to "190000"
      Then <carrier> asks <roubles> roubles, and takes <from> to <to> days

      @SHOP-4.1 @matrix:external/cdek
      Examples: CDEK
        | carrier | roubles | from | to |
        | CDEK    | 400     | 1    | 3  |

      @SHOP-4.2 @matrix:external/boxberry
      Examples: Boxberry
        | carrier  | roubles | from | to |
        | Boxberry | 380     | 2    | 2  |

      @SHOP-4.3 @matrix:external/russian_post
      Examples: Russian Post
        | carrier      | roubles | from | to |
        | Russian Post | 348     | 2    | 4  |

    @SHOP-4.1 @SHOP-4.2 @SHOP-4.3
    Scenario: The cheapest comes first
      When Olga asks what it costs to send 1200 grams to "190000"
      Then the quotes are in the order "russian_post, boxberry, cdek"

    Scenario Outline: A parcel that <carrier> has <status> is <state>
      Given Anna has handed order "A-17" over to <carrier>
      When <carrier> reports "<status>"
      Then Olga sees that the parcel is "<state>"

      @SHOP-4.1 @matrix:external/cdek
      Examples: CDEK
        | carrier | status                         | state            |
        | CDEK    | RECEIVED_AT_SHIPMENT_WAREHOUSE | in_transit       |
        | CDEK    | ACCEPTED_AT_PICK_UP_POINT      | ready_for_pickup |
        | CDEK    | DELIVERED                      | delivered        |
        | CDEK    | NOT_DELIVERED                  | returned         |

      @SHOP-4.2 @matrix:external/boxberry
      Examples: Boxberry
        | carrier  | status                      | state            |
        | Boxberry | Загружен реестр ИМ          | created          |
        | Boxberry | Передано на доставку курьеру | in_transit       |
        | Boxberry | Поступило в пункт выдачи    | ready_for_pickup |
        | Boxberry | Выдано                      | delivered        |
        | Boxberry | Возвращено в ИМ             | returned         |

      @SHOP-4.3 @matrix:external/russian_post
      Examples: Russian Post
        | carrier      | status                   | state            |
        | Russian Post | Покинуло сортировочный центр | in_transit       |
        | Russian Post | Прибыло в место вручения | ready_for_pickup |
        | Russian Post | Вручение адресату        | delivered        |
        | Russian Post | Возврат                  | returned         |

    Scenario Outline: <carrier> refuses <what>
      When Anna attempts to hand <grams> grams over to <carrier> for "<place>"
      Then the attempt is refused because of "carrier_refused"
      And <carrier> has taken over 0 parcels

      @SHOP-4.1
      Examples: CDEK
        | carrier | what                  | grams | place  |
        | CDEK    | a place nobody knows  | 1200  | 000000 |
        | CDEK    | a parcel that is heavy | 26000 | 190000 |

      @SHOP-4.2
      Examples: Boxberry
        | carrier  | what                   | grams | place  |
        | Boxberry | a place nobody knows   | 1200  | 000000 |
        | Boxberry | a parcel that is heavy | 16000 | 190000 |

      @SHOP-4.3
      Examples: Russian Post
        | carrier      | what                   | grams | place  |
        | Russian Post | a place nobody knows   | 1200  | 000000 |
        | Russian Post | a parcel that is heavy | 21000 | 190000 |

    Scenario Outline: A parcel that <carrier> has not fetched yet can be taken back, once and again
      Given Anna has handed order "A-17" over to <carrier>
      When Anna takes the parcel back
      And Anna takes the parcel back again
      Then Olga sees these steps of the parcel: "created, cancelled"

      @SHOP-4.1
      Examples: CDEK
        | carrier |
        | CDEK    |

      @SHOP-4.2
      Examples: Boxberry
        | carrier  |
        | Boxberry |

      @SHOP-4.3
      Examples: Russian Post
        | carrier      |
        | Russian Post |

    @SHOP-4.1 @SHOP-4.2 @SHOP-4.3
    Scenario Outline: A parcel that is on its way with <carrier> cannot be taken back
      Given Anna has handed order "A-17" over to <carrier>
      And <carrier> reports "<status>"
      When Anna attempts to take the parcel back
      Then the attempt is refused because of "carrier_refused"

      Examples:
        | carrier      | status                       |
        | CDEK         | TAKEN_BY_COURIER             |
        | Boxberry     | Передано на доставку курьеру |
        | Russian Post | Прибыло в место вручения     |

  Rule: A carrier without a sensible answer is left out of the quotes; the others answer in time

    @SHOP-4.4 @severity:critical @virtual-time
    Scenario Outline: <carrier> <trouble>
      Given <carrier> <trouble>
      When Olga asks what it costs to send 1200 grams to "190000"
      Then <carrier> is left out because of "<reason>", and the others answer
      And the answer came within the time limit

      Examples:
        | carrier      | trouble                | reason                |
        | CDEK         | is down                | carrier_unavailable   |
        | CDEK         | resets connections     | carrier_unavailable   |
        | CDEK         | is asked too often     | carrier_busy          |
        | CDEK         | fails with 403         | carrier_misconfigured |
        | Boxberry     | is down                | carrier_unavailable   |
        | Boxberry     | never answers          | carrier_timeout       |
        | Boxberry     | answers 4 seconds late | carrier_timeout       |
        | Boxberry     | is asked too often     | carrier_busy          |
        | Russian Post | is down                | carrier_unavailable   |
        | Russian Post | resets connections     | carrier_unavailable   |
        | Russian Post | is asked too often     | carrier_busy          |
        | Russian Post | fails with 401         | carrier_misconfigured |

    @SHOP-4.4 @virtual-time
    Scenario: A carrier that is slow, but not too slow, is asked for nothing else
      Given Boxberry answers 2 seconds late
      When Olga asks what it costs to send 1200 grams to "190000"
      Then Boxberry asks 380 roubles, and takes 2 to 2 days

    @SHOP-4.4
    Scenario Outline: <carrier> answers with <what>
      Given <carrier> answers the question for a quote with "<answer>"
      When Olga asks what it costs to send 1200 grams to "190000"
      Then <carrier> is left out because of "carrier_unintelligible", and the others answer

      Examples:
        | carrier | what                | answer                                                               |
        | CDEK    | another currency    | {'total_sum':400,'currency':'USD','period_min':1,'period_max':3}     |
        | CDEK    | no currency         | {'total_sum':400,'period_min':1,'period_max':3}                      |
        | CDEK    | nulls               | {'total_sum':null,'currency':'RUB','period_min':null,'period_max':3} |
        | CDEK    | null                | null                                                                 |
        | CDEK    | a web page          | <html><body>Bad gateway</body></html>                                |
        | CDEK    | a cost of nothing   | {'total_sum':0,'currency':'RUB','period_min':1,'period_max':3}       |
        | CDEK    | days that run back  | {'total_sum':400,'currency':'RUB','period_min':9,'period_max':3}     |
        | CDEK    | a text for a number | {'total_sum':'cheap','currency':'RUB','period_min':1,'period_max':3} |

      Examples: Boxberry
        | carrier  | what              | answer                                 |
        | Boxberry | nulls             | {'price':null,'delivery_period':null}  |
        | Boxberry | no days           | {'price':'380'}                        |
        | Boxberry | a web page        | <html><body>Bad gateway</body></html>  |
        | Boxberry | a cost below zero | {'price':'-1','delivery_period':'2'}   |
        | Boxberry | a list            | []                                     |

      Examples: Russian Post
        | carrier      | what               | answer                                                                                    |
        | Russian Post | nulls              | {'total-rate':null,'total-vat':null,'delivery-time':null}                                 |
        | Russian Post | no days            | {'total-rate':29000,'total-vat':5800}                                                     |
        | Russian Post | a web page         | <!DOCTYPE html><html></html>                                                              |
        | Russian Post | days beyond a year | {'total-rate':29000,'total-vat':5800,'delivery-time':{'min-days':2,'max-days':4000}}      |

    @SHOP-4.4
    Scenario: An error that comes in the guise of a success
      Given Boxberry answers the question for a quote with "{'err':'Внутренняя ошибка'}"
      When Olga asks what it costs to send 1200 grams to "190000"
      Then Boxberry is left out because of "carrier_refused", and the others answer

    @SHOP-4.4
    Scenario: An answer that breaks off is none
      Given CDEK breaks off in the middle of its quote
      When Olga asks what it costs to send 1200 grams to "190000"
      Then CDEK is left out because of "carrier_unintelligible", and the others answer

    @SHOP-4.1
    Scenario: A token that CDEK has taken back is renewed
      Given CDEK takes its tokens back
      When Olga asks what it costs to send 1200 grams to "190000"
      Then CDEK asks 400 roubles, and takes 1 to 3 days

    @SHOP-4.1 @virtual-time
    Scenario: A token that has expired is renewed
      Given Olga has asked what it costs to send 1200 grams to "190000"
      When 2 hours pass
      And Olga asks what it costs to send 2200 grams to "190000"
      Then CDEK asks 450 roubles, and takes 1 to 3 days

  Rule: An order is handed over once

    Scenario Outline: <carrier> gets an order once, however often it is handed over
      When Anna hands order "A-17" over to <carrier>
      And Anna hands order "A-17" over to <carrier> again
      Then both are the same parcel
      And <carrier> has taken over 1 parcel

      @SHOP-4.1
      Examples: CDEK
        | carrier |
        | CDEK    |

      @SHOP-4.2
      Examples: Boxberry
        | carrier  |
        | Boxberry |

      @SHOP-4.3
      Examples: Russian Post
        | carrier      |
        | Russian Post |

    @severity:critical
    Scenario Outline: <carrier> has taken the parcel, and its answer was lost
      Given <carrier> takes the parcel, but its answer is lost
      And Anna has attempted to hand order "A-17" over to <carrier>
      When Anna hands order "A-17" over to <carrier>
      Then <carrier> has taken over 1 parcel

      @SHOP-4.1
      Examples: CDEK
        | carrier |
        | CDEK    |

      @SHOP-4.2
      Examples: Boxberry
        | carrier  |
        | Boxberry |

      @SHOP-4.3
      Examples: Russian Post
        | carrier      |
        | Russian Post |

    @virtual-time
    Scenario Outline: <carrier> does not answer when it is handed a parcel
      Given <carrier> never answers
      When Anna attempts to hand order "A-17" over to <carrier>
      Then the attempt is refused because of "carrier_timeout"
      And <carrier> has taken over 0 parcels

      @SHOP-4.1
      Examples: CDEK
        | carrier |
        | CDEK    |

      @SHOP-4.2
      Examples: Boxberry
        | carrier  |
        | Boxberry |

      @SHOP-4.3
      Examples: Russian Post
        | carrier      |
        | Russian Post |

    @SHOP-4.1
    Scenario: Who hands an order over while it is being handed over is told so
      Given Anna hands order "A-17" over once more, while CDEK is asked whether it has it
      When Anna hands order "A-17" over to CDEK
      Then CDEK has taken over 1 parcel
      And the attempt is refused because of "carrier_pending"

    @SHOP-4.1
    Scenario: An order that CDEK is still looking at is handed over when CDEK has looked
      Given CDEK takes its time to look at orders
      When Anna attempts to hand order "A-17" over to CDEK
      Then the attempt is refused because of "carrier_pending"
      When Anna hands order "A-17" over to CDEK
      Then CDEK has taken over 1 parcel

  Rule: A push of CDEK's is a hint, and CDEK is asked

    Background:
      Given Anna has handed order "A-17" over to CDEK

    @SHOP-4.1
    Scenario Outline: The push "<status>" twice is one step
      When CDEK reports "<status>"
      And CDEK pushes the same once more
      Then every push is accepted
      And Olga sees these steps of the parcel: "created, <state>"

      Examples:
        | status           | state      |
        | TAKEN_BY_COURIER | in_transit |
        | DELIVERED        | delivered  |

    @SHOP-4.1
    Scenario: The last word is known while CDEK is down
      Given CDEK reports "ACCEPTED_AT_PICK_UP_POINT"
      When CDEK goes down
      Then Olga sees that the parcel was last "ready_for_pickup"

    @SHOP-4.1
    Scenario: Pushes that come late and in the wrong order
      Given CDEK's pushes are held up
      And CDEK reports "TAKEN_BY_COURIER"
      And CDEK reports "DELIVERED"
      When the pushes that were held up come, the newest first
      Then every push is accepted
      And Olga sees these steps of the parcel: "created, delivered"

    @SHOP-4.1 @severity:critical
    Scenario: A forged push moves no parcel
      When somebody pushes that the parcel is "DELIVERED"
      Then every push is accepted
      And Olga sees that the parcel is "created"

    @SHOP-4.1
    Scenario: A push about nothing of ours is accepted and ignored
      When somebody pushes that a parcel which nobody knows is "DELIVERED"
      Then every push is accepted

    @SHOP-4.1
    Scenario Outline: A push that is <what> is refused
      When somebody pushes the text "<text>" as CDEK
      Then the push is refused with 400

      Examples:
        | what                | text                                     |
        | no JSON             | hello                                    |
        | null                | null                                     |
        | empty               |                                          |
        | of the wrong types  | {'type':'ORDER_STATUS','uuid':'nobody'} |

  Rule: Who may do what

    @SHOP-4.1 @severity:critical
    Scenario: A customer hands no parcels over
      When Olga attempts to hand order "A-17" over to CDEK
      Then the attempt is forbidden

    @SHOP-4.1
    Scenario: Who is not signed in asks for no quotes
      When Nobody attempts to ask what it costs to send 1200 grams to "190000"
      Then the attempt is refused for want of sign-in

    @SHOP-4.1
    Scenario Outline: <what> is refused before any carrier is asked
      When Olga attempts to ask what it costs to send <grams> grams to "<place>"
      Then the attempt is refused because of "invalid_request"

      Examples:
        | what                     | grams | place   |
        | A parcel without weight  | 0     | 190000  |
        | A negative weight        | -5    | 190000  |
        | A parcel beyond all      | 30001 | 190000  |
        | A postal code of letters | 1200  | 19O000  |
        | A postal code too long   | 1200  | 1900001 |

    @SHOP-4.1
    Scenario Outline: The phone number <phone> is refused before CDEK is asked
      When Anna attempts to hand a parcel for the phone "<phone>" over to CDEK
      Then the attempt is refused because of "invalid_request"

      Examples:
        | phone        |
        | 89161234567  |
        | +7 916 12345 |
        | +0123456789  |

    @SHOP-4.1
    Scenario: A parcel that there is not
      When Olga attempts to track the parcel "1234567890"
      Then the attempt is refused because of "not_found"
