@cause:vendor-contract
Feature: A vendor's contract is broken

  Background:
    Given Irina teaches Petya, Olga's child

  @names:amount.currency
  Scenario: YooKassa is told a currency that nobody knows
    Given the system tells yookassa "''RUR''" instead of "''RUB''"
    And a sent invoice
    When Olga attempts to start a payment
    Then the attempt is refused because of "payment_provider_error"

  @names:amount.value
  Scenario: YooKassa is told an amount without its decimals
    Given the system tells yookassa "2500.555" instead of "2500.00"
    And a sent invoice
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment

  @names:Idempotence-Key
  Scenario: YooKassa gets no key
    Given the system forgets the header "Idempotence-Key" towards yookassa
    And a sent invoice
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment

  @names:confirmation.type
  Scenario: YooKassa is asked for a confirmation that it has not
    Given the system tells yookassa "redirekt" instead of "redirect"
    And a sent invoice
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment

  @names:yookassa+refused
  Scenario: YooKassa is called by nobody
    Given the system forgets the header "Authorization" towards yookassa
    And a sent invoice
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment

  @names:telegram+refused
  Scenario: Telegram is told a format that it has not
    Given Olga is on Telegram
    And the system tells telegram "''MarkdownV3''" instead of "''HTML''"
    And a draft invoice
    When Irina sends the invoice
    Then Olga has 1 Telegram message

  @names:telegram+refused
  Scenario: Telegram is told no chat
    Given Olga is on Telegram
    And the system tells telegram "''chat''" instead of "''chat_id''"
    And a draft invoice
    When Irina sends the invoice
    Then Olga has 1 Telegram message
