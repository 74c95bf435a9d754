Feature: Equipment upgrade

  Scenario: Below two million yuan
    Given Filing of the renovation is yes
    And Equipment bought for the renovation in 2021 is 1,990,000 yuan
    When the company applies for "Equipment upgrade and local supply subsidy" on 2022-06-30
    Then the outcome is "Not eligible"

  Scenario: Nothing is known
    Given Filing of the renovation is unknown
    When the company applies for "Equipment upgrade and local supply subsidy" on 2022-06-30
    Then the outcome is "Undetermined"
