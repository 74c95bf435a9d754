"""What awards come to where their conditions read the same columns: by cases of these columns.

Where each column has a value that is the worst for all that reads it, and one that is the best for all, the least that
awards come to is what each comes to at least, and so is the most. Where a column has none, each cell of its domain is
looked at by itself in the rows in which it is not known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias, Union

from lucidrule.formulas.amount import (
    Amount,
    Of,
    Rounded,
    mapped,
)
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.formulas.ends import ends_of, ways
from lucidrule.formulas.exact import agree, columns_in, places
from lucidrule.formulas.expansion import Cell, cells_of, exactly, restricted
from lucidrule.formulas.formula import FALSE, TRUE, Both, Formula, In, Sign, columns_of, parts_of
from lucidrule.formulas.lowering import Lowering
from lucidrule.kernel.region import ABOVE

_MOST_CELLS = 60
# Columns hold amounts up to here, however many decimal places they have.
_MOST = 10**18


@dataclass(frozen=True, slots=True)
class AwardPlan:
    """An award.

    Attributes:
        stated: When it applies, as its condition says.
        when: The same, so that Kleene logic is exact.
        amount: What it is worth if it does; None: by review, or not published.
        granted: That it was granted before, where it is given only once.
    """

    stated: Both
    when: Both
    amount: Amount | None
    granted: Formula = FALSE


@dataclass(frozen=True, slots=True)
class Awards:
    """The awards for the company, or for one record of a list.

    Attributes:
        record: The number of the record, counted from 1; 0: of none.
        count: The column of how many records there are.
        rule: Which of several awards count: `all`, `highest` or `last`.
        stated: What the record has to meet, as its conditions say; `holds`: so that Kleene logic is exact.
        asked: The columns that conditions of its policy read: by those its amounts are looked at in cells.
    """

    record: int
    count: Column | None
    rule: str
    stated: Both
    holds: Both
    awards: tuple[AwardPlan, ...]
    asked: frozenset[Column] = frozenset()

    @property
    def counted(self) -> list[tuple[AwardPlan, Amount]]:
        """The awards that have an amount."""
        return [(award, award.amount) for award in self.awards if award.amount is not None]


@dataclass(frozen=True, slots=True)
class Apart:
    """What awards come to by whether a column is known: where it is not, whatever they come to in the cells.

    Attributes:
        column: None: it is asked of nobody, as an open point that is answered one way or the other.
    """

    column: Column | None
    known: "Parts"
    cells: tuple["Parts", ...]


# What is added up: nothing of the one has anything to do with the other.
Parts: TypeAlias = tuple[Union[Awards, Apart], ...]


class _Place(NamedTuple):
    """Where columns are read: a condition, or an amount; directed: where it is better, more is paid, or as much."""

    columns: frozenset[Column]
    formulas: tuple[Formula, ...]
    directed: bool


class Separation:
    """The separation of what awards have in common, within a bound."""

    def __init__(self, lowering: Lowering) -> None:
        self._lowering, self._left = lowering, _MOST_CELLS

    def parts(self, groups: Sequence[tuple[Awards, ...]], known: frozenset[Column] = frozenset()) -> Parts:
        """Return what groups of awards come to together.

        Args:
            groups: Each in its variants, by the answers to open points.
            known: Columns that are known where this is asked.

        Raises:
            NoFormula: That would take too many cases, or conditions meet in ways that no cell tells apart.
        """
        found: list[Awards | Apart] = []
        pieces = [piece for group in groups for piece in _pieces(group)]
        for connected, columns in self._connected(pieces, known):
            several = next((each for each in connected if len(each) > 1), None)
            if several is not None:
                rest = [each for each in connected if each is not several]
                self._count(len(several))
                found.append(Apart(None, (), tuple([self.parts([(one,), *rest], known) for one in several])))
            elif columns:
                found.append(self._apart([one for (one,) in connected], columns, known))
            else:
                found += [one for (one,) in connected]
        return tuple(found)

    def in_common(
        self, groups: Iterable[Awards], beside: Iterable[Both] = (), known: frozenset[Column] = frozenset()
    ) -> list[Column]:
        """Return the columns that have no value that is the worst, or none that is the best, for all that reads them.

        Args:
            beside: Conditions beside the awards, that are better where they hold.

        Raises:
            NoFormula: An amount neither grows nor falls throughout with a column that conditions of it ask for.
        """
        read = [place for group in groups for place in _places(group)]
        read += [_Place(columns_of(b.worst) | columns_of(b.best), tuple(dict.fromkeys(b)), True) for b in beside]
        columns = frozenset[Column]().union(*(place.columns for place in read))
        return [
            column
            for column in sorted(columns - known)
            if not self._agreed(column, [place for place in read if column in place.columns])
        ]

    def _agreed(self, column: Column, read: list[_Place]) -> bool:
        if len(read) < 2:
            return True
        parts = [part for place in read for formula in place.formulas for part in places(formula)]
        parts = [(part, positive) for part, positive in parts if column in columns_of(part)]
        return all(place.directed for place in read) and agree(column, parts, self._lowering.declared)

    def _connected(
        self, groups: Sequence[tuple[Awards, ...]], known: frozenset[Column]
    ) -> Iterator[tuple[list[tuple[Awards, ...]], list[Column]]]:
        """Yield groups that have columns in common, with these columns."""
        # Variants of one group are never the case at once: this may connect more than there is, never less.
        shared = frozenset(self.in_common([one for each in groups for one in each], known=known))
        left = [(each, shared & frozenset[Column]().union(*map(read_by, each))) for each in groups]
        while left:
            group, columns = left.pop(0)
            connected = [group]
            while more := [each for each in left if each[1] & columns]:
                connected += [each for each, _ in more]
                columns = columns.union(*(read for _, read in more))
                left = [each for each in left if each not in more]
            yield connected, sorted(columns)

    def _apart(self, groups: list[Awards], columns: list[Column], known: frozenset[Column]) -> Apart:
        stated = [each for group in groups for each in _conditions(group)]
        column = next((c for c in columns if all(_is_told_by_cells(each, c) for each in stated)), None)
        if column is None:
            raise NoFormula("facts-asked-twice")
        cells = cells_of(column, stated, self._lowering.declared)
        self._count(len(cells))
        if any(abs(end) > _MOST for cell in cells for end in cell.ends[:2] if end is not None):
            raise NoFormula("too-many-digits")
        there = self.parts([(group,) for group in groups], known | {column})
        inside = [[(self._inside(group, column, cell),) for group in groups] for cell in cells]
        return Apart(column, there, tuple([self.parts(each, known) for each in inside]))

    def _inside(self, group: Awards, column: Column, cell: Cell) -> Awards:
        """Return awards for the rows in which a column is not known, with the column in one cell of its domain."""
        if column not in read_by(group):
            return group

        def of(both: Both) -> Both:
            return Both(*(restricted(each, column, cell) for each in both))

        def narrowed(part: Of) -> Of:
            return replace(part, cell=cell.ends) if part.column == column else part

        awards = [
            AwardPlan(
                of(award.stated),
                exactly(of(award.stated), self._lowering.declared),
                mapped(amount, narrowed),
            )
            for award, amount in group.counted
        ]
        holds = of(group.stated)
        return replace(group, stated=holds, holds=exactly(holds, self._lowering.declared), awards=tuple(awards))

    def _count(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise NoFormula("many-awards")


def with_asked(group: Awards) -> Awards:
    """Return awards for which it is noted what their conditions read."""
    return replace(group, asked=frozenset[Column]().union(*map(columns_of, _conditions(group))))


def read_by(group: Awards) -> frozenset[Column]:
    """Return the columns that conditions of awards read, and amounts as far as conditions of their policy do too."""
    return frozenset[Column]().union(*(place.columns for place in _places(group)))


def _conditions(group: Awards) -> list[Formula]:
    return [*group.stated, *(formula for award, _ in group.counted for formula in award.stated)]


def _pieces(variants: tuple[Awards, ...]) -> Iterator[tuple[Awards, ...]]:
    """Yield awards that add up one by one, so that only those that have something in common are looked at together."""
    group = variants[0]
    if len(variants) > 1 or group.rule != "all" or group.holds.worst != TRUE:
        yield variants
    else:
        yield from ((replace(group, awards=(award,)),) for award, _ in group.counted)


def _places(group: Awards) -> Iterator[_Place]:
    """Yield the places in which awards read columns; those of an amount only as far as conditions read them too."""
    directed = group.rule != "last" or _ascends(group)
    for both, way in [(group.holds, True), *((award.when, directed) for award, _ in group.counted)]:
        yield _Place(columns_of(both.worst) | columns_of(both.best), tuple(dict.fromkeys(both)), way)
    for _, amount in group.counted:
        columns = group.asked.intersection(part.column for part in columns_in(amount))
        if columns:
            # Refuses what neither grows nor falls.
            ways(amount)
            yield _Place(columns, (Sign(amount, ABOVE),), directed)


def _ascends(group: Awards) -> bool:
    """Return whether each award is worth as much as those before it at least: then the last one is the highest."""
    amounts = [amount for _, amount in group.counted]
    if len({(each.to, each.mode) if isinstance(each, Rounded) else None for each in amounts}) > 1:
        return False
    try:
        ends = [ends_of(each.amount if isinstance(each, Rounded) else each) for each in amounts]
    except NoFormula:
        return False
    return all(
        one.high is not None and other.low is not None and one.high <= other.low for one, other in pairwise(ends)
    )


def _is_told_by_cells(formula: Formula, column: Column) -> bool:
    """Return whether a formula asks for a column only by itself: the evaluator ties nothing else together."""
    if column not in columns_of(formula) or isinstance(formula, In):
        return True
    parts = parts_of(formula)
    return bool(parts) and all(_is_told_by_cells(part, column) for part in parts)


def amounts_in(parts: Parts) -> Iterator[Amount]:
    """Yield every amount that is paid in any case."""
    for part in parts:
        if isinstance(part, Awards):
            yield from (amount for _, amount in part.counted)
        else:
            for each in (part.known, *part.cells):
                yield from amounts_in(each)
