@epic:Shop @story:Processing @owner:shop @severity:blocker
Feature: Processing an order
  A task reserves the stock, takes the money, has the parcel shipped and tells the customer. A step that fails for good turns the order back.

  Background:
    Given the shop sells:
      | product | price   | stock |
      | Teapot  | 1500.00 | 10    |
    And Vera is a customer of the shop

  Rule: It is answered at once, and done by a task

    @SHOP-6.1 @SHOP-8.3 @matrix:flow/order-fulfilment
    Scenario: Vera comes back from the gateway's page, and the task does the rest
      Given Vera has checked out 2 "Teapot"
      And Vera has chosen to pay through YooKassa
      And YooKassa's notifications are held up
      And Vera has agreed to the payment
      When Vera has the purchase processed
      Then it is answered at once, with the task's number
      And the task has succeeded at attempt 1
      And Vera's purchase comes to:
        | order     | stock | payment | shipment | notification |
        | confirmed | sold  | paid    | created  | confirmation |

    @SHOP-6.1 @in-process
    Scenario: An instance that runs no tasks leaves them to a worker, which begins at once
      Given Vera has checked out 2 "Teapot"
      And Vera has chosen to pay through YooKassa
      And YooKassa's notifications are held up
      And Vera has agreed to the payment
      And requests are answered by an instance that leaves its tasks to a worker
      When Vera has the purchase processed
      Then the task has succeeded at attempt 1
      And Vera's purchase is confirmed

    @SHOP-6.1
    Scenario: It is one task, however often it is asked for
      Given Vera has checked out 2 "Teapot"
      And Vera has paid through YooKassa
      When Vera has the purchase processed
      Then it is the task that Vera's purchase has
      And the task has succeeded at attempt 1
      And YooKassa has taken 3000.00 in 1 payment, and holds nothing

    @SHOP-6.1
    Scenario: What is not paid is not processed
      Given Vera has checked out 2 "Teapot"
      And Vera has chosen to pay through YooKassa
      When Vera attempts to have the purchase processed
      Then the attempt is refused because of "payment_not_authorised"
      And Vera's purchase is pending

    @SHOP-6.1
    Scenario: Only its owner sees a task
      Given Boris is a customer of the shop
      And Vera has checked out 2 "Teapot"
      And Vera has paid through YooKassa
      When Boris asks for the task of Vera's purchase
      Then the attempt is refused because of "not_found"

    @SHOP-6.3
    Scenario: Those who have given a number are told by SMS as well
      Given Boris is a customer of the shop with the phone "+79161112233"
      And Boris has checked out 1 "Teapot"
      When Boris pays through YooKassa
      Then the notifications of Boris's purchase are:
        | about        | by    | status |
        | confirmation | email | sent   |
        | confirmation | sms   | sent   |

  Rule: A step that fails for good turns the order back, and the customer is told

    @SHOP-6.4 @SHOP-2.4 @matrix:internal/products-orders
    Scenario: The stock is gone
      Given Boris is a customer of the shop
      And Vera has checked out 6 "Teapot"
      And Boris has checked out 6 "Teapot"
      And Boris has paid through YooKassa
      When Vera pays through YooKassa
      Then Vera's purchase comes to:
        | order  | stock | payment   | shipment | notification |
        | failed | none  | cancelled | none     | failure      |
      And Vera's purchase is failed because of "out_of_stock"
      And the task of Vera's purchase is "failed"
      And YooKassa has taken 9000.00 in 1 payment, and holds nothing
      And 4 "Teapot" are in stock, 4 of them available

    @SHOP-6.4 @matrix:internal/orders-payments
    Scenario Outline: <gateway> refuses to take the money
      Given Vera has checked out 2 "Teapot"
      And <gateway> refuses to take the money
      When Vera pays through <gateway>
      Then Vera's purchase comes to:
        | order  | stock    | payment   | shipment | notification |
        | failed | released | cancelled | none     | failure      |
      And Vera's purchase is failed because of "payment_refused"
      And <gateway> has taken nothing, and holds nothing
      And 10 "Teapot" are in stock, 10 of them available
      And Vera has 1 mail with the subject "could not be fulfilled"

      Examples:
        | gateway       |
        | YooKassa      |
        | Stripe        |
        | CloudPayments |

    @SHOP-6.4
    Scenario: The hold is lost before the money is taken
      Given Vera has checked out 2 "Teapot"
      And Vera has chosen to pay through Stripe
      And Stripe's webhooks are held up
      And Vera has agreed to the payment
      And Stripe loses the hold of the payment
      When Vera attempts to have the purchase processed
      Then the attempt is refused because of "payment_not_authorised"
      And Vera's payment is cancelled

    @SHOP-6.4
    Scenario: The carrier does not carry it
      Given the shop sells:
        | product | price   | stock | grams |
        | Anvil   | 3000.00 | 10    | 26000 |
      And Vera has checked out 1 "Anvil"
      When Vera pays through YooKassa
      Then Vera's purchase comes to:
        | order  | stock    | payment  | shipment | notification |
        | failed | released | refunded | none     | failure      |
      And Vera's purchase is failed because of "carrier_refused"
      And the task of Vera's purchase is "failed"
      And YooKassa has given back 3000.00
      And 10 "Anvil" are in stock, 10 of them available
      And the warehouse has 10 "Anvil", and was told of 0 sales

    @SHOP-6.4 @SHOP-6.3 @virtual-time
    Scenario: The notification cannot be sent: the order stands, and the list says so
      Given Vera has checked out 2 "Teapot"
      And no mail provider works
      When Vera pays through YooKassa
      And 1 hour passes
      Then Vera's purchase comes to:
        | order     | stock | payment | shipment | notification        |
        | confirmed | sold  | paid    | created  | confirmation failed |
      And Vera's notification has failed 5 times, at last because of "SendGrid"
      And the task of Vera's purchase is "succeeded"

  Rule: A step that may succeed another time is tried again, later and later

    @SHOP-6.4 @virtual-time
    Scenario: The gateway is down for a while
      Given Vera has checked out 2 "Teapot"
      And YooKassa cannot take the money
      When Vera pays through YooKassa
      Then Vera's purchase comes to:
        | order      | stock    | payment    | shipment | notification |
        | processing | reserved | authorised | none     | none         |
      And 10 "Teapot" are in stock, 8 of them available
      When Vera asks for the task of Vera's purchase
      Then the task waits for attempt 2, because of "YooKassa"
      When the vendor "yookassa" is well again
      And 30 seconds pass
      Then the task has succeeded at attempt 2
      And Vera's purchase is confirmed

    @SHOP-6.4 @virtual-time
    Scenario: Each attempt waits twice as long as the one before
      Given Vera has checked out 2 "Teapot"
      And YooKassa cannot take the money
      And Vera has paid through YooKassa
      When the task of Vera's purchase fails 4 times
      Then it was tried again after "30, 60, 120, 240" seconds

    @SHOP-6.4 @in-process @virtual-time
    Scenario: A database that fails once turns no order back
      When the database fails once while Vera's order of "Teapot" is processed
      Then every time it comes to "task succeeded, order confirmed, payment succeeded, 1 parcel(s), 1 mail(s) for 1 notification(s), stock right, warehouse told once"

    @SHOP-6.4 @virtual-time
    Scenario: The gateway is down for too long
      Given Vera has checked out 2 "Teapot"
      And YooKassa cannot take the money
      When Vera pays through YooKassa
      And 10 minutes pass
      Then Vera's purchase comes to:
        | order  | stock    | payment   | shipment | notification |
        | failed | released | cancelled | none     | failure      |
      And the task of Vera's purchase is "failed"
      And YooKassa has taken nothing, and holds nothing

    @SHOP-6.4 @virtual-time
    Scenario Outline: <gateway> takes the money, and its answer is lost: it is taken once
      Given Vera has checked out 2 "Teapot"
      And <gateway> takes the money but never answers once
      When Vera pays through <gateway>
      And 2 minutes pass
      Then Vera's purchase is confirmed
      And <gateway> has taken 3000.00 in 1 payment, and holds nothing
      And the task of Vera's purchase is "succeeded"

      Examples:
        | gateway       |
        | YooKassa      |
        | Stripe        |
        | CloudPayments |

    @SHOP-6.4 @virtual-time
    Scenario: The carrier is down for too long, and the money does not wait for it
      Given Vera has checked out 2 "Teapot"
      And CDEK is down
      When Vera pays through YooKassa
      And 15 minutes pass
      Then Vera's payment is refunded
      And Vera's purchase is undoing
      When CDEK is well again
      And 2 hours pass
      Then Vera's purchase comes to:
        | order  | stock    | payment  | shipment  | notification |
        | failed | released | refunded | cancelled | failure      |
      And CDEK has let the parcel go
      And the task of Vera's purchase is "failed"

  Rule: A task has one worker at a time

    @SHOP-6.4 @in-process @virtual-time
    Scenario: Two instances have found the same task, and one of them does it
      Given Vera has checked out 2 "Teapot"
      And YooKassa cannot take the money
      And Vera has paid through YooKassa
      When the vendor "yookassa" is well again
      And two instances begin the task of Vera's purchase at the same moment, 30 seconds later
      Then one worker has had the task since: attempt 2
      And Vera's purchase is confirmed

    @SHOP-6.4 @in-process @virtual-time
    Scenario: Another worker takes over when the lease of a dead one is over, and not before
      Given the worker has died while YooKassa took Vera's money for "Teapot", and another instance runs
      When 5 minutes pass
      Then Vera's purchase is processing
      When 1 second passes
      Then Vera's purchase comes to:
        | order     | stock | payment | shipment | notification |
        | confirmed | sold  | paid    | created  | confirmation |
      And YooKassa has taken 1500.00 in 1 payment, and holds nothing

    @SHOP-6.4 @in-process @virtual-time
    Scenario: A worker that comes back when its lease is over has no say in a task that is another's
      Given Vera has checked out 2 "Teapot"
      And YooKassa cannot take the money
      And Vera has paid through YooKassa
      When the vendor "yookassa" is well again
      And the worker of Vera's purchase stands still until another one is at work on its task, and fails then
      Then the task was left to the other worker: attempt 3
      And the task has succeeded at attempt 3
      And Vera's purchase is confirmed
      And YooKassa has taken 3000.00 in 1 payment, and holds nothing

  Rule: A worker that dies loses no task and repeats no effect

    @SHOP-6.4 @in-process @virtual-time
    Scenario: The worker dies at 10 random moments
      When the worker dies at 10 moments, while Vera buys "Teapot" each time
      Then every time it comes to "task succeeded, order confirmed, payment succeeded, 1 parcel(s), 1 mail(s) for 1 notification(s), stock right, warehouse told once"

    @SHOP-6.4 @in-process @virtual-time
    Scenario: The gateway has forgotten the request when the task is found
      When the worker dies while CloudPayments takes Vera's money for "Teapot", and is found more than an hour later
      Then Vera's purchase is confirmed
      And CloudPayments has taken 1500.00 in 1 payment, and holds nothing

    @SHOP-6.4 @in-process @virtual-time
    Scenario: SendGrid has the confirmation when the task is found
      When the worker dies while SendGrid takes the confirmation of Vera's "Teapot", and is found more than an hour later
      Then Vera's purchase is confirmed
      And Vera has 1 mail with the subject "is confirmed"

    @SHOP-6.4 @in-process @virtual-time
    Scenario: Twilio has the text message when the task is found
      Given Boris is a customer of the shop with the phone "+79161112233"
      When the worker dies while Twilio takes the confirmation of Boris's "Teapot", and is found more than an hour later
      Then Boris's purchase is confirmed
      And Twilio has 1 text message to "+79161112233"
