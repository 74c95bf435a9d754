"""A row of a table that no company is judged by, and why."""

from typing import NamedTuple

from lucidrule.present.words import word

KINDS = ("empty", "total", "note", "heading", "example", "unnamed", "unnumbered", "slipped", "elsewhere", "merged")


class LeftOut(NamedTuple):
    """A row that no company is judged by.

    Attributes:
        row: As people count in a sheet.
        kind: One of KINDS.
        doubtful: It may be a company all the same.
        text: What the row begins with.
    """

    row: int
    kind: str
    doubtful: bool = False
    text: str = ""


def kind_in_words(doubtful: bool, kind: str, lang: str) -> str:
    """Return of what kind a row is, and whether that is doubtful."""
    told = word(f"left:{kind}", lang)
    return word("left_with_doubt", lang, told) if doubtful else told
