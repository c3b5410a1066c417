@epic:Tickets @story:Security @owner:tickets @severity:critical @matrix:external/stripe
Feature: Nobody gets tickets by fraud

  Background:
    Given Anna and Boris are buyers
    And Clara sells tickets for "Hamlet":
      | tickets | price | there are |
      | Stalls  | 25.00 | 10        |

  Rule: Only Stripe's own webhooks, and fresh ones, are believed

    @TIX-5.4
    Scenario Outline: A webhook that is <forgery>
      Given Anna has ordered 1 "Stalls" ticket
      When somebody delivers a webhook <forgery> that Anna's order is paid
      Then the webhook is refused because of "<reason>"
      And Anna's order is pending
      And 0 attendees are expected

      Examples:
        | forgery               | reason            |
        | unsigned              | signature_missing |
        | wrongly-signed        | signature_invalid |
        | signed-for-the-future | signature_expired |

    @TIX-5.4 @virtual-time
    Scenario: A signature that is older than the tolerance
      Given Anna has ordered 1 "Stalls" ticket
      When Stripe delivers the webhook 301 seconds late with an old signature
      Then the webhook is refused because of "signature_expired"
      And Anna's order is pending

    @TIX-5.4 @virtual-time
    Scenario: A signature that is just within the tolerance
      Given Anna has ordered 1 "Stalls" ticket
      When Stripe delivers the webhook 300 seconds late with an old signature
      Then the webhook is accepted
      And Anna's order is completed

    @TIX-5.4
    Scenario: A webhook that somebody replays changes nothing
      Given Anna has bought 1 "Stalls" ticket
      When somebody replays Stripe's webhook
      Then Anna has 1 ticket
      And 1 of the "Stalls" tickets are sold and 9 are available

    @TIX-5.4
    Scenario: A body that was changed after it was signed
      Given Anna has bought 1 "Stalls" ticket
      When somebody replays Stripe's webhook for another order
      Then the webhook is refused because of "signature_invalid"

    @TIX-5.4
    Scenario: While a secret is changed, one of the signatures is enough
      Given Stripe signs with a new secret beside the old one
      When Anna buys 1 "Stalls" ticket
      Then Anna's order is completed

    @TIX-5.4
    Scenario: Signed with a secret that is not ours any more
      Given Anna has ordered 1 "Stalls" ticket
      And Stripe signs with a new secret beside the old one
      And Stripe has forgotten the old secret
      When Anna pays at Stripe
      Then the webhook is refused because of "signature_invalid"
      And Anna's order is pending

    @TIX-5.4
    Scenario: Half a webhook, signed
      When Stripe delivers half a webhook
      Then the webhook is refused because of "invalid_request"

    @TIX-5.4
    Scenario: An event that nobody knows is accepted and ignored
      Given Anna has ordered 1 "Stalls" ticket
      When Stripe delivers an event that nobody knows
      Then the webhook is accepted
      And Anna's order is pending

    @TIX-5.4
    Scenario: A payment of another sum is not believed
      Given Anna has ordered 1 "Stalls" ticket
      When Stripe says that Anna's session was paid with another sum
      Then the webhook is refused because of "amount_mismatch"
      And Anna's order is pending

  Rule: Orders that nobody pays are cleaned up, others never

    @TIX-5.5 @virtual-time
    Scenario: An abandoned order is cleaned up an hour after its purchase
      Given Anna has ordered 1 "Stalls" ticket
      When 59 minutes pass
      Then Anna's order is pending
      When 2 hours pass
      Then Anna's order is expired because of "abandoned"
      And no session at Stripe can be paid
      And 0 of the "Stalls" tickets are sold and 10 are available

    @TIX-5.5 @virtual-time
    Scenario: Before an order is given up, Stripe is asked whether it was paid
      Given Anna has ordered 1 "Stalls" ticket
      And Stripe's webhooks are held up
      And Anna has paid at Stripe
      When 2 hours pass
      Then Anna's order is completed
      And Anna has 1 ticket

    @TIX-5.5 @virtual-time
    Scenario: Completed orders are never cleaned up
      Given Boris has bought 1 "Stalls" ticket
      When 3 days pass
      Then Boris's order is completed
      And Boris has 1 ticket

    @TIX-5.5 @virtual-time
    Scenario: While Stripe is out of reach nothing is given up
      Given Anna has ordered 1 "Stalls" ticket
      And Stripe is down
      When 2 hours pass
      Then Anna's order is pending
      When Stripe is well again
      And 1 hour passes
      Then Anna's order is expired because of "abandoned"

  Rule: Nobody reads another buyer's order

    @TIX-5.6
    Scenario: Another buyer's order
      Given Anna has ordered 1 "Stalls" ticket
      When Boris attempts to see Anna's order
      Then the attempt is refused as for one that does not exist
      And Boris sees no order of others

    @TIX-5.6
    Scenario: The producer sees attendees, not orders
      Given Anna has bought 1 "Stalls" ticket
      When Clara attempts to see Anna's order
      Then the attempt is refused as for one that does not exist
      And 1 attendee is expected

    @TIX-5.6
    Scenario: Nobody confirms another buyer's order
      Given Anna has ordered 1 "Stalls" ticket
      When Boris attempts to confirm Anna's order
      Then the attempt is refused because of "not_found"

    @TIX-5.6
    Scenario: Who isn't signed in sees no order
      Given Anna has ordered 1 "Stalls" ticket
      When Nobody attempts to see Anna's order
      Then the attempt is refused for want of sign-in
