"""The sources that a report rests on, each once."""

from collections.abc import Collection, Iterable, Iterator

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.result import Determination
from lucidrule.present.lines import Line
from lucidrule.present.words import word

Cited = tuple[CompiledProgramme, Collection[str]]


def cited_lines(cited: Iterable[Cited], lang: str) -> Iterator[Line]:
    """Yield the sources that were named of each programme, by id, title and address; one that two name stands once."""
    told: dict[str, None] = {}
    for programme, names in cited:
        for name, source in programme.sources.items():
            if name in names:
                address = f" {source.url}" if source.url else ""
                told[word("is", lang, name, source.title[lang]) + address] = None
    if told:
        yield Line(0, word("sources", lang), "heading")
    yield from (Line(1, text, "dim") for text in told)


def sources_of_clauses(determination: Determination) -> dict[str, None]:
    """Return the sources of all criteria and awards that were judged, of one programme, in the order of its sources."""
    judged = [
        stated
        for outcome in determination.outcomes
        for stated in (
            *(criterion.criterion.stated for criterion in outcome.criteria),
            *(award.award.stated for award in outcome.entitlement.awards),
        )
    ]
    cited = {citation.source for stated in judged for citation in stated.source or ()}
    return {name: None for name in determination.programme.sources if name in cited}
