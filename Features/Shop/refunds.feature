@epic:Shop @story:Refunds @owner:shop @severity:blocker
Feature: Refunds in the shop
  The shop gives money back, in full or in part, never more than was paid; the gateway does it by a task.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
    And Vera is a customer of the shop
    And Vera has checked out 2 "Teapot"

  @SHOP-3.4
  Scenario Outline: All of it, through <gateway>
    Given Vera has paid through <gateway>
    When Anna refunds Vera's purchase
    Then the refund was answered as pending, for 3000.00
    And the task has succeeded
    And Vera's payment is refunded, with 3000.00 given back
    And Vera's purchase is refunded
    And <gateway> has given back 3000.00
    And Vera has 1 mail with the subject "Refund"

    Examples:
      | gateway       |
      | YooKassa      |
      | Stripe        |
      | CloudPayments |

  @SHOP-3.4
  Scenario: A part, and then the rest
    Given Vera has paid through YooKassa
    When Anna refunds 1000.50 of Vera's purchase
    Then Vera's payment is partially_refunded, with 1000.50 given back
    And Vera's purchase is partially_refunded
    When Anna refunds Vera's purchase
    Then Vera's payment is refunded, with 3000.00 given back
    And Vera's purchase is refunded
    And YooKassa has given back 3000.00

  @SHOP-3.4
  Scenario: More than the rest is refused
    Given Vera has paid through YooKassa
    And Anna has refunded 1000.50 of Vera's purchase
    When Anna attempts to refund 1999.51 of Vera's purchase
    Then the attempt is refused because of "refund_exceeds_payment", and says "1999.50 left"
    And YooKassa has given back 1000.50

  @SHOP-3.4
  Scenario: What is on its way back cannot be given back again
    Given Vera has paid through YooKassa
    And the vendor "yookassa" is down
    And Anna has refunded 2000.00 of Vera's purchase
    When Anna attempts to refund 1500.00 of Vera's purchase
    Then the attempt is refused because of "refund_exceeds_payment"
    And Vera's payment is paid, with 0 given back

  @SHOP-3.4 @virtual-time
  Scenario: A refund that the gateway cannot make now is made later
    Given Vera has paid through YooKassa
    And the vendor "yookassa" is down
    And Anna has refunded 2000.00 of Vera's purchase
    Then the task waits for attempt 2, because of "YooKassa"
    When the vendor "yookassa" is well again
    And 2 minutes pass
    Then the task has succeeded at attempt 2
    And Vera's payment is partially_refunded, with 2000.00 given back

  @SHOP-3.4 @virtual-time
  Scenario: A refund that the gateway does but does not answer is done once
    Given Vera has paid through YooKassa
    And YooKassa refunds but never answers once
    When Anna refunds 1000.00 of Vera's purchase
    And 2 minutes pass
    Then the task has succeeded at attempt 2
    And Vera's payment is partially_refunded, with 1000.00 given back
    And YooKassa has given back 1000.00

  @SHOP-3.4
  Scenario Outline: <what> is not refunded
    Given Vera has paid through YooKassa
    When Anna attempts to refund <amount> of Vera's purchase
    Then the attempt is refused because of "invalid_request"

    Examples:
      | what           | amount |
      | Nothing        | 0      |
      | Less than that | -1     |
      | Half a kopeck  | 0.005  |

  @SHOP-3.4
  Scenario: What is not paid has nothing to be given back
    When Anna attempts to refund 1.00 of Vera's purchase
    Then the attempt is refused because of "order_not_refundable"

  @SHOP-3.4
  Scenario: Customers refund nothing themselves
    Given Vera has paid through YooKassa
    When Vera attempts to refund 1.00 of Vera's purchase
    Then the attempt is forbidden
