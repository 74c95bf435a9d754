"""Years as days: a reference date may lie at either end of the calendar, and the years that it counts from beyond."""

from datetime import MAXYEAR, MINYEAR, date


def first_day(year: int) -> date:
    """Return the first day of a year; of one beyond the calendar its nearest day."""
    return date.max if year > MAXYEAR else date(max(year, MINYEAR), 1, 1)


def last_day(year: int) -> date:
    """Return the last day of a year; of one beyond the calendar its nearest day."""
    return date.min if year < MINYEAR else date(min(year, MAXYEAR), 12, 31)
