"""How a format shows a number: as a percentage, divided by thousands, with a unit or a currency beside it."""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from lucidrule.core.quantity import EXACT, plain
from lucidrule.tables.reading.shown_days import ShownDay, part_shown
from lucidrule.tables.reading.shown_number import Divided, Percentage
from lucidrule.values.money_units import ONE, money_unit
from lucidrule.values.scale_words import SCALES

# In this order: what is written as it stands, `[$€-407]` as `€`; what is said in brackets; what only takes room; places
# of digits. Characters of Chinese and Japanese and signs of currencies need no quotes.
_PIECE = re.compile(
    r'"([^"]*)"?|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|([\u3400-\u9fff$€£¥￥₩₽₹]+)|(General|[0#?.,]+)'
)
_AS_IT_STANDS = re.compile(r'"[^"]*"?|[\\!].')
# A format of Chinese programs for numbers as they are.
_GENERAL = "G/通用格式"
_MANY = re.compile("[千仟万萬亿億]|thousand|million|billion", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
# What is divided by a thousand and has a k behind it is in thousands; a k alone could be something else.
_NAMES = {3: "千", 6: "百万", 9: "十亿"}
_ON_BOTH_SIDES = " \u3000-−()（）"
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d{1,30}(?:\.\d{1,30})?)\]")
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    **{"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge},
    **{"=": operator.eq, "<>": operator.ne},
}
_MOST_NUMBERS = 3
_OF_YUAN = "CNY"
# Programs keep no format of more than 255 characters.
_LONGEST = 1_000


class _Written(NamedTuple):
    """What is written beside a number, and by how many zeros it is divided before."""

    before: str
    after: str
    zeros: int

    def seen(self, number: Decimal) -> str | Decimal:
        if not self.before and not self.after:
            return Divided(number, self.zeros)
        return f"{self.before}{plain(number.scaleb(-self.zeros, EXACT))}{self.after}"


class NumberFormat(NamedTuple):
    """How numbers are shown.

    Attributes:
        parts: Of numbers that fulfil a condition what is written beside them; none: they are shown as they are. The
            first whose condition is fulfilled counts.
    """

    parts: tuple[tuple[str, Decimal, _Written | None], ...]

    def seen(self, number: Decimal) -> str | Decimal:
        """Return what people see of a number with all its digits, as a text where something is written beside it."""
        for holds, bound, written in self.parts:
            if _HOLDS[holds](number, bound):
                return number if written is None else written.seen(number)
        return number


class _Percent(NamedTuple):
    """The format of percentages."""

    def seen(self, number: Decimal) -> Decimal:
        """Return a number as a percentage."""
        return Percentage(number)


Shown = NumberFormat | _Percent | ShownDay
PERCENT = _Percent()


@lru_cache(4096)
def shown_by(code: str) -> Shown | None:
    """Return how a format shows numbers, or days in part; None where it shows them as they are."""
    code = code[:_LONGEST]
    if (part := part_shown(code)) is not None:
        return part
    if "%" in _AS_IT_STANDS.sub("", code):
        return PERCENT
    sections = _AS_IT_STANDS.sub(lambda found: found[0].replace(";", ","), code).split(";")[:_MOST_NUMBERS]
    numbers = [section for section in sections if "@" not in _AS_IT_STANDS.sub("", section)]
    parts = tuple((*_condition(section, at, len(numbers)), _written(section)) for at, section in enumerate(numbers))
    return NumberFormat(parts) if any(written is not None for _, _, written in parts) else None


def _condition(section: str, at: int, of: int) -> tuple[str, Decimal]:
    """Return which numbers a section is for, as it says itself; else the first is for what is above the others, the
    second for what is below zero."""
    said = _CONDITION.search(_AS_IT_STANDS.sub("", section))
    if said is not None:
        return said[1], Decimal(said[2])
    # All numbers differ from one that there is not.
    others = ("<>", Decimal("Infinity"))
    if at == of - 1:
        return others
    return ("<" if at else ">" if of == _MOST_NUMBERS else ">="), Decimal(0)


def _written(section: str) -> _Written | None:
    """Return what a section writes beside numbers; None: neither a unit nor another currency than yuan, and it divides
    by nothing."""
    before, between, digits = "", "", ""
    for quoted, escaped, sign, bare, places in _PIECE.findall(section.replace(_GENERAL, "General")):
        if places:
            # A point that is only written has the digits behind it taken off the number: `0!.0000` of 12345 is 1.2345.
            digits, between = digits + ("!" if between == "." else "") + places, ""
        elif digits:
            between += quoted or escaped or sign or bare
        else:
            before += quoted or escaped or sign or bare
    if not digits:
        return None
    whole, _, taken_off = digits.partition("!")
    thousands = _THOUSANDS.search(whole + taken_off)
    zeros = sum(map(taken_off.split(".")[0].count, "0#?")) + (3 * len(thousands[1]) if thousands else 0)
    before, after = before.strip(_ON_BOTH_SIDES), between.rstrip(_ON_BOTH_SIDES)
    if zeros and SCALES.get(after.strip().casefold()) == 10**zeros:
        after = _NAMES.get(zeros, after)
    if _says_something(before + after):
        return _Written(before, after, zeros)
    return _Written("", "", zeros) if zeros else None


def _says_something(text: str) -> bool:
    """Return whether a text beside a number says how many it counts, or of another currency than yuan."""
    unit = money_unit(text)
    if unit is None:
        return _MANY.search(text) is not None or SCALES.get(text.strip().casefold(), 1) > 1
    return unit.name != ONE or (bool(unit.of) and _OF_YUAN not in unit.of)
