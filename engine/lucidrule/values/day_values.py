"""What a door gives as a day → the day: a text, a date or a moment, a number; in the zone of whoever reads it."""

import re
from datetime import date, datetime, time
from decimal import Decimal

from lucidrule.core.folding import narrowed
from lucidrule.core.plain_value import plain_value
from lucidrule.core.quantity import FIRST_YEAR, QuantityError, plain
from lucidrule.values.amounts import Writing
from lucidrule.values.days import TwoDays, day_of_serial, parse_date
from lucidrule.values.pattern import Pattern

# The last day there is stands for an event that never was: in columns of days, and wherever such are written out.
NEVER_DAY = date(9999, 12, 31)
FIRST_DAY = date(FIRST_YEAR, 1, 1)
# Where a spreadsheet counts from: an empty date that became a 0 on its way comes out of other programs as this day.
DAY_ZERO = date(1899, 12, 30)
_MIDNIGHT = time()
_UTC = Pattern(r"\s*(?:z|utc|gmt)$", re.IGNORECASE)
_BEFORE_ZONE = Pattern(r"\s+(?=[+-]\d{2}:?\d{2}$)")


def day_of_text(text: str, writing: Writing) -> date:
    """Return the day that a text names; a moment of a zone is one in the zone of the writing.

    Raises:
        QuantityError: It names none, or one of a year that nobody writes (`year-too-early`), or the day from which
            spreadsheets count (`day-zero`), or there is no such zone (`zoned-time`).
    """
    try:
        return _meant(_of_text(text, writing))
    except TwoDays as error:
        # Neither of two days of such a year is meant.
        _meant(error.days[0])
        raise


def _meant(day: date) -> date:
    """Return a day that somebody can have meant."""
    if day.year < FIRST_YEAR:
        raise QuantityError("year-too-early")
    if day == DAY_ZERO:
        raise QuantityError("day-zero")
    return day


def _of_text(text: str, writing: Writing) -> date:
    try:
        return parse_date(text, counts_from_1904=writing.counts_from_1904)
    except QuantityError as error:
        if error.code != "zoned-time" or writing.zone is None:
            raise
    plain = _BEFORE_ZONE.sub("", _UTC.sub("+00:00", narrowed(text)))
    try:
        return datetime.fromisoformat(plain.replace(" ", "T", 1).upper()).astimezone(writing.zone).date()
    except ValueError:
        raise QuantityError("not-date") from None
    except OverflowError:
        raise QuantityError("impossible-date") from None


def day_of_date(raw: date | time, writing: Writing) -> date:
    """Return the day of a date or of a moment, as `day_of_text` does; a time of day is none."""
    if isinstance(raw, time):
        # Midnight is all that readers of workbooks leave of a date that is a 0.
        raise QuantityError("day-zero" if raw == _MIDNIGHT else "not-date")
    return _meant(_of_date(plain_value(raw), writing))


def _of_date(raw: object, writing: Writing) -> date:
    if not isinstance(raw, datetime):
        if isinstance(raw, date):
            return raw
        raise QuantityError("not-date")
    if raw.tzinfo is None:
        return raw.date()
    if writing.zone is None:
        raise QuantityError("zoned-time")
    try:
        return raw.astimezone(writing.zone).date()
    except OverflowError:
        # The last moments of the calendar in one zone are past it in another.
        raise QuantityError("impossible-date") from None


def day_of_number(number: Decimal, writing: Writing) -> date:
    """Return the day of 20210601, or of a spreadsheet's 44348; other numbers are refused as the text would be."""
    if number != number.to_integral_value():
        return day_of_serial(number, counts_from_1904=writing.counts_from_1904)
    return _meant(parse_date(plain(number), counts_from_1904=writing.counts_from_1904))
