Feature: Aides d’une région

  Background:
    Given the company is called "Atelier Kerbrat"
    And the company has these facts:
      | Département du siège           | Ille-et-Vilaine          |
      | Section NAF                    | Industrie manufacturière |
      | Effectif                       | 32                       |
      | CA 2023                        | 3,2 Mio. €               |
      | Ventes à l’étranger 2023       | 400 000 €                |
      | Consommation d’énergie 2023    | 412,5 MWh                |
      | Dépenses d’investissement      | 250 000 €                |
      | Étude d’innovation             | 24 000 €                 |
      | Audit énergétique              | 9 000 €                  |
      | Emplois créés                  | 4                        |
      | Implantation en zone fragile   | no                       |
      | Dépenses de prospection        | 18 000,50 €              |

  Scenario: Une petite entreprise investit
    When the company applies for the "Aide à l’investissement productif" on 2024-06-30
    Then the outcome is "Eligible"
    And the sum is 50 000 €

  Scenario: L’étude est mieux dotée que l’audit
    When the company applies for the "Chèque innovation" on 2024-06-30
    Then the outcome is "Eligible"
    And the sum is 12 000 €
    And the total of known sums is 87 000,25 €

  Scenario: Quatre emplois
    When the company applies for the "Prime à la création d’emplois" on 2024-06-30
    Then the outcome is "Eligible"
    And the sum is 16 000 €
