"""An office's own form, a .docx with places such as {{annual_revenue 2021}}, filled in for a company.

A place names a fact and nothing else: nothing in a form is evaluated.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.columns.headings import column_of, declared_of, fact_named, has_year, identity_of, nearest_headings
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.company_words import REFERENCE_DAY
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.folding import unspaced
from lucidrule.formulas.column import Column
from lucidrule.kernel.missing import Missing
from lucidrule.loading.files import read_bytes
from lucidrule.present.quantities import day, missing_name, value_of
from lucidrule.present.words import word
from lucidrule.tables.reading.package import FREELY, OF_A_BYTE, opened
from lucidrule.tables.reading.refusal import damaged, refused

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# People type braces of either width, and they may stand in pieces of text that are formatted apart.
_PLACE = re.compile(r"[{｛]{2}([^{}｛｝]{0,200})[}｝]{2}")
_OPEN = re.compile(r"[{｛]{2}|[}｝]{2}")
_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_LINK = re.compile(rb"/hyperlink[\"']", re.IGNORECASE)
_HEADERS = {"name": "heading_name", "id": "heading_id", "code": "sheet_code"}
_NOT_IN_XML = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Of what people fill in, some thousand pages.
_MOST_OF_TEXT = 10_000_000
_MOST_PLACES = 2_000


class Filled(NamedTuple):
    """A form that is filled in, and the names of what is not known and stands open."""

    content: bytes
    blank: tuple[str, ...]


class Form:
    """A form, whose places all name something."""

    def __init__(self, path: Path, compiled: CompiledProgramme) -> None:
        """Read it.

        Raises:
            UnreadableInput: It is no document, is larger than can be held, reads something from elsewhere, or has
                places that name nothing.
        """
        self._path, self._compiled = path, compiled
        read_bytes(path)
        self._parts = dict(_parts(path))
        self._names: dict[str, Column | str] = {}
        faults: dict[str, Fault] = {}
        for name in self._texts():
            for paragraph in _tree(self._parts[name], path, name).iter(f"{_WORD}p"):
                for fault in self._check("".join(node.text or "" for node in _nodes(paragraph))):
                    faults.setdefault(f"{fault.code} {fault.params}", fault)
        if len(self._names) > _MOST_PLACES:
            raise refused("form-places", path, most=f"{_MOST_PLACES:,}")
        if faults:
            raise UnreadableInput(tuple(faults.values()))

    def _texts(self) -> list[str]:
        return [name for name in self._parts if _TEXTS.fullmatch(name)]

    def _check(self, text: str) -> Iterator[Fault]:
        """Yield what is wrong with the places of a paragraph."""
        for found in _PLACE.finditer(text):
            said = found[1].strip()
            if said in self._names:
                continue
            meant = self._meant(said)
            if meant is not None:
                self._names[said] = meant
                continue
            yield Fault("form-place", None, {"path": str(self._path), "name": said[:80]}, self._near(said))
        rest = _PLACE.sub("", text)
        if _OPEN.search(rest):
            yield Fault("form-open", None, {"path": str(self._path), "text": rest.strip()[:60]})

    def _near(self, said: str) -> tuple[str, ...]:
        """Return what may be meant, with the year that is said, or with one where a yearly fact lacks it."""
        facts, year = self._compiled.facts, has_year(said)
        names = nearest_headings(said.replace(year, "") if year else said, facts)
        lacking = str(self._compiled.assessment_at(self._compiled.stated.released))
        yearly = {name for name in names if facts[fact_named(name, facts) or name].yearly}
        return tuple(f"{name} {year or lacking}" if name in yearly else name for name in names)

    def _meant(self, said: str) -> Column | str | None:
        if unspaced(said) in map(unspaced, REFERENCE_DAY):
            return "as_of"
        if said in _HEADERS:
            # As the header of a company file names it.
            return said
        return column_of(said, self._compiled.facts) or identity_of(said)

    def filled(self, profile: Profile, as_of: date, lang: str) -> Filled:
        """Return it filled in for a company; what is not known is left open, and named."""
        values = {said: self._value(meant, profile, as_of, lang) for said, meant in self._names.items()}
        blank = dict.fromkeys(self._told(self._names[said], lang) for said, value in values.items() if value is None)
        texts = {said: word("form_open", lang) if value is None else value for said, value in values.items()}
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in self._parts.items():
                book.writestr(name, self._replaced(name, texts) if _TEXTS.fullmatch(name) else content)
        return Filled(out.getvalue(), tuple(blank))

    def _replaced(self, name: str, texts: Mapping[str, str]) -> bytes:
        from lxml import etree

        tree = _tree(self._parts[name], self._path, name)
        for paragraph in tree.iter(f"{_WORD}p"):
            nodes = list(_nodes(paragraph))
            whole = "".join(node.text or "" for node in nodes)
            for found in reversed(list(_PLACE.finditer(whole))):
                _put(nodes, found.span(), texts[found[1].strip()])
        content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return content

    def _value(self, meant: Column | str, profile: Profile, as_of: date, lang: str) -> str | None:
        """Return what stands at a place; None: it is not known."""
        if isinstance(meant, str):
            told = day(as_of, lang) if meant == "as_of" else getattr(profile.company, meant)
            return _sayable(told) if told else None
        found: Any
        if meant.part:
            records = profile.records.get(meant.fact, ())
            record: Mapping[str, Any] = records[meant.record - 1] if len(records) >= meant.record else {}
            found = record.get(meant.part)
        elif self._compiled.facts[meant.fact].type == "records":
            found = Decimal(len(profile.records[meant.fact])) if meant.fact in profile.records else None
            return None if found is None else str(found)
        else:
            found = profile.values.get((meant.fact, meant.year or None))
        declared = declared_of(meant, self._compiled.facts)
        return None if found is None else _sayable(value_of(found, declared, self._compiled.money, lang))

    def _told(self, meant: Column | str, lang: str) -> str:
        if isinstance(meant, str):
            return word(_HEADERS[meant], lang)
        missing = Missing(meant.fact, meant.year or 0, record=meant.record, part=meant.part)
        return missing_name(missing, self._compiled.facts, lang)


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a document, together no larger than can be held.

    Raises:
        UnreadableInput: It is no document, damaged, too large, or reads something from elsewhere.
    """
    left = max(FREELY, OF_A_BYTE * path.stat().st_size)
    if path.suffix.lower() != ".docx":
        raise refused("form-format", path)
    with opened(path) as package:
        if "word/document.xml" not in package.names:
            raise refused("form-format", path)
        for name in sorted(package.names):
            content = b"".join(package.blocks(name, min(left, _MOST_OF_TEXT) if _TEXTS.fullmatch(name) else left))
            left -= len(content)
            # What a form fetches when it is opened is not the office's alone to say.
            if name.endswith(".rels") and any(not _LINK.search(each) for each in _OUTSIDE.findall(content)):
                raise refused("form-outside", path)
            yield name, content


def _tree(content: bytes, path: Path, name: str) -> Any:
    try:
        from lxml import etree
    except ImportError as error:
        raise UnreadableInput((Fault("needs-documents", None, {"name": str(error.name)}),)) from None
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise damaged(path, name) from None
    if tree.getroottree().docinfo.doctype:
        raise damaged(path, name)
    return tree


def _nodes(paragraph: Any) -> Iterator[Any]:
    """Yield the pieces of text of a paragraph, without those of paragraphs that stand in it, as in a text box."""
    for node in paragraph.iter(f"{_WORD}t"):
        if next(node.iterancestors(f"{_WORD}p")) is paragraph:
            yield node


def _put(nodes: list[Any], span: tuple[int, int], text: str) -> None:
    """Put a text where others stand, in the piece that they begin in, with its looks."""
    at = 0
    for node in nodes:
        own = node.text or ""
        start, end = max(span[0] - at, 0), min(span[1] - at, len(own))
        if start < end:
            # Where the place begins in this piece, the text goes here; of the others only what is none of it stays.
            node.text = own[:start] + (text if span[0] >= at else "") + own[end:]
            node.set(_SPACE, "preserve")
        at += len(own)


def _sayable(text: str) -> str:
    """Return a text on one line, without the characters that no document can hold."""
    return _NOT_IN_XML.sub("", " ".join(text.split()))
