@epic:Invoices @story:Amounts @owner:billing @severity:critical
Feature: Amounts that an invoice cannot have

  Background:
    Given Irina teaches Petya, Olga's child

  @INV-8.3
  Scenario Outline: Nobody is billed <what> (<amount>)
    When Irina attempts to bill <amount> roubles
    Then the attempt is refused because of "invalid_request"
    And Irina's list is empty

    Examples:
      | what                         | amount     |
      | nothing                      | 0          |
      | less than nothing            | -0.01      |
      | a tenth of a kopeck          | 0.001      |
      | half a kopeck more           | 2500.505   |
      | more than the largest amount | 10000000   |

  @INV-8.3
  Scenario Outline: Nor does a draft change to <what> (<amount>)
    Given a draft invoice of 2500 roubles
    When Irina attempts to change the amount to <amount> roubles
    Then the attempt is refused because of "invalid_request"
    And the invoice shows:
      | Field  | Value |
      | Amount | 2500  |

    Examples:
      | what                | amount |
      | nothing             | 0      |
      | less than nothing   | -1     |
      | a tenth of a kopeck | 0.001  |

  @INV-8.3
  Scenario Outline: The database refuses <what> (<amount>), too
    Given a draft invoice
    When somebody sets the amount of the invoice to <amount> in the database
    Then the database refuses because of "<constraint>"

    Examples:
      | what                | amount      | constraint                  |
      | nothing             | 0           | ck_invoices_amount_positive |
      | less than nothing   | -0.01       | ck_invoices_amount_positive |
      | half a kopeck more  | 2500.505    | ck_invoices_amount_scale    |
      | more than it holds  | 10000000000 | ck_invoices_amount_scale    |
