"""The words of determinations in the three languages, and numbers and dates as each language writes them."""

from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.programme import CompiledProgramme
from lucidrule.core.quantity import EXACT, plain
from lucidrule.decide.facts import Missing

LANGS = ("zh", "en", "ja")
WORDS: dict[str, tuple[str, str, str]] = {
    "eligible": ("符合", "Eligible", "該当"),
    "refer": ("须由主管部门审定", "Refer to the authority", "所管当局の審査による"),
    "undetermined": ("资料不足，待定", "Undetermined", "情報不足のため未確定"),
    "ineligible": ("不符合", "Not eligible", "非該当"),
    "not_in_force": ("不在有效期", "Not in force", "適用期間外"),
    "met": ("满足", "met", "充足"),
    "not_met": ("不满足", "not met", "不充足"),
    "unknown": ("待定", "unknown", "未確定"),
    "policy": ("政策", "Policy", "施策"),
    "outcome": ("结论", "Outcome", "判定"),
    "amount": ("金额", "Amount", "金額"),
    "published": ("已公布", "published", "公表"),
    "reported": ("据报道", "reported", "報道による"),
    "assumed": ("参照假定，请向主管部门核实", "assumed; ask the zone", "想定（当局に要確認）"),
    "missing": ("尚缺资料", "Missing", "不足情報"),
    "superset": ("可能多列", "may name too many", "過剰の可能性あり"),
    "open": ("待审定事项", "Open point", "審査事項"),
    "actual": ("实际", "actual", "実際"),
    "source": ("来源", "source", "出典"),
    "not_published": ("奖励金额未公布", "an award exists, its amount is not published", "奨励はあるが金額は未公表"),
    "by_review": ("由评审决定", "decided by review", "審査により決定"),
    "up_to": ("最高{}", "up to {}", "最大{}"),
    "between": ("{}至{}", "{} to {}", "{}～{}"),
    "from": ("不低于{}", "at least {}", "{}以上"),
    "total": ("可确定金额合计", "Total of known sums", "確定金額の合計"),
    "beside": ("另列（未计入合计）", "Beside the total", "合計外"),
    "left_out": ("就高不重复，未计入", "Left out", "併給不可のため除外"),
    "undecided": ("金额待定，暂不能取舍", "Not decided between", "選択未定"),
    "reference_date": ("评定基准日", "Reference date", "基準日"),
    "assessment_year": ("评定年度", "assessment year", "評価年度"),
    "in_force_from": ("自{}起施行", "in force from {}", "{}から適用"),
    "year": ("{}年", "{}", "{}年"),
    "through": ("{}年及以前各年", "every year up to {}", "{}年以前の各年"),
    "record": ("第{}项", "no. {}", "{}件目"),
    "never": ("从未", "never", "なし"),
    "true": ("是", "yes", "はい"),
    "false": ("否", "no", "いいえ"),
    "rests": ("本结论部分依据为参照假定", "This outcome rests on assumed clauses", "この判定は想定に基づく条項を含む"),
    "receipt": ("凭证", "Receipt", "受領記録"),
    "question": ("问题", "Question", "質問"),
    "used_by": ("涉及政策", "Used by", "関係施策"),
    "criteria": ("条件", "Criteria", "要件"),
    "each": ("逐项条件（同一项须全部满足）", "For each record, all of", "各件について、すべて"),
    "readings": ("解释口径", "Readings", "解釈"),
    "entitlement": ("支持标准", "Entitlement", "支援内容"),
    "group": ("营收为集团合并口径", "figures are the group's", "数値は連結"),
    "single": ("营收为单体口径", "figures are the single firm's", "数値は単体"),
}


def word(key: str, lang: str, *parts: object) -> str:
    """Return a word in `lang`, with what its braces stand for."""
    return WORDS[key][LANGS.index(lang)].format(*parts)


def separator(lang: str) -> str:
    """Return what stands between the items of a list."""
    return ", " if lang == "en" else "、"


def money(value: Decimal, lang: str) -> str:
    """Return yuan as the language writes them: 亿 and 万 in Chinese, 億 and 万 in Japanese, grouped in English."""
    if lang == "en":
        whole, _, fraction = plain(value).partition(".")
        return f"{int(whole):,}{'.' + fraction if fraction else ''} yuan"
    for unit, word_of in ((Decimal(10**8), "亿" if lang == "zh" else "億"), (Decimal(10**4), "万")):
        if abs(value) >= unit:
            return f"{plain(EXACT.multiply(value, Decimal(1) / unit))}{word_of}元"
    return f"{plain(value)}元"


def shown_value(value: Any, fact: Any, lang: str) -> str:
    """Return the value of a fact in words."""
    if isinstance(value, dict):
        return separator(lang).join(
            f"{word('year', lang, year)}: {shown_value(part, fact, lang)}" for year, part in value.items()
        )
    if isinstance(value, bool):
        return word("true" if value else "false", lang)
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, Decimal):
        return f"{plain(value * 100)}%" if fact is not None and fact.type == "share" else money(value, lang)
    if value == "never":
        return word("never", lang)
    if isinstance(value, frozenset):
        return separator(lang).join(sorted(shown_value(part, fact, lang) for part in value))
    return str(fact.choices[value][lang]) if fact is not None and fact.choices and value in fact.choices else str(value)


def day(value: date, lang: str) -> str:
    """Return a date as the language writes it."""
    return value.isoformat() if lang == "en" else f"{value.year}年{value.month}月{value.day}日"


def missing_name(missing: Missing, programme: CompiledProgramme, lang: str) -> str:
    """Return a missing fact by its label, with year, record and part."""
    fact = programme.facts[missing.fact]
    words = [fact.label[lang]]
    if missing.record:
        words.append(word("record", lang, missing.record))
    if missing.part and fact.parts:
        words.append(fact.parts[missing.part].label[lang])
    if missing.year:
        words.append(word("year", lang, missing.year))
    if missing.through:
        words.append(word("through", lang, missing.through))
    return " · ".join(words)
