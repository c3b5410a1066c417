@epic:Invoices @story:Telegram @owner:notifications @matrix:external/telegram @matrix:internal/invoices-notifications
Feature: Telling the parent on Telegram

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-5.1 @virtual-time
  Scenario: Sending does not wait for Telegram
    Given Olga is on Telegram
    And Telegram never answers
    And a draft invoice
    When Irina sends the invoice
    Then the invoice is sent
    And the notification is still on its way

  @INV-5.2
  Scenario: The message says what is to be paid, correctly escaped
    Given Olga is on Telegram
    And a draft invoice of 2500.50 roubles due on 2026-02-01 for "Fractions <1/2> & more"
    When Irina sends the invoice
    Then Olga's message names "Petya", "2 500.50", "01.02.2026" and "Fractions <1/2> & more"

  @INV-5.3
  Scenario: The message leads to the payment page
    Given Olga is on Telegram
    And a draft invoice
    When Irina sends the invoice
    Then Olga's message has a button that leads to the invoice's payment page

  @INV-5.4
  Scenario: Only the child's own parent is told
    Given Boris teaches Vera, Nina's child
    And Olga is on Telegram
    And Nina is on Telegram
    And a draft invoice
    When Irina sends the invoice
    Then Olga has 1 Telegram message
    And Nina has 0 Telegram messages

  @INV-5.5
  Scenario: A parent without Telegram gets none, and nothing fails
    Given a draft invoice
    When Irina sends the invoice
    Then the invoice is sent
    And the notification is done with
    And nothing was sent on Telegram

  @INV-5.6 @virtual-time
  Scenario: A Telegram failure is retried until it succeeds
    Given Olga is on Telegram
    And Telegram is down
    And a sent invoice
    When Telegram is well again
    And 10 minutes pass
    Then Olga has 1 Telegram message

  @INV-5.6 @severity:critical
  Scenario: A Telegram failure does not stand in the way of a payment
    Given Olga is on Telegram
    And Telegram is down
    And a draft invoice
    When Irina sends the invoice
    And Olga pays the invoice
    Then the invoice is paid

  @INV-5.7 @virtual-time
  Scenario: Telegram is not asked again before the time that it names
    Given Olga is on Telegram
    And Telegram asks to come again in 120 seconds
    And a sent invoice
    When 119 seconds pass
    Then Telegram was asked to send 1 message
    And Olga has 0 Telegram messages

  @INV-5.7 @virtual-time
  Scenario: Telegram is asked again when the time that it names has come
    Given Olga is on Telegram
    And Telegram asks to come again in 120 seconds
    And a sent invoice
    When 120 seconds pass
    Then Telegram was asked to send 2 messages
    And Olga has 1 Telegram message
