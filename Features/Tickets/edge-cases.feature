@epic:Tickets @story:Edge_cases @owner:tickets @severity:critical @matrix:external/stripe
Feature: Edge cases of buying tickets

  Background:
    Given Anna and Boris are buyers

  Rule: The buyer pays the price that they were shown

    Background:
      Given Clara sells tickets for "Hamlet":
        | tickets | price | there are |
        | Stalls  | 25.00 | 10        |

    @TIX-4.1
    Scenario: A price that changes after the order changes nothing for it
      Given Anna has ordered 2 "Stalls" tickets
      When Clara changes the price of "Stalls" to 40.00
      Then Anna's order costs 50.00
      When Boris orders 1 "Stalls" ticket
      Then Boris's order costs 40.00

    @TIX-4.1
    Scenario: A price that changes while Stripe makes the session changes nothing for it
      Given Clara changes the price of "Stalls" to 40.00 while Stripe makes the session
      When Anna buys 2 "Stalls" tickets
      Then Anna's order costs 50.00
      And Stripe has taken 50.00 in 1 payment

    @TIX-4.1
    Scenario: A hold keeps the tickets, not the price, and the order says what they cost
      Given Anna holds 2 "Stalls" tickets
      When Clara changes the price of "Stalls" to 40.00
      And Anna orders what they hold
      Then Anna's order costs 80.00

    @TIX-4.2
    Scenario: The webhook delivered twice makes one set of attendees
      Given Anna has bought 2 "Stalls" tickets
      When Stripe delivers the webhook again
      Then the webhook is accepted
      And Anna has 2 tickets
      And 2 of the "Stalls" tickets are sold and 8 are available
      And Anna has 1 mail with the subject "Hamlet"

    @TIX-4.2
    Scenario: The webhook after the success page changes nothing more
      Given Anna has ordered 2 "Stalls" tickets
      And Stripe's webhooks are held up
      And Anna has paid at Stripe
      When Anna comes back from Stripe
      And Stripe's webhooks come through
      Then every webhook is accepted
      And Anna has 2 tickets

    @TIX-4.2
    Scenario: The success page before the payment completes nothing
      Given Anna has ordered 2 "Stalls" tickets
      When Anna comes back from Stripe
      Then Anna's order is pending
      And 0 attendees are expected

    @TIX-4.2
    Scenario: A decline that is told after the payment takes nothing away
      Given Anna has ordered 2 "Stalls" tickets
      And Stripe's webhooks are held up
      When Anna's card is declined because of "insufficient_funds"
      And Anna pays at Stripe
      And Stripe's webhooks come through, the newest first
      Then every webhook is accepted
      And Anna's order is completed
      And Anna has 2 tickets

    @TIX-4.5
    Scenario: A session that expires returns its tickets
      Given Anna has ordered 2 "Stalls" tickets
      When Anna's session expires at Stripe
      Then the webhook is accepted
      And Anna's order is expired
      And 0 of the "Stalls" tickets are sold and 10 are available

    @TIX-4.5 @virtual-time
    Scenario: The tickets return at the end of the time to pay, even if Stripe says nothing
      Given Anna has ordered 2 "Stalls" tickets
      When 31 minutes pass
      Then 0 of the "Stalls" tickets are sold and 10 are available

  Rule: Only who can take payments sells tickets that cost something

    @TIX-4.3
    Scenario: Without an account at Stripe a paid show is not put on sale
      Given Dora is a producer without an account at Stripe
      When Dora attempts to put a show with tickets for 25.00 on sale
      Then the attempt is refused because of "payments_not_enabled"

    @TIX-4.3
    Scenario: Without an account at Stripe a free show is
      Given Dora is a producer without an account at Stripe
      When Dora attempts to put a show with tickets for 0 on sale
      Then the show is on sale
      And Dora can take no payments

    @TIX-4.3
    Scenario: An account that Stripe closes sells nothing more, but what is free
      Given Clara sells tickets for "Hamlet":
        | tickets | price | there are |
        | Stalls  | 25.00 | 10        |
        | Child   | 0     | 10        |
      And Stripe has closed Clara's account
      When Anna attempts to order 1 "Stalls" ticket
      Then the attempt is refused because of "payments_not_enabled"
      And 0 of the "Stalls" tickets are sold and 10 are available
      And Anna can order 1 "Child" ticket

  Rule: A show that doesn't sell says why

    @TIX-4.4
    Scenario: Sold out
      Given Clara sells tickets for "Hamlet":
        | tickets | price | there are |
        | Stalls  | 25.00 | 1         |
      And Boris has bought 1 "Stalls" ticket
      When Anna attempts to order 1 "Stalls" ticket
      Then the attempt is refused because of "sold_out", and says "is sold out"

    @TIX-4.4 @virtual-time
    Scenario: Over
      Given Clara sells tickets for "Hamlet":
        | tickets | price | there are |
        | Stalls  | 25.00 | 1         |
      When 2 days pass
      And Anna attempts to order 1 "Stalls" ticket
      Then the attempt is refused because of "show_over", and says "has begun or is over"

    @TIX-4.4
    Scenario: Not published
      Given Clara has tickets for "Hamlet", not on sale yet:
        | tickets | price | there are |
        | Stalls  | 25.00 | 1         |
      When Anna attempts to order 1 "Stalls" ticket
      Then the attempt is refused because of "show_not_published", and says "is not on sale yet"
