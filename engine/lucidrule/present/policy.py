"""One policy in plain words, made from its rule."""

from collections.abc import Iterable

from lucidrule.compile.programme import CompiledPolicy, CompiledProgramme
from lucidrule.model.base import Citation, Clause, OptionalClause
from lucidrule.present.words import word


def describe(policy: CompiledPolicy, programme: CompiledProgramme, lang: str) -> str:
    """Return a policy's title, criteria, awards and readings, each with its standing, sources and quotes."""
    stated = policy.stated
    lines = [stated.title[lang], stated.summary[lang], *_standing(stated, programme, lang), "", word("criteria", lang)]
    for criterion in policy.criteria:
        lines += [f"- {criterion.stated.label[lang]}", *_standing(criterion.stated, programme, lang)]
    if policy.each:
        lines += ["", word("each", lang)]
    for criterion in policy.each:
        lines += [f"- {criterion.stated.label[lang]}", *_standing(criterion.stated, programme, lang)]
    lines += ["", word("entitlement", lang)]
    for award in policy.awards:
        lines += [f"- {award.stated.label[lang]}", *_standing(award.stated, programme, lang)]
    if stated.readings:
        lines += ["", word("readings", lang)]
        lines += [f"- {reading.text[lang]}" for reading in stated.readings]
    return "\n".join(lines)


def _standing(clause: Clause | OptionalClause, programme: CompiledProgramme, lang: str) -> Iterable[str]:
    if clause.basis is None:
        return []
    cited = [_cited(citation, programme, lang) for citation in clause.source or ()]
    note = [f"  {clause.note[lang]}"] if clause.note else []
    return [f"  [{word(clause.basis, lang)}]", *(f"  {word('source', lang)}: {text}" for text in cited), *note]


def _cited(citation: Citation, programme: CompiledProgramme, lang: str) -> str:
    source = programme.stated.sources[citation.source]
    article = f" {citation.article}" if citation.article else ""
    quote = f" 「{citation.quote}」" if citation.quote else ""
    return f"{source.title[lang]}{article}{quote}"
