"""The sentences that may be used, as text: for `lucidrule steps`."""

import re

from lucidrule.present.words import LANGS
from lucidrule.scenarios.grammar import KINDS, forms
from lucidrule.scenarios.words import told

# What stands for a slot in each language, for people who do not read the names of the grammar.
_SLOTS: dict[str, tuple[str, str, str]] = {
    "amount": ("数额", "amount", "数値"),
    "award": ("支持标准", "award", "支援内容"),
    "awards": ("支持标准（可多项）", "awards", "支援内容（複数可）"),
    "basis": ("依据", "basis", "根拠"),
    "clause": ("条件或者支持标准", "criterion or award", "要件または支援内容"),
    "contradiction": ("矛盾之处", "contradiction", "矛盾"),
    "criteria": ("条件（可多项）", "criteria", "要件（複数可）"),
    "criterion": ("条件", "criterion", "要件"),
    "date": ("日期", "date", "日付"),
    "fact": ("事项", "fact", "事項"),
    "facts": ("事项（可多项）", "facts", "事項（複数可）"),
    "outcome": ("结论", "outcome", "判定"),
    "party": ("另一方", "party", "相手方"),
    "points": ("待审定事项", "questions", "審査事項"),
    "policies": ("政策（可多项）", "policies", "施策（複数可）"),
    "policy": ("政策", "policy", "施策"),
    "rules": ("规定", "interactions", "規定"),
    "sources": ("出处", "sources", "出典"),
    "statements": ("是非事项（可多项）", "facts of yes or no", "はい・いいえの事項（複数可）"),
    "sum": ("金额", "sum", "金額"),
    "text": ("名称", "name", "名称"),
    "totals": ("金额", "sum", "金額"),
    "value": ("内容", "value", "値"),
    "verdict": ("符合、不符合或者待定", "met, not met or unknown", "充足・不充足・未確定"),
    "year": ("年度", "year", "年"),
}


def steps_text(lang: str) -> str:
    """Return every sentence by keyword: an example first, then how it may be said."""
    lines = [told("steps_intro", lang), ""]
    for kind in KINDS:
        lines += [f"== {told(kind, lang)} ==", ""]
        for form in forms():
            if form.kind != kind:
                continue
            first, *rest = form.examples[lang].split("\n")
            lines += [first, *(f"  {row}" for row in rest)]
            lines += [f"    {told('pattern', lang)}: {_readable(pattern, lang)}" for pattern in form.patterns[lang]]
            if form.notes:
                lines.append(f"    {form.notes[lang]}")
            lines.append("")
    return "\n".join(lines)


def _readable(pattern: str, lang: str) -> str:
    at = LANGS.index(lang)
    return re.sub(r"\{(\w+)\}", lambda match: "{" + _SLOTS[match.group(1)][at] + "}", pattern.removeprefix("="))
