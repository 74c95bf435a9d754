"""A determination as plain text, for pipes, files and logs: no colour, no wrapping, columns aligned."""

from unicodedata import east_asian_width

from lucidrule.decide.result import Determination
from lucidrule.present.advice import NO_ADVICE, Advice
from lucidrule.present.report import Report, report

_GAP = "  "


def explain(
    determination: Determination, lang: str, *, full: bool = False, sources: bool = False, advice: Advice = NO_ADVICE
) -> str:
    """Return the whole determination in words; `full` with every criterion and leaf, `sources` with what they are."""
    return plain_text(report(determination, lang, full=full, sources=sources, advice=advice))


def plain_text(told: Report) -> str:
    """Return a report as lines; a line is one statement, however long."""
    lines = [told.title, *told.heading, "", *_table(told), ""]
    lines += ["  " * line.depth + line.text for line in told.lines]
    return "\n".join(line.rstrip() for line in lines)


def _table(told: Report) -> list[str]:
    rows = [told.columns, *((f"{row.number}. {row.title}", row.outcome, row.amount) for row in told.rows)]
    widths = [max(_width(row[at]) for row in rows) for at in range(3)]
    return [
        _GAP.join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _width(text: str) -> int:
    """Return the columns that a text takes: wide characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
