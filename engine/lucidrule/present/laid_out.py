"""A short determination laid out for a width: lists in columns where there is room, else their notes below."""

from collections.abc import Iterator, Sequence

from lucidrule.present.lines import Line
from lucidrule.present.short import Entry, Short
from lucidrule.present.wrapping import room_of, width_of, wrapped

_NUMBER = 4
_GAP = 2
# Notes stand beside titles and sums where they have as many columns.
_LEAST_NOTE = 22
_MOST_TITLE = 34


def laid_out(told: Short, width: int) -> Iterator[Line]:
    """Yield the lines, each of at most `width` columns and at depth 0; `state` is what a terminal colours."""
    before = ""
    for line in _lines(told, width):
        # Parts are set apart by one empty line.
        if line.text or before:
            yield line
        before = line.text


def _lines(told: Short, width: int) -> Iterator[Line]:
    yield from broken(Line(0, told.title, "heading"), width)
    for text in told.heading:
        yield from broken(Line(0, text, ""), width)
    yield Line(0, "", "")
    entries: list[Entry] = []
    for part in told.parts:
        if isinstance(part, Entry):
            entries.append(part)
            continue
        yield from _entries(entries, width)
        entries = []
        yield from broken(part, width)


def broken(line: Line, width: int) -> Iterator[Line]:
    """Yield the lines of one line that is as wide as it may be."""
    for text in wrapped("  " * line.depth + line.text, width):
        yield Line(0, text.rstrip(), line.state)


def _entries(entries: Sequence[Entry], width: int) -> list[Line]:
    """Return the lines of a list: in columns, or with notes below where that takes fewer lines."""
    if not entries:
        return []
    title = min(max(room_of(entry.title) for entry in entries), _MOST_TITLE)
    amount = max(width_of(entry.amount) for entry in entries)
    note = width - _NUMBER - title - _GAP - (amount + _GAP if amount else 0)
    below = [line for entry in entries for line in _below(entry, width)]
    if note < _LEAST_NOTE:
        return below
    beside = [line for entry in entries for line in _beside(entry, title, amount, note)]
    return min(beside, below, key=len)


def _beside(entry: Entry, title: int, amount: int, note: int) -> Iterator[Line]:
    """Yield a policy as a row of columns: number, title, sum at the right edge of its column, notes."""
    titles = wrapped(entry.title, title)
    notes = [line for text in _told(entry, note) for line in wrapped(text, note)]
    for at in range(max(len(titles), len(notes), 1)):
        number = f"{entry.number:>{_NUMBER - 1}} " if at == 0 else " " * _NUMBER
        cells = [number + _padded(titles[at] if at < len(titles) else "", title)]
        if amount:
            told = entry.amount if at == 0 else ""
            cells.append(" " * (amount - width_of(told)) + told)
        until = len((" " * _GAP).join(cells))
        cells.append(notes[at] if at < len(notes) else "")
        # Notes go on below, so all of them look alike.
        yield Line(0, (" " * _GAP).join(cells).rstrip(), entry.state if at == 0 else "", until)


def _below(entry: Entry, width: int) -> Iterator[Line]:
    """Yield a policy with its sum at the right edge, and its notes below."""
    room = width - _NUMBER - (width_of(entry.amount) + _GAP if entry.amount else 0)
    first, *others = wrapped(entry.title, max(room, _LEAST_NOTE))
    told = f"{entry.number:>{_NUMBER - 1}} {first}"
    if entry.amount and width_of(first) > room:
        # Beside a sum of so many words there is no room for a title.
        first, *others = wrapped(entry.title, width - _NUMBER)
        told, others = f"{entry.number:>{_NUMBER - 1}} {first}", [*others, entry.amount]
    elif entry.amount:
        told = _padded(told, width - width_of(entry.amount)) + entry.amount
    yield Line(0, told, entry.state)
    for text in (*others, *_told(entry, width - _NUMBER)):
        for line in wrapped(" " * _NUMBER + text, width):
            yield Line(0, line, "")


def _told(entry: Entry, room: int) -> Iterator[str]:
    """Yield what is said beside a policy, as there is room for it."""
    for note in entry.notes:
        if text := note if isinstance(note, str) else note.within(room):
            yield text


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))
