"""Money and percentages that a running text mentions; all else that has digits in it, such as counts, years and areas,
is not looked for."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.core.folding import narrowed
from lucidrule.values.pattern import Pattern
from lucidrule.values.reading import UnfitValue, typed

# Of bounded length, and only where a number begins: what a hostile text has of digits costs no more than its length.
_DIGITS = r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,40})?|\d{1,40}(?:\.\d{1,40})?"
_BEGINS = r"(?<!\d)(?<!\d[.,])"
_SCALE = "[十百千]?[万萬亿億]|万亿"
_WORDS = "thousand|million|billion"
_YUAN = "元|圆|yuan|cny|rmb"
# What may follow a number in 万 or millions that is money without saying so; 3万人 and 2 million tonnes are none.
_CLOSED = r"(?=$|[^\w]|[的以及和或与至到奖补资扶])"
_CLOSED_WORD = r"(?=\s*(?:$|[.,;:)]|(?:or|and|to|for|in|per|a|at|if|each)\b))"
_MONEY = Pattern(
    rf"(?:人民币|rmb|cny|[¥￥])\s?(?:{_DIGITS})\s?(?:{_SCALE}|{_WORDS})?"
    rf"|{_BEGINS}(?:(?:{_DIGITS})\s?(?:{_SCALE})){{1,4}}\s?(?:(?:{_YUAN})|{_CLOSED})"
    rf"|{_BEGINS}(?:{_DIGITS})\s?(?:{_WORDS})(?:\s?(?:{_YUAN})|{_CLOSED_WORD})"
    rf"|{_BEGINS}(?:{_DIGITS})\s?(?:{_YUAN})"
    r"|(?<![数几十百千万亿零一二三四五六七八九两\d])[一二三四五六七八九两][一二三四五六七八九十百千万亿零]{0,30}元",
    re.IGNORECASE,
)
_SHARE = Pattern(
    rf"{_BEGINS}(?:{_DIGITS})\s?(?:%|‰|per ?cent\b|パーセント)|[百千]分之[\d.一二三四五六七八九十]{{1,40}}",
    re.IGNORECASE,
)


class Mentioned(NamedTuple):
    """A number as a text writes it, whether it is money or a share, and how much it is."""

    written: str
    kind: str
    value: Decimal


def mentioned(text: str) -> Iterator[Mentioned]:
    """Yield the money and the percentages that a text mentions, each as it is read everywhere else.

    Of a range or a list in which only the last number says what it counts (`5—10亿元`) that one is found.
    """
    plain = narrowed(text)
    for kind, pattern in (("money", _MONEY), ("share", _SHARE)):
        for match in pattern.finditer(plain):
            written = match[0].strip()
            try:
                value: Any = typed(written, kind)
            except UnfitValue:
                continue
            yield Mentioned(written, kind, value)
