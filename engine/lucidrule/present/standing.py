"""On whose word clauses stand, in words."""

from collections.abc import Iterable, Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.base import Citation, Clause, OptionalClause
from lucidrule.model.programme import ProgrammeFile
from lucidrule.model.sources import NO_MODEL, not_taken, taken
from lucidrule.present.words import clauses, listed, word

_INDENT = "  "


def basis_of(clause: Clause | OptionalClause, programme: ProgrammeFile, lang: str) -> str:
    """Return the basis of a clause; of an assumed one with what it is modelled on, where that is known."""
    model = programme.model_of(clause)
    if model is None:
        return word(str(clause.basis), lang)
    if model.rules_of == NO_MODEL:
        return word("assumed_alone", lang)
    whose = word(f"model_{model.rules_of}", lang)
    return word("assumed_after", lang, whose if model.year is None else word("whose_in_year", lang, whose, model.year))


def standing_of(clause: Clause | OptionalClause, programme: ProgrammeFile, lang: str) -> str:
    """Return on whose word a clause stands, in brackets: its basis, and its sources by their ids."""
    basis, named = basis_of(clause, programme, lang), []
    if followed := taken(clause):
        named.append(_cited(followed, lang))
    if beside := not_taken(clause):
        named.append(word("not_taken", lang, _cited(beside, lang)))
    return word("standing", lang, basis, clauses(named, lang)) if named else word("standing_only", lang, basis)


def _cited(citations: Iterable[Citation], lang: str) -> str:
    return listed([place_of(each) for each in citations], lang)


def place_of(citation: Citation) -> str:
    """Return where something stands: the id of its source, and the place in it."""
    return f"{citation.source} {citation.article}" if citation.article else citation.source


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
        self._cited.update(dict.fromkeys(citation.source for citation in clause.source or ()))
        yield indent + standing_of(clause, self._programme.stated, lang).strip()
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
