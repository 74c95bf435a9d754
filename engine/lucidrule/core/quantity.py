"""Quantities as people write them, read exactly: money, shares, counts, dates, yes and no."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation
from functools import reduce

# A sum or a product takes as many digits as it needs, so that none is ever lost, however long a chain of rates is: what
# it is made of has 38 at most. The operators of decimals would round to the 28 digits of the caller's own context.
EXACT = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[Inexact, InvalidOperation])
MOST_DIGITS = 38
# A quotient may have no end; one of more digits counts as such.
_QUOTIENT = Context(prec=200, traps=[Inexact, InvalidOperation])
_UNITS = {"": 1, "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "亿": 10**8, "億": 10**8}
_NUMBER = re.compile(
    r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)(\.\d+)?\s*(百万|[千万萬亿億]|)\s*(?:元人民币|元|圆|円|yuan|CNY)?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)
_FLAGS = {
    **dict.fromkeys(("true", "yes", "是", "はい"), True),
    **dict.fromkeys(("false", "no", "否", "いいえ"), False),
}


class QuantityError(ValueError):
    """A text that is no quantity of the kind asked for; `code` is the code of the fault."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def parse_money(text: str) -> Decimal:
    """Return yuan, exact: `5亿`, `34.1亿`, `20,601.58万`, `500_000_000`, `-3万元`.

    Raises:
        QuantityError: Not a number of this form (`not-money`), or of more than 38 digits (`too-many-digits`).
    """
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise QuantityError("not-money")
    sign, whole, fraction, unit = match.groups()
    digits = whole.replace(",", "").replace("_", "") + (fraction or "")
    if len(digits) - digits.count(".") > MOST_DIGITS:
        raise QuantityError("too-many-digits")
    value = EXACT.multiply(Decimal(digits), Decimal(_UNITS[unit]))
    return EXACT.minus(value) if sign == "-" and value else value


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


def parse_share(text: str) -> Decimal:
    """Return a share as a number, exact: `5%` and `0.05` alike.

    Raises:
        QuantityError: Not a share.
    """
    plain_text = unicodedata.normalize("NFKC", text).strip()
    number = plain_text.removesuffix("%").strip()
    if not re.fullmatch(r"[+-]?\d{1,20}(\.\d{1,18})?", number):
        raise QuantityError("not-share")
    value = Decimal(number)
    return EXACT.multiply(value, Decimal("0.01")) if plain_text.endswith("%") else value


def parse_date(text: str) -> date:
    """Return the day of an ISO date, or of one written 2022年6月30日.

    Raises:
        QuantityError: Not a date, or no day of the calendar.
    """
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        raise QuantityError("not-date")
    try:
        return date(*(int(part) for part in match.groups() if part is not None))
    except ValueError:
        raise QuantityError("impossible-date") from None


def parse_flag(text: str) -> bool:
    """Return yes or no, in any of the three languages.

    Raises:
        QuantityError: Neither.
    """
    flag = _FLAGS.get(text.strip().lower())
    if flag is None:
        raise QuantityError("not-flag")
    return flag


def plain(value: Decimal, *, grouped: bool = False) -> str:
    """Return the one text of a number: no exponent, no zeros at its end; `grouped`: with commas between thousands."""
    text = f"{value:,f}" if grouped else f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
