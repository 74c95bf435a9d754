"""The page of terms as data, and every text that has to keep to it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from texts.usage import AREAS

from lucidrule.kernel.operators import OPERATORS
from lucidrule.present.phrases import PHRASES
from lucidrule.scenarios.grammar import forms
from lucidrule.texts.catalogue import LANGS, texts_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "terms.md"
_COLUMNS = ("zh", "ja", "en")
_STRUCK = re.compile(r"~~(.+?)~~")


class Term(NamedTuple):
    """A row of the page in one language.

    Attributes:
        struck: The words that it replaces.
        within: Longer words in which they are right.
    """

    row: str
    lang: str
    said: str
    struck: tuple[str, ...]
    within: tuple[str, ...]


class Said(NamedTuple):
    """A text that people read, and where it stands."""

    place: str
    text: str


def _rows(columns: int) -> Iterator[list[str]]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and cells[0].strip("- "):
            yield cells


@cache
def terms() -> tuple[Term, ...]:
    """Return every row of the page in every language."""
    return tuple(
        Term(row, lang, _STRUCK.sub("", cell).strip(), tuple(_STRUCK.findall(cell)), _within(row, lang))
        for row, _, *cells in _rows(5)
        for lang, cell in zip(_COLUMNS, cells, strict=True)
    )


def exceptions() -> list[tuple[str, str, str]]:
    """Return row, language and longer word of everything that the page allows."""
    return [(row, lang, within) for row, lang, within, _ in _rows(4)]


def _within(row: str, lang: str) -> tuple[str, ...]:
    return tuple(within for of, each, within in exceptions() if (of, each) == (row, lang))


def struck_in(text: str, term: Term) -> list[str]:
    """Return the words of a text that a term replaces."""
    for within in term.within:
        text = text.replace(within, "\0")
    return [word for word in term.struck if word in text]


@cache
def said(lang: str) -> tuple[Said, ...]:
    """Return all texts in one language: messages, words, phrases of rules, sentences of scenarios, pages."""
    return (*_of_catalogues(lang), *_of_operators(lang), *_of_sentences(lang), *_of_pages(lang))


def _of_catalogues(lang: str) -> Iterator[Said]:
    for area in AREAS:
        for key, texts in texts_of(area).items():
            yield Said(f"{area}/{key}", texts[LANGS.index(lang)])
    for key, texts in PHRASES.items():
        yield Said(f"phrases/{key}", texts[LANGS.index(lang)])


def _of_operators(lang: str) -> Iterator[Said]:
    for name, entry in OPERATORS.items():
        for line in dict(zip(LANGS, entry.line, strict=True))[lang].splitlines():
            yield Said(f"operators/{name}/line", line)
        for words in filter(None, entry.phrases or ()):
            yield Said(f"operators/{name}", words[LANGS.index(lang)])


def _of_sentences(lang: str) -> Iterator[Said]:
    for form in forms():
        for pattern in form.patterns[lang]:
            yield Said(f"sentences/{form.id}/patterns", pattern)
        for part, texts in (("example", form.examples), ("note", form.notes), ("write", form.write)):
            if lang in texts:
                yield Said(f"sentences/{form.id}/{part}", texts[lang])


def _of_pages(lang: str) -> Iterator[Said]:
    """Yield the lines of pages, without what stands in fences: programs, files, and what the command printed."""
    ends = {"en": (".md",)}.get(lang, (f".{lang}.md",))
    pages = [ROOT / f"README{end}" for end in ends] + sorted((ROOT / "docs").glob(f"*{ends[0]}"))
    for page in pages:
        if page == PAGE or (lang == "en" and page.name.count(".") > 1):
            continue
        fenced = False
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            fence = line.lstrip().startswith("```")
            fenced = fenced != fence
            if not fenced and not fence:
                yield Said(f"{page.name}:{number}", line)
