@epic:Shop @story:Orders @owner:shop @severity:critical
Feature: Cart and orders
  A cart promises nothing. As an order it has a price, two addresses and a carrier.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
      | Lamp    | 2499.50 | 3     |
    And Vera is a customer of the shop

  @SHOP-2.1
  Scenario: Quantities of the same product add up
    When Vera puts 2 "Teapot" into the cart
    And Vera puts 1 "Lamp" into the cart
    And Vera puts 1 "Teapot" into the cart
    Then Vera's cart has, at 6999.50 in all:
      | product | quantity | price   | total   |
      | Lamp    | 1        | 2499.50 | 2499.50 |
      | Teapot  | 3        | 1500.00 | 4500.00 |

  @SHOP-2.1
  Scenario: What is taken out is gone
    Given Vera has put 2 "Teapot" into the cart
    When Vera takes "Teapot" out of the cart
    Then Vera's cart is empty

  @SHOP-2.1
  Scenario: A cart is its customer's own
    Given Boris is a customer of the shop
    And Vera has put 2 "Teapot" into the cart
    Then Boris's cart is empty

  @SHOP-2.1
  Scenario: A cart has its limits
    Given Vera has put 999 "Teapot" into the cart
    When Vera attempts to put 2 "Teapot" into the cart
    Then the attempt is refused because of "too_many"
    And Vera's cart has, at 1498500.00 in all:
      | product | quantity | price   | total      |
      | Teapot  | 999      | 1500.00 | 1498500.00 |

  @SHOP-2.2 @matrix:internal/cart-orders
  Scenario: The cart becomes an order
    Given Vera has put 2 "Teapot" into the cart
    And Vera has put 1 "Lamp" into the cart
    When Vera checks out
    Then Vera's purchase is pending
    And Vera's purchase costs 5499.50, goes to "Moscow", and "Tver" pays
    And Vera's cart is empty
    And 10 "Teapot" are in stock, 10 of them available

  @SHOP-2.2 @matrix:internal/cart-orders
  Scenario: An empty cart is no order
    When Vera attempts to check out
    Then the attempt is refused because of "cart_empty"
    And Vera has 0 purchases

  @SHOP-2.2
  Scenario: The carrier needs a phone
    Given Vera has put 2 "Teapot" into the cart
    When Vera attempts to check out without a phone
    Then the attempt is refused, and names "shipping_address.phone"
    And Vera has 0 purchases

  @SHOP-2.4 @matrix:internal/products-orders
  Scenario: More than there is cannot be ordered, and reserves nothing
    Given Vera has put 2 "Teapot" into the cart
    And Vera has put 4 "Lamp" into the cart
    When Vera attempts to check out
    Then the attempt is refused because of "out_of_stock", and says "Lamp (3 left)"
    And Vera has 0 purchases
    And 10 "Teapot" are in stock, 10 of them available
    And 3 "Lamp" are in stock, 3 of them available
    And Vera's cart has, at 12998.00 in all:
      | product | quantity | price   | total   |
      | Lamp    | 4        | 2499.50 | 9998.00 |
      | Teapot  | 2        | 1500.00 | 3000.00 |

  @SHOP-8.1 @matrix:internal/users-orders
  Scenario: Others' orders do not exist
    Given Boris is a customer of the shop
    And Vera has checked out 1 "Teapot"
    When Boris attempts to see Vera's purchase
    Then the attempt is refused as for one that does not exist
    And Boris has 0 purchases
    When Boris attempts to have Vera's purchase processed
    Then the attempt is refused as for one that does not exist

  @SHOP-8.1 @matrix:internal/users-orders
  Scenario: An administrator sees every order
    Given Vera has checked out 1 "Teapot"
    When Anna attempts to see Vera's purchase
    Then Vera has 1 purchase

  @SHOP-2.4 @matrix:internal/products-orders @in-process
  Scenario: Of those who pay at the same time for the last pieces, one gets the money back
    When 3 customers pay at the same time for "Bowl", of which there is one too few, in 5 interleavings
    Then every time it comes to "2 confirmed, 1 out of stock, 0 left, 2 paid, 0 held"
