# language: en
Feature: Innovation platform award

  Background:
    Given the facts of the company are in the file "companies/qualified.yaml"

  Scenario Outline: The new recognition falls in the assessment year
    Given the Latest new recognition of a <level> platform is <day>
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "<outcome>"

    Examples:
      | level      | day        | outcome      |
      | national   | 2020-12-31 | Not eligible |
      | national   | 2021-01-01 | Eligible     |
      | national   | 2021-12-31 | Eligible     |
      | national   | 2022-01-01 | Not eligible |
      | provincial | 2020-12-31 | Not eligible |
      | provincial | 2021-01-01 | Eligible     |
      | provincial | 2021-12-31 | Eligible     |
      | provincial | 2022-01-01 | Not eligible |

  Scenario: A national platform receives up to 100 million yuan, decided by review
    Given the Latest new recognition of a national platform is 2021-06-30
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Eligible"
    And the award is "Award for a national platform"
    And the sum is up to 100,000,000 yuan, decided by review

  Scenario: A provincial platform receives up to 50 million yuan, decided by review
    Given the Latest new recognition of a provincial platform is 2021-06-30
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Eligible"
    And the award is "Award for a provincial platform"
    And the sum is up to 50,000,000 yuan, decided by review

  Scenario: Both levels in one year give both
    Given the Latest new recognition of a national platform is 2021-06-30
    And the Latest new recognition of a provincial platform is 2021-03-01
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Eligible"
    And the awards are "Award for a national platform", "Award for a provincial platform"
    And of which "Award for a national platform" is up to 100,000,000 yuan, decided by review
    And of which "Award for a provincial platform" is up to 50,000,000 yuan, decided by review

  Scenario Outline: Each level is awarded once, and the other level is not affected
    Given the Latest new recognition of a national platform is 2021-06-30
    And the Latest new recognition of a provincial platform is 2021-03-01
    And Granted before is "Innovation platform award/<granted>"
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Eligible"
    And the award is "<award>"
    And the sum is <sum>

    Examples:
      | granted                         | award                           | sum                                           |
      | Award for a national platform   | Award for a provincial platform | up to 50,000,000 yuan, decided by review      |
      | Award for a provincial platform | Award for a national platform   | up to 100,000,000 yuan, decided by review     |

  Scenario Outline: A level recognised outside the assessment year is not awarded, only the other one is
    Given the Latest new recognition of a <level> platform is <date>
    And the Latest new recognition of a <other> platform is 2021-06-30
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Eligible"
    And the award is "<award>"

    Examples:
      | level      | date       | other      | award                           |
      | national   | 2020-12-31 | provincial | Award for a provincial platform |
      | national   | 2022-01-01 | provincial | Award for a provincial platform |
      | provincial | 2020-12-31 | national   | Award for a national platform   |
      | provincial | 2022-01-01 | national   | Award for a national platform   |

  Scenario: Without a platform it is not eligible
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Not eligible" because of "A national or provincial platform newly recognised in the assessment year"

  Scenario Outline: Without the date it cannot be told yet
    Given the Latest new recognition of a <level> platform is unknown
    When the company applies for "Innovation platform award" on 2022-06-30
    Then the outcome is "Undetermined" because of "A national or provincial platform newly recognised in the assessment year"
    And the missing fact is "Latest new recognition of a <level> platform"

    Examples:
      | level      |
      | national   |
      | provincial |
