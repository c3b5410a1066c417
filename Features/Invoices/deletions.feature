@epic:Invoices @story:Deletions @owner:billing
Feature: Invoices outlive what they were made from

  Background:
    Given Irina teaches Petya, Olga's child
    And Anna administers the school

  Rule: Somebody's account goes, the invoice stays

    @INV-8.1 @severity:critical
    Scenario Outline: The <who> is deleted
      Given a sent invoice
      When <person> deletes their account
      Then <witness> sees the invoice without its <who>, and otherwise as it was
      And <person> is signed out, and cannot sign in again

      Examples:
        | who     | person | witness |
        | student | Petya  | Olga    |
        | parent  | Olga   | Irina   |
        | tutor   | Irina  | Olga    |

    @INV-8.1
    Scenario: An administrator deletes an account
      Given a sent invoice
      When Anna deletes Olga's account
      Then Irina sees the invoice without its parent, and otherwise as it was
      And Olga is signed out, and cannot sign in again

    @INV-8.1 @severity:critical
    Scenario Outline: <person> cannot delete Olga's account
      When <person> attempts to delete Olga's account
      Then the attempt is refused because of "<reason>"

      Examples:
        | person | reason        |
        | Irina  | not_found     |
        | Petya  | not_found     |
        | Nobody | not_signed_in |

    @INV-8.1 @matrix:flow/invoice-to-payment
    Scenario: Money that is under way arrives although the parent is gone
      Given a sent invoice
      And Olga has started a payment
      And Olga has deleted their account
      When the payment succeeds at YooKassa
      Then the invoice is paid

    @INV-8.1 @matrix:internal/invoices-notifications
    Scenario: An orphaned invoice is sent to nobody
      Given Olga is on Telegram
      And a draft invoice
      And Olga has deleted their account
      When Irina sends the invoice
      Then the invoice is sent
      And nothing was sent on Telegram

  Rule: A subject goes, its invoices stay

    @INV-8.2
    Scenario Outline: A <status> invoice loses its subject, and nothing else
      Given a <status> invoice for Irina's subject
      When Irina deletes their subject
      Then the invoice is <status>
      And the invoice is for no subject

      Examples:
        | status |
        | draft  |
        | sent   |
        | paid   |

    @INV-8.2
    Scenario: Without its subject an invoice can still be paid
      Given a sent invoice for Irina's subject
      When Irina deletes their subject
      And Olga pays the invoice
      Then the invoice is paid

    @INV-8.2
    Scenario: A subject is deleted by its own tutor only
      Given Boris teaches Vera, Nina's child
      When Boris attempts to delete Irina's subject
      Then the attempt is refused because of "not_found"
