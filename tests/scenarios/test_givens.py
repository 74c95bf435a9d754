"""What a Given says of facts: each as people write it, and what is none is refused at its line."""

from pathlib import Path
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.core.fault import Fault, FaultList
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.draft import draft_feature
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.scenarios.slot_fault import SlotFault

CHOICES = f"choices: {{a: {text('First')}, b: {text('Second')}}}"
FACTS = (
    fact("green", "flag", "Green")
    + fact("local", "flag", "Local", ", also: {en: [Twin], zh: [], ja: []}")
    + fact("other", "flag", "Other", ", also: {en: [Twin], zh: [], ja: []}")
    + fact("one", "flag", "Alike")
    + fact("two", "flag", "Alike")
    + fact("rent", "money", "Rent", ", at_most: 100")
    + fact("sales", "money", "Sales", ", yearly: true")
    + fact("grade", "choice", "Grade", f", {CHOICES}")
    + fact("grades", "choices", "Grades", f", {CHOICES}")
    + fact(
        "ships", "records", "Ships", f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('B?')}}}}}"
    )
)
GROUND = FeatureProgramme(small(texts(FACTS, {"p": policy("p", criterion("c", "C", "{green: true}"))})))


def scenario(*given: str) -> Scenario:
    faults = FaultList()
    said = "".join(f"    {line}\n" for line in given)
    steps = f"{said}    When it applies for P on 2022-06-30\n    Then nothing is missing\n"
    feature, _ = read_feature(f"Feature: f\n  Scenario: s\n{steps}".encode(), "x.feature", faults)
    assert feature is not None
    (found,) = prepare(feature, Path("x.feature"), GROUND)
    return found


TABLE = "Given the company has these facts:"


@pytest.mark.parametrize(
    ("given", "values", "records"),
    [
        (["Given the Green is unknown"], {("green", None): None}, {}),
        (["Given Green: yes"], {("green", None): True}, {}),
        (["Given Green: yes, Local: no"], {("green", None): True, ("local", None): False}, {}),
        (["Given Rent达5"], {("rent", None): 5}, {}),
        (
            ["Given the Sales are as follows:", "| year | value |", "| 2020 | 5 |", "| 2021 | unknown |"],
            {("sales", 2020): 5, ("sales", 2021): None},
            {},
        ),
        (["Given the Grades is First, b"], {("grades", None): frozenset("ab")}, {}),
        (["Given the Ships is unknown"], {}, {"ships": None}),
        (["Given the Ships is none"], {}, {"ships": ()}),
        ([TABLE, "| Ships | unknown |", "| Rent | 5 |"], {("rent", None): 5}, {"ships": None}),
        (["Given the Ships are as follows:", "| Big |", "| yes |", "| |"], {}, {"ships": ({"big": True}, {})}),
    ],
    ids=[
        *("flag not known", "flag", "flags", "amount", "years", "choices", "list not known", "empty list", "table"),
        "records",
    ],
)
def test_facts_as_people_write_them(given: list[str], values: dict[Any, Any], records: dict[str, Any]) -> None:
    found = scenario(*given)
    assert found.faults == ()
    assert (dict(found.steps[0].values), dict(found.steps[0].records)) == (values, records)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["Given the Sales are as follows:", "| 2020 | 5 |", "| 2020 | 6 |"], "fact-twice"),
        ([TABLE, "| Ships | none |", "| Ships | none |"], "fact-twice"),
        (["Given Green: yes, Green: no"], "fact-twice"),
        (["Given the Grade is Third"], "unknown-choice"),
        (["Given the Grades is First, Third"], "unknown-choice"),
        (["Given the Rent is 101"], "above-maximum"),
        (["Given the Rent is 1" + 40 * "0"], "too-many-digits"),
        (["Given the Twin is yes"], "ambiguous-name"),
        (["Given Twin: yes"], "ambiguous-name"),
        (["Given Alike: yes, Green: no"], "ambiguous-name"),
        (["Given the Twin and Green are unknown"], "ambiguous-name"),
        ([TABLE, "| Twin | yes |"], "ambiguous-name"),
        (["Given the Sales of 1800 is 5"], "not-a-calendar-year"),
        (["Given the Sales (2019 to 2015) is unknown"], "not-a-calendar-year"),
        (["Given the Sales (soon) is unknown"], "not-a-calendar-year"),
        (["Given the Sales is unknown"], "year-needed"),
        (["Given the Rent 2021 is unknown"], "no-year"),
        (["Given the Ships is 5"], "rows-needed"),
        (["Given the Rent are as follows:", "| 2020 | 5 |"], "not-in-rows"),
    ],
    ids=lambda part: part if isinstance(part, str) else part[-1],
)
def test_what_is_no_fact_is_refused_at_its_line(given: list[str], code: str) -> None:
    found: tuple[Fault, ...] = scenario(*given).faults
    assert [(fault.code, str(fault.at)) for fault in found] == [(code, "x.feature:3:5")]


def test_a_name_that_stands_for_several_facts_is_told_with_all_of_them() -> None:
    (fault,) = scenario("Given the Twin and Green are unknown").faults
    assert (fault.params["name"], fault.nearest) == ("Twin", ("local", "other"))


def test_a_choice_that_is_none_is_told_with_those_that_there_are() -> None:
    (fault,) = scenario("Given the Grade is Secnd").faults
    expected: Any = fault.params["expected"]
    nearest: Any = fault.nearest
    assert ([each["en"] for each in nearest], expected["en"]) == (["Second (b)"], "First, Second")


def test_a_space_that_a_character_hides_does_not_matter() -> None:
    # An accent by itself is a space with an accent upon it.
    assert canonical("5´").text == "5\u0301"


def test_a_part_that_is_none_is_told_with_the_few_that_there_are() -> None:
    (fault,) = scenario("Given the Ships are as follows:", "| Colour |", "| red |").faults
    assert (fault.code, fault.params["name"], fault.nearest) == ("no-such-name", "Colour", ("big",))


def test_a_title_that_two_policies_have_is_told_with_both() -> None:
    titled = {name: policy(name, "").replace(text(name.title()), text("Twin grant")) for name in ("p", "q")}
    sentences = FeatureProgramme(small(texts(FACTS, titled))).sentences
    with pytest.raises(SlotFault) as raised:
        sentences.read("then", "the total counts Twin grant", "en")
    assert (raised.value.code, raised.value.near) == ("ambiguous-name", ("p", "q"))


def test_one_value_is_no_value_of_many_years() -> None:
    (fault,) = scenario(TABLE, "| Sales (every year up to 2019) | 5 |").faults
    assert fault.code == "not-a-calendar-year"


def test_in_a_table_a_list_is_not_known_or_empty_and_nothing_else() -> None:
    (fault,) = scenario(TABLE, "| Ships | maybe |").faults
    assert (fault.code, fault.params["name"]) == ("no-such-name", "maybe")


@pytest.mark.parametrize(
    ("code", "faults"),
    [("91420100MA4KWNYN77", []), ("91420100MA4KWNYN70", ["credit-code-digit"]), ("9142", ["credit-code-length"])],
)
def test_a_credit_code_is_checked(code: str, faults: list[str]) -> None:
    found = scenario("Given Green is yes", f'And its unified social credit code is "{code}"')
    assert [fault.code for fault in found.faults] == faults


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "the unified social credit code of the company is {}"),
        ("zh", "企业的统一社会信用代码为“{}”"),
        ("ja", "統一社会信用コードは「{}」とする"),
    ],
)
def test_a_credit_code_is_said_in_each_language(lang: str, said: str) -> None:
    found = GROUND.sentences.read("given", said.format("91420100MA4KWNYN77"), lang)
    assert (found.form.id, found.slots["text"]) == ("company-code", "91420100MA4KWNYN77")


def test_a_draft_says_the_credit_code() -> None:
    company = {"company": {"name": "A", "code": "91420100MA4KWNYN77"}, "facts": {"green": True}}
    drafted = draft_feature(GROUND.programme.determine(company, as_of="2022-06-30"), ("p",), "zh")
    assert "统一社会信用代码为“91420100MA4KWNYN77”\n" in drafted
