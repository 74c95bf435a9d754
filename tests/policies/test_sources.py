"""Every quote stands word for word in docs/sources.md; every clause of the other programmes has a source."""

import re

import pytest
from policies.other_programmes import FOLDER, OTHERS, ROOT, clauses, quotes, written

from lucidrule.model.base import Citation, Clause
from lucidrule.model.policy import Award, Criterion, OpenPoint

SECTIONS = dict(
    re.findall(r"^## (\S+)\n(.*?)(?=^#|\Z)", (ROOT / "docs/sources.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
)
PROGRAMMES = {"the-ten": ROOT, **{name: FOLDER / name for name in OTHERS}}
QUOTES = [(name, file, quote) for name, folder in PROGRAMMES.items() for file, quote in quotes(folder)]
CLAUSES = [
    (name, file, clause)
    for name in OTHERS
    for file, clause in clauses(FOLDER / name)
    if isinstance(clause, Criterion | Award | OpenPoint)
]


@pytest.mark.parametrize(("name", "file", "quote"), QUOTES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_quote_stands_word_for_word_under_its_source(name: str, file: str, quote: Citation) -> None:
    assert quote.quote is not None
    assert quote.quote in SECTIONS[quote.source]


def test_there_are_quotes_of_every_programme() -> None:
    assert {name for name, _, _ in QUOTES} == {"the-ten", *OTHERS}
    assert len(QUOTES) > 90


@pytest.mark.parametrize(("name", "file", "clause"), CLAUSES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_clause_of_another_programme_has_a_source(name: str, file: str, clause: Clause) -> None:
    assert clause.source


def test_the_page_has_a_section_for_every_text_of_the_zone_that_was_found() -> None:
    assert [name for name in SECTIONS if re.fullmatch(r"E\d+", name)] == [
        *("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E11")
    ]


@pytest.mark.parametrize("name", OTHERS)
def test_the_page_gives_the_addresses_of_the_bibliographies(name: str) -> None:
    stated = written(FOLDER / name).stated
    assert stated is not None
    assert [id for id, source in stated.sources.items() if f"<{source.url}>" not in SECTIONS[id]] == []
