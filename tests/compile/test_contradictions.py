"""Which values contradict each other, and between which values a fact lies that is not known. Values by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lucidrule.compile.contradictions import clash, pairs
from lucidrule.compile.profile import Profile
from lucidrule.evaluate.domain import earliest_year, interval_of
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Before, Contradiction, PartAboveWhole, YearBefore

WORDS = Text(zh="x", en="x", ja="x")
PART = PartAboveWhole(id="part", kind="part_above_whole", part="local", whole="all", message=WORDS)
YEAR = YearBefore(id="year", kind="year_before", fact="sales", date="founded", message=WORDS)
MOVED = Before(id="moved", kind="before", event="moved", date="founded", message=WORDS)
LISTED = Before(id="listed", kind="before", event="moved", date="listed", message=WORDS)
RULES: tuple[Contradiction, ...] = (PART, YEAR, MOVED, LISTED)


def facts_of(values: dict[tuple[str, int | None], Any]) -> Facts:
    return Facts(Profile(CompanyHeader(), values, {}, frozenset()), date(2022, 5, 5), 2021).bounded_by(RULES)


def test_a_part_stands_against_its_whole_of_the_same_year_and_an_event_against_each_of_its_dates() -> None:
    keys = {
        ("local", 2020): 1,
        ("local", 2021): 1,
        ("all", 2021): 1,
        ("sales", 2020): 1,
        ("founded", None): 1,
        ("moved", None): 1,
        ("listed", None): 1,
    }
    assert [(rule.id, one, other) for rule, one, other in pairs(RULES, keys.keys())] == [
        ("part", ("local", 2021), ("all", 2021)),
        ("year", ("sales", 2020), ("founded", None)),
        ("moved", ("moved", None), ("founded", None)),
        ("listed", ("moved", None), ("listed", None)),
    ]


@pytest.mark.parametrize(
    ("rule", "year", "one", "other", "expected"),
    [
        (PART, 2021, Decimal(10), Decimal(10), False),
        (PART, 2021, Decimal(11), Decimal(10), True),
        (YEAR, 2019, Decimal(0), date(2020, 1, 1), True),
        (YEAR, 2020, Decimal(0), date(2020, 12, 31), False),
        (MOVED, None, date(2019, 12, 31), date(2020, 1, 1), True),
        (MOVED, None, date(2020, 1, 1), date(2020, 1, 1), False),
        (MOVED, None, "never", date(2020, 1, 1), False),
    ],
)
def test_two_values_contradict_each_other(
    rule: Contradiction, year: int | None, one: Any, other: Any, expected: bool
) -> None:
    assert clash(rule, year, one, other) is expected


@pytest.mark.parametrize(
    ("known", "fact", "expected"),
    [
        ({("all", None): Decimal(30)}, "local", (Decimal(0), Decimal(30))),
        ({("local", None): Decimal(20)}, "all", (Decimal(20), None)),
        ({("all", 2021): Decimal(30)}, "local", (Decimal(0), None)),
        ({}, "all", (Decimal(0), None)),
    ],
    ids=["whole known", "part known", "of another year", "nothing known"],
)
def test_a_number_that_is_not_known_lies_where_it_contradicts_nothing(
    known: dict[tuple[str, int | None], Any], fact: str, expected: tuple[Any, Any]
) -> None:
    assert interval_of(tree.Ref(fact), facts_of(known)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({("founded", None): date(2018, 3, 1), ("listed", None): date(2020, 6, 1)}, 2020),
        ({("founded", None): date(2018, 3, 1)}, 2018),
        ({("listed", None): "never"}, None),
        ({}, None),
    ],
    ids=["the later of two dates", "one date", "no date", "nothing known"],
)
def test_an_event_happened_after_each_date_that_it_cannot_come_before(
    known: dict[tuple[str, int | None], Any], expected: int | None
) -> None:
    assert earliest_year("moved", facts_of(known)) == expected
