@epic:Shop @story:Inventory @owner:shop @severity:critical
Feature: Stock and the warehouse
  The warehouse hears of every sale, once; the shop takes over what the warehouse counts.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 50    |
      | Lamp    | 2500.00 | 5     |
    And Vera is a customer of the shop

  @SHOP-7.1 @matrix:external/warehouse
  Scenario: A sale of 5 leaves 45, here and there
    Given Vera has checked out 5 "Teapot"
    When Vera pays through YooKassa
    Then 45 "Teapot" are in stock, 45 of them available
    And the warehouse was told that 5 "Teapot" were sold in Vera's order
    And the warehouse has 45 "Teapot", and was told of 1 sale

  @SHOP-7.1 @matrix:external/warehouse @virtual-time @own-system
  Scenario: A sale that the warehouse has heard of, but not answered, counts once
    Given Vera has checked out 5 "Teapot"
    And the warehouse does its work but never answers once when it is told of a sale
    When Vera pays through YooKassa
    And 2 minutes pass
    Then the warehouse has 45 "Teapot", and was told of 1 sale
    And 0 sales are not told yet

  @SHOP-7.1 @matrix:external/warehouse @virtual-time @own-system
  Scenario: A warehouse that is down hears of it later
    Given Vera has checked out 5 "Teapot"
    And the vendor "warehouse" is down
    When Vera pays through YooKassa
    Then Vera's purchase is confirmed
    And 1 sale is not told yet
    When the vendor "warehouse" is well again
    And 2 minutes pass
    Then the warehouse has 45 "Teapot", and was told of 1 sale

  @SHOP-7.1 @matrix:external/warehouse @own-system
  Scenario: A sale that the warehouse refuses is given up, and counted as not told
    Given Vera has checked out 5 "Teapot"
    And the warehouse has lost all but 3 "Teapot"
    When Vera pays through YooKassa
    Then Vera's purchase is confirmed
    And the log says "is given up after 1 attempts"
    And 1 sale is not told yet
    And the warehouse has 3 "Teapot", and was told of 0 sales

  @SHOP-6.2 @SHOP-8.3 @matrix:flow/inventory-sync @matrix:external/warehouse @own-system
  Scenario: The sync takes over what the warehouse has counted
    Given the warehouse has counted 70 "Teapot"
    When the inventory is synced
    Then it is answered at once, with the task's number
    And the task has succeeded
    And the inventory shows 2 products synced just now, 1 of them changed
    And 70 "Teapot" are in stock, 70 of them available
    And 5 "Lamp" are in stock, 5 of them available

  @SHOP-6.2 @matrix:flow/inventory-sync @matrix:external/warehouse @own-system
  Scenario: What the warehouse lists on its next page counts as well
    Given the warehouse has counted 70 "Teapot"
    And the warehouse lists 100 other things before them, which is a page
    When the inventory is synced
    Then the task has succeeded
    And 70 "Teapot" are in stock, 70 of them available

  @SHOP-6.2 @matrix:flow/inventory-sync @matrix:external/warehouse @virtual-time @own-system
  Scenario Outline: A warehouse that <trouble> is asked again
    Given the vendor "warehouse" <how>
    When the inventory is synced
    Then the task waits for attempt 2, because of "<why>"
    And its next attempt is due in <wait> seconds
    And the inventory was never synced
    When the vendor "warehouse" is well again
    And 2 minutes pass
    Then the task has succeeded at attempt 2

    Examples:
      | trouble         | how                              | why             | wait |
      | is down         | is down                          | warehouse       | 30   |
      | never answers   | never answers                    | did not answer  | 30   |
      | is busy         | asks to come again in 90 seconds | asked too often | 90   |
      | refuses our key | answers 401                      | 401             | 30   |

  @SHOP-6.2 @own-system
  Scenario: A warehouse that answers with a web page changes nothing
    Given the vendor "warehouse" answers 200 with:
      """
      Welcome to nginx!
      """
    When the inventory is synced
    Then the task waits for attempt 2, because of "could not be understood"
    And 50 "Teapot" are in stock, 50 of them available

  @SHOP-6.2 @own-system
  Scenario: A product that the warehouse does not know fails the task, and names it
    Given the warehouse knows nothing of "Lamp"
    When the inventory is synced
    Then the task has failed because of "SKU-2"
    And the inventory was never synced

  @SHOP-6.2 @matrix:flow/inventory-sync @matrix:external/warehouse @virtual-time @own-system
  Scenario: A count from before a sale does not bring the sold pieces back
    Given Vera has checked out 5 "Teapot"
    And Vera pays through YooKassa while the warehouse counts
    When the inventory is synced
    And 2 minutes pass
    Then 45 "Teapot" are in stock, 45 of them available
    And the warehouse has 45 "Teapot", and was told of 1 sale
    And the task has succeeded at attempt 2

  @SHOP-6.2 @own-system
  Scenario: A count that has not heard of a sale does not bring the sold pieces back
    Given Vera has checked out 5 "Teapot"
    And the warehouse cannot be told of sales
    And Vera has paid through YooKassa
    When the inventory is synced
    Then 45 "Teapot" are in stock, 45 of them available
    And the task waits for attempt 2, because of "Sold while the warehouse was counting"

  @SHOP-6.2 @virtual-time @own-system
  Scenario: A count from before the warehouse heard of a sale does not bring the sold pieces back
    Given Vera has checked out 5 "Teapot"
    And the warehouse cannot be told of sales
    And Vera has paid through YooKassa
    And the warehouse hears of the sale while it counts
    When 25 seconds pass
    And the inventory is synced
    And 2 minutes pass
    Then 45 "Teapot" are in stock, 45 of them available
    And the task has succeeded at attempt 2

  @SHOP-6.2 @own-system
  Scenario: What is promised to orders in hand stays promised
    Given Vera has checked out 5 "Teapot"
    And YooKassa cannot take the money
    And Vera has paid through YooKassa
    And the warehouse has counted 3 "Teapot"
    When the inventory is synced
    Then 5 "Teapot" are in stock, 0 of them available
    And the log says "are promised to orders"

  @SHOP-6.2 @own-system
  Scenario: Only administrators sync
    When Vera attempts to have the inventory synced
    Then the attempt is forbidden
