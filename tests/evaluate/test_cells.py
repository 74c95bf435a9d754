"""Which values of a missing fact conditions can tell apart."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lucidrule.evaluate.cells import cells
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact

WORDS = Text(zh="x", en="x", ja="x")


def found(kind: Any, bounds: set[Any], **more: Any) -> list[Any] | None:
    fact = Fact(type=kind, group="g", label=WORDS, question=WORDS, **more)
    values = cells(kind, fact, bounds)
    return None if values is None else list(values)


def test_money_has_a_value_at_each_bound_and_in_each_gap() -> None:
    assert found("money", {Decimal(10)}) == [Decimal(0), Decimal(5), Decimal(10), Decimal(11)]
    assert found("money", set()) == [Decimal(0), Decimal(1)]
    assert found("money", {Decimal(1)}, negative=True) == [Decimal(0), Decimal(1), Decimal(2)]
    assert found("money", set(), negative=True) == [Decimal(0)]


def test_a_bound_that_is_no_decimal_has_values_beside_it_only() -> None:
    third = Fraction(10, 3)
    values = found("money", {third})
    assert values is not None
    assert third not in [Fraction(value) for value in values]
    assert min(values) < third < max(values)
    assert any(0 < Fraction(value) < third for value in values)


def test_a_maximum_ends_the_domain() -> None:
    assert found("share", {Decimal("0.5")}, at_most="100%") == [
        Decimal(0),
        Decimal("0.2"),
        Decimal("0.5"),
        Decimal("0.8"),
        Decimal(1),
    ]


def test_counts_are_whole_numbers_around_a_bound() -> None:
    assert found("count", {5}) == [0, 1, 4, 5, 6]
    assert found("count", {Fraction(9, 2)}) == [0, 1, 3, 4, 5, 6]
    assert found("count", set()) == [0, 1]


def test_dates_have_the_day_before_and_after_and_events_never() -> None:
    day = date(2021, 1, 1)
    assert found("date", {day}) == [date(2020, 12, 31), day, date(2021, 1, 2)]
    assert found("event", {day}) == [date(2020, 12, 31), day, date(2021, 1, 2), "never"]
    assert found("date", {date.min, date.max}) == [
        date.min,
        date(1, 1, 2),
        date(9999, 12, 30),
        date.max,
    ]


def test_texts_have_a_value_on_each_edge_and_in_each_gap() -> None:
    assert found("text", {"b", "a"}) == ["", "a", "a\0", "b", "b\0"]


def test_more_choices_at_once_than_can_be_tried_are_given_up() -> None:
    names = {f"c{n}": WORDS for n in range(7)}
    assert found("choices", {frozenset(names)}, choices=names) is None
    assert len(found("choices", {frozenset(list(names)[:6])}, choices=names) or []) == 64


@pytest.mark.parametrize(
    ("kind", "choices", "size"),
    [("flag", None, 2), ("choice", {"a": WORDS, "b": WORDS, "c": WORDS}, 3)],
    ids=["flag", "choice"],
)
def test_flags_and_choices_have_their_own_values(kind: str, choices: Any, size: int) -> None:
    assert len(found(kind, set(), choices=choices) or []) == size
