"""Values as whole numbers, and sets of values as tests of them: nothing else ever reaches durable_rules."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.engines.gaps import gap_of_value
from lucidrule.engines.network import LeafTests
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.region import NEVER, Region

_NEVER = 0


class Codes:
    """The whole numbers that stand for the values of one fact.

    Numbers stand for themselves and days for their digits; of choices those that rules name are numbered. A text is
    told by where it stands among the edges of all that rules ask of it: on one of them, or in the gap behind it.
    """

    def __init__(self, kind: str, regions: Iterable[Region]) -> None:
        edges = {edge for region in regions for edge in region.edges}
        self.kind = kind
        self._edges: list[Any] = sorted(edges) if kind == "text" else sorted(edges, key=str)

    def of(self, value: Any) -> int | None:
        """Return the number of a value; None where it has none, so that our own code must judge it."""
        match self.kind:
            case "flag" if value is True or value is False:
                return int(value)
            case "count" | "money" if isinstance(value, int | Decimal) and not isinstance(value, bool):
                return int(value) if gap_of_value(value) is None else None
            case "date" | "event" if isinstance(value, date):
                return value.year * 10_000 + value.month * 100 + value.day
            case "event" if value == NEVER:
                return _NEVER
            case "choice" if isinstance(value, str):
                return self._edges.index(value) + 1 if value in self._edges else 0
            case "text" if isinstance(value, str):
                at = bisect_left(self._edges, value)
                return 2 * at + 1 if at < len(self._edges) and self._edges[at] == value else 2 * at
        return None

    def tests(self, region: Region) -> LeafTests | None:
        """Return when a value belongs to a set and when it does not; None where an edge of it has no number."""
        if any(self.of(edge) is None for edge in region.edges):
            return None
        return LeafTests(self._alternatives(region), self._alternatives(region.complement()))

    def _alternatives(self, region: Region) -> tuple[tuple[Any, ...], ...]:
        if region.domain == "names":
            if self.kind == "flag":
                return tuple((_is(int(answer)),) for answer in (True, False) if region.holds(answer))
            numbers = [self.of(name) for name in sorted(region.names)]
            return (
                (tuple(_test("$neq", each) for each in numbers),)
                if region.others
                else tuple((_is(n),) for n in numbers)
            )
        left_out = region.complement().points
        if left_out and not (self.kind == "event" and not region.never):
            return (tuple(_test("$neq", self.of(each)) for each in left_out),)
        found = [self._between(interval) for interval in region.intervals]
        if self.kind == "event" and region.never:
            found.append((_is(_NEVER),))
        return tuple(found)

    def _between(self, interval: Interval) -> tuple[Any, ...]:
        low, high = interval.low, interval.high
        if interval.is_point:
            return (_is(self.of(low)),)
        ends = [] if low is None else [_test("$gt" if interval.low_open else "$gte", self.of(low))]
        if low is None and self.kind == "event":
            # `never` lies before no day.
            ends.append(_test("$gt", _NEVER))
        return (*ends, *([] if high is None else [_test("$lt" if interval.high_open else "$lte", self.of(high))]))


def _test(operator: str, number: int | None) -> Any:
    return {operator: {"v": number}}


def _is(number: int | None) -> Any:
    return {"v": number}
