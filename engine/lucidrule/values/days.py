"""Days as people write them → the day; what names no one day is refused with what is missing, or with both readings."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from lucidrule.core.quantity import QuantityError
from lucidrule.values.around import bare
from lucidrule.values.month_names import MONTHS, without_weekday
from lucidrule.values.numerals import of_numerals
from lucidrule.values.pattern import Pattern
from lucidrule.values.years import ERAS, SHORT, year_of_era

_TIME = Pattern(
    r"(?:[t ]\s*|(?<=[日号號]))(?:(?:上午|下午|凌晨|中午|晚上|午前|午後)\s*)?"
    r"(?:\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}\s*[时時点點]\s*(?:\d{1,2}\s*分\s*(?:\d{1,2}\s*秒)?)?)"
    r"\s*(?:[ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
# What programs make of a stroke is as good as one; where the year stands first there is but one reading.
_BETWEEN = r"\s*[-/.年‐–—―−·・、,。_\\ ]\s*"
_DAY = Pattern(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN.replace('年', '月')}(\d{{1,2}})\s*[日号號]?")
_EIGHT = Pattern(r"(\d{4})(\d{2})(\d{2})(?:\.0+)?")
_MONTH = Pattern(
    rf"(\d{{4}}){_BETWEEN}(\d{{1,2}})\s*(?:月份?(?:[上中下]旬|[初中底末])?)?|(\d{{4}})(0[1-9]|1[0-2])"
    r"|(?:令和|平成|昭和|民国|民國|[rhs])\s*\d{1,3}\s*[年.]\s*(1[0-2]|[1-9])\s*月?"
)
# 20216 is June 2021 as some write it, and would be a day of 1955 as spreadsheets count.
_SHORT_MONTH = Pattern(r"(?:19|20)\d{2}[1-9]")
_YEAR = Pattern(
    r"(\d{4})\s*(?:年度?)?(?:[初中底末]|[上下]半年|第?[一二三四1-4]季度|\s*q[1-4])?"
    r"|(?:令和|平成|昭和|民国|民國)\s*(?:\d{1,3}|元)年"
)
_YEAR_LAST = Pattern(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_TWO_DIGITS = Pattern(
    r"\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2}"
    r"|\d{1,2}[\s-]*[a-z]{3,9}\.?[\s-]*\d{2}"
)
_NAMED = Pattern(
    r"(\d{1,2})(?:st|nd|rd|th|er|[.º°])?[\s-]*(?:de |of )?([^\W\d_]{3,11})\.?,?[\s-]*(?:de |del )?(\d{4})(?: ?г\.?)?"
    r"|([^\W\d_]{3,11})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})"
)
_MONTH_NAMED = Pattern(r"([^\W\d_]{3,11})\.?,?[\s-]*(?:de |del )?\d{4}")
_ERA = Pattern(
    r"(令和?|平成?|昭和?|大正?|明治?|(?:中[华華])?民[国國]|[rhstm])\s*(\d{1,3}|元)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"
)
_BEFORE_YEAR = Pattern(r"(?:公元|西元|西暦|西历)\s*")
_IN_NUMERALS = Pattern(
    r"([〇○◯零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_SERIAL = Pattern(r"(\d{5})(\.\d+)?")
_DAY_ZERO, _DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
# What spreadsheets show of a date that is a 0, and what a database keeps of one.
_ZEROS = ((1900, 1, 0), (0, 0, 0))
# What is shown of a time is cut, but for the last ten-thousandth of a second, which counts as the next one.
_ALMOST = Decimal("0.0001") / 86_400
_SPACE = 100_000


class TwoDays(QuantityError):
    """A text that can be read as two days; `days` are both."""

    def __init__(self, days: tuple[date, date]) -> None:
        self.days = days
        super().__init__("two-days")


def parse_date(text: str, *, counts_from_1904: bool = False) -> date:
    """Return the one day that a text names: 2021-6-1, 2021/6/1, 2021.6.1, 20210601, 2021年6月1日, 二〇二一年六月一日,
    13/6/2021, 1 June 2021, 令和3年6月1日, 民国110年6月1日; a time of day behind it is passed over, and its day of the
    week where it is right; 44348 is the day of a spreadsheet.

    Args:
        counts_from_1904: Whether the workbook counts its days from 1904.

    Raises:
        TwoDays: As 1/6/2021.
        QuantityError: Not a date (`not-date`), no day of the calendar (`impossible-date`), the month or the day is
            missing (`needs-month`, `needs-day`), the year has two digits (`short-year`), the mark of a note stands
            there (`noted-number`), or it is a time in a zone of its own (`zoned-time`).
    """
    plain = bare(text).casefold()
    time = _TIME.search(plain)
    if time is not None:
        if time[1] is not None:
            raise QuantityError("zoned-time")
        plain = plain[: time.start()].rstrip()
    if _SHORT_MONTH.fullmatch(plain):
        raise QuantityError("needs-day")
    if (serial := _SERIAL.fullmatch(plain)) is not None and time is None:
        return day_of_serial(Decimal(serial[0]), counts_from_1904=counts_from_1904)
    plain, weekday = without_weekday(_BEFORE_YEAR.sub("", plain, count=1))
    found = [day for day in dict.fromkeys(_readings(plain)) if weekday in (None, day.weekday())]
    if len(found) == 2:
        raise TwoDays((found[0], found[1]))
    if found:
        return found[0]
    raise QuantityError(_why_no_day(plain) if weekday is None else "impossible-date")


def _why_no_day(plain: str) -> str:
    """Return what is missing in a text that names no day."""
    if _YEAR.fullmatch(plain):
        return "needs-month"
    if (month := _MONTH.fullmatch(plain)) is not None and 1 <= int(month[2] or month[4] or month[5]) <= 12:
        return "needs-day"
    if (named := _MONTH_NAMED.fullmatch(plain)) is not None and named[1] in MONTHS:
        return "needs-day"
    return "short-year" if _TWO_DIGITS.fullmatch(plain) else "not-date"


def day_of_serial(number: Decimal, *, counts_from_1904: bool = False) -> date:
    """Return the day that a spreadsheet shows for the number of a day.

    Raises:
        QuantityError: It is none of a day in whole five digits (`not-date`).
    """
    if not 10_000 <= number < _SPACE:
        raise QuantityError("not-date")
    whole = int(number + _ALMOST)
    return (_DAY_ZERO_1904 if counts_from_1904 else _DAY_ZERO) + timedelta(days=whole)


def _readings(plain: str) -> Iterator[date]:
    """Yield each day that a text can name."""
    if (match := _DAY.fullmatch(plain) or _EIGHT.fullmatch(plain)) is not None:
        yield _day(int(match[1]), int(match[2]), int(match[3]))
    elif (match := _YEAR_LAST.fullmatch(plain)) is not None:
        one, other, last = int(match[1]), int(match[2]), int(match[3])
        ways = [(month, day) for month, day in ((other, one), (one, other)) if 1 <= month <= 12]
        for month, day in ways or [(other, one)]:
            yield _day(last, month, day)
    elif (match := _NAMED.fullmatch(plain)) is not None:
        number, name, last_part = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        if name in MONTHS:
            yield _day(int(last_part), MONTHS[name], int(number))
    elif (match := _ERA.fullmatch(plain)) is not None:
        sign = SHORT.get(match[1][0], match[1][0])
        _, first, after = ERAS[sign]
        found = _day(year_of_era(sign, match[2]), int(match[3]), int(match[4]))
        if not first <= found < after:
            raise QuantityError("impossible-date")
        yield found
    elif (match := _IN_NUMERALS.fullmatch(plain)) is not None:
        parts = [of_numerals(part) for part in match.groups()]
        yield _day(*(0 if part is None else int(part) for part in parts))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise QuantityError("day-zero" if (year, month, day) in _ZEROS else "impossible-date") from None
