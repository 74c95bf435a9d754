"""Where something stands in a file."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from unicodedata import east_asian_width

# So many characters of a line are shown.
_WIDEST = 110


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


def pointed(at: Location, shown: Callable[[str], str]) -> list[str]:
    """Return the source line and a caret below the column; of a long line the part around it.

    Args:
        shown: Makes a text safe to print.
    """
    start = max(0, at.column - 1 - _WIDEST * 2 // 3) if len(at.text) > _WIDEST else 0
    part = at.text[start : start + _WIDEST]
    before = part[: at.column - 1 - start]
    cut = "…" if start else ""
    # Wide characters take two columns of a terminal, so the caret is led there by a copy of what precedes it.
    lead = "".join("\u3000" if east_asian_width(c) in "WF" else " " * len(shown(c)) for c in cut + before)
    end = "…" if start + _WIDEST < len(at.text) else ""
    return [f"  {cut}{shown(part)}{end}", f"  {lead}^"]
