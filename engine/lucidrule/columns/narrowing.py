"""What known columns say of those that are not: neither may contradict the other."""

from collections.abc import Callable

import narwhals.stable.v2 as nw

from lucidrule.columns.clean import day_of
from lucidrule.columns.digits import Where
from lucidrule.columns.intervals import Span
from lucidrule.columns.scaled import fixed, scaled_column
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import parts_of, starts_of, wholes_of
from lucidrule.formulas.amount import Of
from lucidrule.formulas.column import Column

# Of what contradicts another value no more digits count than of what is calculated.
_DIGITS = 20


class ByContradictions:
    """The contradictions of a programme, over the columns of one frame."""

    def __init__(self, where: Where, compiled: CompiledProgramme) -> None:
        self._where, self._facts, self._contradictions = where, compiled.facts, compiled.contradictions
        scales = [kind.scale for _, kind in where.values() if kind.is_decimal()]
        self.places = max(scales, default=0) if self._contradictions else 0

    def not_before(self, event: Column) -> list[nw.Expr]:
        """Return the days before which an event cannot have happened, null where one is not known."""
        there = [start for start in starts_of(self._contradictions, event.fact) if Column(start) in self._where]
        return [day_of(self._where[Column(start)][0], self._facts[start].type) for start in there]

    def bounds(self, of: Of, places: int) -> Span:
        """Return the bounds of a fact that is not known: its domain, without what it would contradict."""
        domain = fixed(of.ends, places)
        lows = [] if domain.low is None else [domain.low]
        highs = [] if domain.high is None else [domain.high]
        if not of.column.part:
            fact, year = of.column.fact, of.column.year
            for part in parts_of(self._contradictions, fact):
                lows += self._known(Column(part, year), places)
            for whole in wholes_of(self._contradictions, fact):
                highs += self._known(Column(whole, year), places)
        found = Span(
            chosen(nw.max_horizontal, lows) if lows else None, chosen(nw.min_horizontal, highs) if highs else None
        )
        return _nearest(fixed(of.cell, places), found)

    def _known(self, column: Column, places: int) -> list[nw.Expr]:
        found = self._where.get(column)
        return [] if found is None else [scaled_column(*found, places, _DIGITS)]


def _nearest(cell: Span, bounds: Span) -> Span:
    """Return what of a cell lies within bounds; of one beyond them, which would be a contradiction, the next bound."""
    ends = []
    for own, low, high in ((cell.low, *bounds), (cell.high, *bounds)):
        if own is not None:
            own = own if low is None else nw.max_horizontal(own, low)
            own = own if high is None else nw.min_horizontal(own, high)
        ends.append(own)
    return Span(bounds.low if ends[0] is None else ends[0], bounds.high if ends[1] is None else ends[1])


def chosen(choose: Callable[..., nw.Expr], found: list[nw.Expr]) -> nw.Expr:
    """Return what is chosen among several, or the only one."""
    return found[0] if len(found) == 1 else choose(*found)
