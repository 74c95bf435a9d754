"""Where something stands in a file."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: line and column count from 1; `text` is the line itself.

    What was given beside a file has a name and no line: 0.

    Attributes:
        path: The keys that lead to it in what was given, from the outermost; items of lists count from 1.
        row: The row of a table, or the line of a file of lines, counted from 1; 0: it stands in none.
    """

    file: str
    line: int
    column: int
    text: str = ""
    path: tuple[str, ...] = field(default=(), compare=False)
    row: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def within(at: Location, mark: str) -> Location:
    """Return the place of a mark in the text that begins at a place; where its line has none, the place itself."""
    found = at.text.find(mark, at.column - 1)
    return replace(at, column=found + 1) if found >= 0 else at
