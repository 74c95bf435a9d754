"""What the format of a number writes beside it: a percentage, a unit of thousands and more."""

import re
from decimal import Decimal
from typing import NamedTuple

from lucidrule.core.quantity import EXACT, plain

# What a format writes as it stands: in quotes, behind a mark of its own, and characters of Chinese and Japanese.
_QUOTED = re.compile(r'"[^"]*"|\\.')
_AS_IT_STANDS = re.compile(r'"([^"]*)"|[\\!](.)|([\u3400-\u9fff]+)')
# Of each unit its zeros; a longer word before one that it ends with.
_UNITS = {
    **{"千万": 7, "百万": 6, "十万": 5, "万": 4, "萬": 4, "千": 3, "亿": 8, "億": 8},
    **{"thousand": 3, "million": 6, "billion": 9},
}
_UNIT = re.compile("|".join(_UNITS), re.IGNORECASE)
# A point that is only written has the digits behind it taken off the number: `0!.0000` shows 12345 as 1.2345.
_WRITTEN_POINT = re.compile(r'(?:"\."|[\\!]\.)([0#?]*)')
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")


class ShownUnit(NamedTuple):
    """A unit that a format writes behind a number, and by how many zeros it divides the number before."""

    unit: str
    zeros: int

    def shown(self, number: Decimal) -> str:
        """Return what people see of a number, with all its digits."""
        return f"{plain(number.scaleb(-self.zeros, EXACT))}{self.unit}"


def shows_percent(code: str) -> bool:
    """Return whether a format shows numbers as percentages."""
    return "%" in _QUOTED.sub("", code)


def unit_shown(code: str) -> ShownUnit | None:
    """Return the unit that a format writes behind numbers; None: it writes none, or shows them as they are in it."""
    positive = code.split(";")[0]
    unit = _UNIT.search("".join(part for found in _AS_IT_STANDS.findall(positive) for part in found))
    if unit is None:
        return None
    point = _WRITTEN_POINT.search(positive)
    digits = positive if point is None else positive.replace(point[0], point[1])
    thousands = _THOUSANDS.search(_AS_IT_STANDS.sub("", digits))
    zeros = (len(point[1]) if point else 0) + (3 * len(thousands[1]) if thousands else 0)
    return None if zeros == _UNITS[unit[0].lower()] else ShownUnit(unit[0], zeros)
