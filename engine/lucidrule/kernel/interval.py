"""Intervals, and the arithmetic of numbers of which only the ends are known: one for all engines.

Functions take ends as they stand at the front of a tuple, whatever else it holds, and return plain ends.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from lucidrule.core.quantity import EXACT

End: TypeAlias = Decimal | None
# The least and the greatest number; None: no bound.
Bounds: TypeAlias = tuple[End, End]
Bounded: TypeAlias = tuple[End, End, *tuple[Any, ...]]
_ZERO = Decimal(0)


class Band(NamedTuple):
    """From a start to an end, and what is paid there: a rate of something, and a fixed sum; None: no end.

    Attributes:
        above: Whether the start itself lies below the band.
        up_to: Whether the end itself lies in it.
    """

    start: End
    end: End
    rate: Decimal
    fixed: Decimal = _ZERO
    above: bool = False
    up_to: bool = False

    def pays(self, of: Bounded) -> Bounds:
        """Return the ends of what is paid in it, by those of what is rated."""
        rated = times(self.rate, of)
        return added([rated, (self.fixed, self.fixed)]) if self.fixed else rated

    def may_hold(self, place: Bounded) -> bool:
        """Return whether a number may lie in it of which the ends are known."""
        low, high = place[0], place[1]
        if self.start is not None and high is not None and (high < self.start or (self.above and high == self.start)):
            return False
        if self.end is None or low is None:
            return True
        return low <= self.end if self.up_to else low < self.end


class Interval(NamedTuple):
    """From `low` to `high`; None: no end. `low_open`, `high_open`: the end itself does not belong to it."""

    low: Any = None
    high: Any = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Any) -> bool:
        """Return whether a value of the ordered domain lies in it."""
        above = self.low is None or (value > self.low if self.low_open else value >= self.low)
        return above and (self.high is None or (value < self.high if self.high_open else value <= self.high))

    @property
    def is_point(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high

    @property
    def is_empty(self) -> bool:
        """Whether no value can lie in it."""
        if self.low is None or self.high is None:
            return False
        return bool(self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)))

    @property
    def signs(self) -> frozenset[int]:
        """The signs of the numbers that lie in it, of -1, 0 and 1."""
        below, above = self.low is None or self.low < 0, self.high is None or self.high > 0
        from_zero = below or (self.low == 0 and not self.low_open)
        to_zero = above or (self.high == 0 and not self.high_open)
        return frozenset(sign for sign, reached in ((-1, below), (0, from_zero and to_zero), (1, above)) if reached)


def added(parts: Iterable[Bounded]) -> Bounds:
    """Return the ends of a sum."""
    low: End = _ZERO
    high: End = _ZERO
    for part in parts:
        low = None if low is None or part[0] is None else EXACT.add(low, part[0])
        high = None if high is None or part[1] is None else EXACT.add(high, part[1])
    return low, high


def times(by: Decimal, part: Bounded) -> Bounds:
    """Return the ends of a multiple."""
    if not by:
        return _ZERO, _ZERO
    low = None if part[0] is None else EXACT.multiply(by, part[0])
    high = low if part[1] == part[0] else None if part[1] is None else EXACT.multiply(by, part[1])
    return (low, high) if by > 0 else (high, low)


def least(parts: Sequence[Bounded]) -> Bounds:
    """Return the ends of the least: a cap that binds for certain makes it exact."""
    return _all(min, [part[0] for part in parts]), _any(min, [part[1] for part in parts])


def greatest(parts: Sequence[Bounded]) -> Bounds:
    """Return the ends of the greatest."""
    return _any(max, [part[0] for part in parts]), _all(max, [part[1] for part in parts])


def hull(parts: Sequence[Bounded]) -> Bounds:
    """Return the ends of what holds all of them, of which one is the case."""
    return _all(min, [part[0] for part in parts]), _all(max, [part[1] for part in parts])


def meet(one: Bounded, other: Bounded) -> Bounds:
    """Return the ends of what lies within both."""
    return _any(max, [one[0], other[0]]), _any(min, [one[1], other[1]])


def bands_of(
    starts: Sequence[Decimal], rates: Sequence[Decimal], fixed: Sequence[Decimal] = (), above: Sequence[bool] = ()
) -> list[Band]:
    """Return the bands that begin at `starts`, and before them what lies below the first one: nothing is paid there.

    Args:
        fixed: The sums that are paid besides; none: zero.
        above: Of each start whether it lies below its band itself; none: no start does.
    """
    # relies on (bands sorted)
    sums, opened = fixed or [_ZERO] * len(starts), [*(above or [False] * len(starts)), False]
    ends = zip(starts, (*starts[1:], None), rates, sums, opened, opened[1:], strict=False)
    return [Band(None, starts[0], _ZERO, up_to=opened[0]), *(Band(*each) for each in ends)]


def possible(bands: Iterable[Band], place: Bounded) -> list[Band]:
    """Return the bands in which a number may lie of which the ends are known."""
    return [band for band in bands if band.may_hold(place)]


def _all(choose: Callable[..., Decimal], ends: list[End]) -> End:
    """Return the least or greatest of ends; none where one is missing."""
    # Not `in`: a decimal that is compared with None looks for all kinds of numbers first.
    for end in ends:
        if end is None:
            return None
    return choose(ends)


def _any(choose: Callable[..., Decimal], ends: list[End]) -> End:
    """Return the least or greatest of the ends that there are."""
    return choose((end for end in ends if end is not None), default=None)
