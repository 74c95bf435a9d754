"""What a party receives of an award: its amount, rounded as the rule says."""

from decimal import Decimal

from lucidrule.compile.compiled import Part, Rounded
from lucidrule.core.quantity import EXACT
from lucidrule.evaluate.arithmetic import Arithmetic, Known, Range, joined, prepare_amount

_ONE, _TWO = Decimal(1), Decimal(2)


def prepare_part(part: Part, assessment: int, known: Known) -> Arithmetic:
    """Return the arithmetic of a part of an award for reference dates whose assessment year is `assessment`."""
    amount, rounding = prepare_amount(part.amount, assessment, known), part.rounding
    if rounding is None:
        return amount

    return lambda facts: rounded_range(amount(facts), rounding)


def rounded_range(found: Range, rounding: Rounded) -> Range:
    """Return the range of an amount that is rounded."""
    low, high = (None if end is None else _rounded(end, rounding) for end in (found.low, found.high))
    return joined((low, high), [found])


def _rounded(value: Decimal, rounding: Rounded) -> Decimal:
    # Whole units first, then one more where the mode says so: a quotient may be no exact decimal.
    units = EXACT.divide_int(value, rounding.to)
    rest = EXACT.subtract(value, EXACT.multiply(units, rounding.to))
    half = rounding.mode == "half_up" and EXACT.multiply(rest, _TWO) >= rounding.to
    up = rest > 0 and (rounding.mode == "up" or half)
    return EXACT.multiply(EXACT.add(units, _ONE) if up else units, rounding.to)
