@epic:Invoices @story:Permissions @owner:billing @severity:critical
Feature: Who may do what with an invoice

  Background:
    Given Irina teaches Petya, Olga's child
    And Boris teaches Vera, Nina's child

  @INV-4.1 @INV-4.4
  Scenario Outline: To a stranger the invoice does not exist: <person> attempts to <action> it
    Given a sent invoice
    When <person> attempts to <action> the invoice
    Then the attempt is refused exactly as for an invoice that does not exist
    And the invoice is sent

    Examples:
      | person | action           |
      | Boris  | see              |
      | Boris  | edit             |
      | Boris  | cancel           |
      | Boris  | mark as paid     |
      | Boris  | read the past of |
      | Nina   | see              |
      | Nina   | open             |
      | Nina   | pay              |

  @INV-4.1
  Scenario: A tutor's list holds their own invoices only
    Given a sent invoice "Algebra"
    When Boris lists the invoices
    Then the list is empty

  @INV-4.2
  Scenario: A parent's list holds their own children's invoices, but no drafts
    Given a sent invoice "Algebra"
    And a draft invoice "Geometry"
    When Olga lists the invoices
    Then the list holds "Algebra" only
    And Nina's list is empty

  @INV-4.2
  Scenario Outline: A parent may not <action> an invoice
    Given a sent invoice
    When Olga attempts to <action> the invoice
    Then the attempt is forbidden
    And the invoice is sent

    Examples:
      | action       |
      | edit         |
      | send         |
      | cancel       |
      | mark as paid |

  @INV-4.2
  Scenario: A draft is invisible to the parent
    Given a draft invoice
    When Olga attempts to see the invoice
    Then the attempt is refused exactly as for an invoice that does not exist

  @INV-4.3
  Scenario Outline: <person> gets nothing
    Given a sent invoice
    When <person> attempts to <action> the invoice
    Then the attempt is <refusal>

    Examples:
      | person  | action | refusal                     |
      | Petya   | see    | forbidden                   |
      | Petya   | list   | forbidden                   |
      | Petya   | pay    | forbidden                   |
      | Petya   | cancel | forbidden                   |
      | Nobody  | see    | refused for want of sign-in |
      | Nobody  | list   | refused for want of sign-in |
      | Nobody  | pay    | refused for want of sign-in |
      | Nobody  | cancel | refused for want of sign-in |

  @INV-4.3 @virtual-time
  Scenario: A sign-in expires
    Given a sent invoice
    And Olga has signed in, and does not sign in again
    When 61 minutes pass
    And Olga attempts to see the invoice
    Then the attempt is refused for want of sign-in

  @INV-4.1 @INV-4.2 @INV-4.4
  Scenario Outline: To a stranger the payment does not exist: <person>
    Given a sent invoice
    And Olga has started a payment
    When <person> attempts to see the payment
    Then the attempt is refused exactly as for a payment that does not exist

    Examples:
      | person |
      | Boris  |
      | Nina   |
