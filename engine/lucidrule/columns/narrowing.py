"""What the values that are known say of those that are not, over columns; and the unit in which sums are told."""

from collections.abc import Iterator

import narwhals.stable.v2 as nw

from lucidrule.columns.clean import day_of
from lucidrule.columns.digits import Where, places_in, room
from lucidrule.columns.intervals import Span, chosen
from lucidrule.columns.scaled import fixed
from lucidrule.columns.whole_numbers import scaled_column
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import parts_of, starts_of, wholes_of
from lucidrule.formulas.amount import Amount, Of
from lucidrule.formulas.column import Column


class Narrowing:
    """The bounds of what is not known, for amounts that are summed.

    Attributes:
        places: The most decimal places of the values that bound others.
        unit: As which each sum has so many decimal places.
        digits: How many digits before the point a column may have for all sums together to be held.
    """

    def __init__(self, where: Where, compiled: CompiledProgramme, amounts: list[Amount]) -> None:
        """Begin.

        Args:
            compiled: Its contradictions narrow what is not known.
            amounts: All that is calculated with.
        """
        self._where, self._facts, self._contradictions = where, compiled.facts, compiled.contradictions
        scales = [kind.scale for _, kind in where.values() if kind.is_decimal()]
        self.places = max(scales, default=0) if self._contradictions else 0
        self.unit = max((places_in(amount, where, self.places) for amount in amounts), default=0)
        self.digits = room(amounts, where, self.places, self.unit)

    def not_before(self, event: Column) -> list[nw.Expr]:
        """Return the days before which an event cannot have happened, null where one is not known."""
        there = [start for start in starts_of(self._contradictions, event.fact) if Column(start) in self._where]
        return [day_of(self._where[Column(start)][0], self._facts[start].type) for start in there]

    def bounds(self, of: Of, places: int) -> Span:
        """Return the bounds of a fact that is not known: its domain, without what it would contradict."""
        domain = fixed(of.ends, places)
        lows = [] if domain.low is None else [domain.low]
        highs = [] if domain.high is None else [domain.high]
        for column, is_part in self._parts_and_wholes(of.column):
            (lows if is_part else highs).append(scaled_column(*self._where[column], places, self.digits))
        found = Span(
            chosen(nw.max_horizontal, lows) if lows else None, chosen(nw.min_horizontal, highs) if highs else None
        )
        return _nearest(fixed(of.cell, places), found)

    def bounding(self, column: Column) -> list[Column]:
        """Return the columns that bound another where it is not known."""
        return [other for other, _ in self._parts_and_wholes(column)]

    def _parts_and_wholes(self, column: Column) -> Iterator[tuple[Column, bool]]:
        """Yield the columns of what is a part of a fact, or its whole, with whether it is a part."""
        parts, wholes = (names(self._contradictions, column.fact) for names in (parts_of, wholes_of))
        for name, is_part in [*((part, True) for part in parts), *((whole, False) for whole in wholes)]:
            found = Column(name, column.year)
            if not column.part and found in self._where:
                yield found, is_part


def _nearest(cell: Span, bounds: Span) -> Span:
    """Return what of a cell lies within bounds; of one beyond them, which would be a contradiction, the next bound."""
    ends = []
    for own, low, high in ((cell.low, *bounds), (cell.high, *bounds)):
        if own is not None:
            own = own if low is None else nw.max_horizontal(own, low)
            own = own if high is None else nw.min_horizontal(own, high)
        ends.append(own)
    return Span(bounds.low if ends[0] is None else ends[0], bounds.high if ends[1] is None else ends[1])
