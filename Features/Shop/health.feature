@epic:Shop @story:Health @owner:platform
Feature: The system says how each of its dependencies is

  @SHOP-8.4
  Scenario: All are well
    When somebody asks how the system is
    Then the system is healthy
    And it reports on "postgresql, yookassa, telegram, stripe, pachca, sendgrid, mailgun, smtp, twilio, sms_ru, cdek, boxberry, russian_post, cloudpayments, warehouse"

  @SHOP-8.4
  Scenario Outline: <vendor> <trouble>: the system limps, and says why
    Given the vendor "<vendor>" <trouble>
    When somebody asks how the system is
    Then the system is degraded, since "<vendor>" is unhealthy

    Examples:
      | vendor       | trouble            |
      | yookassa     | is down            |
      | telegram     | is down            |
      | stripe       | is down            |
      | pachca       | is down            |
      | sendgrid     | is down            |
      | mailgun      | is down            |
      | twilio       | is down            |
      | sms_ru       | is down            |
      | cdek         | is down            |
      | boxberry     | is down            |
      | russian_post | is down            |
      | cloudpayments | is down           |
      | warehouse    | is down            |
      | sms_ru       | resets connections |
      | cdek         | answers 401        |

    @in-process
    Examples: the mail server
      | vendor | trouble            |
      | smtp   | is down            |
      | smtp   | resets connections |
