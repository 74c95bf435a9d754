"""The words that join conditions, and what people write for them who do not know the word."""

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
