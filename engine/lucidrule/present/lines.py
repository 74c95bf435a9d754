"""What reports are made of: lines, each with the state it tells of, and the colours of states."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at a depth; `state` is the verdict or outcome that it tells of, if any."""

    depth: int
    text: str
    state: str = ""


# The colours of outcomes in pictures.
SHADES = {
    "eligible": "#2e7d32",
    "refer": "#00838f",
    "undetermined": "#f9a825",
    "ineligible": "#c62828",
    "not_in_force": "#9e9e9e",
}
