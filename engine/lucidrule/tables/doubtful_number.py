"""Numbers of money that may be meant in another unit than that of their column, as 12000000 among 3000s of 万元."""

from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.columns.units import unit_written
from lucidrule.core.fault import Fault
from lucidrule.core.folding import narrowed
from lucidrule.core.quantity import EXACT, plain
from lucidrule.model.facts import Declared
from lucidrule.model.money import YUAN
from lucidrule.present.quantities import money
from lucidrule.texts.catalogue import LANGS
from lucidrule.values.amounts import has_decimal_comma
from lucidrule.values.numerals import UNITS

_LONGEST = 200


class Apart(NamedTuple):
    """Where the numbers of a column begin that are in doubt.

    Attributes:
        least: The first of them, as bare numbers stand there.
        usual: The middle of the others.
    """

    least: float
    usual: float


def bare_number(raw: Any) -> float | None:
    """Return a number above zero that stands in a cell without a unit of its own; None where none does."""
    if raw.__class__ is str:
        text = "".join((raw if raw.isascii() else narrowed(raw)).split())
        if "," in text:
            text = text.replace(".", "").replace(",", ".") if has_decimal_comma(text) else text.replace(",", "")
        if not (text.isascii() and text.replace(".", "", 1).isdigit()):
            return None
        found = float(text)
    elif raw.__class__ is int or raw.__class__ is Decimal or raw.__class__ is float:
        try:
            found = float(raw)
        except OverflowError:
            return None
    else:
        return None
    return found if 0 < found < float("inf") else None


def doubt_of(raw: Any, value: Decimal, apart: Apart, unit: str, declared: Declared) -> Fault | None:
    """Return why a cell is in doubt that was read; None: it is not.

    Args:
        value: What was read, counted in the unit of the column.
    """
    found = bare_number(raw)
    if found is None or found < apart.least:
        return None
    how = declared.counted_in(YUAN)
    readings = (value, EXACT.divide(value, Decimal(UNITS[unit])))
    first, second = ({lang: money(each, how, lang) for lang in LANGS} for each in readings)
    told = {"value": str(raw).strip()[:_LONGEST], "unit": unit_written(unit, declared)}
    usual = plain(Decimal(str(apart.usual)), grouped=True)
    return Fault("magnitude-two-readings", None, {**told, "usual": usual, "first": first, "second": second})
