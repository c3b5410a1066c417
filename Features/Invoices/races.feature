@epic:Invoices @story:Races @owner:billing @severity:critical @matrix:internal/invoices-payments
Feature: At the same moment
  Everybody has read the invoice before the first of them changes it.

  Background:
    Given Irina teaches Petya, Olga's child
    And a sent invoice

  @INV-11.1 @in-process
  Scenario: The same notification twice at once pays once
    Given Olga has started a payment
    And the payment has succeeded at YooKassa without a notification
    When YooKassa delivers the notification 2 times at once
    Then every notification is accepted
    And the invoice is paid
    And the invoice became paid once

  @INV-11.3 @in-process
  Scenario: Of a cancellation and a payment one wins
    Given Olga has started a payment
    And the payment has succeeded at YooKassa without a notification
    When Irina cancels the invoice while YooKassa delivers the notification
    Then either the cancellation or the payment has won, and the other knows it

  @INV-11.3 @INV-5.1 @in-process
  Scenario: Sending twice at once sends once
    Given a draft invoice
    And Olga is on Telegram
    When Irina sends the invoice 2 times at once
    Then one of them is refused because of "invalid_transition"
    And the invoice became sent once
    And Olga has 1 Telegram message

  Rule: However the calls are interleaved

    @INV-11.2 @INV-3.12 @in-process
    Scenario: Two clicks make one payment
      When Olga starts 2 payments of a new invoice at once, in 20 interleavings
      Then every interleaving comes to "1 payment(s), 1 at YooKassa, 1 open"

    @INV-11.1 @INV-3.6 @in-process
    Scenario: Two notifications pay once
      When YooKassa delivers 2 notifications of a new payment at once, in 20 interleavings
      Then every interleaving comes to "answered 200 and 200, became paid 1 time(s)"

    @INV-11.3 @INV-5.1 @in-process
    Scenario: An invoice that is sent twice is sent once
      When Irina sends a new invoice 2 times at once, in 20 interleavings
      Then every interleaving comes to "became sent 1 time(s), accepted and invalid_transition"

    @INV-3.13 @in-process
    Scenario: Two refunds give back what was paid once
      When Irina refunds a new payment 2 times at once, in 20 interleavings
      Then every interleaving comes to "1 refund(s) of 2500.00 at YooKassa, the payment shows 2500.00"

    @INV-11.3 @in-process
    Scenario: A cancellation and a payment agree on who was first
      When Irina cancels a new invoice while YooKassa delivers its payment, in 20 interleavings
      Then every interleaving comes to one of:
        | outcome                                                                                   |
        | paid, cancellation invalid_transition, notification 200, payment succeeded                |
        | cancelled, cancellation accepted, notification 200, payment succeeded                     |
