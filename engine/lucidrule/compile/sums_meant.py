"""Amounts as a policy text says them, which the language says by a word of its own: 最高50万, 5%, 每人1000元."""

from lucidrule.compile.scope import Scope
from lucidrule.core.folding import folded
from lucidrule.loading.source import Path
from lucidrule.values.pattern import Pattern

_LONGEST = 80
# Most amounts are of these: no pattern is asked.
_PLAIN = frozenset("0123456789.,万亿元 ")
# By what is wrong with it, how it is recognised; the first that does counts.
_MEANT = (
    ("sum-is-a-rate", Pattern(r"(?:.*的)?\s*\d[\d.,]*\s*[%‰]\s*(?:of\b.*)?")),
    (
        "sum-of-each",
        Pattern(
            r"\s*(?:按?每|per\s|一人当たり|一件当たり).*\d.*|.*\d.*(?:/\s*[人件台户家项套亩年月]|per \w+|当たり)\s*"
        ),
    ),
    (
        "sum-at-most",
        Pattern(
            r"\s*(?:最高|最多|不超过|不高于|至多|上限|限额|up to|at most|max\b|maximum|最大).*\d.*"
            r"|.*\d.*(?:以内|以下|を上限|限度|まで)\s*|\s*\d[^-~至到]*(?:-|~|至|到|から)\s*\d.*"
        ),
    ),
    (
        "sum-not-published",
        Pattern(r"\s*(?:un-?published|not[- _]?publish\w*|未公布|未公开|未公表|另行规定|另定|待定|面议|tbd|tba)\s*"),
    ),
    ("sum-by-review", Pattern(r"\s*(?:by[_ -]?review|review|评审|评审确定|审定|審査|審査による)\s*")),
)


def tell_sum_meant(raw: object, scope: Scope, path: Path) -> bool:
    """Tell how an amount is written that is said in words; return whether it was."""
    if not isinstance(raw, str) or len(raw) > _LONGEST or _PLAIN.issuperset(raw.lstrip("-")):
        return False
    facts = scope.names.facts
    if raw == "not_published" or raw in scope.names.amounts or raw in facts:
        return False
    said = folded(raw)
    code = next((code for code, pattern in _MEANT if pattern.fullmatch(said)), None)
    if code is None or any(raw in (fact.parts or {}) for fact in facts.values()):
        return False
    scope.fault(code, path, value=raw)
    return True
