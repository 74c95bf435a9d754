"""Ranges of numbers in words: with the bounds that a rule names, where the last unit before or after them is an end."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from lucidrule.core.quantity import EXACT
from lucidrule.present.words import word

_ONE = Decimal(1)


class Edge(NamedTuple):
    """An end of a range in whole units: of money yuan, of shares small parts.

    Attributes:
        value: What is told.
        itself: Whether it lies in the range; else it is one unit outside.
    """

    value: Decimal
    itself: bool


def lower(low: Decimal, unit: Decimal = _ONE) -> Edge:
    """Return the lower end: one yuan above 500万元 is told as more than 500万元."""
    return _rounder(low, EXACT.subtract(low, unit), unit) if low > 0 else Edge(low, True)


def upper(high: Decimal, unit: Decimal = _ONE) -> Edge:
    """Return the upper end: one yuan below 500万元 is told as less than 500万元."""
    return _rounder(high, EXACT.add(high, unit), unit)


def beyond(end: Decimal, other: Decimal, width: Decimal) -> Decimal | None:
    """Return what a straight line comes to one unit further than its end; None if no decimal says that.

    Args:
        end: What it comes to there.
        other: What it comes to at its other end, `width` units away.
    """
    found = Fraction(end) + Fraction(EXACT.subtract(end, other)) / Fraction(width)
    rest = found.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return EXACT.divide(Decimal(found.numerator), Decimal(found.denominator)) if rest == 1 else None


def paid(ends: tuple[Decimal, Decimal], among: tuple[Decimal, Decimal], unit: Decimal = _ONE) -> tuple[Edge, Edge]:
    """Return the ends of what a straight line pays over a range, the lesser first.

    Args:
        ends: What it pays at the ends of the range.
        among: The ends of the range; where the range is told without one, so is the sum there.
    """
    width = EXACT.divide(EXACT.subtract(among[1], among[0]), unit)
    found = [
        _limit(ends[0], ends[1], width, lower(among[0], unit)),
        _limit(ends[1], ends[0], width, upper(among[1], unit)),
    ]
    one, other = sorted(found)
    return one, other


def _limit(end: Decimal, other: Decimal, width: Decimal, edge: Edge) -> Edge:
    limit = None if edge.itself else beyond(end, other, width)
    return Edge(end, True) if limit is None or _digits(limit) >= _digits(end) else Edge(limit, False)


def _digits(number: Decimal) -> int:
    """Return how many digits a number is written with, but for the zeros at its end."""
    return len(f"{number:f}".replace(".", "").strip("0-"))


def edges(low: Edge, high: Edge | None, told: Callable[[Decimal], str], lang: str) -> str:
    """Return a range in words; below a bound alone where it begins at zero."""
    first = word("edge_from" if low.itself else "edge_above", lang, told(low.value))
    if high is None:
        return first
    last = word("edge_to" if high.itself else "edge_below", lang, told(high.value))
    return last if low == Edge(Decimal(0), True) else word("edges", lang, first, last)


def _rounder(itself: Decimal, next_to: Decimal, unit: Decimal) -> Edge:
    return Edge(next_to, False) if _zeros(next_to, unit) > _zeros(itself, unit) else Edge(itself, True)


def _zeros(number: Decimal, unit: Decimal) -> int:
    """Return how many zeros a number of units ends with; zero has more than any."""
    text = f"{EXACT.divide_int(number, unit):f}"
    return len(text) - len(text.rstrip("0")) + (not number)
