@epic:Shop @story:CloudPayments @owner:shop @severity:blocker @matrix:external/cloudpayments
Feature: CloudPayments' notifications
  They are signed over their bytes, and even then only a hint: CloudPayments is asked before they are believed.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
    And Vera is a customer of the shop
    And Vera has checked out 2 "Teapot"
    And Vera has chosen to pay through CloudPayments

  @SHOP-3.3
  Scenario: Delivered twice it does nothing more
    Given Vera has agreed to the payment
    When CloudPayments delivers the notification again
    Then CloudPayments hears the code 0
    And Vera's purchase is confirmed
    And CloudPayments has taken 3000.00 in 1 payment, and holds nothing
    And Vera has 1 mail with the subject "is confirmed"

  @SHOP-3.3
  Scenario Outline: One that is <how> is refused, and changes nothing
    Given CloudPayments' notifications are held up
    And Vera has agreed to the payment
    When somebody delivers CloudPayments' notification "pay" <how>
    Then CloudPayments hears a refusal with 401
    And Vera's payment is pending
    And Vera's purchase is pending

    Examples:
      | how            |
      | unsigned       |
      | wrongly-signed |

  @SHOP-3.3
  Scenario: A signature of another body is refused
    Given Vera has agreed to the payment
    When somebody delivers CloudPayments' notification "pay" signed-for-another-body
    Then CloudPayments hears a refusal with 401

  @SHOP-3.3
  Scenario Outline: An amount of <amount> for 3000.00 is not believed
    Given CloudPayments' notifications are held up
    And Vera has agreed to the payment
    When CloudPayments notifies "pay" with the amount "<amount>"
    Then CloudPayments hears a refusal with 409
    And Vera's purchase is pending

    Examples:
      | amount  |
      | 1.00    |
      | 3000.01 |
      | free    |

  @SHOP-3.3
  Scenario: Who would pay another sum is turned away before their card is asked
    When a customer pays 1.00 instead in CloudPayments' widget
    Then CloudPayments' check was answered with the code 12
    And Vera's card was charged nothing

  @SHOP-3.3
  Scenario: Who would pay twice is turned away
    Given Vera has agreed to the payment
    When a customer pays 3000.00 instead in CloudPayments' widget
    Then CloudPayments' check was answered with the code 13
    And CloudPayments has taken 3000.00 in 1 payment, and holds nothing

  @SHOP-3.3
  Scenario: An order that nobody knows is not paid for
    Given Vera has agreed to the payment
    When CloudPayments notifies "check" about an order that nobody knows
    Then CloudPayments hears the code 10
    When CloudPayments notifies "pay" about an order that nobody knows
    Then CloudPayments hears a refusal with 404

  @SHOP-3.3 @virtual-time
  Scenario: Somebody else's attempt to pay changes nothing about money that is held
    Given CloudPayments cannot take the money
    And Vera has agreed to the payment
    And a customer has paid 3000.00 instead in CloudPayments' widget
    When the vendor "cloudpayments" is well again
    And 1 minute passes
    Then Vera's purchase is confirmed
    And CloudPayments has taken 3000.00 in 1 payment, and holds nothing

  @SHOP-3.3
  Scenario: Another sum is not believed either when the shop asks for itself
    Given CloudPayments does not check with the shop
    And CloudPayments' notifications are held up
    And a customer has paid 1.00 instead in CloudPayments' widget
    When Vera attempts to have the purchase processed
    Then the attempt is refused because of "amount_mismatch"
    And Vera's purchase is pending
