@epic:Tickets @story:Nobody_oversells @owner:tickets @severity:critical @matrix:internal/orders-stock
Feature: Nobody oversells
  Everything happens at the same moment, again and again, in another order each time; each repetition has a show of its own.

  @TIX-2.1 @TIX-2.6 @in-process
  Scenario: 50 buyers buy the last 10 tickets at the same time
    When 50 buyers buy the last 10 free tickets of a show of Clara's at the same time, in 1 interleaving
    Then each time "10 got one, 40 were told sold out, 0 left"
    And the counter "tickets.oversell_attempts" has risen by 40
    And the counter "tickets.sold" has risen by 10
    And the counter "tickets.contention" has risen
    And the log says "Contention: waiting for ticket kind"
    And the log says "Oversell attempt refused"

  @TIX-2.1 @in-process
  Scenario: Many buyers at the same moment for the last tickets
    When 8 buyers buy the last 3 free tickets of a show of Clara's at the same time, in 50 interleavings
    Then each time "3 got one, 5 were told sold out, 0 left"

  @TIX-2.1 @in-process
  Scenario: The same with tickets that have to be paid
    When 4 buyers buy the last 2 tickets for 25.00 of a show of Clara's at the same time, in 50 interleavings
    Then each time "2 got one, 2 were told sold out, 0 left"
    And every vendor was called outside of transactions and locks

  @TIX-2.5 @in-process
  Scenario: Orders in opposite order neither deadlock nor get half
    When 4 buyers order two kinds of tickets of Clara's, of which there are 3 each, in opposite order at the same time, in 50 interleavings
    Then each time "3 got both, 1 got none, 3 and 3 sold"

  @TIX-2.5 @in-process
  Scenario: Holds in opposite order get both kinds or none
    When 4 buyers hold two kinds of tickets of Clara's, of which the second is there once, in opposite order at the same time, in 50 interleavings
    Then each time "1 hold both, 3 hold none, 0 and 3 left"

  @TIX-2.2 @TIX-2.1 @in-process @virtual-time
  Scenario: A hold that ends at the moment of its order sells the ticket once
    Given Anna and Boris are buyers
    When Anna orders the last ticket that they hold at the moment it ends, and Boris orders it too, in 50 interleavings
    Then each time one of:
      | outcome                                         |
      | 1 got it, 1 attendee(s), 1 sold, 1 in all       |
      | 0 got it, 0 attendee(s), 0 sold, 1 in all       |

  @TIX-2.2 @TIX-4.5 @in-process @virtual-time
  Scenario: A buyer who pays after their time gets the ticket or the money back, never neither
    Given Anna and Boris are buyers
    When Anna's payment comes through after their time, while Boris orders the same last ticket, in 50 interleavings
    Then each time one of:
      | outcome                                                                  |
      | the buyer's order is completed, the other sold_out, money kept, 0 left   |
      | the buyer's order is refunded, the other got it, money back, 0 left      |
    And both came about

  @TIX-4.2 @in-process
  Scenario: The success page and two webhooks at once make one set of attendees
    Given Anna is a buyer
    When Anna comes back from Stripe while it delivers 2 webhooks, in 50 interleavings
    Then each time "answered 200 OK, 200, 200; completed, 2 attendees, 2 sold, 3 left"
