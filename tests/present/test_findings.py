"""What is found about rules, in words: each kind of thing under its own name, numbers in their units."""

from datetime import date

import pytest
from few_rules import small
from prove.planted import PLAIN, PLANTED, Planted, award, entitlement, files

from lucidrule.decide.prepared import prepare_programme
from lucidrule.present.findings import FindingWords, Told, sarif
from lucidrule.prove.analysis import analysed
from lucidrule.prove.finding import Finding

AS_OF = date(2022, 6, 30)


def told(planted: Planted, lang: str = "en") -> list[Told]:
    compiled = small(files(planted)).compiled_at(AS_OF)
    words = FindingWords(compiled, 2021, lang)
    findings = analysed(prepare_programme(compiled, 2021), AS_OF)
    return [words.told(each, {}) for each in findings if each.code != "fact-not-read"]


@pytest.mark.parametrize(
    ("name", "says", "example"),
    [
        (
            "a branch within another",
            "in the criterion “C0” this part decides nothing: staff of at least 10",
            "Staff: 5",
        ),
        (
            "more of a record pays less",
            "more of “Items no. 1: Price” pays less: 1,000 yuan at 50,000 yuan, 2,499.95 yuan just under it",
            "Items no. 1: Price: 50,000 yuan; Staff: 5",
        ),
        (
            "nothing below the first band",
            "the award “award of p” pays nothing to some who qualify: from no bound to 50,000 yuan",
            "Staff: 5; Rent: 0 yuan",
        ),
        (
            "a cap that never binds",
            "the cap of 50,000 yuan on the award “award of p” never binds",
            "Rent: 0 yuan",
        ),
    ],
)
def test_a_finding_is_told_with_its_example(name: str, says: str, example: str) -> None:
    found = told(PLANTED[name])[0]
    assert (found.about, found.says, found.example) == ("P", says, example)


def test_an_open_point_is_told_by_its_question() -> None:
    found = told(PLANTED["an open point that no answer of which matters"])[-1]
    assert found.says == "no answer to the open point “Worthy?” can change anything"


def test_years_and_empty_lists_of_an_example_are_told() -> None:
    compiled = small(files(Planted((PLAIN,), ()))).compiled_at(AS_OF)
    said = FindingWords(compiled, 2021, "en").example({"sales": {2020: "3万", 2021: "0"}, "marks": []})
    assert said == "Sales (2020): 30,000 yuan; Sales (2021): 0 yuan; Marks: none"


def test_what_is_not_proven_says_why() -> None:
    compiled = small(files(Planted((PLAIN,), ()))).compiled_at(AS_OF)
    found = FindingWords(compiled, 2021, "en").told(Finding("policy-never-met", "p", not_proven="time"), {})
    assert (found.says, found.example) == ("not proven (out of time): policy-never-met:p", "")


CHOSEN = Planted(
    ("{marks: {includes_any: [a]}}", "{prize: {happened: false}}"),
    (),
    entitlement=entitlement("all", award("w", "amount: 1万"), award("v", "when: {staff: {less_than: 0}}, amount: 2万")),
)


def test_choices_and_days_of_an_example_are_told_by_their_labels() -> None:
    found = next(each for each in told(CHOSEN) if each.finding.code == "award-never-applies")
    assert found.example == "Marks: A; Prize: never"


def test_a_finding_whose_subject_stands_in_no_file_points_at_the_first_line() -> None:
    compiled = small(files(Planted((PLAIN,), ()))).compiled_at(AS_OF)
    words = FindingWords(compiled, 2021, "en")
    lost = [Finding("criterion-implied", "p", "gone"), Finding("open-point-never-matters", "", "gone")]
    places = [
        each["locations"][0]["physicalLocation"]
        for each in sarif([words.told(f, {}) for f in lost], compiled)["runs"][0]["results"]
    ]
    assert [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in places] == [
        ("rules/a/p.yaml", 1),
        ("policies.yaml", 1),
    ]
