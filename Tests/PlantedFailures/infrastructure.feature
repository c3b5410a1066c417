@cause:infrastructure
Feature: The machine is at fault

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name
    And the caller is signed in as "Irina.token"

  @names:Connection+refused
  Scenario: The system's database is not there
    Given the system loses its database at "GET /me"
    When "me" is called
    Then the answer has the status 200

  @names:No+space+left+on+device
  Scenario: The system's disk is full
    Given the system has no disk left at "GET /me"
    When "me" is called
    Then the answer has the status 200

  @names:57P01
  Scenario: The database ends the session
    Given the system runs "SELECT pg_terminate_backend(pg_backend_pid())" at "GET /me"
    When "me" is called
    Then the answer has the status 200

  @names:too+many+connections
  Scenario: The database has no connection left
    Given the system runs "DO $$ BEGIN RAISE EXCEPTION 'sorry, too many clients already' USING ERRCODE = '53300'; END $$" at "GET /me"
    When "me" is called
    Then the answer has the status 200

  @names:disk+is+full
  Scenario: The database's disk is full
    Given the system runs "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$" at "POST /invoices"
    And a draft invoice
    When Irina sends the invoice

  @names:No+space+left+on+device
  Scenario: The test's disk is full
    When a step writes to a full disk

  @names:Address+already+in+use
  Scenario: A port is taken
    When a step listens where somebody listens

  @names:no-such-tool-anywhere
  Scenario: A tool is missing
    When a step starts a tool that is not installed

  @names:Failed+to+connect
  Scenario: The test's database is not there
    When a step asks a database that is not there
