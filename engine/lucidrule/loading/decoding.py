"""The bytes of a file as text, and the place of a character in a text that has no lines yet."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from lucidrule.core.position import Location

# As an editor of Windows marks what it saves as "Unicode"; UTF-8 begins with neither.
_MARKED = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_BREAK = re.compile("\r\n?|\n")


def text_of(raw: bytes) -> str:
    """Return the text that bytes are in UTF-8, or in UTF-16 where they begin with its mark; without a mark.

    Raises:
        UnicodeDecodeError: They are no text.
    """
    return raw.decode(_MARKED.get(raw[:2], "utf-8")).removeprefix("\ufeff")


def place_of(error: UnicodeDecodeError, name: str) -> Location:
    """Return the place of the first bytes that are no text."""
    before = error.object[: error.start].decode(error.encoding)
    rest = error.object[error.start :].decode(error.encoding, "replace")
    return place_at(before + rest, len(before), name)


def place_at(text: str, at: int, name: str) -> Location:
    """Return the place of the character of a text that so many stand before."""
    before = _BREAK.split(text[:at])
    return Location(name, len(before), len(before[-1]) + 1, before[-1] + _BREAK.split(text[at:], maxsplit=1)[0])
