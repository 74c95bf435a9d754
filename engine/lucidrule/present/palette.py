"""How states look: the colour of each on a terminal, in pictures and pages, in sheets; a mark where there is none."""

from typing import NamedTuple


class Look(NamedTuple):
    """How a state looks.

    Attributes:
        hue: Its colour on a terminal; empty: none of its own.
        ink: In pictures and pages; dark enough for white text on it, and on white.
        paper: Behind black text in sheets.
        mark: Before a line about it; of outcomes what a picture in letters is made of.
    """

    hue: str
    ink: str
    paper: str
    mark: str


_GOOD = Look("green", "#2e7d32", "#C6EFCE", "✔")
_ASKED = Look("cyan", "#00838f", "#CFE8EF", "◆")
_OPEN = Look("yellow", "#946200", "#FFEB9C", "?")
_BAD = Look("red", "#c62828", "#F8CBAD", "✘")
_NONE = Look("", "#6b6b6b", "#D9D9D9", "·")
# What stands beside the word for an outcome, on pages and in pictures: the word alone would do.
SIGNS = {"eligible": "✓", "refer": "◆", "undetermined": "?", "ineligible": "✕", "not_in_force": "–"}
# Outcomes, verdicts, and what comes of a scenario.
LOOKS = {
    "eligible": _GOOD._replace(mark="█"),
    "refer": _ASKED,
    "undetermined": _OPEN,
    "ineligible": _BAD._replace(mark="·"),
    "not_in_force": _NONE._replace(mark=" "),
    "not_calculable": Look("magenta", "#6a1b9a", "#E4D3EC", "~"),
    "met": _GOOD,
    "not_met": _BAD,
    "unknown": _OPEN,
    "passed": _GOOD,
    "failed": _BAD,
    "fault": _BAD,
    "not_run": _NONE,
}
