"""OpenDocument sheets: how many cells they say there are, in few bytes, how numbers are shown, what is hidden."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from lucidrule.tables.reading.document_styles import styles_shown
from lucidrule.tables.reading.first_rows import MOST_COLUMNS
from lucidrule.tables.reading.formats import PERCENT, Shown, shown_by
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import refused, too_large
from lucidrule.tables.reading.repeated_texts import MOST_OF_TEXTS
from lucidrule.tables.reading.sheet_marks import Marks, Merged

MOST_CELLS = 40_000_000
# So many places may always be laid out; of more one in a hundred has to hold something, each repeated one once.
FREELY, ONE_IN = 200_000, 100
_MOST_DIGITS = 12
# In quotes a tag may hold what ends tags elsewhere.
_INSIDE = rb"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)"""
_TAG = re.compile(
    rb"<(?:table:(?:(table(?:-row)?)(?=[\s/>])|(?:covered-)?table-cell\b)|text:(s)(?=[\s/>]))" + _INSIDE + b">"
)
_MARKUP = re.compile(rb"<[^<>]*>")
_PARTS = re.compile(
    rb"<(/?)table:(table|table-row|table-column|(?:covered-)?table-cell)(?=[\s>/])"
    + _INSIDE
    + rb">(?:<text:p(?:\s[^<>]*)?>(\0[^<>]*|#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3})</text:p>)?"
)
# The reader of workbooks leaves these out, so that two numbers in two lines would be one.
_IN_LINES = re.compile(
    rb"<text:p(?:\s[^<>]*)?>[^<>]*\d\s*(?:<text:(?:line-break|tab)\b[^<>]*/>\s*)+\d[^<>]*(?:<text:[^<>]*/>[^<>]*)*</text:p>"
)
_CALCULATED = re.compile(rb"""\btable:formula=|:value-type=["']error["']""")
# What is kept until its cell ends, so that a cell is seen with its text.
_KEPT = 1_000_000
_NAME = re.compile(rb"""\btable:name=(?:"([^"]*)"|'([^']*)')""")
_STYLE = re.compile(rb"""\btable:style-name=(?:"([^"]*)"|'([^']*)')""")
_DEFAULT = re.compile(rb"""\btable:default-cell-style-name=(?:"([^"]*)"|'([^']*)')""")
_PERCENT = re.compile(rb"""\boffice:value-type=["']percentage["']""")
_CURRENCY = re.compile(rb"""\boffice:currency=["']([A-Za-z]{3})["']""")
_UNSEEN = re.compile(rb"""\btable:visibility=["'](?:collapse|filter)["']""")
_SPANNED_ROWS = re.compile(rb"""number-rows-spanned\s*=\s*["']([^"']{1,300})""")
_SPANNED_COLUMNS = re.compile(rb"""number-columns-spanned\s*=\s*["']([^"']{1,300})""")
_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["']([^"']{1,300})""")
_BLANKS = re.compile(rb"""\btext:c\s*=\s*["']([^"']{1,300})""")
_COLUMNS = re.compile(rb"""number-columns-repeated\s*=\s*["']([^"']{1,300})""")


class _Extent:
    """How far the sheets go whose tags were seen, each to its last cell that holds something.

    Attributes:
        sheet: The name of the sheet that it is in.
        laid: How many places of a sheet are laid out.
        written: How many cells of it hold something, each counted once.
        cells: How many hold something in all sheets, as often as they are repeated.
        texts: How many bytes the texts of repeated cells have, and all blanks of which only the number is written.
    """

    def __init__(self) -> None:
        self.cells, self.texts, self.sheet = 0, 0, ""
        self._begin()

    def _begin(self) -> None:
        self.laid = self.written = self._repeated = 0
        self._above = self._rows = self._column = self._width = 0

    def take(self, kind: bytes, tag: bytes) -> None:
        """Note a tag: of a sheet, of a row, or of a cell."""
        self._repeated = 0
        if kind == b"table":
            self.sheet = _name(tag)
            self._begin()
        elif kind:
            self._above += self._rows
            self._rows, self._column = _times(_ROWS, tag), 0
        else:
            times = _times(_COLUMNS, tag)
            self._column += times
            if not tag.endswith(b"/"):
                self.cells += self._rows * times
                self.written += 1
                self._width = max(self._width, self._column)
                self.laid = (self._above + self._rows) * self._width
            if b"string-value" in tag:
                self.texts += self._rows * times * len(tag)
            self._repeated = 0 if tag.endswith(b"/") else self._rows * times

    def take_blanks(self, tag: bytes) -> None:
        """Note blanks of a cell of which only the number is written."""
        self.texts += self._repeated * _times(_BLANKS, tag)

    def take_text(self, text: bytes) -> None:
        """Note what stands behind a tag."""
        if self._repeated > 1:
            self.texts += self._repeated * len(_MARKUP.sub(b"", text.partition(b"</table:")[0]))

    @property
    def row(self) -> int:
        """The number of the row that it is in."""
        return self._above + 1


def check_extent(package: Package) -> None:
    """Refuse a document that repeats cells more often than a sheet can be laid out, or far more than it holds.

    Raises:
        UnreadableInput: There is one.
    """
    if "content.xml" not in package.names:
        return
    found = _Extent()
    for block in _whole_tags(package):
        at = 0
        for tag in _TAG.finditer(block):
            kind, blanks, inside = tag.groups()
            found.take_text(block[at : tag.start()])
            at = tag.end()
            if blanks:
                found.take_blanks(inside)
            else:
                found.take(kind, inside)
            _refuse_far(package, found)
        found.take_text(block[at:])
    _refuse_far(package, found)


def _refuse_far(package: Package, found: _Extent) -> None:
    most = MOST_CELLS if found.cells > MOST_CELLS else FREELY
    if found.cells > MOST_CELLS or found.laid > max(FREELY, ONE_IN * found.written):
        place = {"sheet": found.sheet, "row": f"{found.row:,}"}
        raise refused("document-too-large", package.path, most=f"{most:,}", **place)
    if found.texts > MOST_OF_TEXTS:
        raise too_large(package.path, "content.xml", MOST_OF_TEXTS)


def document_marks(package: Package, sheet: str, last: int) -> Marks:
    """Return what is hidden and merged in a sheet; `last`: the number of the last row that is looked at."""
    found = Marks()
    inside, row, times, column = False, 0, 0, 0
    for end, kind, tag, _ in _tags(package):
        if kind == b"table":
            inside = not end and _name(tag) == sheet
            row = times = column = 0
        elif not inside or end:
            continue
        elif kind == b"table-column":
            repeated = _times(_COLUMNS, tag)
            if _UNSEEN.search(tag):
                found.hidden_columns.append((column, column + repeated - 1))
            column += repeated
        elif kind == b"table-row":
            row, times, column = row + times, _times(_ROWS, tag), 0
            if _UNSEEN.search(tag):
                found.hidden_rows.update(range(row + 1, min(row + times, last) + 1))
        else:
            spanned, wide = _times(_SPANNED_ROWS, tag), _times(_SPANNED_COLUMNS, tag)
            if spanned > 1 or wide > 1:
                found.merged.append(Merged(row + 1, row + spanned, column, column + wide - 1))
            column += _times(_COLUMNS, tag)
    return found


class ShownSpan(NamedTuple):
    """Rows whose numbers are shown in the same ways, or as errors; all are counted from 0, the last row is within."""

    first: int
    last: int
    columns: Mapping[int, Shown | NotThere]


def shown_spans(package: Package, sheet: str) -> list[ShownSpan]:
    """Return the cells of a sheet whose numbers are shown otherwise than they are, and those of errors, from above;
    columns that no table may have aside."""
    styles, found = styles_shown(package), list[ShownSpan]()
    inside, row, times, column, of_row = False, 0, 0, 0, ""
    columns: dict[int, Shown | NotThere] = {}
    of_columns: dict[int, Shown] = {}
    for end, kind, tag, error in _tags(package):
        if kind == b"table":
            inside = not end and _name(tag) == sheet
            row, times, column, columns, of_columns = 0, 0, 0, {}, {}
        elif not inside:
            continue
        elif kind == b"table-row":
            # The end of a row, and a row without any cell.
            if not end:
                times, column, columns, of_row = _times(_ROWS, tag), 0, {}, _said(_DEFAULT, tag)
            if end or tag.endswith(b"/"):
                found += [ShownSpan(row, row + times - 1, columns)] if columns else []
                row += times
        elif not end:
            after = column + _times(_COLUMNS, tag)
            places = range(column, min(after, MOST_COLUMNS))
            if kind == b"table-column":
                way = styles.get(_said(_DEFAULT, tag))
                of_columns |= dict.fromkeys(places, way) if way is not None else {}
            elif b"value-type" in tag:
                columns |= _ways((tag, error), places, of_row, styles, of_columns)
            column = after
    return found


def _ways(
    cell: tuple[bytes, bytes], places: range, of_row: str, styles: Mapping[str, Shown], of_columns: Mapping[int, Shown]
) -> Mapping[int, Shown | NotThere]:
    """Return by column how the numbers of a cell, as often as it is repeated, are shown otherwise than they are.

    Args:
        cell: Its tag, and the error that it shows.
    """
    tag, error = cell
    if error.startswith(b"\0"):
        return dict.fromkeys(places, NotThere(unescape(error[1:].decode("utf-8", "replace")), "cell-in-lines"))
    if error and _CALCULATED.search(tag):
        return dict.fromkeys(places, NotThere(error.decode(), "error-cell"))
    if _PERCENT.search(tag):
        return dict.fromkeys(places, PERCENT)
    style = _said(_STYLE, tag) or of_row
    if not style:
        shown = {place: of_columns[place] for place in places if place in of_columns}
    else:
        shown = dict.fromkeys(places, styles[style]) if style in styles else {}
    return shown or _of_currency(tag, places)


def _of_currency(tag: bytes, places: range) -> Mapping[int, Shown | NotThere]:
    """Return how a sum is shown whose cell names another currency than yuan and has no style that shows it."""
    code = _CURRENCY.search(tag)
    way = None if code is None else shown_by(f'0" {code[1].decode()}"')
    return {} if way is None else dict.fromkeys(places, way)


def _tags(package: Package) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
    """Yield of each tag whether it is an end, of what, what is in it, and the error that a cell shows, or behind a NUL
    the numbers that stand in its lines."""
    for block in _whole_tags(package) if "content.xml" in package.names else ():
        parted = b"<text:line-break" in block or b"<text:tab" in block
        yield from _PARTS.findall(_IN_LINES.sub(_in_one_line, block) if parted else block)


def _in_one_line(found: re.Match[bytes]) -> bytes:
    return b"<text:p>\0" + _MARKUP.sub(b" ", found[0]).strip() + b"</text:p>"


def _name(tag: bytes) -> str:
    return _said(_NAME, tag)


def _said(pattern: re.Pattern[bytes], tag: bytes) -> str:
    found = pattern.search(tag)
    return "" if found is None else unescape((found[1] or found[2] or b"").decode("utf-8", "replace"))


def _whole_tags(package: Package) -> Iterator[bytes]:
    """Yield the content, parted behind tags: before the end of a cell, unless that is far."""
    left = b""
    for block in package.blocks("content.xml", MOST_OF_A_PART):
        text = left + block
        at = text.rfind(b"</table:")
        if at < 0 or len(text) - at > _KEPT:
            at = text.rfind(b">") + 1
        left = text[at:]
        yield text[:at]
    yield left + b">"


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    found = pattern.search(tag)
    # Digits may be written as what stands for them.
    digits = unescape(found[1].decode("utf-8", "replace")).strip()[:_MOST_DIGITS] if found is not None else ""
    return int(digits) if digits.isdecimal() else 1
