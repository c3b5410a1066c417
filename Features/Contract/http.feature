@contract @epic:Contract @story:HTTP @owner:platform @severity:normal
Feature: Speaking HTTP without any C#
  Every generic step of requests and answers has an example here; all of them are in docs/steps.md.

  Rule: A request names an endpoint or a path

    Scenario: A path
      When GET "/health/live" is requested
      Then the answer has the status 200
      And the answer is of the type "application/json"
      And the answer is:
        """
        { "status": "live" }
        """

    Scenario: A path with a JSON body
      When POST "/auth/register" is requested with:
        """
        { "email": "olga@example.test", "password": "correct horse", "full_name": "Olga", "role": "parent" }
        """
      Then the answer has the status 201
      And the answer's "role" is "parent"

    Scenario: An endpoint by its name
      When "health-live" is called
      Then the answer's "status" is "live"

    Scenario: An endpoint with a JSON body, a value in the route, and a query
      Given Irina teaches Petya, Olga's child
      And everybody has signed in, and is saved under their name
      And the caller is signed in as "Irina.token"
      And "create-invoice" is called with:
        """
        { "student_id": "<Petya.id>", "amount": 1500.50, "due_date": "2026-02-01", "description": "Algebra" }
        """
      And the answer's "id" is saved as "invoice"
      When "get-invoice" is called for "<invoice>"
      Then the answer's "description" is "Algebra"
      When "move-invoice" is called for "<invoice>" with:
        """
        { "to": "SENT" }
        """
      Then the answer's "status" is "SENT"
      When the next request has the query:
        | name   | value |
        | status | DRAFT |
      And "list-invoices" is called
      Then the answer's "items" has 0 items

    Scenario: Headers of the request and of the answer
      When the next request has the header "Accept" with "application/json"
      And the next request has the headers:
        | name          | value          |
        | Authorization | Bearer no-such |
      And "me" is called
      Then the answer has the status 401
      And the answer has the header "WWW-Authenticate" with "#contains Bearer"
      And the answer has the header "Content-Type"
      And the answer has no header "Location"

    Scenario: Forms, files and other bodies are sent, and here refused
      When the next request has the form:
        | name  | value             |
        | email | olga@example.test |
      And "sign-in" is called
      Then the answer is a problem with the status 415
      When the next request has a body of the type "text/plain":
        """
        Olga
        """
      And "sign-in" is called
      Then the answer is a problem with the status 415
      When the next request has the file "olga.csv" of the type "text/csv" in the field "people":
        """
        name
        Olga
        """
      And "sign-in" is called
      Then the answer is a problem with the status 415 and the code "unsupported_media_type"

  Rule: A caller is signed in with a saved token

    Scenario: Register, sign in, and ask who it is
      Given a new e-mail address is saved as "email"
      And "correct horse" is saved as "password"
      And "register" is called with:
        """
        { "email": "<email>", "password": "<password>", "full_name": "Olga", "role": "parent" }
        """
      And the answer is saved as "olga"
      And the answer's header "Location" is saved as "place"
      And "sign-in" is called with:
        """
        { "email": "<olga.email>", "password": "<password>" }
        """
      And the answer's "access_token" is saved as "token"
      And the caller is signed in as "token"
      When GET "<place>" is requested
      Then the answer is:
        """
        { "id": "<olga.id>", "email": "<email>", "full_name": "Olga", "role": "parent" }
        """
      When the caller is not signed in
      And "me" is called
      Then the answer is a problem with the status 401 and the code "not_signed_in"

  Rule: JSON is compared with matchers, and every mismatch is listed

    Background:
      Given Irina teaches Petya, Olga's child
      And everybody has signed in, and is saved under their name
      And the caller is signed in as "Irina.token"
      And "create-invoice" is called with:
        """
        { "student_id": "<Petya.id>", "amount": 1500, "due_date": "2026-02-01", "description": "Algebra" }
        """
      And "create-invoice" is called with:
        """
        { "student_id": "<Petya.id>", "amount": 900, "due_date": "2026-03-01", "description": "Geometry" }
        """

    Scenario: The whole answer
      Then the answer has the status 201
      And the answer is:
        """
        {
          "id": "#uuid", "number": "#regex ^2026-\\d{6}$", "status": "DRAFT",
          "tutor_id": "#uuid", "student_id": "<Petya.id>", "student_name": "#string", "parent_id": "##uuid", "subject_id": null,
          "amount": 900.00, "currency": "RUB", "due_date": "#date", "description": "#contains metry",
          "created_at": "#datetime", "sent_at": null, "viewed_at": null, "paid_at": null, "cancelled_at": "#null",
          "#more": true
        }
        """

    Scenario: A part of the answer
      Then the answer contains:
        """
        { "description": "Geometry", "amount": "#number > 0", "id": "#notnull" }
        """
      And the answer has:
        | path        | value    |
        | amount      | 900      |
        | currency    | RUB      |
        | due_date    | #date    |
        | paid_at     | null     |
        | description | Geometry |
        | discount    | #absent  |
      And the answer's "amount" is 900
      And the answer's "sent_at" is null
      And the answer's "id" is #uuid
      And the answer has no "password"

    Scenario: Arrays, in order or in any, each item or some
      When "list-invoices" is called
      Then the answer's "items" has 2 items
      And the answer's "items[-1].currency" is "RUB"
      And the answer's "items[*].currency" is ["RUB", "RUB"]
      And the answer's "items[*].description" is ["#any order", "Geometry", "Algebra"]
      And the answer's "items[*].amount" is ["#contains", 900]
      And the answer's "items[*].status" is ["#only", "DRAFT", "SENT"]
      And the answer's "items" is:
        """
        ["#each", { "id": "#uuid", "currency": "RUB", "#more": true }]
        """
      And the answer's "items" contains:
        """
        ["#any order", { "description": "Algebra" }, { "description": "Geometry" }]
        """
      And every item of the answer's "items" contains:
        """
        { "student_id": "<Petya.id>" }
        """

  Rule: A refusal is a problem that says what is wrong with which field

    Scenario: Every wrong field is named
      When "register" is called with:
        """
        { "email": "no address", "password": "short", "full_name": "Olga", "role": "parent" }
        """
      Then the answer is a problem with the status 400
      And the answer is a problem with the status 400 and the code "invalid_request"
      And the problem names the field "email"
      And the problem names the field "password"
      And the problem says "password must have at least 8 characters"

    Scenario: A misspelt property is named, with the one that was probably meant
      When "sign-in" is called with:
        """
        { "emial": "olga@example.test", "password": "correct horse" }
        """
      Then the problem says "did you mean 'email'?"

  Rule: An answer need not be JSON

    Scenario: No body
      Given Irina teaches Petya, Olga's child
      And everybody has signed in, and is saved under their name
      And the caller is signed in as "Irina.token"
      When PUT "/me/telegram" is requested with:
        """
        { "telegram_id": 4711 }
        """
      Then the answer has the status 204
      And the answer is empty

    Scenario: A text
      When GET "/health/live" is requested
      Then the answer's text contains "live"
      And the answer's text is:
        """
        {"status":"live"}
        """
