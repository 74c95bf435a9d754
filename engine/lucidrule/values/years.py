"""Years as people write them beside names: FY2021, 令和3年度, 民国110年, 二〇二一年, 2021年末 → 2021年."""

import re
from datetime import date

from lucidrule.values.numerals import of_numerals
from lucidrule.values.pattern import Pattern

# The year before the first of each, its first day and the first after it: https://www.ndl.go.jp/ lists those of Japan.
ERAS = {
    "令": (2018, date(2019, 5, 1), date.max),
    "平": (1988, date(1989, 1, 8), date(2019, 5, 1)),
    "昭": (1925, date(1926, 12, 25), date(1989, 1, 8)),
    "大": (1911, date(1912, 7, 30), date(1926, 12, 25)),
    # Before the sixth year days were counted by the moon.
    "明": (1867, date(1873, 1, 1), date(1912, 7, 30)),
    "民": (1911, date(1912, 1, 1), date.max),
}
SHORT = {"r": "令", "h": "平", "s": "昭", "t": "大", "m": "明", "中": "民"}
# A half or a quarter of a year, or the time until some month, is none of these.
_WRITTEN = Pattern(
    r"(?<![a-z])(?:fy|cy)\s?(?P<fiscal>\d{4})(?!\d|[/.~–-]\s?\d)"
    r"|(?P<era>令和|平成|昭和|民[国國]|(?<![a-z])[rhs])\s?(?P<number>\d{1,3}|元)\s?年度?"
    r"|(?P<numerals>[〇○◯零一二三四五六七八九]{4})年度?"
    r"|(?<!\d)(?P<whole>\d{4})\s?(?:年年?\s?[底末]|年?\s?全年|年\s?1\s?月?\s?[-~–—至到]\s?12\s?月份?)"
)


def with_plain_years(text: str) -> str:
    """Return a folded text in which years that are written in other ways stand as 2021年."""
    return _WRITTEN.sub(_plain, text)


def year_of_era(sign: str, number: str) -> int:
    """Return the year of our count that a year of an era is; 元 is its first."""
    return ERAS[SHORT.get(sign, sign)][0] + (1 if number == "元" else int(number))


def _plain(found: re.Match[str]) -> str:
    if (written := found["fiscal"] or found["whole"]) is not None:
        return f"{written}年"
    if (numerals := found["numerals"]) is not None:
        return f"{of_numerals(numerals)}年"
    year = year_of_era(found["era"][0], found["number"])
    _, first, after = ERAS[SHORT.get(found["era"][0], found["era"][0])]
    return f"{year}年" if first.year <= year <= after.year else found[0]
