"""The pages on what people write for a value: their words are those of the code, and what stands there is read so."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lucidrule.model.base import Text
from lucidrule.model.facts import Declared
from lucidrule.values.reading import UnfitValue, typed
from lucidrule.values.spoken import WORDS, Said

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["values.md", "values.zh.md", "values.ja.md"]
TYPES = ["date"] * 9 + ["event"] + ["money"] * 11 + ["share", "count"]
WORD = Text(zh="x", en="x", ja="x")


def rows(page: str, cells: int) -> list[list[str]]:
    """Return the rows of the table that has so many cells in each, without its heading."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    split = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and not line.startswith("| -")]
    return [row for row in split if len(row) == cells][1:]


def quoted(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


@pytest.mark.parametrize("page", PAGES)
def test_the_words_of_a_page_are_those_that_are_read(page: str) -> None:
    written = [quoted(words) for _, words in rows(page, 2)]
    known = [[word for words in WORDS[said].values() for word in words if word] for said in Said]
    assert written == [list(dict.fromkeys(words)) for words in known]


READ = [
    (page, kind, text, quoted(read)[0])
    for page in PAGES
    for kind, (_, written, read) in zip(TYPES, rows(page, 3), strict=True)
    for text in quoted(written)
]


@pytest.mark.parametrize(("page", "kind", "text", "said"), READ)
def test_a_writing_comes_to_what_stands_beside_it(page: str, kind: Any, text: str, said: str) -> None:
    declared = Declared(type=kind, label=WORD, question=WORD, negative=True)
    assert told(text, kind, declared) == said


def told(text: str, kind: str, declared: Declared) -> str:
    """Return a value as the page writes it, or the fault."""
    try:
        value = typed(text, kind, declared)
    except UnfitValue as error:
        return error.code
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
