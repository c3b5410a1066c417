@epic:Forum @story:Query_budgets @owner:school
Feature: Lists of the forum cost the same, however long they are

  @FOR-5.1 @in-process
  Scenario: The list of 1, 20 and 200 chats
    Given Petya has 1 chat, and has listed them
    When Petya has 20 chats in all, and lists them
    Then that took fewer than 10 queries, but at least one
    And that took as many queries as before
    When Petya has 200 chats in all, and lists them
    Then that took as many queries as before

  @FOR-5.2 @in-process
  Scenario: A chat of 1, 20 and 200 messages with replies and readers
    Given Marina teaches Petya "Algebra"
    And Petya has written 1 replies to Marina, who has read them
    And Marina has read all of the chat with Petya
    When Petya writes 19 replies to Marina, who reads them
    And Marina reads all of the chat with Petya
    Then that took fewer than 10 queries, but at least one
    And that took as many queries as before
    When Petya writes 180 replies to Marina, who reads them
    And Marina reads all of the chat with Petya
    Then that took as many queries as before
