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
        "ge",
        "from",
        "between",
        "介于",
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
        "le",
        "to",
        "up_to",
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
    "not_equals": ("!=", "<>", "≠", "ne", "is_not", "not", "不是"),
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
    "starts_with": ("begins_with", "prefix", "like", "contains", "以…开头"),
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


# The first of them that a text begins with counts.
_SIGNS = (
    *((">=", "at_least"), ("≥", "at_least"), ("≧", "at_least"), ("<=", "at_most"), ("≤", "at_most"), ("≦", "at_most")),
    *((">", "more_than"), ("<", "less_than"), ("==", "equals"), ("=", "equals")),
    *(("at least", "at_least"), ("no less than", "at_least"), ("not less than", "at_least"), ("at most", "at_most")),
    *(("no more than", "at_most"), ("not more than", "at_most"), ("up to", "at_most"), ("more than", "more_than")),
    *(("over", "more_than"), ("above", "more_than"), ("less than", "less_than"), ("under", "less_than")),
    *(("below", "less_than"), ("不低于", "at_least"), ("不少于", "at_least"), ("至少", "at_least")),
    *(("不超过", "at_most"), ("不高于", "at_most"), ("不多于", "at_most"), ("至多", "at_most"), ("超过", "more_than")),
    *(
        ("大于", "more_than"),
        ("高于", "more_than"),
        ("低于", "less_than"),
        ("小于", "less_than"),
        ("不足", "less_than"),
    ),
)
# The same behind a number.
_BEHIND = (("以上", "at_least"), ("以下", "at_most"), ("以内", "at_most"), ("未満", "less_than"), ("超", "more_than"))


def comparison_in(text: str) -> tuple[str, str] | None:
    """Return the operator that a text says and its bound, as `>= 20` and `20以上` do; None: it says none."""
    plain = text.strip()
    for sign, operator in _SIGNS:
        if plain.casefold().startswith(sign) and plain[len(sign) :].strip():
            return operator, plain[len(sign) :].strip()
    for sign, operator in _BEHIND:
        if plain.endswith(sign) and plain.removesuffix(sign).strip():
            return operator, plain.removesuffix(sign).strip()
    return None


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


# What people write for a word that a key may have, where it is like none of them.
_VALUES = {
    "flag": ("bool", "boolean", "yesno", "是否", "是或否", "是或者否"),
    "choice": ("enum", "select", "单选", "選択"),
    "choices": ("multiselect", "多选", "複数選択"),
    "count": ("int", "integer", "整数", "数量", "件数", "人数"),
    "number": ("float", "decimal", "数字", "数値"),
    "money": ("currency", "amount", "yuan", "金额", "金額", "元"),
    "share": ("percent", "percentage", "ratio", "比例", "百分比", "割合"),
    "date": ("day", "日期", "日付"),
    "event": ("日期或者从未",),
    "text": ("string", "str", "文字", "文本", "文字列"),
    "records": ("list", "table", "array", "清单", "列表", "一覧"),
    "published": ("official", "已公布", "公布", "公表"),
    "reported": ("news", "据报道", "报道", "報道"),
    "assumed": ("assumption", "推定", "参照推定", "自拟"),
    "grant": ("subsidy", "award", "补助", "补贴", "奖励", "补助金", "資金"),
    "service": ("服务", "辅导", "支援"),
    "loan": ("credit", "贷款", "贴息贷款", "融資"),
    "guarantee": ("surety", "担保", "保証"),
    "tax": ("relief", "税收", "税收优惠", "减税", "減税"),
    "title": ("honour", "称号", "荣誉"),
    "highest_only": ("highest", "higher", "就高", "就高不重复", "择高", "高い方"),
    "exclude": ("exclusive", "互斥", "不得重复享受", "只能享受一项", "排他"),
    "accumulate": ("cumulative", "可以同时享受", "可累计", "併用可"),
    "all": ("sum", "累计", "全部", "全部享受", "合算"),
    "highest": ("max", "greatest", "取高", "就高", "最高"),
    "last": ("取最后一项", "最后"),
    "half_up": ("round", "四舍五入", "四捨五入"),
    "down": ("floor", "truncate", "舍去", "向下取整", "切捨て"),
    "up": ("ceil", "ceiling", "进一", "向上取整", "切上げ"),
    "none": ("exact", "不取整", "不作取整", "端数処理なし"),
    "draft": ("草案", "草拟", "起草中", "案"),
    "elsewhere": ("外地", "他地"),
    "same_city": ("same_town", "同市"),
    "same_province": ("同省",),
    "same_issuer": ("同一发布单位",),
    "filing": ("办理手续", "手续", "届出"),
    "work": ("经营", "事業"),
    "move": ("迁入", "移転"),
}


def values_meant(written: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Return which of the words that a key may have are meant: one that people call so, or those that are like it."""
    listed = list(allowed)
    said = name_key(written)
    meant = tuple(each for each in listed if said in map(name_key, _VALUES.get(each, ())))
    return meant or nearest(written, listed)
