"""On whose word clauses stand, in words."""

from collections.abc import Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.base import Clause, OptionalClause
from lucidrule.present.words import listed, word

_INDENT = "  "


class Standing:
    """Tells on whose word clauses stand, and remembers the sources that they cite."""

    def __init__(self, programme: CompiledProgramme, lang: str) -> None:
        self._programme, self._lang = programme, lang
        self._cited: dict[str, None] = {}

    def lines(self, clause: Clause | OptionalClause, depth: int) -> Iterator[str]:
        """Yield who says so: basis, sources by their ids, their words, notes."""
        lang, indent = self._lang, _INDENT * depth
        if clause.basis is None:
            return
        cited = [f"{c.source} {c.article}" if c.article else c.source for c in clause.source or ()]
        self._cited.update(dict.fromkeys(c.source for c in clause.source or ()))
        basis = word(clause.basis, lang)
        text = word("standing", lang, basis, listed(cited, lang)) if cited else word("standing_only", lang, basis)
        yield indent + text.strip()
        for citation in clause.source or ():
            if citation.quote:
                yield indent + word("quote", lang, citation.quote)
            if citation.note:
                yield indent + citation.note[lang]
        if clause.note:
            yield indent + clause.note[lang]

    def sources(self) -> Iterator[str]:
        """Yield the sources that were cited."""
        for name, source in self._programme.sources.items():
            if name in self._cited:
                title = word("is", self._lang, name, source.title[self._lang])
                yield _INDENT + title + (f" {source.url}" if source.url else "")
