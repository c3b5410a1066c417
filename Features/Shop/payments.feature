@epic:Shop @story:Payments @owner:shop @severity:blocker
Feature: Paying in the shop
  The customer agrees on the gateway's page, and the money is held; it is taken when the order's stock is reserved.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
    And Vera is a customer of the shop
    And Vera has checked out 2 "Teapot"

  Rule: Every gateway does the same

    @in-process
    Scenario Outline: An order is paid through <gateway>
      When Vera chooses to pay through <gateway>
      Then Vera is led to the page of <gateway>
      When Vera agrees to the payment
      Then Vera's purchase comes to:
        | order     | stock | payment | shipment | notification |
        | confirmed | sold  | paid    | created  | confirmation |
      And <gateway> has taken 3000.00 in 1 payment, and holds nothing
      And 8 "Teapot" are in stock, 8 of them available
      And every vendor was called outside of transactions and locks

      @SHOP-2.3 @SHOP-3.1 @SHOP-8.2 @matrix:external/yookassa @matrix:internal/orders-payments @matrix:flow/product-purchase
      Examples:
        | gateway  |
        | YooKassa |

      @SHOP-2.3 @SHOP-3.2 @SHOP-8.2 @matrix:external/stripe @matrix:internal/orders-payments
      Examples:
        | gateway |
        | Stripe  |

      @SHOP-2.3 @SHOP-3.3 @SHOP-8.2 @matrix:external/cloudpayments @matrix:internal/orders-payments
      Examples:
        | gateway       |
        | CloudPayments |

    @SHOP-3.1 @SHOP-3.2 @SHOP-3.3
    Scenario Outline: <gateway> is down, and an order waits until it is well again
      Given the vendor "<vendor>" is down
      And Vera has attempted to pay through <gateway>
      Then the attempt is refused because of "payment_provider_error"
      And Vera's purchase is pending
      When the vendor "<vendor>" is well again
      And Vera pays through <gateway>
      Then Vera's purchase is confirmed
      And <gateway> has taken 3000.00 in 1 payment, and holds nothing

      Examples:
        | gateway       | vendor        |
        | YooKassa      | yookassa      |
        | Stripe        | stripe        |
        | CloudPayments | cloudpayments |

    @SHOP-3.3 @matrix:external/cloudpayments @virtual-time
    Scenario Outline: CloudPayments <trouble>: refused by name, and nothing is charged
      Given the vendor "cloudpayments" <how>
      When Vera attempts to pay through CloudPayments
      Then the attempt is refused because of "<reason>"
      And CloudPayments has taken nothing, and holds nothing

      Examples:
        | trouble              | how                            | reason                         |
        | never answers        | never answers                  | payment_provider_timeout       |
        | is asked too often   | asks to come again in 30 seconds | payment_provider_busy        |
        | refuses our key      | answers 401                    | payment_provider_misconfigured |
        | resets connections   | resets connections             | payment_provider_error         |

  Rule: An order is paid once

    @SHOP-2.3
    Scenario: Choosing twice is one payment
      Given Vera has chosen to pay through YooKassa
      When Vera chooses to pay through YooKassa
      And Vera agrees to the payment
      Then YooKassa has taken 3000.00 in 1 payment, and holds nothing

    @SHOP-2.3
    Scenario: A payment that is under way cannot be started elsewhere
      Given Vera has chosen to pay through YooKassa
      When Vera attempts to pay through Stripe
      Then the attempt is refused because of "payment_under_way"

    @SHOP-2.3
    Scenario: What is paid cannot be paid again
      Given Vera has paid through YooKassa
      When Vera attempts to pay through Stripe
      Then the attempt is refused because of "order_not_payable"

    @SHOP-2.3
    Scenario: A gateway that nobody knows is refused
      When Vera attempts to pay through Gringotts
      Then the attempt is refused, and names "gateway"

  @SHOP-3.5 @SHOP-6.3 @matrix:internal/payments-notifications
  Scenario: The customer is told that the order is confirmed
    When Vera pays through YooKassa
    Then Vera has 1 mail with the subject "is confirmed"
    And the notifications of Vera's purchase are:
      | about        | by    | status |
      | confirmation | email | sent   |

  @SHOP-3.3
  Scenario: A declined card leaves the order payable
    Given Vera has chosen to pay through CloudPayments
    When Vera's card is declined by CloudPayments
    Then Vera's payment is pending
    When Vera agrees to the payment
    Then Vera's purchase is confirmed
