"""Whether any value of a fact can meet a test, and whether one can fail it."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.leaf import region_of
from lucidrule.kernel.region import DOMAINS, Region, between, points

# A day in the middle: where it is all that a test compares with, what holds of it holds of every day of reference.
_SOME_DAY = date(2000, 7, 1)
# What meets no part in one of so many years is looked for no further.
_YEARS = range(1990, 2101)


def possible(parts: Sequence[tree.Condition], ref: tree.Ref, choices: Collection[str] = ()) -> str | None:
    """Return `never-holds` or `always-holds` of a test of one fact, all of whose parts have to hold; else None.

    Args:
        choices: Of a fact that is one of them.
    """
    if ref.kind not in DOMAINS or not parts:
        return None
    outside = _outside(ref, choices)
    first, *others = _YEARS if any(map(_is_of_years, parts)) else _YEARS[:1]
    said = _of_year(parts, outside, ref, first)
    # Most tests can be met and failed, which the first year shows.
    return said if said and all(_of_year(parts, outside, ref, year) == said for year in others) else None


def of_fact_alone(test: tree.Condition) -> tree.Ref | None:
    """Return the fact of which alone it hangs whether a test holds; None: there is no such."""
    inner = test
    while isinstance(inner, tree.Not):
        inner = inner.part
    return inner.ref if isinstance(inner, tree.Compare) and _region(test, _SOME_DAY.year) is not None else None


class Ordered(NamedTuple):
    """Two days that are compared, each always in the same place, and how the first may lie to the second."""

    days: tuple[tree.Ref, tree.Ref]
    signs: frozenset[str]


_SIGNS = {"less_than": "<", "at_most": "<=", "equals": "=", "at_least": "=>", "more_than": ">"}
_TURNED = str.maketrans("<>", "><")


def order_of(test: tree.Condition) -> Ordered | None:
    """Return what a test asks of two days; None: it compares no two, or not by their order."""
    if not isinstance(test, tree.Compare) or not isinstance(test.operand, tree.Ref) or test.operator not in _SIGNS:
        return None
    one, other = test.ref, test.operand
    if one.fact < other.fact:
        return Ordered((one, other), frozenset(_SIGNS[test.operator]))
    return Ordered((other, one), frozenset(_SIGNS[test.operator].translate(_TURNED)))


def _of_year(parts: Sequence[tree.Condition], outside: Region, ref: tree.Ref, year: int) -> str | None:
    regions = [_region(part, year) for part in _of_some_day(parts)]
    if None in regions:
        return None
    # What fails one of the parts fails the test; what no value of the fact can be fails and meets nothing.
    failing = outside
    for region in regions:
        failing = failing.joined(region.complement()) if region is not None else failing
    if _is_empty(failing.complement(), ref):
        return "never-holds"
    return "always-holds" if failing == outside and outside.domain in ("numbers", "names") else None


def _of_some_day(parts: Sequence[tree.Condition]) -> Sequence[tree.Condition]:
    """Return tests that compare with nothing but the day of reference as they are on some day; others as they are."""
    inner = [part.part if isinstance(part, tree.Not) else part for part in parts]
    if not all(isinstance(each, tree.Compare) and isinstance(each.operand, tree.AsOf) for each in inner):
        return parts
    return [_on(part) for part in parts]


def _on(part: Any) -> tree.Condition:
    return tree.Not(_on(part.part)) if isinstance(part, tree.Not) else replace(part, operand=_SOME_DAY)


def _outside(ref: tree.Ref, choices: Collection[str]) -> Region:
    """Return what no value of a fact can be."""
    domain = DOMAINS[ref.kind]
    if domain == "numbers":
        return between("numbers", None if ref.signed else 0, ref.at_most).complement()
    if domain == "names":
        return points("names", choices if ref.kind == "choice" else [True, False]).complement()
    return replace(Region(domain), never=ref.kind == "date")


def _region(part: tree.Condition, year: int) -> Region | None:
    """Return the values that meet one part in an assessment year; None: that hangs on more than the fact."""
    if isinstance(part, tree.Not):
        inner = _region(part.part, year)
        return None if inner is None else inner.complement()
    if not isinstance(part, tree.Compare) or part.open_point is not None:
        return None
    operand = part.operand if isinstance(part.operand, tuple) else (part.operand,)
    if any(each is None or isinstance(each, tree.Ref | tree.AsOf | frozenset) for each in operand):
        return None
    if isinstance(operand[0], tree.Year) and operand[0].of(year) > operand[-1].of(year):
        # Years from later to earlier are told where they stand.
        return None
    return region_of(part, year)


def _is_of_years(part: tree.Condition) -> bool:
    inner = part.part if isinstance(part, tree.Not) else part
    return (
        isinstance(inner, tree.Compare)
        and isinstance(inner.operand, tuple)
        and any(isinstance(each, tree.Year) and each.relative for each in inner.operand)
    )


def _is_empty(meeting: Region, ref: tree.Ref) -> bool:
    """Return whether no value of a fact is among those that meet a test: between two counts, two days is none."""
    if meeting.domain == "names":
        return not meeting.others and not meeting.names
    if meeting.never:
        return False
    if ref.kind == "count":
        return all(_between_counts(each) for each in meeting.intervals)
    if meeting.domain == "days":
        return all(_between_days(each) for each in meeting.intervals)
    return not meeting.intervals


def _between_counts(interval: Interval) -> bool:
    low, high, low_open, high_open = interval
    if low is None or high is None:
        return False
    first, last = math.ceil(low), math.floor(high)
    return bool(first + (low_open and first == low) > last - (high_open and last == high))


def _between_days(interval: Interval) -> bool:
    low, high, low_open, high_open = interval
    if low is None or high is None:
        return False
    return bool(low + timedelta(days=low_open) > high - timedelta(days=high_open))
