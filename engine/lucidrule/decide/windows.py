"""When one may apply: the window that is open at a reference date, the one before and the one after it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import Any, NamedTuple

from lucidrule.compile.applying import DayOfYear, days_of
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.model.applying import Once, Window

# 29 February may be eight years away, as from 1896 to 1904.
_FAR = 8


class Span(NamedTuple):
    """Days, the first and the last counted."""

    first: date
    last: date

    def to_dict(self) -> dict[str, str]:
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


class Windows(NamedTuple):
    """The windows around a reference date; None: there is none.

    Attributes:
        open: The one in which it lies; of several the one that closes last.
        next: The first that opens later.
        last: The one that closed last.
    """

    open: Span | None
    next: Span | None
    last: Span | None

    @property
    def state(self) -> str:
        """Whether one may apply at the reference date (`open`), only later (`ahead`), no more (`over`), or never."""
        return "open" if self.open else "ahead" if self.next else "over" if self.last else "never"

    def to_dict(self) -> dict[str, Any]:
        each = (("open", self.open), ("next", self.next), ("last", self.last))
        return {"state": self.state, **{key: span and span.to_dict() for key, span in each}}


def windows_at(policy: CompiledPolicy, as_of: date) -> Windows | None:
    """Return the windows of a policy around a reference date; None: it states none.

    A window of each year is there on those of its days on which the policy is in force. One that opens once is there
    as it is stated, also after the policy: what was earned under it may be asked for later.
    """
    stated = policy.applying.windows
    if not stated:
        return None
    gate = policy.in_force
    around = max(gate.from_, min(as_of, gate.until or date.max)).year
    spans = [span for window in stated for span in _spans(window, policy, around - _FAR, around + _FAR)]
    return Windows(
        max((span for span in spans if span.first <= as_of <= span.last), key=lambda span: span.last, default=None),
        min((span for span in spans if span.first > as_of), default=None),
        max((span for span in spans if span.last < as_of), key=lambda span: span.last, default=None),
    )


def spans_between(policy: CompiledPolicy, first: date, last: date) -> tuple[Span, ...]:
    """Return the windows of a policy of which at least one day lies between two days, these included, in order."""
    stated = policy.applying.windows or ()
    # One that begins in autumn may end in the next year.
    spans = {span for window in stated for span in _spans(window, policy, first.year - 1, last.year)}
    return tuple(sorted(span for span in spans if span.first <= last and span.last >= first))


def _spans(window: Window, policy: CompiledPolicy, first: int, last: int) -> Iterator[Span]:
    """Yield the windows that begin in some years."""
    if isinstance(window, Once):
        yield Span(window.once.from_, window.once.to)
        return
    begin, end = days_of(window)
    gate = policy.in_force
    # Of those that begin before the policy is in force, the last may reach into it.
    for year in range(max(first, gate.from_.year - 1, MINYEAR), min(last, MAXYEAR) + 1):
        begins, ends = _first_from(begin, year), _last_until(end, year + (end < begin))
        begins, ends = max(begins, gate.from_), min(ends, gate.until or date.max)
        if begins <= ends:
            yield Span(begins, ends)


def _first_from(day: DayOfYear, year: int) -> date:
    """Return the first day from a day of the year on: after 28 February comes March where it has no 29th."""
    if day.day > monthrange(year, day.month)[1]:
        return date(year, day.month + 1, 1)
    return date(year, *day)


def _last_until(day: DayOfYear, year: int) -> date:
    """Return the last day up to a day of the year."""
    if year > MAXYEAR:
        return date.max
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
