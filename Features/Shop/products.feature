@epic:Shop @story:Products @owner:shop @severity:normal
Feature: Products
  Customers see what there is, and say what they think of it.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
      | Lamp    | 2500.00 | 5     |
    And Vera is a customer of the shop

  @SHOP-8.1 @matrix:internal/auth-products @own-system
  Scenario: Who is signed in sees the products
    Then Vera sees 2 products
    When Nobody attempts to see the products
    Then the attempt is refused for want of sign-in

  @SHOP-8.1 @matrix:internal/auth-products
  Scenario: Each customer has one rating, the last
    Given Boris is a customer of the shop
    When Vera rates "Teapot" with 1 star
    And Vera rates "Teapot" with 5 stars
    And Boris rates "Teapot" with 2 stars
    Then "Teapot" is rated 3.5 by 2 customers

  @SHOP-8.1 @matrix:internal/auth-products
  Scenario: There are five stars
    When Vera attempts to rate "Teapot" with 6 stars
    Then the attempt is refused because of "invalid_request"
