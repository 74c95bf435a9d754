"""Rows of a register on a terminal: a table that grows, its columns as wide from one piece to the next."""

from rich import box
from rich.console import Console
from rich.table import Table

from lucidrule.cli.terminal import Cell, style, terminal
from lucidrule.present.changes import Row, headings
from lucidrule.texts.catalogue import spoken

_DAY = {"zh": 14, "en": 17, "ja": 14}
# Of what the date leaves: company, policy or fact, change, by.
_SHARES = (3, 6, 6, 7)


class Screen:
    """A table printed piece by piece, as rows come."""

    def __init__(self, lang: str, console: Console | None = None) -> None:
        self._console, self._headings, self._day = console or terminal(), headings(lang), _DAY[spoken(lang)]
        self._begun = False

    def rows(self, rows: list[Row]) -> None:
        """Print rows below those before; the headings once."""
        if not rows:
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=not self._begun, show_edge=not self._begun)
        room = self._console.width - self._day - 2 * len(_SHARES)
        widths = (self._day, *(max(6, room * share // sum(_SHARES)) for share in _SHARES))
        for heading, width in zip(self._headings, widths, strict=True):
            table.add_column(heading, width=width, overflow="fold")
        group: tuple[str, ...] = ()
        listed: set[str] = set()
        for row in rows:
            # What one event does to many policies is said once.
            again = (row.when, row.company, row.by) == group and row.about not in listed
            group, listed = (row.when, row.company, row.by), {*listed, row.about} if again else {row.about}
            when, company, by = ("", "", "") if again else group
            said = Cell(row.said, style=style(row.state))
            table.add_row(Cell(when), Cell(company), Cell(row.about), said, Cell(by, style="dim"))
        self._console.print(table)
        self._begun = True
