@epic:Shop @story:Analytics @owner:shop @severity:minor
Feature: Statistics of the shop

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
    And Vera is a customer of the shop

  @SHOP-7.2 @SHOP-8.3 @matrix:flow/analytics @own-system
  Scenario: From looking to buying
    Given Boris is a customer of the shop
    When Vera looks at "Teapot" 3 times
    And Boris looks at "Teapot" 5 times
    And Boris puts 1 "Teapot" into the cart
    And Vera puts 2 "Teapot" into the cart
    And Vera checks out
    And Vera pays through YooKassa
    Then the statistics show 8 page views, 2 cart additions, 1 purchase and a conversion rate of 12.5 per cent

  @SHOP-7.2 @own-system
  Scenario: Nobody has looked yet
    Then the statistics show 0 page views, 0 cart additions, 0 purchases and a conversion rate of 0 per cent

  @SHOP-7.2 @own-system
  Scenario: What was not paid was not bought
    Given Vera has checked out 1 "Teapot"
    When Vera looks at "Teapot" 1 time
    Then the statistics show 1 page views, 1 cart additions, 0 purchases and a conversion rate of 0 per cent
