"""What says nothing of a year before the founding is no contradiction, whatever its type, in files and in frames."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from few_rules import criterion, fact, policy, small, text, texts

import lucidrule

AS_OF = date(2022, 6, 30)
FACTS = (
    fact("founded_on", "date", "Founded")
    + fact("staff", "count", "Staff", ", yearly: true")
    + fact("active", "flag", "Active", ", yearly: true")
    + fact("grade", "text", "Grade", ", yearly: true")
)
NEVER_BEFORE = "contradictions:\n" + "".join(
    f"  - {{id: no-{name}, kind: year_before, fact: {name}, date: founded_on, message: {text('m')}}}\n"
    for name in ("staff", "active", "grade")
)
ASKED = policy("p", criterion("c", "C", "{founded_on: {before: 2022-01-01}}"))
PROGRAMME = small(texts(FACTS + NEVER_BEFORE, {"p": ASKED}))
NOTHING = {"a count of none": ("staff", 0), "no": ("active", False)}
SOMETHING = {"a count": ("staff", 1), "yes": ("active", True), "a text": ("grade", "A")}


def screened(name: str, value: Any) -> list[str]:
    frame = pl.DataFrame({"founded_on": [date(2020, 5, 1)], f"{name} 2019": [value]})
    outcomes: list[str] = PROGRAMME.screen(frame, as_of=AS_OF)["p"].to_list()
    return outcomes


def read(name: str, value: Any) -> int:
    return len(PROGRAMME.profile({"facts": {"founded_on": date(2020, 5, 1), name: {2019: value}}}).values)


@pytest.mark.parametrize(("name", "value"), NOTHING.values(), ids=NOTHING)
def test_what_says_that_there_was_nothing_fits_a_later_founding(name: str, value: Any) -> None:
    assert (screened(name, value), read(name, value)) == (["eligible"], 2)


@pytest.mark.parametrize(("name", "value"), SOMETHING.values(), ids=SOMETHING)
def test_what_says_something_contradicts_a_later_founding(name: str, value: Any) -> None:
    assert screened(name, value) == ["undetermined"]
    with pytest.raises(lucidrule.ProfileAtFault) as error:
        read(name, value)
    assert [fault.code for fault in error.value.faults] == ["contradiction"]
