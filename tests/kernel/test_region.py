"""Sets of values against membership by brute force: numbers, days, texts and names."""

import itertools
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lucidrule.kernel.interval import Interval
from lucidrule.kernel.region import (
    NEVER,
    Domain,
    Region,
    after_prefix,
    between,
    domain_of,
    nothing,
    of_signs,
    points,
)

# Of each domain the ends that regions are made of, and values on, between and beside them.
ENDS: dict[Domain, list[Any]] = {
    "numbers": [0, 1, 2, 5],
    "days": [date(2020, 1, 1), date(2020, 1, 2), date(2021, 6, 1)],
    "texts": ["", "C", "C39", "C4", "甲"],
}
SAMPLES: dict[Domain, list[Any]] = {
    "numbers": [-1, 0, Fraction(1, 3), 1, Fraction(3, 2), 2, 4, 5, 6],
    "days": [date(2019, 12, 31), *ENDS["days"], date(2020, 1, 3), date(2022, 1, 1), NEVER],
    "texts": ["", "\0", "B", "C", "C3", "C39", "C390", "C4", "D", "甲", "甲乙", "\U0010ffff"],
    "names": ["a", "b", "c"],
}
DOMAIN_NAMES = ["numbers", "days", "texts", "names"]


def simple(domain: Domain) -> st.SearchStrategy[Region]:
    """Return regions of one interval, of points or of names."""
    if domain == "names":
        some = st.lists(st.sampled_from(SAMPLES["names"]), max_size=3)
        return st.builds(
            lambda chosen, others: Region(domain, names=frozenset(chosen), others=others), some, st.booleans()
        )
    end = st.sampled_from([None, *ENDS[domain]])
    spans = st.builds(
        lambda low, high, one, other: between(domain, low, high, low_open=one, high_open=other),
        *(end, end, st.booleans(), st.booleans()),
    )
    return st.one_of(spans, st.builds(lambda values: points(domain, values), st.lists(st.sampled_from(ENDS[domain]))))


@cache
def regions(domain: Domain) -> st.SearchStrategy[Region]:
    return st.recursive(
        simple(domain),
        lambda inner: st.one_of(inner.map(Region.complement), st.builds(Region.joined, inner, inner)),
        max_leaves=5,
    )


def members(region: Region) -> set[Any]:
    return {value for value in SAMPLES[region.domain] if region.holds(value)}


@pytest.mark.parametrize("domain", DOMAIN_NAMES)
@given(data=st.data())
def test_what_is_in_one_or_the_other_is_in_both_joined(domain: Domain, data: st.DataObject) -> None:
    one, other = data.draw(regions(domain)), data.draw(regions(domain))
    assert members(one.joined(other)) == members(one) | members(other)


@pytest.mark.parametrize("domain", DOMAIN_NAMES)
@given(data=st.data())
def test_the_complement_is_all_the_rest(domain: Domain, data: st.DataObject) -> None:
    region = data.draw(regions(domain))
    assert members(region.complement()) == set(SAMPLES[domain]) - members(region)
    assert region.complement().complement() == region


@pytest.mark.parametrize("domain", DOMAIN_NAMES)
@given(data=st.data())
def test_the_predicate_says_what_membership_says(domain: Domain, data: st.DataObject) -> None:
    region = data.draw(regions(domain))
    assert {value for value in SAMPLES[domain] if region.predicate()(value)} == members(region)


@pytest.mark.parametrize("domain", ["numbers", "days", "texts"])
@given(data=st.data())
def test_intervals_are_apart(domain: Domain, data: st.DataObject) -> None:
    intervals = data.draw(regions(domain)).intervals
    pairs = itertools.pairwise(intervals)
    assert [pair for pair in pairs if touch(*pair)] == []


def touch(one: Interval, other: Interval) -> bool:
    """Return whether one interval leaves no value between itself and the next."""
    return bool(one.high > other.low or (one.high == other.low and not (one.high_open and other.low_open)))


@pytest.mark.parametrize("domain", ["numbers", "days", "texts"])
@given(data=st.data())
def test_a_point_can_be_let_in_and_left_out(domain: Domain, data: st.DataObject) -> None:
    region, point = data.draw(regions(domain)), data.draw(st.sampled_from(ENDS[domain]))
    assert members(region.with_point(point)) == members(region) | {point}
    assert members(region.without_point(point)) == members(region) - {point}


@pytest.mark.parametrize(
    ("signs", "passing"),
    [((), []), ((-1,), [1]), ((0,), [2]), ((1,), [3]), ((-1, 0), [1, 2]), ((0, 1), [2, 3]), ((-1, 1), [1, 3])],
)
def test_signs_of_a_difference_are_a_set(signs: tuple[int, ...], passing: list[int]) -> None:
    region = of_signs(2, frozenset(signs))
    assert [value for value in (1, 2, 3) if region.holds(value)] == passing


def test_the_edges_are_where_membership_may_turn() -> None:
    assert between("numbers", 1, 2).joined(points("numbers", [5])).edges == (1, 2, 5)
    assert Region("names", names=frozenset({"b", "a"})).edges == ("a", "b")
    assert between("numbers").edges == ()


@pytest.mark.parametrize(
    ("prefix", "after"),
    [
        ("C39", "C3:"),
        ("\ud7ff", "\ue000"),
        ("a\U0010ffff", "b"),
        ("\U0010ffff", None),
        ("", None),
    ],
    ids=["next character", "over the surrogates", "carried", "no text after", "empty"],
)
def test_the_text_after_all_with_a_prefix(prefix: str, after: str | None) -> None:
    assert after_prefix(prefix) == after


@pytest.mark.slow
@given(prefix=st.text(min_size=1, max_size=3), text=st.text(max_size=5))
def test_a_prefix_is_an_interval(prefix: str, text: str) -> None:
    region = between("texts", prefix, after_prefix(prefix), high_open=True)
    assert region.holds(text) is text.startswith(prefix)
    assert region.holds(prefix + text) is True


@pytest.mark.parametrize(
    ("kind", "values", "domain"),
    [
        ("text", ["never"], "texts"),
        ("", [NEVER], "days"),
        ("", [date(2020, 1, 1)], "days"),
        ("", [True], "names"),
        ("", ["a"], "names"),
        ("", [1], "numbers"),
    ],
)
def test_the_domain_of_a_fact_is_that_of_its_type_or_of_what_it_is_compared_with(
    kind: str, values: list[Any], domain: Domain
) -> None:
    assert domain_of(kind, values) == domain


def test_never_is_in_no_interval() -> None:
    assert members(between("days")) == set(SAMPLES["days"]) - {NEVER}
    assert members(points("days", [NEVER])) == {NEVER}
    assert members(nothing("days").complement()) == set(SAMPLES["days"])
