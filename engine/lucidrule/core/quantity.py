"""Numbers that lose no digit: sums, products and quotients, and how they are written."""

from collections.abc import Iterable
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation
from functools import reduce

# A sum or a product takes as many digits as it needs, so that none is ever lost, however long a chain of rates is: what
# it is made of has 38 at most. The operators of decimals would round to the 28 digits of the caller's own context.
EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[Inexact, InvalidOperation])
MOST_DIGITS = 38
# Nobody writes a year of four digits with a nought before it: 0021 is 2021 or 1921, cut down by a program.
FIRST_YEAR = 1000
# A quotient may have no end; one of more digits counts as such.
_QUOTIENT = Context(prec=200, traps=[Inexact, InvalidOperation])


class QuantityError(ValueError):
    """Something given that is no quantity of the kind asked for; `code` is the code of the fault."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class BareDecimal(Decimal):
    """A number with a point that stands in a file of YAML without quotes.

    Where points stand between thousands, 1.200 may be meant as 1,200: whoever reads values asks for this class.
    """


def added(values: Iterable[Decimal]) -> Decimal:
    """Return a sum, exact; of nothing zero."""
    return reduce(EXACT.add, values, Decimal(0))


def quotient(value: Decimal, by: Decimal) -> Decimal | None:
    """Return a quotient, exact; None where no decimal of at most 200 digits is, as of 1,000万 ÷ 3."""
    try:
        return _QUOTIENT.divide(value, by)
    except Inexact:
        return None


def digits_of(value: Decimal) -> int:
    """Return how many digits a number has that is written without an exponent; a zero before the point counts none."""
    exponent = int(value.as_tuple().exponent)
    return max(value.adjusted() + 1, 0) + max(-exponent, 0)


def plain(value: Decimal, *, grouped: bool = False) -> str:
    """Return the one text of a number: no exponent, no zeros at its end; `grouped`: with commas between thousands."""
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
