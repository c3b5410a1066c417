@epic:Tickets @story:Buying @owner:tickets @severity:critical @matrix:external/stripe @matrix:flow/ticket-purchase
Feature: Buying tickets
  The buyer is sent to Stripe's page; what happens there makes them an attendee.

  Background:
    Given Anna is a buyer

  @TIX-1.1 @TIX-2.7 @in-process
  Scenario: One paid ticket makes one attendee
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    And Anna has ordered 1 "Stalls" ticket
    When Anna pays at Stripe
    Then Anna's order is completed
    And 1 attendee is expected
    And 1 of the "Stalls" tickets are sold and 99 are available
    And every vendor was called outside of transactions and locks

  @TIX-1.1
  Scenario: The page that Stripe leads back to completes the order as well
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    And Anna has ordered 1 "Stalls" ticket
    And Stripe's webhooks are held up
    And Anna has paid at Stripe
    When Anna comes back from Stripe
    Then Anna's order is completed
    And 1 attendee is expected

  @TIX-1.2
  Scenario: Several tickets of several kinds in one order
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
      | Circle  | 12.50 | 40        |
      | Child   | 0     | 10        |
    When Anna orders:
      | tickets | quantity |
      | Stalls  | 2        |
      | Circle  | 3        |
      | Child   | 1        |
    Then Stripe was asked for:
      | tickets | quantity | price |
      | Stalls  | 2        | 25.00 |
      | Circle  | 3        | 12.50 |
      | Child   | 1        | 0     |
    When Anna pays at Stripe
    Then Anna has 6 tickets
    And 2 of the "Stalls" tickets are sold and 98 are available
    And 3 of the "Circle" tickets are sold and 37 are available

  @TIX-1.3
  Scenario: What costs nothing needs no Stripe
    Given Clara sells tickets for "Open rehearsal":
      | tickets | price | there are |
      | Free    | 0     | 50        |
    When Anna orders 2 "Free" tickets
    Then Anna's order is completed
    And Anna has 2 tickets
    And 2 of the "Free" tickets are sold and 48 are available
    And Stripe was asked for no session by Anna
    And Anna has 1 mail with the subject "Open rehearsal"

  @TIX-1.3
  Scenario: Where everybody gets in nothing is counted
    Given Clara sells tickets for "Open day":
      | tickets | price | there are  |
      | Free    | 0     | any number |
    When Anna orders 5 "Free" tickets
    Then Anna has 5 tickets
    And Anna can order 20 "Free" tickets

  @TIX-1.4
  Scenario: The producer gets the money, and everything says what it is for
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    When Anna buys 2 "Stalls" tickets
    Then session, payment and transfer are labelled with Anna's order and "Hamlet"
    And 50.00 goes to Clara's account, and 2.50 of it comes back as our fee
    And Stripe was asked with our key and the order's idempotency key

  @TIX-1.4
  Scenario: Money without cents is asked for without cents
    Given Clara sells tickets for "Noh" in JPY:
      | tickets | price | there are |
      | Stalls  | 2500  | 10        |
    When Anna orders 2 "Stalls" tickets
    Then Stripe was asked for 5000 "jpy" in all

  @TIX-1.5
  Scenario: The buyer is given Stripe's session and page
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    When Anna orders 1 "Stalls" ticket
    Then Anna is led to Stripe's page

  @TIX-1.1
  Scenario: A second click with the same key is the same order
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    And Anna has ordered 1 "Stalls" ticket with the key "click-1"
    When Anna orders 1 "Stalls" ticket with the key "click-1"
    Then Anna has made 1 order
    And 0 of the "Stalls" tickets are sold and 99 are available
    When Anna attempts to order 2 "Stalls" tickets with the key "click-1"
    Then the attempt is refused because of "idempotency_key_reused"

  @TIX-1.1
  Scenario: A bank debit completes the order when its money has come
    Given Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 100       |
    And Anna has ordered 1 "Stalls" ticket
    When Anna pays at Stripe by bank debit
    Then Anna's order is pending
    When the bank debit succeeds
    Then Anna's order is completed
    And Anna has 1 ticket
