"""Old workbooks (.xls): looked at before they are laid out, so that none asks for more than there is.

A file of streams has a table that says of each sector which one follows; a workbook is a stream of records.
"""

import struct
from array import array
from codecs import lookup
from collections.abc import Iterable, Iterator
from pathlib import Path

from lucidrule.tables.reading.formats import PERCENT, Shown, shown_by
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.old_texts import text_lengths
from lucidrule.tables.reading.refusal import WHOLE, refused
from lucidrule.tables.reading.repeated_texts import check_together
from lucidrule.tables.reading.sheet_marks import Marks, Merged
from lucidrule.tables.reading.sheet_xml import FREELY, ONE_IN, column_letters

# Sectors by number end here; above stand marks: the last of a chain, a free one.
_LAST = 0xFFFFFFFA
_ENTRY, _MINI = 128, 64
_SMALL = 4096
_ROWS, _COLUMNS = 65_536, 256
_END, _LOCK, _SHEET, _TEXTS, _EXTENT, _SEVERAL = 0x000A, 0x002F, 0x0085, 0x00FC, 0x0200, 0x00BD
_VERSION, _FORMAT, _STYLE, _EPOCH, _CODE_PAGE = 0x0809, 0x041E, 0x00E0, 0x0022, 0x0042
_UNICODE = 0x0600
# `0%` and `0.00%`, which need not be written out.
_PERCENT = (9, 10)
_FORMULA, _TRUTH = 0x0006, 0x0205
_FIGURES = frozenset((_FORMULA, 0x0203, 0x027E))
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_SHARED, _CONTINUED = 0x00FD, 0x003C
_ROW, _COLUMN, _MERGED = 0x0208, 0x007D, 0x00E5
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_CELLS = frozenset((0x0006, 0x00D6, _SHARED, 0x0203, 0x0204, 0x0205, 0x027E, _SEVERAL))


class _Damaged(Exception):
    """The file says something that cannot be."""


def check_old(path: Path) -> None:
    """Refuse an old workbook that would ask for more than it holds.

    Raises:
        UnreadableInput: It is damaged or locked, or has a cell far from all others.
    """
    part = WHOLE
    try:
        stream = _book_of(path.read_bytes())
        sheets = _sheets(path, stream)
        lengths = _text_lengths(stream)
        for name, at in sheets:
            part = name
            _check_sheet(path, stream, name, at)
            shown = [content for kind, content in _records(stream, at) if kind == _SHARED]
            numbers = (struct.unpack_from("<I", content, 6)[0] for content in shown)
            check_together(path, name, lengths, numbers, len(shown))
    except (_Damaged, struct.error, IndexError):
        raise refused("book-damaged", path, part=part) from None


def shown_places(path: Path, sheet: str) -> dict[tuple[int, int], Shown | NotThere]:
    """Return by row and column, counted from 0, how numbers of a sheet are shown otherwise than they are, and errors.

    Raises:
        UnreadableInput: The workbook is damaged.
    """
    try:
        return dict(_shown_places(path, _book_of(path.read_bytes()), sheet))
    except (_Damaged, struct.error, IndexError):
        raise refused("book-damaged", path, part=sheet) from None


def old_marks(path: Path, sheet: str) -> Marks:
    """Return what is hidden and merged in a sheet.

    Raises:
        UnreadableInput: The workbook is damaged.
    """
    found = Marks()
    try:
        stream = _book_of(path.read_bytes())
        for at in (at for name, at in _sheets(path, stream) if name == sheet):
            for kind, content in _own_records(stream, at):
                _mark(kind, content, found)
    except (_Damaged, struct.error, IndexError):
        raise refused("book-damaged", path, part=sheet) from None
    return found


def _mark(kind: int, content: bytes, found: Marks) -> None:
    """Take note of a record that hides or merges something."""
    if kind == _ROW and struct.unpack_from("<H", content, 12)[0] & _ROW_HIDDEN:
        found.hidden_rows.add(struct.unpack_from("<H", content)[0] + 1)
    elif kind == _COLUMN and struct.unpack_from("<H", content, 8)[0] & _COLUMN_HIDDEN:
        found.hidden_columns.append(struct.unpack_from("<HH", content))
    elif kind == _MERGED:
        for top, bottom, left, right in struct.iter_unpack("<4H", content[2 : 2 + 8 * (len(content) // 8)]):
            found.merged.append(Merged(top + 1, bottom + 1, left, right))


def old_from_1904(path: Path) -> bool:
    """Return whether days are counted from 1904."""
    records = _records(_book_of(path.read_bytes()), 0)
    return any(kind == _EPOCH and content[:1] == b"\1" for kind, content in records)


def _shown_places(path: Path, stream: bytes, sheet: str) -> Iterator[tuple[tuple[int, int], Shown | NotThere]]:
    styles = _styles_shown(stream)
    for at in (at for name, at in _sheets(path, stream) if name == sheet):
        for kind, content in _records(stream, at):
            if (error := _error(kind, content)) is not None:
                yield struct.unpack_from("<HH", content), error
                continue
            if kind in _FIGURES:
                row, column, style = struct.unpack_from("<HHH", content)
                several: Iterable[tuple[int]] = ((style,),)
            elif kind == _SEVERAL:
                row, column = struct.unpack_from("<HH", content)
                several = struct.iter_unpack("<H4x", content[4:-2])
            else:
                continue
            yield from (
                ((row, place), styles[style]) for place, (style,) in enumerate(several, column) if style in styles
            )


def _error(kind: int, content: bytes) -> NotThere | None:
    """Return the error that the cell of a record is; None where it is none."""
    if kind == _FORMULA and content[6:7] == b"\2" and content[12:14] == b"\xff\xff":
        code = content[8]
    elif kind == _TRUTH and content[7:8] == b"\1":
        code = content[6]
    else:
        return None
    return NotThere(_ERRORS.get(code, "#N/A"), "error-cell")


def _styles_shown(stream: bytes) -> dict[int, Shown]:
    """Return the styles, by number, that show numbers otherwise than they are."""
    shown: dict[int, Shown | None] = dict.fromkeys(_PERCENT, PERCENT)
    styles, unicode, encoding = [], True, "latin-1"
    for kind, content in _records(stream, 0):
        if kind == _VERSION:
            unicode = struct.unpack_from("<H", content)[0] == _UNICODE
        elif kind == _CODE_PAGE:
            encoding = _encoding(struct.unpack_from("<H", content)[0])
        elif kind == _FORMAT:
            # Since they are Unicode, texts of one byte a character are the first 256 of it.
            own = "utf-16-le" if content[4] & 1 else "latin-1"
            code = content[5:].decode(own, "replace") if unicode else content[3:].decode(encoding, "replace")
            shown[struct.unpack_from("<H", content)[0]] = shown_by(code)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<2xH", content)[0])
    ways = ((at, shown.get(form)) for at, form in enumerate(styles))
    return {at: way for at, way in ways if way is not None}


def _encoding(page: int) -> str:
    """Return the encoding of a code page, as 936 for simplified Chinese."""
    try:
        return lookup(f"cp{page}").name
    except LookupError:
        return "latin-1"


def _book_of(data: bytes) -> bytes:
    """Return the stream of a workbook.

    Raises:
        _Damaged: Sectors follow each other in a circle, or something is larger than the file.
    """
    size = 1 << min(12, data[30])
    most = len(data) // size
    if max(struct.unpack_from("<I", data, at)[0] for at in (40, 44, 64, 72)) > most:
        raise _Damaged

    def sectors(ids: list[int]) -> bytes:
        return b"".join(data[(each + 1) * size : (each + 2) * size] for each in ids)

    places, (following,) = list(struct.unpack_from("<109I", data, 76)), struct.unpack_from("<I", data, 68)
    for _ in range(most + 1):
        if following >= _LAST:
            break
        *more, following = _words(sectors([following]))
        places += more
    else:
        raise _Damaged
    fat = _words(sectors([each for each in places if each < _LAST]))
    entries = sectors(_chain(struct.unpack_from("<I", data, 48)[0], fat))
    root, *others = (entries[at : at + _ENTRY] for at in range(0, len(entries), _ENTRY))
    named = {each[:64].decode("utf-16-le", "replace").partition("\0")[0]: each for each in reversed(others)}
    book = named.get("Workbook") or named.get("Book") or b""
    (start, length), (mini, room) = struct.unpack_from("<II", book, 116), struct.unpack_from("<II", root, 116)
    if max(length, room) > len(data):
        raise _Damaged
    within = sectors(_chain(mini, fat))
    if length >= _SMALL:
        return sectors(_chain(start, fat))[:length]
    small = _words(sectors(_chain(struct.unpack_from("<I", data, 60)[0], fat)))
    return b"".join(within[each * _MINI : (each + 1) * _MINI] for each in _chain(start, small))[:length]


def _words(data: bytes) -> "array[int]":
    found = array("I", data[: len(data) // 4 * 4])
    if not found:
        raise _Damaged
    return found


def _chain(start: int, fat: "array[int]") -> list[int]:
    """Return the sectors that follow each other from one on."""
    found: list[int] = []
    while start < _LAST:
        if len(found) == len(fat):
            raise _Damaged
        found.append(start)
        start = fat[start]
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record, to the mark of the end."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _own_records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record of a sheet, those of charts within it aside."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _VERSION) - (kind == _END)
        if not depth:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(path: Path, stream: bytes) -> list[tuple[str, int]]:
    """Return the names of sheets, and where each begins.

    Raises:
        UnreadableInput: What is in them is locked by a password.
    """
    found = []
    for kind, content in _records(stream, 0):
        if kind == _LOCK:
            raise refused("file-locked", path)
        if kind == _SHEET:
            name = content[8:].decode("utf-16-le" if content[7] & 1 else "latin-1", "replace")
            found.append((name, struct.unpack_from("<I", content)[0]))
        elif kind == _TEXTS and struct.unpack_from("<I", content, 4)[0] > len(stream):
            raise _Damaged
    return found


def _text_lengths(stream: bytes) -> list[int]:
    parts: list[bytes] = []
    for kind, content in _records(stream, 0):
        if kind == _TEXTS or (parts and kind == _CONTINUED):
            parts.append(content)
        elif parts:
            break
    return text_lengths(parts) if parts else []


def _check_sheet(path: Path, stream: bytes, name: str, at: int) -> None:
    """Refuse a sheet of which far more would be laid out than it holds."""
    rows = columns = cells = 0
    far = (0, 0)
    for kind, content in _records(stream, at):
        if kind == _EXTENT:
            last, beyond = struct.unpack_from("<4xI2xH" if len(content) >= 14 else "<2xH2xH", content)
            if last > _ROWS or beyond > _COLUMNS:
                raise _Damaged
        elif kind in _CELLS:
            row, column = struct.unpack_from("<HH", content)
            if kind == _SEVERAL:
                (column,) = struct.unpack_from("<H", content, len(content) - 2)
            if column >= _COLUMNS:
                raise _Damaged
            rows, columns, cells = max(rows, row + 1), max(columns, column + 1), cells + 1
            far = max(far, (row, column), key=lambda place: (place[0] + 1) * (place[1] + 1))
    if rows * columns > FREELY and cells * ONE_IN < rows * columns:
        raise refused("cell-far", path, sheet=name, cell=f"{column_letters(far[1])}{far[0] + 1}")
