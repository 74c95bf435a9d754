"""Quotes stand word for word in docs/sources.md; a clause says its basis, and its source or that it is our own."""

import re
from pathlib import Path

import pytest
from policies.other_programmes import FOLDER, OTHERS, ROOT, Stands, clauses, quotes, written

from lucidrule.model.base import Citation, Clause, OptionalClause
from lucidrule.model.policy import Award, Criterion, Reading
from lucidrule.model.sources import taken

SECTIONS = dict(
    re.findall(r"^## (\S+)\n(.*?)(?=^#|\Z)", (ROOT / "docs/sources.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
)
PROGRAMMES = {"the-ten": ROOT, **{name: FOLDER / name for name in OTHERS}}
QUOTES = [(name, file, quote) for name, folder in PROGRAMMES.items() for file, quote in quotes(folder)]


@pytest.mark.parametrize(("name", "file", "quote"), QUOTES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_quote_stands_word_for_word_under_its_source(name: str, file: str, quote: Citation) -> None:
    assert quote.quote is not None
    assert quote.quote in SECTIONS[quote.source]


def test_there_are_quotes_of_every_programme() -> None:
    assert {name for name, _, _ in QUOTES} == {"the-ten", *OTHERS}
    assert len(QUOTES) > 90


def _stands_on_nothing(stands: Stands) -> bool:
    """Return whether a clause says no basis, or follows no source without saying that it is our own."""
    clause = stands.what
    assert isinstance(clause, Clause | OptionalClause)
    ours = clause.basis == "assumed" and (isinstance(clause, Reading) or clause.note is not None)
    return clause.basis is None or not (taken(clause) or ours)


@pytest.mark.parametrize("folder", PROGRAMMES.values(), ids=PROGRAMMES)
def test_every_clause_says_its_basis_and_its_source_or_that_it_is_ours(folder: Path) -> None:
    """Criteria, awards, readings, open points, areas, rules between policies, caps, terms, papers: whatever is said."""
    found = clauses(folder)
    assert [stands for stands in found if _stands_on_nothing(stands)] == []
    assert len(found) > 25


@pytest.mark.parametrize("folder", PROGRAMMES.values(), ids=PROGRAMMES)
def test_what_a_policy_asks_and_gives_has_a_source(folder: Path) -> None:
    asked = [stands.what for stands in clauses(folder) if isinstance(stands.what, Criterion | Award)]
    assert [what.id for what in asked if not taken(what)] == []


def test_the_page_has_a_section_for_every_text_of_the_zone_that_was_found() -> None:
    assert [name for name in SECTIONS if re.fullmatch(r"E\d+", name)] == [
        *("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E11")
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_the_page_gives_the_addresses_of_the_bibliographies(name: str) -> None:
    stated = written(FOLDER / name).stated
    assert stated is not None
    assert [id for id, source in stated.sources.items() if f"<{source.url}>" not in SECTIONS[id]] == []
