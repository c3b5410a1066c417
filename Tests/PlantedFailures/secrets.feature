Feature: Secrets and rows

  @secrets @in-process
  Scenario: Secrets said in every way there is
    When secrets are said in every way there is
    And secrets are said:
      | field    | value         |
      | password | tblPassw0rd-1 |
    Then the failure repeats them
    When secrets are said:
      | field    | value         |
      | password | tblPassw0rd-2 |

  @rows
  Scenario: Rows come, change and go
    Given Irina teaches Petya, Olga's child
    And a draft invoice
    When Irina sends the invoice
    And Petya deletes their account
    Then the table "invoices" has 7 rows

  @rows
  Scenario: A slow statement and a stranger
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"
    And the system runs "SELECT pg_sleep(0.6)" at "GET /me"
    And the system calls a stranger at "GET /me"
    And the system changes rows by a trigger
    When "me" is called
    Then the answer has the status 200
