# language: en
Feature: Major project investment subsidy

  Background:
    Given the facts of the company are in the file "companies/qualified.yaml"

  Scenario Outline: Ten per cent of an investment of at least 100 million yuan, at most 100 million
    Given the Fixed-asset investment of the major project is <investment>
    And Filing of the major project with the zone is yes
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Eligible"
    And the sum is <sum>

    Examples:
      | investment         | sum               |
      | 100,000,000 yuan   | 10,000,000 yuan   |
      | 100,000,001 yuan   | 10,000,000.1 yuan |
      | 999,999,999 yuan   | 99,999,999.9 yuan |
      | 1,000,000,000 yuan | 100,000,000 yuan  |
      | 1,000,000,001 yuan | 100,000,000 yuan  |

  Scenario: An investment below 100 million yuan is not eligible
    Given the Fixed-asset investment of the major project is 99,999,999 yuan
    And Filing of the major project with the zone is yes
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Not eligible" because of "The fixed-asset investment of the project is at least 100 million yuan"

  Scenario: What is not on file is not eligible
    Given the Fixed-asset investment of the major project is 200,000,000 yuan
    And Filing of the major project with the zone is no
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Not eligible" because of "The project is on file with the zone"

  Scenario: Without the investment it cannot be told yet
    Given the Fixed-asset investment of the major project is unknown
    And Filing of the major project with the zone is yes
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Undetermined" because of "The fixed-asset investment of the project is at least 100 million yuan"
    And the missing fact is "Fixed-asset investment of the major project"

  Scenario: Without the filing it cannot be told yet
    Given the Fixed-asset investment of the major project is 200,000,000 yuan
    And Filing of the major project with the zone is unknown
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Undetermined" because of "The project is on file with the zone"
    And the missing fact is "Filing of the major project with the zone"

  Scenario Outline: It is paid once per project
    Given the Fixed-asset investment of the major project is 200,000,000 yuan
    And Filing of the major project with the zone is yes
    And Granted before is <before>
    When the company applies for the "Major project investment subsidy" on <day>
    Then the outcome is "Eligible"
    And the sum is <sum>

    Examples:
      | before                           | day        | sum                       |
      | none                             | 2022-06-30 | 20,000,000 yuan           |
      | none                             | 2023-06-30 | 20,000,000 yuan           |
      | Major project investment subsidy | 2022-06-30 | granted before, not again |
      | unknown                          | 2022-06-30 | 0 yuan to 20,000,000 yuan |

  Scenario Outline: A company with an agreement of its own is for the authority to judge
    Given the Fixed-asset investment of the major project is 200,000,000 yuan
    And Filing of the major project with the zone is yes
    And Agreement of its own with the zone (一企一策) is <agreement>
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "<outcome>"

    Examples:
      | agreement | outcome                |
      | no        | Eligible               |
      | yes       | Refer to the authority |
      | unknown   | Undetermined           |

  Scenario: The 2 billion yuan of DR Laser hold other costs and are no fixed-asset figure
    Given the facts of the company are in the file "examples/companies/dr-laser.yaml"
    When the company applies for the "Major project investment subsidy" on 2022-06-30
    Then the outcome is "Undetermined"
    And the missing facts include "Fixed-asset investment of the major project" and "Filing of the major project with the zone"
