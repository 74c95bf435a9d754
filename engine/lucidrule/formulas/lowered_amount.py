"""Amounts → arithmetic over the columns of a table."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.compile.contradictions import parts_of
from lucidrule.formulas.amount import (
    Added,
    Amount,
    Greatest,
    Least,
    Number,
    Of,
    Scheduled,
    Stepped,
    Times,
    read_by,
)
from lucidrule.formulas.column import Column
from lucidrule.formulas.extent import refuse_long
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval
from lucidrule.model.facts import Contradiction, Declared, Fact


class LoweredAmounts:
    """Amounts → arithmetic over columns, for one assessment year.

    Attributes:
        declared: Of each column that was read so far.
        record: The list and the number of the record whose parts are read.
    """

    def __init__(
        self, facts: Mapping[str, Fact], assessment: int, contradictions: tuple[Contradiction, ...] = ()
    ) -> None:
        """Begin; `contradictions` say which column is a part of another."""
        self.facts, self.assessment, self._contradictions = facts, assessment, contradictions
        self.declared: dict[Column, Declared] = {}
        self.record: tuple[str, int] | None = None
        # Of definitions, with their nodes.
        self._amounts: dict[tuple[int, Any], tuple[tree.Amount, Amount]] = {}

    def amount(self, node: tree.Amount) -> Amount:  # noqa: C901  # one case for each kind of node
        """Return an amount over columns."""
        match node:
            case tree.Literal_(value=value):
                return Number(value)
            case tree.Ref():
                return Of(self.column(node), Interval(None if node.signed else Decimal(0), node.at_most), node.dense)
            case tree.Sum(parts=parts):
                return Added(tuple(map(self.amount, parts)))
            case tree.Scaled(by=by, amount=inner):
                return Times(by, self.amount(inner))
            case tree.LeastOf(parts=parts):
                return Least(tuple(map(self.amount, parts)))
            case tree.GreatestOf(parts=parts):
                return Greatest(tuple(map(self.amount, parts)))
            case tree.Banded():
                place, of = self.amount(node.by), self.amount(node.amount)
                return Stepped(node.starts, node.rates, place, of, self._parts(place, of))
            case tree.NamedAmount(amount=inner):
                # relies on (definitions shared): an amount has them wherever they are used, so it may become too long.
                key = (id(node), self.record)
                if key not in self._amounts:
                    found = self.amount(inner)
                    refuse_long(found)
                    self._amounts[key] = (node, found)
                return self._amounts[key][1]
            case tree.Scheduled():
                since = self.column(tree.Ref(node.counted_from))
                return Scheduled(node.rates, since, self.assessment, self.amount(node.amount))
            case _:
                assert_never(node)

    def _parts(self, by: Amount, of: Amount) -> frozenset[Column]:
        """Return the columns of an amount that are parts of the column by which it is rated."""
        if not isinstance(by, Of):
            return frozenset()
        whole = by.column
        parts = parts_of(self._contradictions, whole.fact)
        return frozenset(whole._replace(fact=part) for part in parts) & frozenset(read_by(of))

    def column(self, ref: tree.Ref) -> Column:
        """Return the column of a fact, or of a part of the record that is read."""
        if ref.part and self.record is not None:
            records, number = self.record
            column, parts = Column(records, 0, number, ref.fact), self.facts[records].parts or {}
            self.declared[column] = parts[ref.fact]
        else:
            column = Column(ref.fact, ref.year.of(self.assessment) if ref.year else 0)
            self.declared[column] = self.facts[ref.fact]
        return column
