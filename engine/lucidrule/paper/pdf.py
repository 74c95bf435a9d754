"""Sheets as one PDF: PDF/A-3 to be kept, with the determinations as JSON in it, and PDF/UA-1 to be read aloud."""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lucidrule.advisor import to_json
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.decide.result import Determination
from lucidrule.paper.fonts import fonts_for
from lucidrule.paper.sheet import Sheet, sheet, titles
from lucidrule.present.words import clauses, word

_REGIONS = {"zh": "cn", "ja": "jp"}
# What no font of the machine has is told by its number; a try finds all of it, or nearly.
_MOST_TRIES = 8
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\(.)")
# Where there is no blank for so long, a line may end all the same: nothing is cut at the edge of a cell.
_LONG = re.compile(r"[!-~]{25,}")
_PART = 8
# These fit into a line, and are compared as they are copied.
_DIGEST = re.compile(r"[0-9a-f]{64},?")
_WORDS = (
    *("sheet_title", "sheet_results", "checklist", "sheet_documents_how", "checklist_none", "sheet_sign"),
    *("sheet_pledge", "sheet_pledged", "sheet_opinion", "sheet_seal", "trial_only", "paper_contents"),
)
_TO_FILL = ("sheet_filled_by", "sheet_call", "sheet_representative", "sheet_clerk", "sheet_head")


def pdf(found: Sequence[Determination], lang: str) -> bytes:
    """Return the PDF of the papers of one company or several, of these with a table of contents.

    The same determinations give the same bytes: its date is the reference date.

    Raises:
        UnreadableInput: The package that writes it, or a font, is missing.
    """
    try:
        import typst
    except ImportError as error:
        raise UnreadableInput((Fault("needs-report", None, {"name": str(error.name)}),)) from None
    fonts = fonts_for(lang, typst.Fonts().families())
    data = json.dumps(_broken(_data(found, lang, fonts)), ensure_ascii=False)
    attached = {f"determination{at}": to_json(each, indent=True) for at, each in enumerate(found)}
    told, template = "", Path(__file__).with_name("template.typ").read_bytes()
    for _ in range(_MOST_TRIES):
        try:
            return _drawn(typst.compile, template, {"data": data, **attached})
        except typst.TypstError as error:
            told = error.diagnostic
            data = data.translate({ord(char): f"[U+{ord(char):04X}]" for char in _without_glyph(told)})
    raise AssertionError(told)


def _drawn(compiled: Callable[..., bytes], template: bytes, inputs: Mapping[str, str]) -> bytes:
    return compiled(template, sys_inputs=inputs, pdf_standards=["a-3a", "ua-1"])


def _without_glyph(told: str) -> Iterator[str]:
    """Yield the characters of which typst says that no font has them."""
    for text in _NO_GLYPH.findall(told):
        yield from _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _data(found: Sequence[Determination], lang: str, fonts: Sequence[str]) -> dict[str, Any]:
    sheets = [sheet(each, lang) for each in found]
    as_of = found[0].as_of
    words = {key: word(key, lang) for key in _WORDS}
    words |= {key: word("is", lang, word(key, lang), "") for key in _TO_FILL}
    return {
        "title": word("is", lang, words["sheet_title"], titles(sheets)),
        "lang": lang.partition("-")[0],
        "region": _REGIONS.get(lang),
        "date": [as_of.year, as_of.month, as_of.day],
        "fonts": list(fonts),
        "words": words,
        "sheets": [_sheet(each, at, lang) for at, each in enumerate(sheets, 1)],
    }


def _sheet(told: Sheet, number: int, lang: str) -> dict[str, Any]:
    data: dict[str, Any] = _plain(told)
    for row in data["rows"]:
        row["reasons"] = clauses(row["reasons"], lang)
    title = word("is", lang, word("sheet_title", lang), told.name)
    # Readers show names of other letters than these in various ways.
    attached = f"determination-{number}.json"
    return {**data, "title": title, "attached": {"name": attached, "description": title}}


def _plain(value: Any) -> Any:
    """Return data classes and named tuples as mappings, for JSON."""
    if dataclasses.is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def _broken(value: Any, key: str = "") -> Any:
    """Return data in whose texts a line may end within what is long; addresses of links stay as they are."""
    if isinstance(value, Mapping):
        return {name: _broken(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_broken(each, key) for each in value]
    if not isinstance(value, str) or key in ("link", "fonts"):
        return value
    return _LONG.sub(lambda match: _in_parts(match[0]), value)


def _in_parts(word: str) -> str:
    return word if _DIGEST.fullmatch(word) else "\u200b".join(re.findall(f".{{1,{_PART}}}", word))
