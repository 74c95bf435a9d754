"""Money and percentages that a running text mentions; all else that has digits in it, such as counts, years and areas,
is not looked for."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from lucidrule.core.folding import narrowed
from lucidrule.model.money import YUAN, Money
from lucidrule.values.amounts import Writing
from lucidrule.values.currencies import names_of
from lucidrule.values.pattern import Pattern
from lucidrule.values.reading import UnfitValue, typed
from lucidrule.values.scale_words import SCALES

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


def mentioned(text: str, how: Money = YUAN) -> Iterator[Mentioned]:
    """Yield the money and the percentages that a text mentions, each as it is read everywhere else.

    Args:
        how: The money and the style of numbers of the programme.

    Of a range or a list in which only the last number says what it counts (`5—10亿元`) that one is found.
    """
    plain = narrowed(text)
    writing = Writing(money=how)
    for kind, pattern in (("money", _MONEY), ("share", _SHARE)) if how == YUAN else _patterns(how):
        for match in pattern.finditer(plain):
            written = match[0].strip()
            try:
                value: Any = typed(written, kind, None, writing)
            except UnfitValue:
                continue
            yield Mentioned(written, kind, value)


@lru_cache(16)
def _patterns(how: Money) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return how money and percentages are written in a programme with other money, or a style of its own."""
    digits = _DIGITS
    if how.style:
        group, point = re.escape(how.style[1]), re.escape(how.style[-3])
        digits = rf"\d{{1,3}}(?:{group}\d{{3}}){{1,12}}(?:{point}\d{{1,40}})?|\d{{1,40}}(?:{point}\d{{1,40}})?"
    names = "|".join(map(re.escape, names_of(how)))
    scales = "|".join(re.escape(each) for each in sorted(filter(None, SCALES), key=len, reverse=True))
    behind = rf"{_BEGINS}(?:{digits})\s?(?:{scales})?(?:\s?d(?:e |['’]))?\s?(?:{names})(?!\w)"
    money = rf"(?<!\w)(?:{names})\s?(?:{digits})(?:\s?(?:{scales})(?!\w))?|{behind}"
    share = rf"{_BEGINS}(?:{digits})\s?(?:%|‰|per ?cent\b|パーセント)"
    return ("money", Pattern(money, re.IGNORECASE)), ("share", Pattern(share, re.IGNORECASE))
