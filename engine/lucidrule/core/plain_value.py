"""What callers hand over as a value → the same as one of Python's own, which has no ways of its own."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lucidrule.core.fault import written

_OWN = frozenset({bool, float, Decimal, str, date, type(None)})
# Python itself writes no whole number of many more digits.
_LARGEST = 10**4_000


def plain_value(value: Any) -> Any:
    """Return a value as one of Python's own; what is none, or does not say what it is, as a message shows it.

    What is no number, or no moment, is None where it is of another kind than Python's own. A whole number of more
    digits than Python would write comes as a decimal.
    """
    kind = value.__class__
    if kind in _OWN:
        return value
    try:
        return _plain(value)
    except Exception:
        # What is made of Python's kinds may do otherwise than they do, and fail at it.
        return written(value)


def _plain(value: Any) -> Any:
    if isinstance(value, int):
        whole = int.__int__(value)
        return whole if -_LARGEST < whole < _LARGEST else Decimal(whole)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, datetime):
        return _moment(value)
    return date.fromordinal(date.toordinal(value)) if isinstance(value, date) else written(value)


def _moment(value: datetime) -> datetime | None:
    if value != value:
        return None
    moment = datetime.combine(datetime.date(value), datetime.timetz(value))
    # A zone may have ways of its own, too.
    moment.utcoffset()
    return moment
