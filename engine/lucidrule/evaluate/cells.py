"""The values of a missing fact that conditions can tell apart: one for each cell between the bounds in play."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, islice, pairwise
from math import ceil, floor
from typing import Any, Literal, NamedTuple

from lucidrule.core.quantity import EXACT
from lucidrule.kernel.region import NEVER, after_prefix
from lucidrule.model.facts import Declared
from lucidrule.values.reading import typed

_MOST_CHOICES = 6
_MOST_PLACES = 60
_FIRST = "\0"
_DAY = timedelta(days=1)
_ONE = Decimal(1)


def cells(kind: str, declared: Declared, bounds: Iterable[Any]) -> tuple[Any, ...] | None:
    """Return a value of each cell of a fact's domain; None if they are too many to tell apart.

    Args:
        bounds: Every value that a condition compares the fact with; fractions where arithmetic turns.
    """
    marks = set(bounds)
    match kind:
        case "flag":
            return (True, False)
        case "choice":
            return tuple(declared.choices or {})
        case "choices":
            named = sorted({name for mark in marks for name in (mark if isinstance(mark, frozenset) else (mark,))})
            if len(named) > _MOST_CHOICES:
                return None
            return tuple(frozenset(some) for n in range(len(named) + 1) for some in combinations(named, n))
        case "count" | "number" | "money" | "share":
            return _numbers(kind, declared, {Fraction(mark) for mark in marks})
        case "date" | "event":
            days = {mark for mark in marks if isinstance(mark, date)} or {date(2000, 1, 1)}
            around = {day for mark in days for day in (_before(mark), mark, _after(mark))}
            return (*sorted(around), NEVER) if kind == "event" else tuple(sorted(around))
        case _:
            # Right after each mark lies what is none of them; before the first one, the empty text.
            return tuple(sorted({"", *marks, *(text + _FIRST for text in marks)}))


class Texts(NamedTuple):
    """Texts that conditions take alike: one, all others that begin with it, or all that none of these names.

    Attributes:
        value: One of them.
    """

    text: str
    kind: Literal["one", "beginning", "others"]
    value: str


def texts(marks: Iterable[str]) -> tuple[Texts, ...]:
    """Return the texts that conditions can tell apart, as people would name them; `marks` as for `cells`."""
    edges = set(marks)
    ends = {edge: after_prefix(edge) for edge in sorted(edges)}
    begins = [edge for edge, end in ends.items() if end is None or end in edges]
    named = [Texts(edge, "one", edge) for edge in ends] + [Texts(edge, "beginning", edge + _FIRST) for edge in begins]
    apart = ("", *(edge + _FIRST for edge in ends))
    others = (text for text in apart if text not in edges and not any(text.startswith(edge) for edge in begins))
    return (*sorted(named), *(Texts("", "others", text) for text in islice(others, 1)))


def spans(kind: str, declared: Declared, bounds: Iterable[Any]) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
    """Return the least and the greatest number of each cell of `cells`, in the same order, None for no bound.

    An end that is no value of the cell itself counts as one: what an amount comes to there is a bound all the same.
    """
    marks = {Fraction(mark) for mark in bounds}
    values = [Decimal(value) for value in _numbers(kind, declared, marks)]
    if kind == "count":
        return tuple(
            (None if at == 0 and declared.negative else value, None if next_ is None else EXACT.subtract(next_, _ONE))
            for at, (value, next_) in enumerate(zip(values, [*values[1:], None], strict=True))
        )
    ends = [end for end in map(_decimal, sorted(_ends(kind, declared, marks))) if end is not None]
    return tuple(
        (max((end for end in ends if end <= value), default=None), min((e for e in ends if e >= value), default=None))
        for value in values
    )


def _ends(kind: str, declared: Declared, marks: set[Fraction]) -> set[Fraction]:
    """Return the marks and the ends of a domain of numbers."""
    top = [Fraction(typed(declared.at_most, kind))] if declared.at_most is not None else []  # type: ignore[arg-type]  # a number, by its kind
    return marks | set(top) | (set() if declared.negative else {Fraction(0)})


def _numbers(kind: str, declared: Declared, marks: set[Fraction]) -> tuple[Any, ...]:
    top = Fraction(typed(declared.at_most, kind)) if declared.at_most is not None else None  # type: ignore[arg-type]  # a number, by its kind
    ordered = sorted(_ends(kind, declared, marks))
    if kind == "count":
        whole = {n for mark in ordered for n in (floor(mark) - 1, floor(mark), ceil(mark), ceil(mark) + 1)} or {0}
        found: list[Any] = sorted(whole)
    else:
        points = [value for value in map(_decimal, ordered) if value is not None]
        middles = [between(low, high) for low, high in pairwise(ordered)]
        outside = [Decimal(floor(ordered[0]) - 1), Decimal(ceil(ordered[-1]) + 1)] if ordered else [Decimal(0)]
        found = sorted({*points, *middles, *outside})
    return tuple(v for v in found if (declared.negative or v >= 0) and (top is None or Fraction(v) <= top))


def _decimal(value: Fraction) -> Decimal | None:
    """Return a fraction as a decimal; None where it is none, so that no fact can have this value."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        while rest % prime == 0:
            rest, places = rest // prime, places + 1
    if rest != 1 or places > _MOST_PLACES:
        return None
    return Decimal(int(value * 10**places)).scaleb(-places, EXACT)


def between(low: Fraction, high: Fraction) -> Decimal:
    """Return a decimal strictly between two fractions, of as few places as need be."""
    places = 0
    while True:
        middle = round((low + high) / 2 * 10**places)
        if low < Fraction(middle, 10**places) < high:
            return Decimal(middle).scaleb(-places, EXACT)
        places += 1


def _before(day: date) -> date:
    return day if day == date.min else day - _DAY


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY
