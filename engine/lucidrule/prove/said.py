"""Numbers of a company as its file says them, in the style of its programme, and what these mean."""

from decimal import Decimal
from typing import Any

from lucidrule.core.quantity import EXACT, plain

_PERCENT = Decimal(100)


def said(value: Decimal, kind: str, style: str) -> Any:
    """Return a number as a company file says it; a share as a percentage.

    Args:
        kind: Of what type its fact is.
        style: How the programme writes numbers, as `1.200,50`; empty: with a point before decimals.
    """
    if kind == "count":
        return int(value)
    text = plain(EXACT.multiply(value, _PERCENT)) + "%" if kind == "share" else plain(value)
    return text.replace(".", style[-3]) if style else text


def meant(text: Any, style: str) -> Decimal:
    """Return the number that was said."""
    if isinstance(text, int):
        return Decimal(text)
    point = text.replace(style[-3], ".") if style else text
    percent = point.endswith("%")
    value = Decimal(point.removesuffix("%"))
    return EXACT.divide(value, _PERCENT) if percent else value
