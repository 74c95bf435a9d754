"""The words that join conditions, and what people write for them who do not know the word."""

from collections.abc import Mapping
from typing import Any

from lucidrule.core.folding import name_key
from lucidrule.core.names import nearest

KEYWORDS = ("all", "any", "not", "at_least_n", "use", "needs_judgement", "share", "growth", "amount")
# No word that a fact may well be named: what is asked of that would be told otherwise.
_OTHERS = {
    "all": (
        "and",
        "both",
        "every",
        "所有",
        "all_of",
        "且",
        "并且",
        "以及",
        "和",
        "全部",
        "同时",
        "同时具备",
        "かつ",
        "及び",
    ),
    "any": ("or", "either", "one_of", "any_of", "或", "或者", "之一", "任一", "其一", "又は", "または"),
    "not": ("none", "none_of", "except", "非", "不", "除外", "除", "以外"),
    "at_least_n": ("n_of", "两项以上", "至少几项"),
    "use": ("引用",),
    "needs_judgement": ("审定", "待审定", "審査"),
    "share": ("占比", "比例", "割合"),
    "growth": ("增长", "增幅", "同比", "伸び率"),
    "amount": ("合计", "合計"),
}
_MEANT = {name_key(other): word for word, others in _OTHERS.items() for other in (word, *others)}


def keywords_meant(word: str, *, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return which words of conditions a word may mean; none if it is like none of them."""
    meant = _MEANT.get(name_key(word))
    return (meant,) if meant is not None else nearest(word, KEYWORDS, cutoff=cutoff)


AMOUNTS = (
    *("rate", "bands", "multiply", "per_unit", "increment_of", "schedule", "sum", "difference"),
    *("least_of", "greatest_of", "fact", "by_review"),
)
_OTHER_AMOUNTS = {
    "rate": ("比例", "费率", "percent", "percentage", "割合", "率"),
    "bands": ("分档", "档次", "tiers", "区分"),
    "multiply": ("乘", "乘以", "product", "times"),
    "per_unit": ("每", "单价", "每人", "unit", "per", "単価"),
    "increment_of": ("增量", "增加额", "increase", "増加額"),
    "schedule": ("逐年", "各年", "years"),
    "sum": ("合计", "总和", "之和", "add", "plus", "合計"),
    "difference": ("差", "差额", "之差", "minus", "subtract", "差額"),
    "least_of": ("较低者", "min", "minimum", "lowest", "smaller_of", "lower_of"),
    "greatest_of": ("较高者", "max", "maximum", "highest", "greater_of", "higher_of"),
    "by_review": ("评审", "review", "審査"),
}
_AMOUNTS_MEANT = {name_key(other): word for word, others in _OTHER_AMOUNTS.items() for other in others}


def amounts_meant(word: str) -> tuple[str, ...]:
    """Return which words of amounts a word may mean; none if it is like none of them."""
    meant = _AMOUNTS_MEANT.get(name_key(word))
    return (meant,) if meant is not None else nearest(word, AMOUNTS)


def misspelt_amount(amount: Mapping[Any, Any]) -> str | None:
    """Return the key of what is no amount that may be meant as a word of amounts."""
    return next((str(key) for key in amount if amounts_meant(str(key))), None)
