"""What reports are made of: lines, each with the state that it tells of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at a depth; `state` is the verdict or outcome that it tells of, if any.

    Attributes:
        until: As many of its characters look like the state; None: all.
    """

    depth: int
    text: str
    state: str = ""
    until: int | None = None
