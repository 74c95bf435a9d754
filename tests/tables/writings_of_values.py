"""Values in the ways in which people write them, and texts that are none."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.core.quantity import plain
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Fact

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
Clean = dict[Column, Any]
UNKNOWN = ("", "-", "—", "/", "N/A", "unknown", "不详", "#N/A", " ")
BAD: Mapping[str, tuple[str, ...]] = {
    "flag": ("可能", "#REF!", "2"),
    "choice": ("激光切割机", "#NAME?"),
    "date": ("2015", "2015年6月", "1/6/2015", "15/6/1", "2015-6-1①", "2015-02-30", "#VALUE!"),
    "event": ("2015", "2015-06", "1/6/2021", "是"),
    "money": (
        "约3000万",
        "3000万左右",
        "500万円",
        "$500",
        "6E+08",
        "3000万（未审计）",
        "#REF!",
        "无",
        "3000①",
        "3000²",
    ),
}
_YES = {"zh": ("是", "是的", "有", "√", "1"), "en": ("yes", "Y", "TRUE", "1"), "ja": ("はい", "有り", "1")}
_NO = {"zh": ("否", "不是", "无", "×", "0"), "en": ("no", "n", "False", "0"), "ja": ("いいえ", "なし", "0")}
_NEVER = {"zh": ("从未", "无", "没有", "不适用"), "en": ("never", "none", "Never."), "ja": ("なし", "該当なし")}


def written(value: Any, kind: str, fact: Fact, unit: int, lang: str) -> list[str]:
    """Return some writings of a value, the plainest first.

    Args:
        unit: How many yuan a bare number of the column counts.
    """
    match kind:
        case "flag":
            return list((_YES if value else _NO)[lang])
        case "choice":
            label = (fact.choices or {})[value][lang]
            return [label, value, value.upper(), f"{label} "]
        case "money":
            return _of_money(value, unit)
    return list(_NEVER[lang]) if value == "never" else _of_day(value)


def _of_day(day: date) -> list[str]:
    year, month, this = day.year, day.month, day.day
    return [
        day.isoformat(),
        f"{year}/{month}/{this}",
        f"{year}.{month}.{this}",
        f"{year}年{month}月{this}日",
        f"{year}-{month}-{this}",
        f"{year}·{month}·{this}",
        f"{year}年{month}月{this}日（{'月火水木金土日'[day.weekday()]}）",
        f"{day.isoformat()}。",
        f"{year}{month:02}{this:02}",
        f"{day.isoformat()} 00:00:00",
        str((day - date(1899, 12, 30)).days),
    ]


def _of_money(value: Decimal, unit: int) -> list[str]:
    in_unit, in_ten_thousands = plain(value / unit), plain(value / 10_000)
    whole, point, rest = in_unit.partition(".")
    return [
        in_unit,
        f"{int(whole):,}{point}{rest}",
        f"{in_ten_thousands}万",
        f"{in_ten_thousands}万元",
        f"{plain(value / 100_000_000)}亿元",
        f"{value:,}元",
        # Of a sign alone nobody knows whether it is counted in the unit of its column.
        f"¥{value:,}.00" if unit == 1 else f"¥{in_ten_thousands}万",
        f"{value}元".translate(_WIDE),
        f"'{in_unit}",
    ]
