@epic:Invoices @story:Payment @owner:billing @severity:critical @matrix:external/yookassa @matrix:flow/invoice-to-payment @smoke
Feature: Paying an invoice through YooKassa
  The parent is sent to YooKassa's page; what happens there decides.

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-3.1
  Scenario: YooKassa is asked once, with all that it needs
    Given a sent invoice of 2500.50 roubles
    When Olga starts a payment
    Then YooKassa was asked to create 1 payment
    And YooKassa was asked for 2500.50 "RUB", with the way back to the invoice
    And YooKassa was told which invoice and payment it is
    And YooKassa was given the shop's credentials and an idempotence key

  @INV-3.2
  Scenario: The parent is led to YooKassa's page
    Given a sent invoice
    When Olga starts a payment
    Then Olga is led to the page that YooKassa gave

  @INV-3.12
  Scenario: A second click leads to the same payment
    Given a sent invoice
    And Olga has started a payment
    When Olga starts a payment
    Then both clicks lead to the same payment
    And YooKassa was asked to create 1 payment

  @INV-3.12 @INV-11.2 @in-process
  Scenario: Two clicks at the same time make one payment
    Given a sent invoice
    When Olga starts a payment 2 times at once
    Then both clicks lead to the same payment
    And YooKassa knows 1 payment

  @INV-3.12
  Scenario: A retry after YooKassa was out of reach does not charge twice
    Given a sent invoice
    And YooKassa does its work but resets the connection once
    And Olga has attempted to start a payment
    When Olga starts a payment
    Then YooKassa knows 1 payment

  Rule: Trouble at YooKassa has a name, and the invoice stays payable

    @INV-8.4 @virtual-time
    Scenario Outline: YooKassa <trouble>
      Given a sent invoice
      And YooKassa <trouble>
      When Olga attempts to start a payment
      Then the attempt is refused because of "<reason>"
      And the invoice is sent
      And <left> payments are left open
      And Olga can pay the invoice once YooKassa is well again

      Examples: What became of the payment is known
        | trouble                 | reason                         | left |
        | is asked too often      | payment_provider_busy          | 0    |
        | refuses our credentials | payment_provider_misconfigured | 0    |

      Examples: It may have been created; the next start asks for the same one
        | trouble            | reason                   | left |
        | is down            | payment_provider_error   | 1    |
        | resets connections | payment_provider_error   | 1    |
        | answers garbage    | payment_provider_error   | 1    |
        | never answers      | payment_provider_timeout | 1    |
