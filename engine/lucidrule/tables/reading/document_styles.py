"""Styles of OpenDocument sheets → how cells of each show numbers and days: the format is put together of its parts.

Source: Open Document Format for Office Applications 1.3, part 3: data styles, number:display-factor, style:map.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from lucidrule.tables.reading.formats import Shown, shown_by
from lucidrule.tables.reading.package import MOST_OF_A_PART, Package, attributes
from lucidrule.tables.reading.refusal import refused

_TAG = re.compile(r"""<(/?)((?:number|style):[\w-]++)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>([^<]*+)""")
_OF_NUMBERS = ("number:number-style", "number:currency-style", "number:percentage-style")
_OF_DAYS = "number:date-style"
# Other programs write these parts of a day with letters; what shows the time shows when it was put in.
_LETTERS = {
    **{"number:year": "y", "number:era": "e", "number:month": "m", "number:day": "d"},
    **{"number:hours": "h", "number:minutes": "h", "number:seconds": "s"},
}
_DIGITS = ("number:number", "number:scientific-number", "number:fraction")
_TEXTS = ("number:text", "number:currency-symbol")
_FACTOR = re.compile("1(0{1,18})")
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[\d.]{1,30})")
_PARTS = ("styles.xml", "content.xml")
# What stands before the first sheet: thousands of styles are a megabyte or two.
_MOST_BEFORE = 10_000_000
_FIRST_SHEET = b"<table:table"
_DEEPEST = 10
_MOST_DIGITS = 20
_LONGEST = 200
# A format has three parts, the last without a condition.
_MOST_CONDITIONS = 2


@dataclass(slots=True)
class _Found:
    """What was found so far.

    Attributes:
        codes: Of formats, the format without conditions.
        mapped: Of formats, under which conditions others are taken.
        cells: Of styles of cells, the format and the style that it is derived from.
    """

    codes: dict[str, str] = field(default_factory=dict)
    mapped: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)


def styles_shown(package: Package) -> dict[str, Shown]:
    """Return the styles of cells, by name, that show numbers otherwise than they are, or days in part.

    Raises:
        UnreadableInput: There are more than can be looked at.
    """
    found = _Found()
    for part in _PARTS:
        if part in package.names:
            _note(_before_sheets(package, part), found)
    shown = {name: shown_by(_whole(name, found)) for name in found.codes}
    ways = ((name, shown.get(_format(name, found))) for name in found.cells)
    return {name: way for name, way in ways if way is not None}


def _before_sheets(package: Package, part: str) -> str:
    held = b""
    for block in package.blocks(part, MOST_OF_A_PART):
        at = max(0, len(held) - len(_FIRST_SHEET))
        held += block
        end = held.find(_FIRST_SHEET, at)
        if end >= 0:
            return held[:end].decode("utf-8", "replace")
        if len(held) > _MOST_BEFORE:
            raise refused("book-too-large", package.path, most=f"{_MOST_BEFORE // 1_000_000:,}", part=part)
    return held.decode("utf-8", "replace")


def _note(text: str, found: _Found) -> None:
    """Take note of the styles of a part; a later one of the same name counts."""
    name, own = "", _Format()
    for end, tag, inside, behind in _TAG.findall(text):
        said = attributes(inside)
        if tag in _OF_NUMBERS or tag == _OF_DAYS:
            if end:
                code = own.days if tag == _OF_DAYS else own.code(percent=tag == "number:percentage-style")
                found.codes[name], name = code, ""
            else:
                name, own = said.get("style:name", ""), _Format()
                found.mapped[name] = []
        elif tag == "style:map" and name:
            found.mapped[name].append((said.get("style:condition", ""), said.get("style:apply-style-name", "")))
        elif tag == "style:style" and said.get("style:family") == "table-cell":
            derived = said.get("style:data-style-name", ""), said.get("style:parent-style-name", "")
            found.cells[said.get("style:name", "")] = derived
        elif not end:
            own.take(tag, said, unescape(behind))


@dataclass(slots=True)
class _Format:
    """The parts of a format.

    Attributes:
        before, after: What is written before and behind the number.
        zeros: By how many zeros it is divided; None: there is no number yet.
        within: What is written between its digits, by how many of them stand behind it.
        days: Which parts of a day it shows, as other programs write it.
    """

    before: str = ""
    after: str = ""
    zeros: int | None = None
    within: dict[int, str] = field(default_factory=dict)
    days: str = ""

    def take(self, tag: str, said: Mapping[str, str], text: str) -> None:
        """Take a part."""
        if tag in _DIGITS:
            factor = _FACTOR.fullmatch(said.get("number:display-factor", ""))
            self.zeros = 0 if factor is None else len(factor[1])
        elif tag in _LETTERS:
            self.days = (self.days + _LETTERS[tag])[:_LONGEST]
        elif tag == "number:embedded-text":
            place = said.get("number:position", "")
            self.within[min(int(place[:3]), _MOST_DIGITS) if place.isdecimal() else 0] = text
        elif tag in _TEXTS and self.zeros is None:
            self.before = (self.before + text)[:_LONGEST]
        elif tag in _TEXTS:
            self.after = (self.after + text)[:_LONGEST]

    def code(self, *, percent: bool) -> str:
        """Return it as other programs write it; a point that is only written says by how many zeros is divided."""
        if self.zeros is None:
            return _quoted(self.before)
        places = sorted(self.within, reverse=True)
        inside = [_quoted(self.within[here]) + "0" * (here - below) for here, below in pairwise((*places, 0))]
        divided = '"."' + "0" * self.zeros if self.zeros else ""
        return f"{_quoted(self.before)}0{''.join(inside)}{divided}{_quoted(self.after)}{'%' * percent}"


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), chr(39))}"' if text else ""


def _whole(name: str, found: _Found) -> str:
    """Return a format with the conditions under which others are taken."""
    sections = []
    for condition, applied in found.mapped[name][:_MOST_CONDITIONS]:
        holds = _CONDITION.fullmatch(condition.strip())
        if holds is not None and applied in found.codes:
            sections.append(f"[{holds[1].replace('!=', '<>')}{holds[2]}]{found.codes[applied]}")
    return ";".join((*sections, found.codes[name]))


def _format(style: str, found: _Found) -> str:
    """Return the name of the format of a style of cells: its own, or that of what it is derived from."""
    for _ in range(_DEEPEST):
        own, style = found.cells.get(style, ("", ""))
        if own:
            return own
    return ""
