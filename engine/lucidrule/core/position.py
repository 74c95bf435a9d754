"""Where something stands in a file."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: line and column count from 1; `text` is the line itself.

    What was given beside a file has a name and no line: 0.
    """

    file: str
    line: int
    column: int
    text: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def within(at: Location, mark: str) -> Location:
    """Return the place of a mark in the text that begins at a place; where its line has none, the place itself."""
    found = at.text.find(mark, at.column - 1)
    return replace(at, column=found + 1) if found >= 0 else at
