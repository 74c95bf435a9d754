"""Cells that were not taken, as people look for them: by cause and column, with the companies that they are of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from lucidrule.core.fault import Fault, hint, message, shown
from lucidrule.core.position import Location
from lucidrule.present.words import listed, word
from lucidrule.tables.cells import WHOLE_ROW, BadCell
from lucidrule.tables.left_out import named_text
from lucidrule.texts.catalogue import spoken

LISTED = ("row", "column", "content", "reason", "heading_id", "heading_name")
# The codes of all faults that a cell may have.
CAUSES = (
    *("wrong-unit", "wrong-kind", "unknown-choice", "unknown-fact", "negative", "above-maximum", "too-many-digits"),
    *(
        "impossible-date",
        "year-too-early",
        "day-zero",
        "needs-month",
        "needs-day",
        "two-days",
        "zoned-time",
        "uncertain-number",
        "other-currency",
    ),
    *("another-currency", "other-style", "bare-point", "too-many-decimals", "not-a-granted-record"),
    *("rounded-number", "two-readings", "share-two-readings", "per-mille-two-readings", "unit-two-readings"),
    "magnitude-two-readings",
    *("noted-number", "short-year", "marked-doubtful"),
    *("decimal-comma", "odd-groups", "short-unit", "minus-behind"),
    *("error-cell", "formula-without-value", "cell-too-long", "merged-cells", "day-not-shown", "cell-in-lines"),
    *("rows-differ", "contradicts", "no-such-record", "row-too-long", "row-slipped"),
)
_GROUPS = 9
_NAMED = 3
_SHOWN = 24


class RefusedCell(NamedTuple):
    """A cell that was not taken, in words.

    Attributes:
        row: As people count in a sheet.
        file: The name of the file, where there are several.
        column: The heading; WHOLE_ROW where it is about all cells of the row.
        text: What stands there.
        why: The reason, with the cell's own content and what to do.
        cause: The same in what it has in common with other cells.
        number, name: Of the company, as the row says them.
        code: Of the fault.
        at: Where it stands.
    """

    row: int
    file: str
    column: str
    text: str
    why: str
    cause: str
    number: str
    name: str
    code: str
    at: Location | None = None

    @property
    def heading(self) -> str:
        """The heading with the file that it is in, where there are several."""
        return f"{self.file}: {self.column}" if self.file else self.column

    @property
    def cells(self) -> tuple[str, ...]:
        """What a list of all such cells says of it, in the order of LISTED."""
        return str(self.row), self.heading, self.text, self.why, self.number, self.name


def refused_cells(
    bad: Iterable[BadCell],
    rows: tuple[int, Sequence[Sequence[Any]]],
    identity: tuple[int | None, int | None],
    file: str,
    lang: str,
    *,
    place: Callable[[int, str], Location | None] = lambda row, column: None,
) -> list[RefusedCell]:
    """Return cells that were not taken, each reason of a cell once.

    Args:
        rows: The number of the first of the rows that they stand in, and these.
        identity: The places of number and name of a company.
        file: Its name, where there are several.
        place: Of a row and a heading, where the cell stands.
    """
    found: dict[RefusedCell, None] = {}
    first, cells = rows
    # The same few faults are those of most cells; by themselves, for what they name need not be hashable.
    worded: dict[int, tuple[Fault, str, str]] = {}
    for each in bad:
        row = cells[each.row - first]
        number, name = ("" if at is None else named_text(row[at]) for at in identity)
        if id(each.fault) not in worded:
            cause = Fault(f"@cause:{each.fault.code}", None, each.fault.params)
            worded[id(each.fault)] = each.fault, in_words(each.fault, lang), message(cause, lang)
        _, why, said = worded[id(each.fault)]
        cell = (each.row, file, each.column, each.text)
        at = place(each.row, each.column)
        found[RefusedCell(*cell, why, said, number, name, each.fault.code, at)] = None
    return list(found)


def in_words(fault: Fault, lang: str) -> str:
    """Return what is wrong with a cell, and what to do."""
    said = [message(fault, lang), hint(fault, lang)]
    return {"zh": "；", "en": "; ", "ja": "。"}[spoken(lang)].join(each for each in said if each is not None)


def group_lines(bad: Sequence[RefusedCell], lang: str) -> Iterator[str]:
    """Yield a line for each column and cause, those with the most cells first, of which a few are named."""
    groups: dict[tuple[str, str], list[RefusedCell]] = {}
    for each in bad:
        groups.setdefault((each.heading, each.cause), []).append(each)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    # The last line that is left for groups is better one of them than what says that there is one more.
    kept = _GROUPS + 1 if len(ordered) == _GROUPS + 1 else _GROUPS
    for (_, cause), cells in ordered[:kept]:
        named = [_named(each, lang) for each in cells[:_NAMED]]
        if len(cells) > _NAMED:
            named.append(word("cells_more", lang, f"{len(cells) - _NAMED:,}"))
        column = _heading(cells[0], lang)
        yield shown(word("cells_group", lang, column, cause, f"{len(cells):,}", listed(named, lang)))
    left = ordered[kept:]
    if left:
        yield word("cells_more_groups", lang, len(left), f"{sum(len(cells) for _, cells in left):,}")


def _heading(cell: RefusedCell, lang: str) -> str:
    if cell.column != WHOLE_ROW:
        return cell.heading
    whole = word("whole_row", lang)
    return f"{cell.file}: {whole}" if cell.file else whole


def _named(cell: RefusedCell, lang: str) -> str:
    company = " ".join(filter(None, (cell.number, cell.name)))
    row, text = f"{cell.row:,}", _cut(cell.text)
    return word("cell_of", lang, _cut(company), row, text) if company else word("left_row_text", lang, row, text)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
