@contract @epic:Contract @story:Concurrency @owner:platform @severity:normal
Feature: At the same time, without any C#
  Each interleaving makes data of its own and starts the race's requests behind one gate, under its own seed; all of it is in docs/steps.md.

  Background:
    Given Irina teaches Petya, Olga's child
    And everybody has signed in, and is saved under their name

  @in-process
  Scenario: Two payment starts at the same time make one payment
    When these requests are made, in 20 interleavings:
      | when       | as          | request                   | body                                                                                            | save          | contains                                |
      | first      | Irina.token | create-invoice            | { "student_id": "<Petya.id>", "amount": 900, "due_date": "2026-02-01", "description": "Algebra" } | id as invoice |                                         |
      | first      | Irina.token | move-invoice <invoice>    | { "to": "SENT" }                                                                                |               |                                         |
      | at once    | Olga.token  | start-payment <invoice>   |                                                                                                 |               | { "status": "pending", "amount": 900 }  |
      | at once    | Olga.token  | start-payment <invoice>   |                                                                                                 |               | { "invoice_id": "<invoice>" }           |
      | afterwards | Olga.token  | list-payments <invoice>   |                                                                                                 |               | { "items": ["#each", { "#more": true }] } |
    Then every race is answered with "200, 201"

  @in-process
  Scenario: Either the edit or the sending comes first
    When these requests are made, in 20 interleavings:
      | when    | as          | request                | body                                                                                            | save          |
      | first   | Irina.token | create-invoice         | { "student_id": "<Petya.id>", "amount": 900, "due_date": "2026-02-01", "description": "Algebra" } | id as invoice |
      | at once | Irina.token | edit-invoice <invoice> | { "amount": 1000, "due_date": "2026-02-01", "description": "Geometry" }                          |               |
      | at once | Irina.token | move-invoice <invoice> | { "to": "SENT" }                                                                                |               |
    Then every race is answered with one of:
      | answers                       |
      | 200, 200                      |
      | 200, 409 invoice_not_editable |

  @in-process
  Scenario: Any steps, in the words of the suite
    When these steps are taken, in 20 interleavings:
      | when       | step                      | may fail with      |
      | first      | a sent invoice            |                    |
      | at once    | Irina cancels the invoice |                    |
      | at once    | Olga opens the invoice    | invalid_transition |
      | afterwards | the invoice is cancelled  |                    |
    Then every race ends with one of:
      | outcomes                 |
      | done, done               |
      | done, invalid_transition |
