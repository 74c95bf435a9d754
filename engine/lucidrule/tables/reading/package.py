"""The files inside a workbook (.xlsx, .ods): none larger than can be held, whatever the workbook says of them."""

import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from html import unescape
from pathlib import Path

from lucidrule.tables.reading.refusal import damaged, too_large

# A sheet is read in passing, all other parts are held.
MOST_OF_A_SHEET = 2_000_000_000
MOST_OF_A_PART = 250_000_000
# Up to the first number anything may be unpacked; above it so many bytes of each byte. Sheets have some twenty of each,
# rows that are all alike not fifty.
FREELY, OF_A_BYTE = 50_000_000, 100
# The directory is read whole; workbooks of thousands of sheets have less of it.
_MOST_OF_A_DIRECTORY, _TAIL = 4_000_000, 70_000
_BLOCK = 1 << 20
# So many parts can be of a kind that is too small to be looked at.
_FEW = 50
# Of one byte deflate makes no more than this.
_MOST_OF_A_BYTE = 1_032
# `zipfile` says of an unknown compression that it is not implemented, of a password that it is a fault at run time.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError)
# The reader makes room for as many shared texts as are said to be there, before it has read any.
_ROOM_FREELY = 1_000_000
_TEXTS = "xl/sharedstrings.xml"
_TEXTS_STATED = re.compile(rb"""\buniqueCount\s*+=\s*+["']0*+(\d{1,20})""")
_TEXT = re.compile(rb"<(?:[^\s<>/:]+:)?si\b")
_BOOK, _LINKS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^<>]*)>")
_LINK = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_EPOCH = re.compile(r"""<(?:\w+:)?workbookPr\s[^<>]*\bdate1904\s*=\s*["'](?:1|true)["']""")


class Package:
    """The files inside a workbook."""

    def __init__(self, path: Path, book: zipfile.ZipFile) -> None:
        self.path, self._book = path, book
        self.names = frozenset(book.namelist())
        # Readers of workbooks find a part in whatever case it is written, and with either slash.
        self._alike = {_plain(name): name for name in reversed(book.namelist())}

    def text(self, name: str) -> str:
        """Return a part as text; nothing where there is no such part."""
        found = self._named(name)
        return "" if found is None else b"".join(self.blocks(found, MOST_OF_A_PART)).decode("utf-8", "replace")

    def _named(self, name: str) -> str | None:
        return name if name in self.names else self._alike.get(_plain(name))

    def blocks(self, name: str, most: int) -> Iterator[bytes]:
        """Yield the content of a part.

        Raises:
            UnreadableInput: It is larger than `most` bytes, or than such parts are of so few bytes; or it is damaged.
        """
        about = copy(self._book.getinfo(name))
        most = min(most, max(FREELY, OF_A_BYTE * about.compress_size))
        # What is stated may be less than what there is: it is read to its end, whatever is stated.
        about.file_size = most + _BLOCK + 1
        done = 0
        try:
            with self._book.open(about) as part:
                while block := part.read(_BLOCK):
                    done += len(block)
                    if done > most:
                        raise too_large(self.path, name, most)
                    yield block
        except (*_UNREADABLE, OSError):  # a part that is said to begin before the file does cannot be sought
            raise damaged(self.path, name) from None

    def shared_texts(self, most: int) -> Iterator[bytes]:
        """Yield the part that holds the texts of .xlsx that sheets share; nothing where there is none."""
        found = self._named(_TEXTS)
        return iter(()) if found is None else self.blocks(found, most)

    def check_parts(self) -> None:
        """Refuse a workbook with a part that would have to be held and is too large to be, or says that it is.

        Raises:
            UnreadableInput: There is one.
        """
        left = max(FREELY, OF_A_BYTE * self.path.stat().st_size)
        for about in self._book.infolist():
            name = about.filename.lower()
            held = name.endswith((".xml", ".rels")) and "worksheets/" not in name
            if held and about.compress_size * _MOST_OF_A_BYTE > FREELY // _FEW:
                for block in self.blocks(about.filename, min(left, MOST_OF_A_PART)):
                    left -= len(block)
            if _plain(name) == _TEXTS:
                self._check_texts(about.filename)

    def _check_texts(self, name: str) -> None:
        stated = there = 0
        left = b""
        for block in self.blocks(name, MOST_OF_A_PART):
            # A tag that goes on in the next block is looked at there.
            whole, mark, left = (left + block).rpartition(b"<")
            left = mark + left
            stated = max([stated, *map(int, _TEXTS_STATED.findall(whole))])
            there += len(_TEXT.findall(whole))
        stated = max([stated, *map(int, _TEXTS_STATED.findall(left))])
        if stated > max(_ROOM_FREELY, there):
            raise damaged(self.path, name)

    def sheet_part(self, sheet: str) -> str | None:
        """Return the name of the part that a sheet is in; None where the workbook does not say."""
        own = _with(_SHEET.findall(self.text(_BOOK)), "name", sheet)
        if own is None:
            return None
        # Of two links of one name the last counts.
        links = reversed(_LINK.findall(self.text(_LINKS)))
        target = (_with(links, "Id", own.get("r:id") or own.get("id") or "") or {}).get("Target", "")
        inside = target.startswith(("/", "xl/"))
        return self._named(target.removeprefix("/") if inside else f"xl/{target}")

    def counts_from_1904(self) -> bool:
        """Return whether days are counted from 1904."""
        return _EPOCH.search(self.text(_BOOK)) is not None

    def styles(self) -> str:
        """Return the formats of cells."""
        return self.text(_STYLES)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open the files inside a workbook.

    Raises:
        UnreadableInput: It is damaged.
    """
    try:
        if _directory(path) > _MOST_OF_A_DIRECTORY:
            raise too_large(path, "@file:directory", _MOST_OF_A_DIRECTORY)
        book = zipfile.ZipFile(path)
    except _UNREADABLE:
        raise damaged(path, "@file:directory") from None
    with book:
        yield Package(path, book)


def _directory(path: Path) -> int:
    """Return how many bytes the directory of a workbook has, as its end says; 0 where there is no end."""
    with path.open("rb") as file:
        file.seek(-min(_TAIL, path.stat().st_size), os.SEEK_END)
        tail = file.read(_TAIL)
    sizes = [0]
    for mark, form, at in ((b"PK\5\6", "<I", 12), (b"PK\6\6", "<Q", 40)):
        end = tail.rfind(mark)
        if 0 <= end <= len(tail) - at - struct.calcsize(form):
            sizes += struct.unpack_from(form, tail, end + at)
    # Of one that is too large for its place all bits are set; where it stands is said then, too.
    return max(size for size in sizes if size != 0xFFFFFFFF)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _with(tags: Iterable[str], name: str, value: str) -> dict[str, str] | None:
    """Return the attributes of the first tag that says a value under a name."""
    # Each of hundreds of sheets is asked for: a tag is taken apart only where it can be the one.
    can_be = (attributes(tag) for tag in tags if value in unescape(tag))
    return next((found for found in can_be if found.get(name) == value), None)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag."""
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}
