"""Numbers that are none as they stand → what is odd about them, so that people know what to change."""

import re

from lucidrule.core.folding import narrowed
from lucidrule.values.numerals import UNITS
from lucidrule.values.pattern import Pattern

_UNIT = "|".join(sorted(filter(None, UNITS), key=len, reverse=True))
_SIGN = r"[-+−▲△(]?\s*"
_BEHIND = Pattern(rf"\s*(?:{_UNIT}|%|‰)?\s*\)?$", re.IGNORECASE)
_ANY_DIGITS = Pattern(r"\d(?:[\d.,'’ ]*\d)?")
_DIGITS = Pattern(rf"{_SIGN}(\d[\d.,'’_ ]*)")
# With a comma before the decimals; points, blanks or strokes may stand between thousands, and points alone, too.
_COMMA = Pattern(r"((?:\d{1,3}(?:[. '’]\d{3})+|\d+),\d{1,2}|\d{1,3}(?:[. '’]\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})")
_SHORT = Pattern(rf"{_SIGN}\d[\d.,]*\s*(?:k|m|mm|mn|mln|mio|mill|b|bn|bln|t|w|kw)\.?\)?", re.IGNORECASE)
_MINUS_BEHIND = Pattern(r"\d[\d.,]*\s*[-−]")
# Behind the whole number, as papers and encyclopedias have them: 1234*, 1234[1], 1234（注2）.
_NOTE = Pattern(
    r"(?<=[\d万亿元%])\s*(?:[*#†‡※]+|[\[〔【(](?:注|note )?\s*\d{1,2}[\])】〕]|注\s*\d{0,2})$", re.IGNORECASE
)


def why_odd(plain: str) -> str | None:
    """Return the code of what is odd about a text that is no number; None: nothing that can be named.

    `decimal-comma` as 1.200,50, `odd-groups` as 1,00,000, `short-unit` as 12.5m, which may be thousandths or metres,
    `minus-behind` as 500-, `noted-number` as 1234[1].
    """
    if _NOTE.search(plain):
        return "noted-number"
    if _SHORT.fullmatch(plain):
        return "short-unit"
    if _MINUS_BEHIND.fullmatch(plain):
        return "minus-behind"
    digits = _digits(plain)
    if digits is None or digits.isdigit():
        return None
    return "decimal-comma" if _COMMA.fullmatch(digits) else "odd-groups"


def with_point(text: str) -> str:
    """Return a text whose decimals stand behind a comma as it is with a point there: 1234.50元 of 1.234,50元."""
    return _ANY_DIGITS.sub(lambda found: re.sub("[. '’]", "", found[0]).replace(",", "."), narrowed(text), count=1)


def _digits(plain: str) -> str | None:
    found = _DIGITS.fullmatch(_BEHIND.sub("", plain, count=1))
    return None if found is None else found[1]
