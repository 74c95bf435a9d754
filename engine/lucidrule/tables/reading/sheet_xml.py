"""What a sheet of .xlsx holds, seen in its XML before it is read whole: how far it goes, and cells without a value."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lucidrule.tables.reading.formats import PERCENT, Shown, shown_by
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.package import MOST_OF_A_SHEET, Package, attributes
from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.reading.repeated_texts import check_shared
from lucidrule.tables.reading.sheet_marks import Marks
from lucidrule.tables.reading.shown_days import parts_by_number

# The reader lays a sheet out as rows times columns, each place of some 32 bytes. Up to the first number anything may
# be laid out; above it one place in a hundred has to hold something; above the last number nothing is laid out.
FREELY = 2_000_000
ONE_IN = 100
MOST_PLACES = 40_000_000
MOST_OF_A_ROW = 64_000_000
_PREFIX = re.compile(rb"<(?:(\w+):)?worksheet\b")
_ADDRESS = re.compile(rb"""\br\s*=\s*["']([A-Z]+)(\d+)""")
# What stands in a tag behind a mark of its end that is none, since it stands in quotes: no program writes it so, and
# whoever reads it as XML finds rows and cells there.
_HIDDEN = re.compile(rb""">[^<>\s]*+(?=\s)[^<>]*?\sr\s*+=\s*+["'][A-Z]*+\d""")
_LETTERS = string.ascii_uppercase.encode()
# `0%` and `0.00%`, which need not be written out.
_PERCENT = ("9", "10")
# The fonts of programs in Japanese.
_JAPANESE = 'charset val="128"'
_FEW_STYLES = 50
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s([^<>]*)>")
_CELL_STYLES, _CELL_STYLES_END = re.compile(r"<(?:\w+:)?cellXfs\b[^<>]*>"), re.compile(r"</(?:\w+:)?cellXfs>")
_STYLE = re.compile(r"<(?:\w+:)?xf\s([^<>]*)>")


@dataclass(slots=True)
class Held:
    """What a sheet holds.

    Attributes:
        rows, columns: How far it goes, counted from 1.
        cells: How many there are.
        odd: By row and column, counted from 0, what has no value though it shows something.
        shown: By row and column, counted from 0, how numbers are shown otherwise than they are.
        unplaced: Whether there are cells without an address.
        marks: What is hidden, and what is merged.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    odd: dict[tuple[int, int], NotThere] = field(default_factory=dict)
    shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    unplaced: bool = False
    marks: Marks = field(default_factory=Marks)


class _Tags:
    """How rows and cells are found, where tags have a prefix or none."""

    def __init__(self, prefix: bytes = b"") -> None:
        start, end = b"<" + re.escape(prefix), b"</" + re.escape(prefix)
        formula = start + rb"f\b[^<>]*?(?:/>|>([^<]*)" + end + b"f>)"
        no_value = b"(?:" + start + rb"v\s*/>|" + start + rb"v>\s*" + end + b"v>)?"
        self.row_end, self.formula = b"</" + prefix + b"row>", b"<" + prefix + b"f"
        self.cells = (b"<" + prefix + b"c ", b"<" + prefix + b"c>")
        self.row = re.compile(start + rb"""row\b[^<>]*?\sr\s*=\s*["'](\d+)""")
        self.places = re.compile(start + rb"""c\b[^<>]*?\sr\s*=\s*["']([A-Z]+\d*)""")
        self.styled = start + rb"""c\s(?=[^<>]*\bs=["'](%s)["'])([^<>]*)(?<!/)>"""
        self.full = re.compile(start + rb"c\s([^<>]*)(?<!/)>(?!\s*" + end + b"c>)")
        self.error = re.compile(
            start
            + rb"""c\b(?=[^<>]*+>)(?>([^<>]*\bt=["']e["'][^<>]*)>)\s*(?:"""
            + formula
            + rb"\s*)?"
            + start
            + rb"v>([^<]*)<"
        )
        self.uncounted = re.compile(
            start + rb"c\b([^<>]*)(?<!/)>\s*" + formula + rb"\s*" + no_value + rb"\s*" + end + b"c>"
        )


def held(package: Package, sheet: str) -> Held:
    """Return what a sheet holds.

    Raises:
        UnreadableInput: Some cell is so far from all others that the sheet cannot be laid out, or it is too large, its
            texts come to too much, or the workbook does not say where it is.
    """
    part, found = package.sheet_part(sheet), Held()
    if part is None:
        # It is not looked into what nobody finds here, though others might.
        raise refused("book-damaged", package.path, part=sheet)
    ways = _ways(package.styles())
    for tags, block in _row_blocks(package, part):
        if _HIDDEN.search(block):
            raise refused("book-damaged", package.path, part=part)
        _measure(block, tags, found)
        found.marks.note(block)
        found.shown.update(_shown(block, tags, ways))
        for tag, _, value in tags.error.findall(block) if b't="e"' in block or b"t='e'" in block else ():
            _note(tag, NotThere(unescape(value.decode()), "error-cell"), found)
        for tag, formula in tags.uncounted.findall(block) if tags.formula in block else ():
            # A formula that gives no text keeps an empty one.
            if attributes(tag.decode()).get("t") != "str":
                _note(tag, NotThere("=" + unescape(formula.decode()), "formula-without-value"), found)
    # Where hardly a place is without a cell there is nothing to look for, and of many cells that takes seconds.
    if found.rows * found.columns > max(FREELY, min(2 * found.cells, MOST_PLACES)):
        _check_spread(package, part, sheet, found)
    check_shared(package, part, (block for _, block in _row_blocks(package, part)), found.cells)
    if found.odd and found.unplaced:
        raise refused("cells-unplaced", package.path, sheet=sheet)
    return found


def _row_blocks(package: Package, part: str) -> Iterator[tuple[_Tags, bytes]]:
    """Yield whole rows, many at a time, with how cells are found in them."""
    left, tags = b"", None
    for block in package.blocks(part, MOST_OF_A_SHEET):
        left += block
        if tags is None:
            prefix = _PREFIX.search(left)
            tags = _Tags(prefix[1] + b":" if prefix is not None and prefix[1] else b"")
        whole, end, left = left.rpartition(tags.row_end)
        if whole:
            yield tags, whole + end
        if len(left) > MOST_OF_A_ROW:
            raise refused("book-too-large", package.path, most=f"{MOST_OF_A_ROW // 1_000_000:,}", part=part)
    # A sheet that was cut off may end within a row.
    yield tags or _Tags(), left


def _measure(block: bytes, tags: _Tags, found: Held) -> None:
    """Add how far some rows go; cells count that are only formatted."""
    places = tags.places.findall(block)
    rows = tags.row.findall(block)
    cells, ends = sum(map(block.count, tags.cells)), block.count(tags.row_end)
    # Taken apart together, which is much faster than each by itself.
    listed = b"\n".join(places)
    letters, digits = (set(listed.translate(None, others).split(b"\n")) for others in (b"0123456789", _LETTERS))
    if cells > len(places) or ends > len(rows):
        found.unplaced = True
        widest = max(sum(map(row.count, tags.cells)) for row in block.split(tags.row_end))
        found.columns, found.rows = max(found.columns, widest), found.rows + ends
    found.cells += max(cells, len(places))
    found.columns = max([found.columns, *map(_number, letters)])
    found.rows = max([found.rows, *map(int, rows), *(int(each or b"0") for each in digits)])


def _check_spread(package: Package, part: str, sheet: str, found: Held) -> None:
    """Refuse a sheet of which far more would be laid out than it holds, or more than can be.

    Raises:
        UnreadableInput: With the cell that stands far from all others.
    """
    rows, columns, cells, far = found.rows, found.columns, found.cells, (0, 0)
    if not found.unplaced:
        # Rows that are only formatted, to the last column of all, are common and hold nothing.
        rows, columns, cells = 0, 0, 0
        for tags, block in _row_blocks(package, part):
            for tag in tags.full.findall(block):
                row, column = _place(tag) or (0, 0)
                rows, columns, cells = max(rows, row + 1), max(columns, column + 1), cells + 1
                far = max(far, (row, column), key=lambda place: (place[0] + 1) * (place[1] + 1))
    if rows * columns > FREELY and cells * ONE_IN < rows * columns:
        raise refused("cell-far", package.path, sheet=sheet, cell=f"{column_letters(far[1])}{far[0] + 1}")
    if rows * columns > MOST_PLACES:
        raise refused("sheet-too-large", package.path, sheet=sheet, rows=f"{rows:,}", columns=f"{columns:,}")


def _note(tag: bytes, odd: NotThere, found: Held) -> None:
    place = _place(tag)
    if place is None:
        found.unplaced = True
    # The unplaced are refused; that there are some is what counts.
    found.odd[place or (0, 0)] = odd


def _place(tag: bytes) -> tuple[int, int] | None:
    """Return the row and the column, counted from 0, that a cell's address says."""
    address = _ADDRESS.search(tag)
    return None if address is None else (int(address[2]) - 1, _number(address[1]) - 1)


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1."""
    found = 0
    for letter in letters[:8]:
        found = found * 26 + letter - 64
    return found


def column_letters(column: int) -> str:
    """Return the name of a column, counted from 0."""
    name, left = "", column + 1
    while left:
        left, last = divmod(left - 1, 26)
        name = chr(65 + last) + name
    return name


def _shown(block: bytes, tags: _Tags, ways: Mapping[bytes, Shown]) -> Iterator[tuple[tuple[int, int], Shown]]:
    """Yield the places of cells whose styles show numbers otherwise than they are, each with how."""
    # A pattern of thousands of styles would take its time at each cell.
    styles = b"|".join(ways) if len(ways) <= _FEW_STYLES else rb"\d+"
    for style, tag in re.findall(tags.styled % styles, block) if ways else ():
        place = _place(tag)
        if place is not None and style in ways:
            yield place, ways[style]


def _ways(styles: str) -> dict[bytes, Shown]:
    """Return the styles of cells, by number, that show numbers otherwise than they are, each with how."""
    formats: dict[str, Shown] = {**dict.fromkeys(_PERCENT, PERCENT), **parts_by_number(japanese=_JAPANESE in styles)}
    for each in map(attributes, _FORMAT.findall(styles)):
        way = shown_by(each.get("formatCode", ""))
        if way is not None:
            formats[each.get("numFmtId", "")] = way
    begun = _CELL_STYLES.search(styles)
    end = _CELL_STYLES_END.search(styles, begun.end()) if begun is not None else None
    listed = _STYLE.findall(styles, begun.end(), end.start()) if begun is not None and end is not None else []
    forms = enumerate(attributes(tag).get("numFmtId", "") for tag in listed)
    return {str(at).encode(): formats[form] for at, form in forms if form in formats}
