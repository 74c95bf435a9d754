"""Units that headings, and lines above them, say of the numbers below: 营收（万元）, 营收/千元, 单位：百万元, （%）."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.position import Location
from lucidrule.model.money import Money
from lucidrule.values.currencies import says_another

YUAN = "元"
OF_SHARES = ("%", "‰")
MOST_OF_A_LINE = 60
_NAMES = {
    **dict.fromkeys(("元", "圆", "yuan", "rmb", "cny", "人民币"), YUAN),
    **dict.fromkeys(("千", "thousand", "thousands", "1000", "'000"), "千"),
    **dict.fromkeys(("万", "萬", "tenthousand", "10thousand", "10000", "wan"), "万"),
    **dict.fromkeys(("百万", "百萬", "million", "millions", "1000000"), "百万"),
    **dict.fromkeys(("亿", "億", "100million", "hundredmillion", "100000000"), "亿"),
    **dict.fromkeys(("十亿", "十億", "billion", "billions"), "十亿"),
    **{unit: unit for unit in ("十", "百", "十万", "千万", "百亿", "千亿", "万亿")},
    **{unit: unit for unit in ("%", "‰")},
}
_CURRENCY = re.compile(r"人民币|(?:of)?yuan|元$|rmb|cny|^in")
_BRACKETS = re.compile(
    r"[(\[【]\s*+(?:(?:(?:金额)?(?:单位|単位)|units?)\s*+)?(?::\s*+)?([^()\[\]【】:\s][^()\[\]【】:]{0,23}?)\s*+[)\]】]"
)
_BEHIND = re.compile(
    r"(?:(?<!\s)\s*+[/:,、]\s*+|(?<!\s)\s++(?=单位|単位))(?:(?:单位|単位)\s*+(?::\s*+)?)?(?:人民币)?"
    r"([十百千万萬亿億]*元|[十百千]?[千万萬亿億]|[%‰])(?=$|[\s(\d])"
)
_LINE = re.compile(
    r"(?:单位|単位|units?|金额)\s*:\s*([^:]{1,24}?)\s*(?=$|[;、)\]】|]|,(?!\d)|\s{2}|\s\S*:|\((?!万|千|元))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"[(\[【]?\s*([^()\[\]【】:]{0,20}(?:元|yuan|rmb|cny)"
    r"|(?:in\s+)?(?:rmb|cny|yuan)\s*(?:thousand|million|billion|'000|10,?000))\s*[)\]】]?",
    re.IGNORECASE,
)
# 单位：百万円 is a unit, and none of yuan; 填报单位：某某局 is no unit at all.
_OTHER = re.compile(
    r"[十百千万萬亿億]+元?|[十百千万萬亿億]*(?:日元|日圆|円|美元|美金|欧元|港元|港币|英镑|韩元|卢布|新台币|台币)"
    r"|.*(?:\b(?:usd|jpy|eur|hkd|gbp|twd|krw|yen|dollars?|euros?|pounds?)\b|[$€£]).*",
    re.IGNORECASE,
)


class UnitLine(NamedTuple):
    """A unit that stands above the headings: as it is named here, None where it is none of yuan; as it is written."""

    unit: str | None
    written: str


def refuse_units(cells: Iterable[str], how: Money, place: Location | None) -> None:
    """Refuse units in a programme of another currency than yuan: lines of any, and headings that say another currency.

    Raises:
        WrongColumn: One is there.
    """
    if how.currency is None:
        return
    found = [cell for cell in cells if unit_lines([cell]) or (without_unit(cell)[0] and says_another(cell, how))]
    told = [{"text": cell.strip()[:MOST_OF_A_LINE], "currency": how.code} for cell in found]
    if told:
        raise WrongColumn(tuple(Fault("unit-not-own", place, each) for each in told))


def unit_named(text: str) -> str | None:
    """Return the unit that a text names; None: it names none that is known."""
    plain = re.sub(r"[\s,，]+", "", unicodedata.normalize("NFKC", text).casefold())
    return _NAMES.get(plain) or _NAMES.get(_CURRENCY.sub("", plain))


def without_unit(heading: str) -> tuple[str, str]:
    """Return the unit that a heading says, empty where it says none, and the heading without it."""
    text = unicodedata.normalize("NFKC", heading)
    for form in (_BRACKETS, _BEHIND):
        for found in form.finditer(text):
            unit = unit_named(found[1])
            if unit is not None:
                return unit, text[: found.start()] + text[found.end() :]
    return "", heading


def unit_lines(cells: Iterable[str]) -> list[UnitLine]:
    """Return the units that cells above the headings say."""
    found = []
    for cell in cells:
        text = unicodedata.normalize("NFKC", cell).strip()
        alone = _ALONE.fullmatch(text)
        for written in [each[1] for each in _LINE.finditer(text)] or ([alone[1]] if alone else []):
            unit = unit_named(written)
            if unit in OF_SHARES:
                continue
            if unit is not None or _OTHER.fullmatch(written):
                found.append(UnitLine(unit, cell.strip()[:MOST_OF_A_LINE]))
    return found


def unit_cell(cell: str) -> str:
    """Return the unit, of yuan or other money, % or ‰, that is all that a cell says; empty where it says more."""
    plain = unicodedata.normalize("NFKC", cell).strip().strip("()[]【】").strip()
    plain = re.sub(r"^(?:单位|単位|units?)\s*:?\s*", "", plain, flags=re.IGNORECASE)
    return plain if plain in OF_SHARES or (plain and unit_lines([f"单位:{plain}"])) else ""
