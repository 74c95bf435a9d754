"""Operators as people spell them who know what they want and not how the language writes it."""

import re
from collections.abc import Iterable

from lucidrule.core.folding import name_key
from lucidrule.core.names import nearest
from lucidrule.kernel.operators import OPERATORS, Operator

_OTHERS = {
    "at_least": (
        ">=",
        "≥",
        "gte",
        "min",
        "minimum",
        "not_less_than",
        "no_less_than",
        "大于等于",
        "不少于",
        "至少",
        "以上",
    ),
    "more_than": (">", "gt", "greater_than", "above", "over", "exceeds", "大于", "高于", "多于", "超える"),
    "at_most": (
        "<=",
        "≤",
        "lte",
        "max",
        "maximum",
        "not_more_than",
        "no_more_than",
        "小于等于",
        "不多于",
        "至多",
        "以下",
    ),
    "less_than": ("<", "lt", "below", "under", "小于", "少于", "未满", "未満"),
    "equals": ("=", "==", "eq", "is", "是", "等于"),
    "not_equals": ("!=", "<>", "≠", "ne", "is_not", "不是"),
    "is_one_of": ("in", "one_of", "any_of", "属于"),
    "is_none_of": ("not_in", "none_of", "不属于"),
    "includes_any": ("contains_any", "has_any"),
    "includes_all": ("contains_all", "has_all"),
    "includes": ("contains", "has", "包含"),
    "before": ("earlier_than",),
    "after": ("later_than", "since"),
    "on_or_before": ("until", "by"),
    "on_or_after": ("from",),
    "within_year": ("in_year", "year"),
    "within_years": ("between", "in_years"),
    "starts_with": ("begins_with", "prefix", "like", "以…开头"),
}
_DAYS = {"at_least": "on_or_after", "more_than": "after", "at_most": "on_or_before", "less_than": "before"}


def operators_meant(word: str, asked: Iterable[str]) -> tuple[str, ...]:
    """Return which of the operators that a fact can be asked a word may mean; none if it is like none of them."""
    possible = tuple(asked)
    known = {_compared(said): name for name in OPERATORS for said in _said(OPERATORS[name])}
    meant = known.get(_compared(word))
    for name in (meant, _DAYS.get(meant or "")):
        if name in possible:
            return (name,)
    return nearest(word, possible)


def told(name: str) -> dict[str, str]:
    """Return how an operator is named to readers: the word of the language, and what it says."""
    zh, en, ja = (re.split("[；;，,。]", line)[0] for line in OPERATORS[name].line)
    return {"zh": f"{name}（{zh}）", "en": f"{name} ({en})", "ja": f"{name}（{ja}）"}


def _said(entry: Operator) -> tuple[str, ...]:
    zh, en, ja = (told(entry.name)[lang] for lang in ("zh", "en", "ja"))
    said = (zh[len(entry.name) + 1 : -1], en[len(entry.name) + 2 : -1], ja[len(entry.name) + 1 : -1])
    return (entry.name, *said, *_OTHERS.get(entry.name, ()))


def _compared(word: str) -> str:
    # A sign has no letters that could be compared.
    return name_key(word) or word
