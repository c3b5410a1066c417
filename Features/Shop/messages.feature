@epic:Shop @story:Messages @owner:office
Feature: Messages go out through the first provider that takes them

  Background:
    Given Anna administers the school

  Rule: Each provider takes messages, and says what becomes of them

    @alone
    Scenario Outline: A mail goes out through <provider>
      Given mail goes out through <provider>
      When Anna writes a mail
      Then <provider> has it, and no other
      And Anna sees that it was sent through <provider>

      @SHOP-5.1 @matrix:external/sendgrid
      Examples: SendGrid
        | provider |
        | SendGrid |

      @SHOP-5.2 @matrix:external/mailgun
      Examples: Mailgun
        | provider |
        | Mailgun  |

      @SHOP-5.3 @matrix:external/smtp @in-process
      Examples: SMTP
        | provider        |
        | the mail server |

    @alone
    Scenario Outline: A text message goes out through <provider>
      Given text messages go out through <provider>
      When Anna writes a text message
      Then <provider> has it, and no other
      And Anna sees that it was sent through <provider>

      @SHOP-5.4 @matrix:external/twilio
      Examples: Twilio
        | provider |
        | Twilio   |

      @SHOP-5.5 @matrix:external/sms_ru
      Examples: SMS.ru
        | provider |
        | SMS.ru   |

    @alone
    Scenario Outline: A mail that <provider> has delivered
      Given mail goes out through <provider>
      And Anna has written a mail
      When <provider> reports that it has arrived
      And <provider> reports the same once more
      Then every report of <provider> is accepted
      And Anna sees that it was delivered through <provider>

      @SHOP-5.1
      Examples: SendGrid
        | provider |
        | SendGrid |

      @SHOP-5.2
      Examples: Mailgun
        | provider |
        | Mailgun  |

    @alone
    Scenario Outline: A text message that <provider> has delivered
      Given text messages go out through <provider>
      And Anna has written a text message
      When <provider> reports that it has arrived
      And <provider> reports the same once more
      Then every report of <provider> is accepted
      And Anna sees that it was delivered through <provider>

      @SHOP-5.4
      Examples: Twilio
        | provider |
        | Twilio   |

      @SHOP-5.5
      Examples: SMS.ru
        | provider |
        | SMS.ru   |

    @severity:critical @alone
    Scenario Outline: A mail that <provider> has accepted comes back
      Given mail goes out through <provider>, then the mail server
      And Anna has written a mail
      When <provider> reports that it has come back
      Then Anna sees that it bounced, because of "<reason>"
      And <provider> has it, and no other

      @SHOP-5.1
      Examples: SendGrid
        | provider | reason                     |
        | SendGrid | The email account          |

      @SHOP-5.2
      Examples: Mailgun
        | provider | reason                     |
        | Mailgun  | No such user here          |

    @SHOP-5.2 @alone
    Scenario: An address that has bounced is suppressed, and that is seen
      Given mail goes out through Mailgun
      And Anna has written a mail
      And Mailgun has reported that it has come back
      When Anna writes a mail
      Then Anna sees that it bounced, because of "previously bounced address"

    @SHOP-5.2 @alone
    Scenario: A mail that Mailgun still tries to deliver is not lost
      Given mail goes out through Mailgun
      And Anna has written a mail
      When Mailgun reports that it could not be delivered for now
      Then Anna sees that it was sent through Mailgun

    @alone
    Scenario Outline: A text message that <provider> loses
      Given text messages go out through <provider>
      And Anna has written a text message
      When <provider> reports that it has come back
      Then Anna sees that it bounced, because of "<code>"

      @SHOP-5.4
      Examples: Twilio
        | provider | code  |
        | Twilio   | 30003 |

      @SHOP-5.5
      Examples: SMS.ru
        | provider | code |
        | SMS.ru   | 106  |

    @alone
    Scenario Outline: A report of <provider> that overtakes the answer is not forgotten
      Given text messages go out through <provider>
      And <provider> lets a report overtake its answer
      When Anna writes a text message
      Then Anna sees that it was delivered through <provider>

      @SHOP-5.4
      Examples: Twilio
        | provider |
        | Twilio   |

    @SHOP-5.5
    Scenario: SMS.ru tries our webhook
      When SMS.ru tries our webhook
      Then every report of SMS.ru is accepted

  Rule: Who reports is checked

    @severity:critical @alone
    Scenario Outline: A report in the name of <provider> with <what> is refused
      Given <channel> through <provider>
      And Anna has written a <kind>
      And <provider> has reported that it has come back
      When somebody reports in the name of <provider>, with "<what>"
      Then the report of <provider> is refused

      @SHOP-5.1
      Examples: SendGrid
        | provider | what         | channel       | kind |
        | SendGrid | no signature | mail goes out | mail |

      @SHOP-5.2
      Examples: Mailgun
        | provider | what          | channel       | kind |
        | Mailgun  | no signature  | mail goes out | mail |
        | Mailgun  | another token | mail goes out | mail |

      @SHOP-5.4
      Examples: Twilio
        | provider | what            | channel              | kind         |
        | Twilio   | no signature    | text messages go out | text message |
        | Twilio   | another address | text messages go out | text message |

      @SHOP-5.5
      Examples: SMS.ru
        | provider | what         | channel              | kind         |
        | SMS.ru   | no signature | text messages go out | text message |

    @alone
    Scenario Outline: A report of <provider> whose text was changed on its way is refused
      Given <channel> through <provider>
      And Anna has written a <kind>
      And <provider> has reported that it has arrived
      When somebody reports in the name of <provider>, with "another text"
      Then the report of <provider> is refused

      @SHOP-5.1
      Examples: SendGrid
        | provider | channel       | kind |
        | SendGrid | mail goes out | mail |

      @SHOP-5.4
      Examples: Twilio
        | provider | channel              | kind         |
        | Twilio   | text messages go out | text message |

      @SHOP-5.5
      Examples: SMS.ru
        | provider | channel              | kind         |
        | SMS.ru   | text messages go out | text message |

  Rule: Where one provider does not take a message, the next one is asked, and it is sent once

    @SHOP-5.6 @severity:critical @virtual-time @alone
    Scenario Outline: <first> takes nothing, since <trouble>
      Given mail goes out through <first>, then <next>
      And <first> takes nothing, since <trouble>
      When Anna writes a mail
      Then <next> has it, and no other
      And Anna sees these attempts: "<attempts>"

      Examples: by HTTP
        | first           | trouble               | next     | attempts                       |
        | SendGrid        | it is down            | Mailgun  | sendgrid failing, mailgun taken |
        | SendGrid        | it is asked too often | Mailgun  | sendgrid busy, mailgun taken    |
        | SendGrid        | our key is refused    | Mailgun  | sendgrid failing, mailgun taken |
        | SendGrid        | our sender is refused | Mailgun  | sendgrid failing, mailgun taken |
        | SendGrid        | the mail is refused   | Mailgun  | sendgrid refused, mailgun taken |
        | SendGrid        | it never answers      | Mailgun  | sendgrid unknown, mailgun taken |
        | SendGrid        | it answers a web page | Mailgun  | sendgrid unknown, mailgun taken |
        | Mailgun         | it is down            | SendGrid | mailgun failing, sendgrid taken |
        | Mailgun         | it is asked too often | SendGrid | mailgun busy, sendgrid taken    |
        | Mailgun         | our key is refused    | SendGrid | mailgun failing, sendgrid taken |
        | Mailgun         | it never answers      | SendGrid | mailgun unknown, sendgrid taken |
        | Mailgun         | connections are reset | SendGrid | mailgun unknown, sendgrid taken |
        | Mailgun         | it answers a web page | SendGrid | mailgun unknown, sendgrid taken |

      @in-process
      Examples: the mail server
        | first           | trouble               | next     | attempts                       |
        | the mail server | it is down            | Mailgun  | smtp failing, mailgun taken     |
        | the mail server | it is asked too often | Mailgun  | smtp failing, mailgun taken     |
        | the mail server | it never answers      | Mailgun  | smtp failing, mailgun taken     |
        | the mail server | connections are reset | Mailgun  | smtp failing, mailgun taken     |

    @SHOP-5.6 @virtual-time @alone
    Scenario Outline: <first> takes no text message, since <trouble>
      Given text messages go out through <first>, then <next>
      And <first> takes nothing, since <trouble>
      When Anna writes a text message
      Then <next> has it, and no other
      And Anna sees these attempts: "<attempts>"

      Examples:
        | first  | trouble               | next   | attempts                    |
        | Twilio | it is down            | SMS.ru | twilio failing, sms_ru taken |
        | Twilio | it is asked too often | SMS.ru | twilio busy, sms_ru taken    |
        | Twilio | our key is refused    | SMS.ru | twilio failing, sms_ru taken |
        | Twilio | it never answers      | SMS.ru | twilio unknown, sms_ru taken |
        | Twilio | connections are reset | SMS.ru | twilio unknown, sms_ru taken |
        | SMS.ru | it is down            | Twilio | sms_ru failing, twilio taken |
        | SMS.ru | it is asked too often | Twilio | sms_ru busy, twilio taken    |
        | SMS.ru | our account is empty  | Twilio | sms_ru failing, twilio taken |
        | SMS.ru | it never answers      | Twilio | sms_ru unknown, twilio taken |
        | SMS.ru | it answers a web page | Twilio | sms_ru unknown, twilio taken |

    @SHOP-5.6 @virtual-time @alone @in-process
    Scenario: Two providers fail, the third takes it
      Given mail goes out through SendGrid, then Mailgun, then the mail server
      And SendGrid takes nothing, since it is down
      And Mailgun takes nothing, since it never answers
      When Anna writes a mail
      Then the mail server has it, and no other

    @SHOP-5.6 @severity:critical @virtual-time @alone
    Scenario Outline: <first> has taken the message, and its answer was lost
      Given <channel> through <first>, then <next>
      And <first> takes the message, but <loss>
      When Anna writes a <kind>
      Then <first> has it, and no other
      And Anna sees that it was sent through <first>

      Examples:
        | first    | loss               | next    | channel              | kind         |
        | SendGrid | its answer is lost | Mailgun | mail goes out        | mail         |
        | SendGrid | answers too late   | Mailgun | mail goes out        | mail         |
        | Mailgun  | its answer is lost | SendGrid | mail goes out        | mail         |
        | Mailgun  | answers too late   | SendGrid | mail goes out        | mail         |
        | Twilio   | its answer is lost | SMS.ru  | text messages go out | text message |
        | Twilio   | answers too late   | SMS.ru  | text messages go out | text message |
        | SMS.ru   | its answer is lost | Twilio  | text messages go out | text message |
        | SMS.ru   | answers too late   | Twilio  | text messages go out | text message |

    @SHOP-5.6 @virtual-time @alone
    Scenario: A message that nobody takes now is sent later, once
      Given mail goes out through SendGrid, then Mailgun
      And SendGrid takes nothing, since it is down
      And Mailgun takes nothing, since it is down
      And Anna has written a mail
      When Mailgun is well again, and 5 minutes pass
      Then Mailgun has it, and no other

    @SHOP-5.6 @virtual-time @alone @in-process
    Scenario: While every provider is only busy, none is asked before the time that it names
      Given mail goes out through SendGrid, then Mailgun
      And SendGrid takes nothing, since it is asked too often
      And Mailgun takes nothing, since it is asked too often
      And Anna has written a mail
      When 119 seconds pass
      Then Mailgun was asked to take 1 message

  Rule: Where nobody can be reached, no other provider is asked

    @severity:critical @alone
    Scenario Outline: <provider> knows nobody there
      Given <channel> through <provider>, then <next>
      And <provider> knows nobody there
      When Anna writes a <kind>
      Then nobody has it
      And Anna sees that it failed, because of "<reason>"
      And <next> was asked to take 0 messages

      @SHOP-5.2
      Examples: Mailgun
        | provider | next     | channel       | kind | reason              |
        | Mailgun  | SendGrid | mail goes out | mail | not a valid address |

      @SHOP-5.3 @in-process
      Examples: SMTP
        | provider        | next     | channel       | kind | reason    |
        | the mail server | SendGrid | mail goes out | mail | 550 5.1.1 |

      @SHOP-5.4
      Examples: Twilio
        | provider | next   | channel              | kind         | reason |
        | Twilio   | SMS.ru | text messages go out | text message | 21211  |

      @SHOP-5.5
      Examples: SMS.ru
        | provider | next   | channel              | kind         | reason |
        | SMS.ru   | Twilio | text messages go out | text message | 202    |

  Rule: Mail over SMTP is encrypted, and arrives as it was written

    @SHOP-5.3 @own-system @alone
    Scenario: Letters of all languages, dots at the beginning of lines, long subjects
      Given mail goes out through the mail server
      When Anna writes a mail with the subject "Концерт — это праздник для всей школы, и приходите все, ёжики тоже 🦔":
        """
        Привет!
        .
        .hidden
        ..twice
        The end.
        """
      Then the mail server has the subject "Концерт — это праздник для всей школы, и приходите все, ёжики тоже 🦔" and the text:
        """
        Привет!
        .
        .hidden
        ..twice
        The end.
        """

    @SHOP-5.3 @severity:critical @alone @in-process
    Scenario Outline: A mail server that <trouble> gets no mail, and not our password
      Given mail goes out through the mail server, then Mailgun
      And the mail server <trouble>
      When Anna writes a mail
      Then Mailgun has it, and no other
      And nothing but a greeting was said before the connection was encrypted

      Examples:
        | trouble                 |
        | offers-no-encryption    |
        | has-another-certificate |

    @SHOP-5.3 @alone @in-process
    Scenario: A mail server that takes only the old way to sign in
      Given mail goes out through the mail server
      And the mail server wants-LOGIN
      When Anna writes a mail
      Then the mail server has it, and no other

    @SHOP-5.3 @virtual-time @alone @in-process
    Scenario: A mail server that turns strangers away the first time
      Given mail goes out through the mail server
      And the mail server greylists
      And Anna has written a mail
      When 1 minute passes
      Then the mail server has it, and no other

    @SHOP-5.3 @alone @in-process
    Scenario Outline: The mail server answers <command> with <reply>
      Given mail goes out through the mail server, then Mailgun
      And the mail server answers "<reply>" to "<command>"
      When Anna writes a mail
      Then Mailgun has it, and no other
      And Anna sees these attempts: "<attempts>"

      Examples:
        | command   | reply                               | attempts                    |
        | AUTH /    | 535 5.7.8 Wrong password            | smtp failing, mailgun taken |
        | AUTH /    | 454 4.7.0 Temporary failure         | smtp failing, mailgun taken |
        | MAIL /*   | 451 4.3.0 Local error               | smtp failing, mailgun taken |
        | RCPT /*   | 452 4.5.3 Too many recipients       | smtp failing, mailgun taken |
        | DATA /    | 554 5.5.1 No valid recipients       | smtp refused, mailgun taken |
        | MESSAGE / | 554 5.7.1 Spam                      | smtp refused, mailgun taken |
        | MESSAGE / | 452 4.3.1 Out of space              | smtp failing, mailgun taken |
        | CONNECT / | 554 5.7.1 No service for you        | smtp refused, mailgun taken |

    @SHOP-5.3 @alone @in-process
    Scenario: A mail that is too large for the server goes out through the next provider
      Given mail goes out through the mail server, then Mailgun
      And the mail server takes-small-mail-only
      When Anna writes a mail
      Then Mailgun has it, and no other
      And Anna sees these attempts: "smtp refused, mailgun taken"

    @SHOP-5.3 @alone @in-process
    Scenario: Better twice than never, where a mail server hangs up after the text
      Given mail goes out through the mail server, then Mailgun
      And the mail server hangs-up-after-the-text
      When Anna writes a mail
      Then Mailgun has it
      And Anna sees these attempts: "smtp unknown, mailgun taken"

  Rule: Only what can be sent is taken on, and only from the office

    Scenario Outline: A mail to <address> is refused
      When Anna attempts to write a mail to "<address>"
      Then the attempt is refused because of "invalid_request"

      @SHOP-5.3
      Examples:
        | address               |
        | nobody                |
        | two@signs@example.org |
        | @example.org          |

    Scenario Outline: A text message to <number> is refused
      When Anna attempts to write a text message to "<number>"
      Then the attempt is refused because of "invalid_request"

      @SHOP-5.4
      Examples:
        | number            |
        | 89161234567       |
        | +7 916 123 45 67  |
        | +7916123456789012 |
        | +0123456789       |
        | call me           |

    @SHOP-5.3 @severity:critical
    Scenario: A line break in a subject is refused, so that no header can be smuggled in
      When Anna attempts to write a mail with the subject "Hello\nBcc: everybody@example.org"
      Then the attempt is refused because of "invalid_request"

    @SHOP-5.6 @alone
    Scenario Outline: Providers that <what> are refused
      When Anna attempts to send mail through "<providers>"
      Then the attempt is refused because of "invalid_request"

      Examples:
        | what                | providers          |
        | there are not       | sendgird           |
        | are for phones      | twilio             |
        | are named twice     | mailgun, mailgun   |
        | are none            |                    |

    @SHOP-5.6 @severity:critical @alone
    Scenario: Nobody but the office writes, looks or chooses
      Given Olga is a customer
      And Anna has written a mail
      When Olga attempts to write a mail to "anna@example.org"
      Then the attempt is forbidden
      When Olga attempts to see what became of it
      Then the attempt is forbidden
      When Olga attempts to send mail through "smtp"
      Then the attempt is forbidden
