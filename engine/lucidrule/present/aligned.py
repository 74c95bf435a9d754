"""Rows of a table as plain text: columns aligned, wide characters taking two."""

from collections.abc import Sequence

from lucidrule.present.wrapping import width_of

_GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of as many cells each as lines."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    lines = (_GAP.join(map(_filled, row, widths)) for row in rows)
    return [line.rstrip() for line in lines]


def _filled(cell: str, width: int) -> str:
    return cell + " " * (width - width_of(cell))
