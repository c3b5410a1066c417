@epic:Shop @story:Accounts @owner:shop @severity:critical
Feature: Customers of the shop
  Who registers is signed in at once, and proves once that the address is theirs.

  @SHOP-1.1 @matrix:flow/user-registration
  Scenario: Registering signs in and mails a link
    When Vera registers as a customer of the shop
    Then Vera is signed in
    And Vera has 1 mail with the subject "confirm your address"
    And Vera's address is not verified

  @SHOP-1.2 @matrix:flow/user-registration
  Scenario: The link verifies the address, once
    Given Vera is a customer of the shop
    When Vera opens the link in the mail
    Then Vera's address is verified
    When Vera attempts to open the link in the mail again
    Then the attempt is refused with 400
    And the attempt is refused because of "token_invalid"

  @SHOP-1.2
  Scenario: Another token verifies nothing
    Given Vera is a customer of the shop
    When somebody attempts to verify Vera's address with another token
    Then the attempt is refused with 400
    And Vera's address is not verified

  @SHOP-1.2 @virtual-time
  Scenario: The link is good for a day
    Given Vera is a customer of the shop
    When 24 hours pass
    And Vera attempts to open the link in the mail again
    Then the attempt is refused because of "token_invalid"
    And Vera's address is not verified

  @SHOP-1.2
  Scenario: One customer's link verifies nobody else
    Given Vera is a customer of the shop
    And Boris is a customer of the shop
    When Vera opens the link in the mail
    Then Vera's address is verified
    And Boris's address is not verified

  @SHOP-1.3
  Scenario: The profile is read and changed
    Given Vera is a customer of the shop
    When Vera changes their name to "Vera Petrova" and their phone to "+79161234567"
    Then Vera's profile shows "Vera Petrova" and "+79161234567"

  @SHOP-1.3
  Scenario: A new password ends the old one
    Given Vera is a customer of the shop
    When Vera changes their password to "battery-staple-8"
    Then Vera can sign in with "battery-staple-8", and not with the old password

  @SHOP-1.3
  Scenario Outline: A password is not changed <how>
    Given Vera is a customer of the shop
    When Vera attempts to change their password from "<current>" to "<new>"
    Then the attempt is refused because of "<reason>"
    And Vera can sign in with the old password still

    Examples:
      | how                             | current         | new              | reason          |
      | by somebody who doesn't know it | guessed-by-me   | battery-staple-8 | wrong_password  |
      | to one that is too short        | correct-horse-7 | short            | invalid_request |

  @SHOP-1.4
  Scenario: An address that has an account cannot register again
    Given Vera is a customer of the shop
    When Boris attempts to register with Vera's address
    Then the attempt is refused because of "email_taken"
    And Vera has 1 mail

  @SHOP-1.4 @virtual-time
  Scenario: A customer signs in by address and password
    Given Vera is a customer of the shop
    When 2 hours pass
    Then Vera is signed in
