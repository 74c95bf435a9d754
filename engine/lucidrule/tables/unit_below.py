"""Units of money that a note below a table says: by then its rows were read in another."""

from collections.abc import Sequence
from typing import Any

from lucidrule.columns.units import MOST_OF_A_LINE, labels_of_money, unit_lines
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.table import Table

_MARKS = frozenset("()（）:：")


def refuse_unit_below(
    table: Table, row: Sequence[Any], at: int, identity: tuple[str, str], found: LeftOut | None
) -> None:
    """Refuse a table below which a row that is no company says another unit than its money is read in.

    Args:
        identity: What the row says of number and name.
        found: What it is, where it is plainly no company.

    Raises:
        WrongColumn: It does.
    """
    if not table.counted or not _may_say(row, identity, found):
        return
    texts = [cell for cell in row if cell.__class__ is str and cell.strip()]
    for line in unit_lines(texts, labels_of_money(declared for _, declared in table.counted.values())):
        unit = line.unit
        # What a sentence may mention is no unit of the table; `name`: it may only say of which currency sums are.
        if unit is None or all(
            unit.name in ("", name) and unit.is_of(declared) for name, declared in table.counted.values()
        ):
            continue
        told = {"text": line.written[:MOST_OF_A_LINE], "name": next(iter(table.counted))}
        raise WrongColumn((Fault("unit-below", table.source.place(at), told),))


def _may_say(row: Sequence[Any], identity: tuple[str, str], found: LeftOut | None) -> bool:
    """Return whether a row may say units: notes, and what stands alone in its row and is like no name."""
    if found is not None:
        return found.kind == "note"
    named = "".join(identity)
    if named and _MARKS.isdisjoint(named):
        return False
    return len([cell for cell in row if cell is not None and cell != ""]) == 1
