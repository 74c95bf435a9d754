"""Amounts → arithmetic over the columns of a table."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lucidrule.compile.contradictions import wholes_of
from lucidrule.formulas.amount import Amount, Of, Scheduled
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

    def amount(self, node: tree.Amount) -> Amount:
        """Return an amount over columns."""
        match node:
            case tree.Ref():
                return self._of(node)
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
                is_event = self.declared[since].type == "event"
                year = node.year.of(self.assessment)
                return Scheduled(node.rates, since, year, self.amount(node.amount), is_event)
            case _:
                return tree.with_parts(node, self.amount)

    def _of(self, ref: tree.Ref) -> Of:
        column = self.column(ref)
        wholes = [] if ref.part else wholes_of(self._contradictions, ref.fact)
        ends = Interval(None if ref.signed else Decimal(0), ref.at_most)
        return Of(column, ends, ref.dense, wholes=frozenset(column._replace(fact=whole) for whole in wholes))

    def column(self, ref: tree.Ref) -> Column:
        """Return the column of a fact, or of a part of the record that is read."""
        if ref.part and self.record is not None:
            records, number = self.record
            column, parts = Column(records, 0, number, ref.fact), self.facts[records].parts or {}
            self.declared[column] = parts[ref.fact]
        else:
            fact, year = ref.key(self.assessment)
            column = Column(fact, year or 0)
            self.declared[column] = self.facts[ref.fact]
        return column
