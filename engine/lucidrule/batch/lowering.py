"""Conditions → formulas over the columns of a table, at one reference date."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from lucidrule.batch.formula import (
    FALSE,
    Always,
    Both,
    Column,
    First,
    Formula,
    Test,
    Within,
    enough,
    every,
    negated,
    some,
)
from lucidrule.compile import tree
from lucidrule.model.facts import Declared, Fact


class NoFormula(Exception):
    """Formulas over columns cannot say exactly what a condition says; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Lowering:
    """Conditions → formulas, for one reference date and the columns that a table has.

    Attributes:
        declared: Of each column that a formula reads.
    """

    def __init__(self, facts: Mapping[str, Fact], as_of: date, assessment: int, years: Mapping[str, list[int]]) -> None:
        """Begin.

        Args:
            years: Of each yearly fact the years for which there may be values.
        """
        self.facts, self.as_of, self.assessment, self.years = facts, as_of, assessment, years
        self.declared: dict[Column, Declared] = {}
        self._record: tuple[str, int] | None = None

    def both(self, node: tree.Condition, record: tuple[str, int] | None = None) -> Both:
        """Return both formulas of a condition.

        Args:
            record: The list and the number of the record whose parts it reads.

        Raises:
            NoFormula: It reads what columns cannot hold exactly.
        """
        self._record = record
        return Both(self._lower(node, False), self._lower(node, True))

    def _lower(self, node: tree.Condition, best: bool) -> Formula:
        match node:
            case tree.Judgement():
                return Always(best)
            case tree.Compare():
                return self._compare(node, best)
            case tree.WithinYears(ref=ref):
                first, last = node.first.of(self.assessment), node.last.of(self.assessment)
                return Within(self._column(ref), date(first, 1, 1), date(last, 12, 31))
            case tree.FirstExceeds():
                return self._first(node, (node.bound,), best)
            case tree.CompareAmount():
                raise NoFormula("arithmetic")
            case tree.AllOf(parts=parts):
                return every([self._lower(part, best) for part in parts])
            case tree.AnyOf(parts=parts):
                family = _family(parts)
                if family is not None:
                    return self._first(family, tuple(sorted({_first_of(part).bound for part in parts})), best)
                return some([self._lower(part, best) for part in parts])
            case tree.AtLeast(n=n, parts=parts):
                return enough(n, [self._lower(part, best) for part in parts])
            case tree.Not(part=part):
                return negated(self._lower(part, not best))
            case tree.Named(part=part):
                return self._lower(part, best)
            case _:
                assert_never(node)

    def _column(self, ref: tree.Ref) -> Column:
        if ref.part and self._record is not None:
            records, number = self._record
            column, parts = Column(records, 0, number, ref.fact), self.facts[records].parts or {}
            self.declared[column] = parts[ref.fact]
        else:
            column = Column(ref.fact, ref.year.of(self.assessment) if ref.year else 0)
            self.declared[column] = self.facts[ref.fact]
        return column

    def _compare(self, node: tree.Compare, best: bool) -> Formula:
        operand, name = node.operand, str(node.operator)
        if isinstance(operand, tree.Ref):
            raise NoFormula("two-facts")
        if isinstance(operand, tree.AsOf):
            operand = self.as_of
        column = self._column(node.ref)
        kind = getattr(self.declared[column], "type", "")
        if kind == "choices":
            raise NoFormula("several-choices")
        if node.open_point is not None:
            if name == "equals":
                return Test(column, name, operand) if best else FALSE
            name = {True: "at_least", False: "more_than"}[best] if name in ("at_least", "more_than") else name
            name = {True: "at_most", False: "less_than"}[best] if name in ("at_most", "less_than") else name
        return Test(column, name, operand)

    def _first(self, node: tree.FirstExceeds, bounds: tuple[Decimal, ...], best: bool) -> Formula:
        year = node.year.of(self.assessment)
        fact = self.facts[node.fact]
        since, current = Column(node.since), Column(node.fact, year)
        earlier = tuple(Column(node.fact, y) for y in sorted(self.years.get(node.fact, ())) if y < year)
        for column in (current, *earlier):
            self.declared[column] = fact
        self.declared[since] = self.facts[node.since]
        return First(current, earlier, since, bounds, False if node.open_point is None else None, best)


def _first_of(node: tree.Condition) -> tree.FirstExceeds:
    while isinstance(node, tree.Named):
        node = node.part
    assert isinstance(node, tree.FirstExceeds)
    return node


def _family(parts: tuple[tree.Condition, ...]) -> tree.FirstExceeds | None:
    """Return the first of several first crossings of one amount in one year; None if these are something else."""
    found = []
    for part in parts:
        while isinstance(part, tree.Named):
            part = part.part
        if not isinstance(part, tree.FirstExceeds):
            return None
        found.append(part)
    alike = {(each.fact, each.year, each.since, each.open_point) for each in found}
    return found[0] if len(alike) == 1 else None


def check_points(conditions: list[tree.Condition]) -> None:
    """Refuse conditions in which no single answer to an open point is the best one everywhere.

    Raises:
        NoFormula: There is such a point.
    """
    ways: dict[str, list[bool | None]] = {}
    for condition in conditions:
        for point, way in _points(condition, True):
            ways.setdefault(point, []).append(way)
    for found in ways.values():
        if len(set(found)) > 1 or (None in found and len(found) > 1):
            raise NoFormula("open-point-both-ways")


def _points(node: tree.Condition, positive: bool) -> Iterator[tuple[str, bool | None]]:
    """Yield each open point with the answer that is best; None: of a first crossing, which minds both by itself."""
    match node:
        case tree.Judgement(open_point=point):
            yield point, positive
        case tree.Compare(open_point=str(point)):
            yield point, positive
        case tree.AnyOf(parts=parts) if (family := _family(parts)) is not None:
            if family.open_point is not None:
                yield family.open_point, None
        case tree.FirstExceeds(open_point=str(point)):
            yield point, None
        case tree.Not(part=part):
            yield from _points(part, not positive)
        case _:
            for part in tree.parts(node):
                yield from _points(part, positive)
