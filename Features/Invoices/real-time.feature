@epic:Invoices @story:Real_time @owner:billing @severity:normal @matrix:internal/invoices-realtime
Feature: Dashboards show invoices as they change

  Background:
    Given Irina teaches Petya, Olga's child
    And Boris teaches Vera, Nina's child

  Rule: Whoever may see an invoice hears at once where it stands

    @INV-6.1
    Scenario: The parent's open dashboard shows an invoice the moment it is sent
      Given a draft invoice
      And Olga's dashboard is open
      When Irina sends the invoice
      Then what Olga's dashboard shows is what the invoice says

    @INV-6.2
    Scenario: The tutor's open dashboard shows the payment
      Given a sent invoice
      And Irina's dashboard is open
      And Olga has started a payment
      When the payment succeeds at YooKassa
      Then what Irina's dashboard shows is what the invoice says
      And the invoice is paid

    @INV-6.2
    Scenario: A payment that is notified twice is shown once
      Given a sent invoice
      And Irina's dashboard is open
      And Olga has started a payment
      When the payment succeeds at YooKassa
      And YooKassa delivers the notification again
      Then Irina's dashboard shows the invoice as paid

    @INV-6.1 @INV-6.2 @virtual-time
    Scenario: The whole way of an invoice is shown, in its order
      Given a draft invoice due on 2026-01-13
      And Irina's dashboard is open
      When Irina sends the invoice
      And Olga opens the invoice
      And 2 days pass
      Then Irina's dashboard is closed because of "token_expired"
      When Irina's dashboard connects again
      Then Irina's dashboard shows the invoice as sent, viewed, overdue in turn

  Rule: Nobody hears of invoices that they may not see

    @INV-6.3
    Scenario Outline: <person>'s dashboard shows nothing of an invoice that is not theirs
      Given a draft invoice
      And <person>'s dashboard is open
      When Irina sends the invoice
      Then <person>'s dashboard shows nothing

      Examples:
        | person |
        | Boris  |
        | Nina   |
        | Petya  |

    @INV-6.3
    Scenario: The parent hears nothing of a draft
      Given a draft invoice
      And Irina's dashboard is open
      And Olga's dashboard is open
      When Irina moves the invoice to cancelled
      Then Olga's dashboard shows nothing
      And Irina's dashboard shows the invoice as cancelled

    @INV-6.3
    Scenario: What was refused is not shown
      Given a paid invoice
      And Irina's dashboard is open
      When Irina attempts to move the invoice to sent
      Then the attempt is refused because of "invalid_transition"
      And Irina's dashboard shows nothing

    @INV-6.3
    Scenario: Without a sign-in there is no dashboard
      When Nobody attempts to open a dashboard
      Then Nobody's dashboard is refused because of "not_signed_in"

    @INV-6.3 @virtual-time
    Scenario: A dashboard closes when its sign-in has expired
      Given Olga's dashboard is open
      When 1 hour passes
      Then Olga's dashboard is closed because of "token_expired"

    @INV-6.3
    Scenario: A dashboard closes when its account is deleted
      Given Olga's dashboard is open
      When Olga deletes their account
      Then Olga's dashboard is closed because of "signed_out"

  Rule: Who was away learns what they missed, once

    @INV-6.4
    Scenario: After a dropped connection the dashboard shows what it missed, in order
      Given a draft invoice
      And Olga's dashboard is open
      And Olga's dashboard has lost its connection
      When Irina sends the invoice
      And Olga opens the invoice
      And Olga's dashboard connects again
      Then Olga's dashboard shows the invoice as sent, viewed in turn

    @INV-6.4
    Scenario: What a dashboard has seen is not shown again
      Given a draft invoice
      And Olga's dashboard is open
      When Irina sends the invoice
      And Olga's dashboard loses its connection
      And Olga's dashboard connects again
      And Olga opens the invoice
      Then Olga's dashboard shows the invoice as viewed

    @INV-6.4
    Scenario: However much was missed, all of it comes
      Given Olga's dashboard is open
      And Olga's dashboard has lost its connection
      When Irina creates and sends 120 invoices
      And Olga's dashboard connects again
      Then Olga's dashboard shows 120 invoices as sent, each once

    @INV-6.4 @virtual-time
    Scenario: A dashboard that was away for too long is told so
      Given a draft invoice
      And Olga's dashboard is open
      And Olga's dashboard has lost its connection
      When Irina sends the invoice
      And 9 days pass
      And Olga's dashboard attempts to connect again
      Then Olga's dashboard is refused because of "cursor_expired"
