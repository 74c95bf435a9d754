"""Sets of values of one fact: every operator on one fact is such a set, and every engine reads the same one.

Numbers, days and texts (by code point) are ordered, and a set of them is made of intervals; of flags and choices some
are taken or left out; `never`, an answer of events, lies in no interval and is said apart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypeAlias

from lucidrule.kernel.interval import Interval

# A known answer of an event: it lies before and after no day.
NEVER = "never"
Domain: TypeAlias = Literal["names", "numbers", "days", "texts"]
DOMAINS: dict[str, Domain] = {
    "flag": "names",
    "choice": "names",
    "count": "numbers",
    "money": "numbers",
    "number": "numbers",
    "share": "numbers",
    "date": "days",
    "event": "days",
    "text": "texts",
}
# What is asked of the sign of a difference: below, at and above a bound.
ABOVE, FROM = frozenset({1}), frozenset({0, 1})
BELOW, UP_TO = frozenset({-1}), frozenset({-1, 0})
ALL_SIGNS = frozenset({-1, 0, 1})
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Region:
    """A set of values of one fact.

    INVARIANT (intervals apart): they ascend, none is empty, and between two of them lies a value of neither.

    Attributes:
        names: Of flags and choices those that are taken; with `others` those that are left out.
        never: Whether an event that never happened belongs to it.
    """

    domain: Domain
    intervals: tuple[Interval, ...] = ()
    names: frozenset[Any] = frozenset()
    others: bool = False
    never: bool = False

    def holds(self, value: Any) -> bool:
        """Return whether a value of the fact belongs to the set."""
        if self.domain == "names":
            return (value in self.names) is not self.others
        if self.domain == "days" and value == NEVER:
            return self.never
        return any(interval.holds(value) for interval in self.intervals)

    def complement(self) -> "Region":
        """Return all other values of the domain."""
        if self.domain == "names":
            return replace(self, others=not self.others)
        gaps, low, low_open = [], None, False
        for interval in self.intervals:
            if interval.low is not None:
                gaps.append(Interval(low, interval.low, low_open, not interval.low_open))
            if interval.high is None:
                break
            low, low_open = interval.high, not interval.high_open
        else:
            gaps.append(Interval(low, None, low_open))
        return Region(self.domain, tuple(gaps), never=self.domain == "days" and not self.never)

    def joined(self, other: "Region") -> "Region":
        """Return the values of either."""
        if self.domain == "names":
            if self.others == other.others:
                both = self.names & other.names if self.others else self.names | other.names
                return replace(self, names=both)
            out, taken = (self, other) if self.others else (other, self)
            return replace(out, names=out.names - taken.names)
        ordered = sorted((*self.intervals, *other.intervals), key=_by_low)
        return Region(self.domain, _merged(ordered), never=self.never or other.never)

    def with_point(self, value: Any) -> "Region":
        """Return the same set and one value."""
        return self.joined(points(self.domain, [value]))

    def without_point(self, value: Any) -> "Region":
        """Return the same set without one value."""
        return self.complement().with_point(value).complement()

    @property
    def edges(self) -> tuple[Any, ...]:
        """Every value at which membership may turn, in order of appearance."""
        ends = (end for interval in self.intervals for end in (interval.low, interval.high) if end is not None)
        return tuple(dict.fromkeys((*sorted(self.names, key=str), *ends)))

    @property
    def points(self) -> tuple[Any, ...] | None:
        """The values of an ordered domain where these are finitely many; None if not."""
        if not all(interval.is_point for interval in self.intervals):
            return None
        return tuple(interval.low for interval in self.intervals)

    def predicate(self) -> Callable[[Any], bool]:
        """Return membership as a function, as quick as the set allows."""
        if self.domain == "names":
            names = self.names
            return (lambda value: value not in names) if self.others else (lambda value: value in names)
        inside = _inside(self.intervals)
        if self.domain != "days":
            return inside
        if len(self.intervals) == 1 and not self.never:
            return _on_days(self.intervals[0], inside)
        never = self.never
        return lambda value: inside(value) if value.__class__ is date else never


def domain_of(kind: str, values: Iterable[Any]) -> Domain:
    """Return the domain of a fact; where its type is not said, that of the values it is compared with."""
    if kind in DOMAINS:
        return DOMAINS[kind]
    listed = list(values)
    if any(isinstance(value, date) or value == NEVER for value in listed):
        return "days"
    return "names" if any(isinstance(value, bool | str) for value in listed) else "numbers"


def nothing(domain: Domain) -> Region:
    """Return the set of no value."""
    return Region(domain)


def points(domain: Domain, values: Iterable[Any]) -> Region:
    """Return the set of some values."""
    listed = list(values)
    if domain == "names":
        return Region(domain, names=frozenset(listed))
    never = domain == "days" and NEVER in listed
    ordered = sorted({value for value in listed if not (never and value == NEVER)})
    return Region(domain, tuple(Interval(value, value) for value in ordered), never=never)


def between(
    domain: Domain, low: Any = None, high: Any = None, *, low_open: bool = False, high_open: bool = False
) -> Region:
    """Return the set of what lies between two ends, both counted unless open; None: no end."""
    interval = Interval(low, high, low_open and low is not None, high_open and high is not None)
    return Region(domain, () if interval.is_empty else (interval,))


def of_signs(bound: Any, signs: frozenset[int], domain: Domain = "numbers") -> Region:
    """Return the values whose difference to a bound has one of some signs: -1, 0 and 1."""
    found = points(domain, [bound] if 0 in signs else [])
    if -1 in signs:
        found = found.joined(between(domain, None, bound, high_open=True))
    return found.joined(between(domain, bound, None, low_open=True)) if 1 in signs else found


def after_prefix(prefix: str) -> str | None:
    """Return the first text, by code point, after all that start with a prefix; None: there is none."""
    while prefix:
        code = ord(prefix[-1]) + 1
        # Surrogates are halves of characters, no characters.
        code = _SURROGATES.stop if code in _SURROGATES else code
        if code <= _LAST_CODE_POINT:
            return prefix[:-1] + chr(code)
        prefix = prefix[:-1]
    return None


def _inside(intervals: tuple[Interval, ...]) -> Callable[[Any], bool]:
    if len(intervals) == 1:
        (low, high, low_open, high_open) = intervals[0]
        if low is not None and low == high:
            return lambda value: value == low
        if high is None and low is not None:
            return (lambda value: value > low) if low_open else (lambda value: value >= low)
        if low is None and high is not None:
            return (lambda value: value < high) if high_open else (lambda value: value <= high)
        return intervals[0].holds
    if intervals and all(interval.is_point for interval in intervals):
        among = frozenset(interval.low for interval in intervals)
        return lambda value: value in among
    return lambda value: any(interval.holds(value) for interval in intervals)


def _on_days(interval: Interval, inside: Callable[[Any], bool]) -> Callable[[Any], bool]:
    low, high, low_open, high_open = interval
    if low is None or high is None or low_open or high_open:
        return lambda value: value.__class__ is date and inside(value)
    return lambda value: value.__class__ is date and low <= value <= high


def _by_low(interval: Interval) -> Any:
    return (interval.low is not None, interval.low if interval.low is not None else 0, interval.low_open)


def _merged(ordered: list[Interval]) -> tuple[Interval, ...]:
    """Return intervals in order of their low ends, those joined that touch."""
    kept: list[Interval] = []
    for each in ordered:
        last = kept[-1] if kept else None
        if last is None or not _touch(last, each):
            kept.append(each)
        else:
            kept[-1] = Interval(last.low, *_later_end(last, each, last.low_open))
    return tuple(kept)


def _touch(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None or other.low < one.high:
        return True
    return bool(other.low == one.high and not (one.high_open and other.low_open))


def _later_end(one: Interval, other: Interval, low_open: bool) -> tuple[Any, bool, bool]:
    if one.high is None or other.high is None:
        return None, low_open, False
    if one.high == other.high:
        return one.high, low_open, one.high_open and other.high_open
    later = one if one.high > other.high else other
    return later.high, low_open, later.high_open
