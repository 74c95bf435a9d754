"""The bytes of a file as text, what other encoding they seem to have, and the place of a character in a text."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import replace

from lucidrule.core.fault import Fault
from lucidrule.core.position import Location

# As an editor of Windows marks what it saves as "Unicode"; UTF-8 begins with neither.
_MARKED = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_BREAK = re.compile("\r\n?|\n")
# Of encodings that older programs save, the first bytes of the characters that most texts consist of: punctuation,
# full-width forms, kana, and the first level of ideographs. Read by another of them, a text has few of these.
OLDER = {
    "gb18030": (range(0xB0, 0xD8), range(0xA1, 0xA2), range(0xA3, 0xA4)),
    "cp932": (range(0x81, 0x84), range(0x88, 0x98)),
    "cp950": (range(0xA1, 0xA4), range(0xA4, 0xC7)),
}
# Of those that are not read, and that others give common characters for: the first bytes of letters that texts of no
# other language consist of, which share of a text is of these at least, and of how many characters it has to be.
_OTHERS = {"euc_jp": ((range(0xA4, 0xA6),), 0.2, 3), "cp949": ((range(0xB0, 0xC9),), 0.95, 10)}
# An encoding that gives less than this share of common characters is none; two that differ by less are not told apart.
LEAST, CLEAR = 0.5, 0.1
# What people call them.
NAMES = {
    "gb18030": "GB18030",
    "cp932": "Shift-JIS",
    "cp950": "Big5",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
}
_SEEN = 1 << 16
# What files that are no texts begin with, and what they are; those that are packed alike are told apart by their parts.
_BINARY = {
    b"%PDF": "@file:pdf",
    b"\xd0\xcf\x11\xe0": "@file:old-document",
    b"\x89PNG": "@file:picture",
    b"\xff\xd8\xff": "@file:picture",
    b"PAR1": "@file:parquet",
    b"\x1f\x8b": "@file:packed",
    b"Rar!": "@file:packed",
    b"7z\xbc\xaf": "@file:packed",
    b"PK\x03\x04": "@file:packed",
}
_PARTS = {b"word/document.xml": "@file:document", b"xl/workbook.": "@file:workbook", b"content.xml": "@file:workbook"}
_CJK = "\u2e80"
# In encodings of Western Europe a letter with an accent stands among plain ones.
_PAIR, _ACCENT = re.compile(rb"[\x80-\xff]{2}"), re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][a-z]")
# Of UTF-16 at least this share of the bytes is empty where a file has keys in Latin letters, and the other one of two
# so many times more seldom: some ideographs end in an empty byte.
_EMPTY, _CLEARLY = 0.05, 4


def text_of(raw: bytes) -> str:
    """Return the text that bytes are in UTF-8, or in UTF-16 where they begin with its mark; without a mark.

    Raises:
        UnicodeDecodeError: They are no text, or one of letters of several bytes each.
    """
    text = raw.decode(_MARKED.get(raw[:2], "utf-8")).removeprefix("\ufeff")
    if "\0" in text and seen(raw) is not None:
        raise UnicodeDecodeError("utf-8", raw, 0, 1, "wide")
    return text


def seen(raw: bytes) -> str | None:
    """Return the encoding that bytes which are not UTF-8 seem to have; None: there is no telling."""
    head = raw[:_SEEN]
    if head[:4] in (BOM_UTF32_LE, BOM_UTF32_BE):
        return "utf-32"
    if head[:2] in _MARKED:
        return None
    if b"\0" in head:
        return _wide(raw, head)
    if any(map(is_utf8, head.splitlines())):
        # Damaged, or joined of several.
        return None
    if (other := not_read(raw)) is not None:
        return other
    shares = {each: share_of_common(head, each) for each in OLDER if _is_whole(raw, each)}
    first, second = sorted([*shares.values(), 0.0, 0.0], reverse=True)[:2]
    if first >= LEAST and first - second >= CLEAR:
        return max(shares, key=lambda each: shares[each])
    western = _ACCENT.search(head) and not _PAIR.search(head) and _is_whole(raw, "cp1252")
    return "cp1252" if western else None


def not_read(raw: bytes) -> str | None:
    """Return the encoding of Japanese or Korean texts that is read nowhere, where bytes seem to have it."""
    for encoding, (letters, least, fewest) in _OTHERS.items():
        leads = _leads(raw[:_SEEN], encoding)
        common = sum(lead[0] in each for lead in leads for each in letters)
        if len(leads) >= fewest and common >= least * len(leads) and _is_whole(raw, encoding):
            return encoding
    return None


def _wide(raw: bytes, head: bytes) -> str | None:
    """Return which UTF-16 it is: of letters that have one byte elsewhere, one of the two is empty, and always that."""
    empty = {each: head[first::2].count(0) for each, first in (("utf-16-be", 0), ("utf-16-le", 1))}
    likely = max(empty, key=lambda each: empty[each])
    clear = empty[likely] >= len(head) * _EMPTY and empty[likely] > _CLEARLY * min(empty.values())
    return likely if clear and _is_whole(raw, likely) else None


def is_utf8(line: bytes) -> bool:
    """Return whether a line is UTF-8 beyond doubt: two ideographs of three bytes, which others hardly ever give."""
    try:
        return sum(char >= _CJK for char in line.decode("utf-8")) > 1
    except UnicodeDecodeError:
        return False


def _is_whole(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def share_of_common(head: bytes, encoding: str) -> float:
    """Return which share of the characters beyond ASCII is among the common ones of an encoding.

    Args:
        head: The beginning of a text, which may be cut within a character.
    """
    leads = _leads(head, encoding)
    common = [lead for lead in leads if len(lead) == 2 and any(lead[0] in each for each in OLDER[encoding])]
    return len(common) / max(1, len(leads))


def _leads(head: bytes, encoding: str) -> list[bytes]:
    return [char.encode(encoding) for char in head.decode(encoding, "ignore") if char > "\x7f"]


def not_text(error: UnicodeDecodeError, name: str) -> Fault:
    """Return the fault of bytes that are no text: what they seem to be, where there is a telling.

    Args:
        error: What `text_of` said of them.
    """
    raw = error.object
    if (found := _binary(raw)) is not None:
        return Fault("not-a-text", None, {"path": name, "found": found})
    encoding = seen(raw)
    if encoding is None:
        return Fault("not-utf8", place_of(error, name), {"path": name})
    # Of letters of several bytes each none is UTF-8.
    start = 0 if encoding.startswith("utf") else error.start
    before = raw[:start].decode(encoding, "ignore").removeprefix("\ufeff")
    at = place_at(raw.decode(encoding, "replace").removeprefix("\ufeff"), len(before), name)
    return Fault("seems-encoded", at, {"path": name, "encoding": NAMES[encoding]})


def _binary(raw: bytes) -> str | None:
    """Return what a file is that is no text; None where its first bytes do not say so."""
    found = next((kind for begin, kind in _BINARY.items() if raw.startswith(begin)), None)
    if raw.startswith(b"PK"):
        return next((kind for part, kind in _PARTS.items() if part in raw), found)
    return found


def line_not_text(raw: bytes, name: str, number: int) -> Fault | None:
    """Return the fault of a line of a file whose lines stand each for itself; None where no encoding is seen in it."""
    # A line ends within a letter where letters have two bytes.
    cut = raw[: len(raw) // 2 * 2]
    if raw[:2] in _MARKED or (b"\0" in raw and _wide(cut, cut[:_SEEN]) is not None):
        return Fault("seems-encoded", Location(name, number, 1, row=number), {"path": name, "encoding": "UTF-16"})
    try:
        text_of(raw)
    except UnicodeDecodeError as error:
        fault = not_text(error, name)
        if fault.code == "seems-encoded" and fault.at is not None:
            return replace(fault, at=replace(fault.at, line=number, row=number))
    return None


def place_of(error: UnicodeDecodeError, name: str) -> Location:
    """Return the place of the first bytes that are no text."""
    before = error.object[: error.start].decode(error.encoding)
    rest = error.object[error.start :].decode(error.encoding, "replace")
    return place_at(before + rest, len(before), name)


def place_at(text: str, at: int, name: str) -> Location:
    """Return the place of the character of a text that so many stand before."""
    before = _BREAK.split(text[:at])
    return Location(name, len(before), len(before[-1]) + 1, before[-1] + _BREAK.split(text[at:], maxsplit=1)[0])
