"""A table for a width: in columns in which no word is cut, or where these are too narrow one row below another."""

from collections.abc import Iterator, Sequence

from lucidrule.present.lines import Line
from lucidrule.present.words import word
from lucidrule.present.wrapping import least_room, room_of, width_of, wrapped

_GAP, _SHORT = 2, 16


def tabled(rows: Sequence[Sequence[str]], width: int, lang: str) -> list[Line]:
    """Return the lines of a table, each of at most `width` columns: columns side by side, or where that takes fewer
    lines, each cell on a line of its own, behind its heading.

    Args:
        rows: The headings, and one at least.
    """
    # Where the first cell goes on for several rows, the second says what each is about.
    own = 2 if all(row[0] for row in rows[1:]) else 1
    below = [line for row in rows[1:] for line in _below(rows[0], row, own, width, lang)]
    widths = _widths(rows, width)
    return below if widths is None else min(_beside(rows, widths), below, key=len)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide columns are: each at least as its longest word, the rest to those with most text; None: too
    narrow."""
    columns = [[line for cell in cells for line in cell.split("\n")] for cells in zip(*rows, strict=True)]
    widths = [max(map(least_room, lines)) for lines in columns]
    most = [max(map(room_of, lines)) for lines in columns]
    text = [sum(map(room_of, lines)) for lines in columns]
    left = width - _GAP * (len(columns) - 1) - sum(widths)
    if left < 0:
        return None
    # What rows are about, such as a day, stays on one line where it may.
    if most[0] <= _SHORT and most[0] - widths[0] <= left:
        left -= most[0] - widths[0]
        widths[0] = most[0]
    for _ in range(left):
        wanting = [at for at, room in enumerate(most) if widths[at] < room]
        if not wanting:
            break
        widths[max(wanting, key=lambda at: text[at] / widths[at])] += 1
    return widths


def _beside(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> list[Line]:
    headings, *others = rows
    rule = Line(0, "─" * (sum(widths) + _GAP * (len(widths) - 1)), "dim")
    return [
        *_row(headings, widths, "heading"),
        rule,
        *(line for row in others for line in _row(row, widths, "")),
    ]


def _row(row: Sequence[str], widths: Sequence[int], state: str) -> Iterator[Line]:
    cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, cells))):
        told = (_padded(cell[at] if at < len(cell) else "", width) for cell, width in zip(cells, widths, strict=True))
        yield Line(0, (" " * _GAP).join(told).rstrip(), state)


def _below(headings: Sequence[str], row: Sequence[str], own: int, width: int, lang: str) -> Iterator[Line]:
    """Yield a row as lines: what it is about, then its cells, each behind its heading; deeper from the `own`-th on."""
    first, *others = row
    for line in wrapped(first, width) if first else ():
        yield Line(0, line, "heading")
    for at, (heading, cell) in enumerate(zip(headings[1:], others, strict=True)):
        told = word("is", lang, heading, cell) if heading else cell
        depth = 2 if own == 1 and at else 1
        for line in wrapped("  " * depth + told, width) if cell else ():
            yield Line(0, line)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
