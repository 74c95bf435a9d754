"""Ranges of a number in which every policy stands alike, and pays along straight lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from lucidrule.core.quantity import EXACT
from lucidrule.exact.diagram import Steps

# As many more places as the values at which something turns have.
_FINER = 2
_MOST_PLACES = 12
_MOST_SEARCHES = 100


class Stretch(NamedTuple):
    """A range with how each policy stands at both ends; `high` None: no end, and the second is far above.

    Attributes:
        endless: Whether it goes on below `low` as it is there.
    """

    low: Decimal
    high: Decimal | None
    at_low: dict[str, Any]
    at_high: dict[str, Any]
    endless: bool = False


class Straight:
    """The ranges of one number.

    Attributes:
        unit: How far apart the ends of two neighbouring ranges are.
    """

    def __init__(
        self,
        judged: Callable[[Decimal], dict[str, Any]],
        marks: Iterable[Any],
        domain: tuple[Decimal | None, Decimal | None],
        kind: str,
        roundings: Mapping[str, Decimal],
    ) -> None:
        """Begin.

        Args:
            judged: Returns by policy how it stands, with its outcome and the ends of what it pays.
            marks: Every value at which something may turn.
            domain: The least and the greatest value.
            roundings: By policy to what a sum of it is rounded: where it is, it bends at each step.
        """
        self._roundings, self._searches = roundings, Steps(_MOST_SEARCHES)
        self._judge, self._known = judged, dict[int, dict[str, Any]]()
        found = [Fraction(mark) for mark in marks]
        self.unit = Decimal(1) if kind in ("money", "count") else _unit(found)
        self._low, self._top = (None if end is None else _up(Fraction(end) / Fraction(self.unit)) for end in domain)
        steps = {_up(mark / Fraction(self.unit)) for mark in found}
        self._marks = sorted(steps | {mark + 1 for mark in steps})
        # Below all marks nothing turns any more; a picture begins at a round number.
        whole = int(1 / Fraction(self.unit))
        below = min([0, *(mark - 1 for mark in self._marks)]) // whole * whole
        self._first = below if self._low is None else self._low

    def bands(self) -> list[Stretch]:
        """Return the ranges, in order; neighbours that are alike are one."""
        return [self._stretch(low, high) for low, high in self._joined(list(self._straight()))]

    def _stretch(self, low: int, high: int | None) -> Stretch:
        return Stretch(
            self._value(low),
            None if high is None else self._value(high),
            self._at(low),
            self._at(_far(low) if high is None else high),
            self._low is None and low == self._first,
        )

    def _straight(self) -> Iterator[tuple[int, int | None]]:
        """Yield ranges that are straight."""
        inside = (mark for mark in self._marks if mark > self._first and (self._top is None or mark <= self._top))
        starts = [self._first, *inside]
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            end = self._top if following is None else following - 1
            yield from ((start, None),) if end is None else self._parts(start, end)

    def _parts(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of a range that are straight: where it bends in between is searched for."""
        while not self._on_a_line([low, (low + high) // 2, high]):
            self._searches.take()
            middle = (low + high) // 2
            on, off = low + 1, high if self._is_on(low, middle) else middle
            while off - on > 1:
                between = (on + off) // 2
                on, off = (between, off) if self._is_on(low, between) else (on, between)
            alone = on == low + 1 and (on == high or self._on_a_line([on, on + 1, min(on + 2, high)]))
            end = low if alone or not self._is_on(low, on) else on
            yield low, end
            low = end + 1
        yield low, high

    def _is_on(self, low: int, place: int) -> bool:
        """Return whether a place lies on the line through the first two of a range."""
        return self._on_a_line([low, low + 1, place])

    def _joined(self, ranges: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
        kept = ranges[:1]
        for low, high in ranges[1:]:
            start, end = kept[-1]
            last = _far(low) if high is None else high
            if self._on_a_line([start, *([] if end is None else [end]), low, last], rounded=True):
                kept[-1] = (start, high)
            else:
                kept.append((low, high))
        return kept

    def _on_a_line(self, places: list[int], *, rounded: bool = False) -> bool:
        """Return whether every policy stands alike at some places, and what it pays lies on one line for each end.

        Args:
            rounded: Look at sums that are rounded, too: on a line but for their rounding.
        """
        found = [self._at(place) for place in places]
        return all(
            _is_line(places, [each[name] for each in found], Fraction(self._roundings.get(name, 0)))
            for name in found[0]
            if rounded or name not in self._roundings
        )

    def _value(self, place: int) -> Decimal:
        return EXACT.multiply(Decimal(place), self.unit)

    def _at(self, place: int) -> dict[str, Any]:
        if place not in self._known:
            self._known[place] = self._judge(self._value(place))
        return self._known[place]


def _is_line(places: list[int], stands: list[Any], rounding: Fraction) -> bool:
    if len({each.outcome for each in stands}) > 1:
        return False
    return all(_is_even(places, [getattr(each, end) for each in stands], rounding) for end in ("low", "high"))


def _is_even(places: list[int], ends: list[Decimal | None], rounding: Fraction) -> bool:
    if None in ends:
        return set(ends) == {None}
    heights = [Fraction(end or 0) for end in ends]
    width, rise = places[-1] - places[0], heights[-1] - heights[0]
    apart = [
        (height - heights[0]) * width - rise * (place - places[0])
        for place, height in zip(places, heights, strict=True)
    ]
    return all(abs(each) <= rounding * abs(width) for each in apart)


def _far(low: int) -> int:
    """Return a number well inside a range without an end."""
    return 2 * abs(low) + 1_000


def _up(mark: Fraction) -> int:
    """Return the least whole number that is not below a mark."""
    return -int(-mark // 1)


def _unit(marks: list[Fraction]) -> Decimal:
    """Return a unit that is finer than what the marks are told with."""
    places = 0
    while places < _MOST_PLACES and any((mark * 10**places).denominator > 1 for mark in marks):
        places += 1
    return Decimal(1).scaleb(-max(places, 2) - _FINER)
