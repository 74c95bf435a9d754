"""Workbooks → rows of a sheet: looked at before they are laid out, so that none asks for more than there is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.core.fault import UnreadableInput
from lucidrule.tables.earlier_result import is_overview
from lucidrule.tables.reading.disguise import check_kind
from lucidrule.tables.reading.first_rows import MOST_ABOVE, KnownRow, most_known
from lucidrule.tables.reading.formats import Shown
from lucidrule.tables.reading.not_there import NotThere, bounded
from lucidrule.tables.reading.old_workbook import check_old, old_from_1904, old_marks, shown_places
from lucidrule.tables.reading.open_document import check_extent, document_marks, shown_spans
from lucidrule.tables.reading.package import opened
from lucidrule.tables.reading.refusal import WHOLE, refused
from lucidrule.tables.reading.sheet_marks import Marks
from lucidrule.tables.reading.sheet_xml import Held, held
from lucidrule.tables.reading.shown_days import ShownDay

_ZIPPED = (".xlsx", ".xlsm")
# All that people see are looked at, for which is the one that has facts.
_MOST_SHEETS = 500


class PassedOver(NamedTuple):
    """A sheet that is not read.

    Attributes:
        hidden: Whether people do not see it; else it has headings that are known, and comes after the one that is read.
    """

    sheet: str
    hidden: bool


def sheets_of(path: Path) -> list[str]:
    """Return the names of the sheets of a workbook."""
    return [str(name) for name in _book(path).sheet_names]


def chosen(path: Path, known: KnownRow) -> tuple[str, tuple[PassedOver, ...]]:
    """Return the first sheet that people see and that has headings which are known, and what was passed over.

    Where none has any, it is the first that people see.

    Raises:
        UnreadableInput: That one, or one before it, cannot be read.
    """
    sheets = _book(path).sheets_metadata
    tables = [each for each in sheets if str(each.typ) == "SheetTypeEnum.WorkSheet"] or sheets
    hidden = [str(each.name) for each in tables if str(each.visible) != "SheetVisibleEnum.Visible"]
    visible = [str(each.name) for each in tables if str(each.name) not in hidden]
    candidates = visible or hidden
    passed = [PassedOver(name, hidden=True) for name in hidden if visible]
    if is_overview(candidates):
        # What people were told of the list beside it has words of facts too.
        return candidates[1], tuple(passed)
    if known is None:
        return candidates[0], tuple(passed)
    # The first is most often the one, and is read whole but once.
    if most_known(sheet_rows(path, candidates[0])[:MOST_ABOVE], known):
        found: str | None = candidates[0]
    else:
        found = next((name for name in candidates[1:] if most_known(_top(path, name), known)), None)
    later = candidates[candidates.index(found) + 1 :] if found is not None else []
    passed += [PassedOver(name, hidden=False) for name in later if _has_known(path, name, known)]
    return found or candidates[0], tuple(passed)


def _top(path: Path, name: str) -> Iterator[list[Any]]:
    return _cells(path, name, MOST_ABOVE, _seen(path, name))


def _has_known(path: Path, name: str, known: Callable[[Sequence[str]], int]) -> bool:
    try:
        return most_known(_top(path, name), known) > 0
    except UnreadableInput:
        return False


def sheet_rows(path: Path, name: str) -> list[list[Any]]:
    """Return the rows of a sheet, without empty ones at its end.

    Raises:
        UnreadableInput: There is no such sheet, or it cannot be read.
    """
    about = path.stat()
    return _read_sheet(path, name, about.st_mtime_ns, about.st_size)[0]


def marks_of(path: Path, name: str) -> Marks:
    """Return what is hidden and merged in a sheet."""
    about = path.stat()
    return _read_sheet(path, name, about.st_mtime_ns, about.st_size)[1]


def counts_from_1904(path: Path) -> bool:
    """Return whether the days of a workbook are counted from 1904."""
    if path.suffix.lower() == ".xls":
        return old_from_1904(path)
    if path.suffix.lower() not in _ZIPPED:
        return False
    with opened(path) as package:
        return package.counts_from_1904()


# A workbook is read whole; it is asked for its headings, for who is in it twice, and for its rows.
@lru_cache(maxsize=2)
def _read_sheet(path: Path, name: str, _changed: int, _size: int) -> tuple[list[list[Any]], Marks]:
    seen = _seen(path, name)
    rows = list(_cells(path, name, None, seen))
    while rows and all(cell in ("", None) for cell in rows[-1]):
        # Sheets often claim thousands of empty rows at their end.
        rows.pop()
    return rows, _marks(path, name, len(rows), seen)


def _marks(path: Path, name: str, last: int, seen: Held) -> Marks:
    match path.suffix.lower():
        case ".xls":
            return old_marks(path, name)
        case ".ods":
            with opened(path) as package:
                return document_marks(package, name, last)
    return seen.marks


def _seen(path: Path, name: str) -> Held:
    """Return what is seen of a sheet before it is laid out."""
    book = _book(path)
    if name not in book.sheet_names:
        raise refused("no-such-sheet", path, name=name, names=", ".join(book.sheet_names))
    if path.suffix.lower() not in _ZIPPED:
        return Held()
    with opened(path) as package:
        return held(package, name)


def _cells(path: Path, name: str, most: int | None, seen: Held) -> Iterator[list[Any]]:
    """Yield the rows of a sheet, at most so many."""
    book = _book(path)
    # What stands before the first row that is used stays counted: people look rows up by their number.
    rows = _safely(path, lambda: book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most), name)
    odd: dict[int, dict[int, Any]] = defaultdict(dict)
    for (at, column), cell in seen.odd.items():
        odd[at][column] = cell
    shown = _shown(path, name, seen)
    for at, row in enumerate(rows):
        plain = [_plain_cell(each) for each in row]
        for column, way in shown(at).items():
            if isinstance(way, NotThere):
                plain += [""] * (column + 1 - len(plain))
                plain[column] = way
            else:
                # One that is only formatted may stand beyond the last that holds something.
                plain[column : column + 1] = [_as_shown(cell, way) for cell in plain[column : column + 1]]
        for column, cell in odd.get(at, {}).items():
            plain += [""] * (column + 1 - len(plain))
            plain[column] = cell
        yield plain


def _as_shown(cell: Any, way: Shown) -> Any:
    """Return what people see of a number or a day."""
    if isinstance(way, ShownDay):
        return way.seen(cell) if isinstance(cell, date) else cell
    return way.seen(Decimal(cell)) if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else cell


def _shown(path: Path, name: str, seen: Held) -> Callable[[int], Mapping[int, Shown | NotThere]]:
    """Return what gives, of a row counted from 0, by column how numbers are shown otherwise than they are, and errors.

    Args:
        seen: What was seen in a sheet of .xlsx.
    """
    if path.suffix.lower() == ".ods":
        with opened(path) as package:
            spans = shown_spans(package, name)
        starts = [each.first for each in spans]

        def spanned(row: int) -> Mapping[int, Shown | NotThere]:
            at = bisect_right(starts, row) - 1
            return spans[at].columns if at >= 0 and row <= spans[at].last else {}

        return spanned
    places: dict[int, dict[int, Shown | NotThere]] = defaultdict(dict)
    found: Mapping[tuple[int, int], Shown | NotThere] = seen.shown
    if path.suffix.lower() == ".xls":
        found = shown_places(path, name)
    for (row, column), way in found.items():
        places[row][column] = way
    return lambda row: places.get(row, {})


def _book(path: Path) -> Any:
    about = path.stat()
    return _opened_book(path, about.st_mtime_ns, about.st_size)


# All texts of a workbook are read when it is opened; it is asked for its sheets and for the rows of some.
@lru_cache(maxsize=1)
def _opened_book(path: Path, _changed: int, _size: int) -> Any:
    from python_calamine import CalamineWorkbook

    check_kind(path, "xlsx")
    if path.suffix.lower() == ".xls":
        check_old(path)
    else:
        with opened(path) as package:
            package.check_parts()
            if path.suffix.lower() == ".ods":
                check_extent(package)
    book = _safely(path, lambda: CalamineWorkbook.from_path(str(path)))
    if len(book.sheet_names) > _MOST_SHEETS:
        raise refused("too-many-sheets", path, most=str(_MOST_SHEETS))
    return book


def _safely(path: Path, read: Callable[[], Any], part: str = WHOLE) -> Any:
    """Return what is read.

    Args:
        part: What of the workbook that is.

    Raises:
        UnreadableInput: The reader of workbooks gives up, in whatever way.
    """
    from python_calamine import PasswordError

    try:
        return read()
    except PasswordError:
        raise refused("file-locked", path) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        # A panic of the reader is no Exception.
        raise refused("book-damaged", path, part=part) from None


def _plain_cell(found: Any) -> Any:
    # The reader makes these classes and none of their kind.
    if found.__class__ is str:
        return bounded(found)
    if found.__class__ is float:
        if not isfinite(found):
            # As in other files: what is no number is not known; an infinity is none either, but somebody put it there.
            return None if found != found else str(found)
        # All numbers of a sheet are floats; the shortest decimal is what was typed.
        return int(found) if found.is_integer() and abs(found) < 1e15 else Decimal(repr(found))
    if found.__class__ is datetime:
        # The reader has rounded to a thousandth of a second, so that a hair below midnight is the day that is shown.
        return found.date()
    return found
