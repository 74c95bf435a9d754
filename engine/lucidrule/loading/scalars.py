"""What a scalar of YAML without quotes is.

They follow the YAML 1.2 core rule, narrowed: only `true` and `false` are flags, whole numbers have no leading zero,
decimals are exact; everything else is text that is read later by the declared type of its fact.
"""

import re
from datetime import date
from typing import Any

from lucidrule.core.position import Location
from lucidrule.core.quantity import FIRST_YEAR, BareDecimal

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
# What other programs write of a date that is a 0.
_ZEROS = ("1900-01-00", "0000-00-00")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# YAML has been read in more than one way here: 010 as 8 or 10, 1:30 as 90 or text.
_ODD = re.compile(r"-?0[0-9_]+(\.[0-9]*)?|-?0[xob][0-9a-fA-F_]+|[0-9]+(:[0-5]?[0-9])+|-?[0-9.]+[eE][+-]?[0-9]+")
# `000万`, which a comma in braces leaves of `1,000万`.
_ODD_AMOUNT = re.compile(r"-?0[0-9]+(\.[0-9]*)?[ ]?[千万萬亿億]+元?")
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MOST_DIGITS = 40


class Odd(ValueError):
    """Something that is to be looked at, and told; the code of the fault."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def plain(text: str) -> Any:
    """Return what a scalar without quotes is.

    Raises:
        Odd: A number or a day that is none, or can be read in two ways.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    first = text[0]
    # Digits of other scripts, and amounts with a word behind them, are texts.
    if not (first.isdigit() or first == "-"):
        return text
    if not text.isascii():
        return _with_words(text)
    if _INT.fullmatch(text) or _DECIMAL.fullmatch(text):
        if len(text) > _MOST_DIGITS:
            raise Odd("too-many-digits")
        return BareDecimal(text) if "." in text else int(text)
    if _DATE.fullmatch(text):
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise Odd("day-zero" if text in _ZEROS else "impossible-date") from None
        if found.year < FIRST_YEAR:
            raise Odd("year-too-early")
        return found
    if _ODD.fullmatch(text):
        raise Odd("odd-number")
    return text


def _with_words(text: str) -> str:
    """Return a text that begins with digits; an amount in 万 with zeros before it is none."""
    if _ODD_AMOUNT.fullmatch(text):
        raise Odd("odd-number")
    return text


# What readers of YAML have taken for yes, no or nothing.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})
_NUMBER = re.compile(r"[+-]?(?:[0-9][0-9_]*)?\.?[0-9]+(?:[eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F]+")


def misread(text: str) -> bool:
    """Return whether readers of YAML take a text for something else where it stands without quotes."""
    return text.casefold() in _WORDS or _NUMBER.fullmatch(text) is not None


def is_quoted(at: Location) -> bool:
    """Return whether what stands at a place of a file stands in quotes; of what stands in no line that is not known."""
    return not at.text or at.text[at.column - 1 : at.column] in ("'", '"')
