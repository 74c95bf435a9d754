"""What people do to a sheet beside its cells: rows and columns that are hidden, cells that are merged."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lucidrule.tables.reading.package import attributes

_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*?\sr=["'](\d{1,7})["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\sref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")


class Merged(NamedTuple):
    """Cells that are merged into one; rows are counted from 1, columns from 0, and the last are within."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(slots=True)
class Marks:
    """What was seen.

    Attributes:
        hidden_rows: Counted from 1.
        hidden_columns: From and to, counted from 0.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)

    def note(self, block: bytes) -> None:
        """Take note of what is in some of the XML of a sheet."""
        if b"hidden=" in block:
            self.hidden_rows.update(map(int, _ROW.findall(block)))
            for tag in map(attributes, (each.decode("utf-8", "replace") for each in _COLUMN.findall(block))):
                ends = tag.get("min", ""), tag.get("max", "")
                if tag.get("hidden") in ("1", "true") and all(end.isdecimal() for end in ends):
                    self.hidden_columns.append((int(ends[0]) - 1, int(ends[1]) - 1))
        if b"mergeCell" in block:
            for left, top, right, bottom in _MERGED.findall(block):
                self.merged.append(Merged(int(top), int(bottom), _place(left), _place(right)))

    def hides(self, column: int) -> bool:
        """Return whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)

    def continued(self, columns: Collection[int], last: int) -> Iterator[int]:
        """Yield the rows, to a last one, in which a cell of some columns belongs to one further up; each once."""
        spans = (
            range(each.first_row + 1, min(each.last_row, last) + 1)
            for each in self.merged
            if any(each.first_column <= column <= each.last_column for column in columns)
        )
        beyond = 0
        for span in sorted(spans, key=lambda rows: rows.start):
            yield from range(max(span.start, beyond), span.stop)
            beyond = max(beyond, span.stop)


def _place(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found - 1
