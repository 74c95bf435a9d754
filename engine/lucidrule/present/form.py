"""A company file to fill in."""

from collections.abc import Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.facts import Declared, Fact
from lucidrule.present.words import LANGS, word

_HEAD = {
    "zh": (
        "# 请在冒号后填写。不知道的留空：留空即为未知，不会被当作“否”或者零。",
        "# 金额可写作 5亿、500万、20,601.58万 或者 500000（单位：元），日期写作 2015-06-01。",
    ),
    "en": (
        '# Write behind the colons. What you leave empty stays unknown and is never taken for "no" or zero.',
        "# Money is written 5亿 (500 million), 500万 (5 million) or 500000, in yuan; dates 2015-06-01.",
    ),
    "ja": (
        "# コロンの後に記入してください。空欄は不明として扱い、「いいえ」や零とはみなしません。",
        "# 金額は 5億、500万、500000（単位：元）のように、日付は 2015-06-01 のように書きます。",
    ),
}
_FIGURES = {
    "zh": "group（集团合并口径）/ single（单体口径）",
    "en": "group / single: whose the money figures are",
    "ja": "group（連結）/ single（単体）：金額の数値の口径",
}
_EXAMPLES: dict[str, tuple[str, str, str]] = {
    "flag": ("是 / 否", "yes / no", "はい / いいえ"),
    "count": ("12", "12", "12"),
    "money": ("例：500万", "e.g. 500万", "例：500万"),
    "share": ("例：5%", "e.g. 5%", "例：5%"),
    "date": ("例：2015-06-01", "e.g. 2015-06-01", "例：2015-06-01"),
    "event": ("例：2021-06-01，或者：从未", "e.g. 2021-06-01, or never", "例：2021-06-01、または：なし"),
    "text": ("文字", "text", "文字"),
    "records": (
        "没有的填：无；有的请去掉下列各行行首的“#”并逐项填写",
        'none, if there are none; else take away the "#" of the next lines, once for each',
        "なければ「なし」。あれば次の各行の「#」を外して一件ずつ記入",
    ),
}


def form(programme: CompiledProgramme, lang: str, years: tuple[int, ...]) -> str:
    """Return the text of a company file with every fact under its question, by group, nothing filled in.

    Args:
        years: The years for which yearly facts are asked.
    """
    head = (*_HEAD[lang], "company:", "  name:", f"  figures:  # {_FIGURES[lang]}", "facts:")
    return "\n".join([*head, *_facts(programme, lang, years)]) + "\n"


def _facts(programme: CompiledProgramme, lang: str, years: tuple[int, ...]) -> Iterator[str]:
    for group, title in programme.groups.items():
        yield ""
        yield f"  # ── {title[lang]} ──"
        for name, fact in programme.facts.items():
            if fact.group == group:
                yield from _asked(name, fact, lang, years)


def _asked(name: str, fact: Fact, lang: str, years: tuple[int, ...]) -> Iterator[str]:
    yield f"  # {fact.question[lang]}"
    if fact.proved_by is not None:
        yield f"  # {word('proved_by', lang, fact.proved_by[lang])}"
    written = f"  # {hint(fact, fact.type, lang)}"
    if not fact.yearly:
        yield f"  {name}:{written}"
        for at, (part, declared) in enumerate((fact.parts or {}).items()):
            lead = "  - " if at == 0 else "    "
            yield f"  #{lead}{part}:  # {declared.question[lang]} {hint(declared, declared.type, lang)}"
        return
    yield f"  {name}:"
    for at, year in enumerate(years):
        yield f"    {year}:{written if at == 0 else ''}"


def hint(declared: Declared, kind: str, lang: str) -> str:
    """Return how the value of a fact is written, with an example."""
    if declared.choices:
        return " / ".join(label[lang] for label in declared.choices.values())
    return _EXAMPLES[kind][LANGS.index(lang)]
