"""A row of a table that no company is judged by, and why."""

from typing import Any, NamedTuple

from lucidrule.core.fault import Fault, message
from lucidrule.present.words import word

KINDS = (
    "empty",
    "total",
    "note",
    "heading",
    "example",
    "unnamed",
    "unnumbered",
    "slipped",
    "elsewhere",
    "merged",
    "unreadable",
)


class LeftOut(NamedTuple):
    """A row that no company is judged by.

    Attributes:
        row: As people count in a sheet.
        kind: One of KINDS.
        doubtful: It may be a company all the same.
        text: What the row begins with; of one that may be a company its name, or its number where it has none.
        fault: Of a line that cannot be read, why.
    """

    row: int
    kind: str
    doubtful: bool = False
    text: str = ""
    fault: Fault | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain data, with the code of its fault where it has one."""
        told = {"row": self.row, "kind": self.kind, "doubtful": self.doubtful, "text": self.text}
        return told if self.fault is None else {**told, "fault": self.fault.code}


def why_left(row: LeftOut, lang: str) -> str:
    """Return of what kind a row is, and what is wrong with a line that cannot be read."""
    kind = kind_in_words(row.doubtful, row.kind, lang)
    return kind if row.fault is None else word("left_because", lang, kind, message(row.fault, lang))


def kind_in_words(doubtful: bool, kind: str, lang: str) -> str:
    """Return of what kind a row is, and whether that is doubtful."""
    told = word(f"left:{kind}", lang)
    return word("left_with_doubt", lang, told) if doubtful else told
