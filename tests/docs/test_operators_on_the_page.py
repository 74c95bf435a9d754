"""The pages on the language name every operator with the types of fact that take it, as the table has them."""

from pathlib import Path

import pytest

from lucidrule.kernel.operators import OPERATORS, Operator
from lucidrule.present.words import word
from lucidrule.texts.catalogue import LANGS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"en": "language.md", "zh": "language.zh.md", "ja": "language.ja.md"}


def row(entry: Operator, lang: str) -> str:
    """Return the row of an operator on a page."""
    between = ", " if lang == "en" else "、"
    kinds = between.join(word(f"type_{kind}", lang) for kind in entry.asked_of)
    return f"| `{entry.name}` | {kinds} | {entry.line[LANGS.index(lang)]} |"


@pytest.mark.parametrize("name", OPERATORS)
@pytest.mark.parametrize("lang", PAGES)
def test_a_page_has_the_row_of_each_operator(name: str, lang: str) -> None:
    assert row(OPERATORS[name], lang) in (DOCS / PAGES[lang]).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("lang", PAGES)
def test_a_page_has_no_row_of_an_operator_that_there_is_not(lang: str) -> None:
    lines = (DOCS / PAGES[lang]).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("| `")] == [row(entry, lang) for entry in OPERATORS.values()]
