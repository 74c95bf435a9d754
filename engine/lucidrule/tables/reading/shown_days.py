"""Days that a sheet shows in part: who types 2017年9月 sees that, and the sheet holds the first of September.

Source: ECMA-376, part 1, 18.8.30, for the formats that have a number and are not written out.
"""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lucidrule.tables.reading.not_there import NotThere

_ASIDE = re.compile(r'"[^"]*"?|[\\!_*].|\[[^\]]*\]')
_OF_NUMBERS_AND_TIMES = re.compile("[0#?hs@]|General|通用", re.IGNORECASE)


class ShownDay(NamedTuple):
    """A format that shows a part of a day.

    Attributes:
        year, month: Whether it shows these.
    """

    year: bool
    month: bool

    def seen(self, day: date | Decimal) -> date | Decimal | NotThere:
        """Return what people see, where what they do not see may not have been theirs; a number stays one."""
        if isinstance(day, Decimal):
            return day
        if not self.year:
            return NotThere(f"{day.month}-{day.day}", "day-not-shown")
        if not self.month and (day.month, day.day) == (1, 1):
            return NotThere(str(day.year), "day-not-shown")
        # Another day than the first was put in by somebody.
        return NotThere(f"{day.year}-{day.month:02}", "day-not-shown") if self.month and day.day == 1 else day


_MONTH, _NO_YEAR = ShownDay(year=True, month=True), ShownDay(year=False, month=True)


def part_shown(code: str) -> ShownDay | None:
    """Return which part of a day a format shows; None: all of it, or it is no format of days."""
    plain = _ASIDE.sub("", code.split(";")[0])
    if _OF_NUMBERS_AND_TIMES.search(plain):
        return None
    signs = set(plain.lower())
    year, month, day = bool(signs & {"y", "e"}), "m" in signs, "d" in signs
    if (year and day) or not (year or (month and day)):
        return None
    return ShownDay(year, month)


def parts_by_number(*, japanese: bool) -> dict[str, ShownDay]:
    """Return the formats that have a number alone; which they are hangs on the language of the program."""
    months, no_years = ((34, 52, 55), (35, 53, 56)) if japanese else ((27, 36, 50, 52, 57), (28, 29, 51, 53, 54, 58))
    return {
        **{"17": _MONTH, "16": _NO_YEAR},
        **dict.fromkeys(map(str, months), _MONTH),
        **dict.fromkeys(map(str, no_years), _NO_YEAR),
    }
