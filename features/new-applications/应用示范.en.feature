# language: en
Feature: Application demonstration award

  Background:
    Given the facts of the company are in the file "companies/qualified.yaml"
    And the Field of the demonstration is "Photovoltaics"
    And First use in the demonstration is 2021-06-30
    And the First-year contract of the demonstration is 20,000,000 yuan

  Scenario Outline: Five per cent of the first-year contract, half to each side, at most 1.5 million yuan to the maker
    Given the First-year contract of the demonstration is <contract>
    When the company applies for "Application demonstration award" on 2022-06-30
    Then the outcome is "Eligible"
    And the sum is <maker>
    And the user receives <maker> beside it

    Examples:
      | contract        | maker          |
      | 0 yuan          | 0 yuan         |
      | 20,000,000 yuan | 500,000 yuan   |
      | 59,990,000 yuan | 1,499,750 yuan |
      | 60,000,000 yuan | 1,500,000 yuan |
      | 60,010,000 yuan | 1,500,000 yuan |

  Scenario Outline: Six emerging fields, and no others
    Given the Field of the demonstration is "<field>"
    When the company applies for "Application demonstration award" on 2022-06-30
    Then the outcome is "<outcome>"
    And the criterion "The laser product is used in one of the six emerging fields" is <verdict>

    Examples:
      | field                  | outcome      | verdict |
      | Photovoltaics          | Eligible     | met     |
      | New-energy batteries   | Eligible     | met     |
      | Semiconductors         | Eligible     | met     |
      | Medical                | Eligible     | met     |
      | Aerospace              | Eligible     | met     |
      | Additive manufacturing | Eligible     | met     |
      | Another field          | Not eligible | not met |
      | No demonstration       | Not eligible | not met |

  Scenario Outline: The first use falls in the assessment year
    Given First use in the demonstration is <day>
    When the company applies for "Application demonstration award" on 2022-06-30
    Then the outcome is "<outcome>"
    And the criterion "The first use falls in the assessment year" is <verdict>

    Examples:
      | day        | outcome      | verdict |
      | 2020-12-31 | Not eligible | not met |
      | 2021-01-01 | Eligible     | met     |
      | 2021-12-31 | Eligible     | met     |
      | 2022-01-01 | Not eligible | not met |
      | never      | Not eligible | not met |

  Scenario Outline: What is unknown leaves it open
    Given <fact> is unknown
    When the company applies for "Application demonstration award" on 2022-06-30
    Then the outcome is "Undetermined" because of "<reason>"
    And the missing fact is "<fact>"

    Examples:
      | fact                           | reason                                                      |
      | Field of the demonstration     | The laser product is used in one of the six emerging fields |
      | First use in the demonstration | The first use falls in the assessment year                  |

  Scenario: Without the contract it is eligible, and the sum is open
    Given the First-year contract of the demonstration is unknown
    When the company applies for "Application demonstration award" on 2022-06-30
    Then the outcome is "Eligible"
    And the sum is 0 yuan to 1,500,000 yuan
    And the sum depends on "First-year contract of the demonstration"
