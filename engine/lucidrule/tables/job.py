"""One screening from files to a file: headings first, then rows batch by batch; the result whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lucidrule.columns.frame import refuse_taken
from lucidrule.columns.headings import Headings, read_headings
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, ProfileAtFault, UnreadableInput, WrongColumn, hint, message
from lucidrule.present.words import word
from lucidrule.tables.cells import BadCell, Reader
from lucidrule.tables.records import beside, read_records
from lucidrule.tables.result import Result, sources_of
from lucidrule.tables.screening import Agreed, Screened, Screening, Wanted
from lucidrule.tables.source import TableSource, kind_of, sources
from lucidrule.tables.summary import Summary
from lucidrule.tables.writer import COLOURS, Writer, writer

RefusedCell = tuple[int, str, str, str]
_FOR_PEOPLE = ("csv", "tsv", "xlsx")


class Job:
    """A screening that is ready to run: everything that can be refused before it starts has been looked at.

    Attributes:
        left_alone: Headings that name no fact and are left alone.
        summary: What it came to; complete when it has run.
    """

    def __init__(
        self,
        compiled: CompiledProgramme,
        files: tuple[str, ...],
        output: Path | None,
        as_of: date,
        *,
        policies: tuple[str, ...],
        lang: str,
        explain: bool = False,
        sheet: str | None = None,
        records: Mapping[str, Path] | None = None,
        ignore_unknown: bool = False,
        force: bool = False,
    ) -> None:
        """Look at the files.

        Args:
            records: Tables of lists, a row for each record, by fact.

        Raises:
            UnreadableInput: A file cannot be read, or the result not be written.
            WrongColumn: A heading names no fact, or two name the same.
        """
        self._compiled, self._as_of, self._lang = compiled, as_of, lang
        self._wanted, self._force = Wanted(policies, explain), force
        self._sources = [self._below_titles(each) for each in sources(files, sheet)]
        self._output = output
        self._kind = kind_of(output) if output is not None else "csv"
        if output is not None and any(output.resolve() == each.path.resolve() for each in self._sources):
            raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(output)}),))
        self._orders = [each.headings() for each in self._sources]
        self._headings = [self._read(order, ignore_unknown) for order in self._orders]
        unclear = [each.heading for found in self._headings for each in found.unclear]
        self.left_alone = tuple(dict.fromkeys(name for name in unclear if name))
        own = {
            name: read_records(compiled, name, TableSource(path, kind_of(path)))
            for name, path in (records or {}).items()
        }
        self._records = [{**beside(compiled, source), **own} for source in self._sources]
        for found, listed in zip(self._headings, self._records, strict=True):
            if listed and "id" not in found.identity:
                raise WrongColumn((Fault("no-company-column", None, {"path": str(files[0]), "name": sheet or ""}),))
        # All headings of all files: what a row's own file does not have stays empty.
        self._keys = [_told_apart(order) for order in self._orders]
        texts: dict[str, str] = {}
        for keys, order in zip(self._keys, self._orders, strict=True):
            texts.update(zip(keys, order, strict=True))
        self._all = list(texts)
        # People see what stands in their table; names in data have to differ.
        self._own = list(texts.values()) if self._kind in _FOR_PEOPLE else self._all
        self.summary = Summary(policies, as_of)

    def run(self, progress: Callable[[int, float | None], None], *, strict: bool = False) -> list[RefusedCell]:
        """Screen; return the cells that were not taken: row, column, content, reason.

        Args:
            progress: Told how many rows are done, and which share if it is known.

        Raises:
            ProfileAtFault: `strict`, and there are such cells; nothing is written.
        """
        result = Result(
            self._compiled,
            self._wanted.policies,
            self._lang,
            for_people=self._kind in _FOR_PEOPLE,
            explain=self._wanted.explain,
        )
        refuse_taken(self._all, [heading.text for heading in result.headings()])
        bad: list[RefusedCell] = []
        total = sum(source.count() for source in self._sources)
        with self._writer() as out:
            if out is not None:
                out.begin(self._own, result.headings())
            agreed = self._agreed()
            for number, source in enumerate(self._sources):
                for screened in self._screened(number, agreed):
                    bad += [self._refused_cell(each, source) for each in screened.bad]
                    self.summary.add(screened)
                    if out is not None:
                        own = self._widened(screened.cells, self._keys[number])
                        out.rows(zip(own, result.rows(screened), strict=True))
                    progress(self.summary.companies, min(1.0, self.summary.companies / max(1, total)))
            if strict and bad:
                raise ProfileAtFault((Fault("cells-refused", None, {"count": str(len(bad))}), *self._first(bad)))
            if out is not None:
                self._sheets(out, bad)
        return bad

    def _below_titles(self, source: TableSource) -> TableSource:
        """Return a table from its headings on: the first of its first rows that name the most facts."""
        top = source.top()
        known = [len(read_headings(row, self._compiled.facts, units=True).columns) for row in top]
        return replace(source, above=known.index(max(known))) if any(known) else source

    def _read(self, order: list[str], ignore_unknown: bool) -> Headings:
        found = read_headings(order, self._compiled.facts, units=True)
        faults = [Fault("heading-twice", None, {"name": name}) for name in found.twice]
        if not ignore_unknown:
            faults += [
                Fault("unknown-heading", None, {"name": each.heading}, each.near)
                for each in found.unclear
                if each.heading
            ]
        if faults:
            raise WrongColumn(tuple(faults))
        return found

    def _screened(self, number: int, agreed: Agreed) -> Iterator[Screened]:
        source, order, headings = self._sources[number], self._orders[number], self._headings[number]
        screening = Screening(self._compiled, headings, order, self._as_of, self._wanted, self._records[number])
        yield from screening.batches(source.batches(), agreed, number)

    def _agreed(self) -> Agreed:
        """Return what rows about the same company disagree on; without numbers each row is a company of its own."""
        numbers: Counter[str] = Counter()
        places = [
            order.index(found.identity["id"]) if "id" in found.identity else None
            for order, found in zip(self._orders, self._headings, strict=True)
        ]
        for source, at in zip(self._sources, places, strict=True):
            if at is not None:
                rows = (row for rows in source.batches() for row in rows.cells)
                numbers.update(str(row[at]).strip() for row in rows if row[at] not in (None, ""))
        names = [source.path.name for source in self._sources]
        agreed = Agreed([name for name, count in numbers.items() if count > 1], names)
        for number, at in enumerate(places):
            if at is not None and agreed.twice:
                self._note(agreed, number, at)
        return agreed

    def _note(self, agreed: Agreed, number: int, at: int) -> None:
        """Take note of what a table says of companies that more than one row is about."""
        order, headings = self._orders[number], self._headings[number]
        reader = Reader(self._compiled, headings.columns, headings.units)
        for rows in self._sources[number].batches():
            kept = [(n, row) for n, row in enumerate(rows.cells, rows.first) if str(row[at]).strip() in agreed.twice]
            cells = {c: [row[order.index(name)] for _, row in kept] for c, name in headings.columns.items()}
            found = reader.read(rows.first, cells)
            agreed.note([row[at] for _, row in kept], [n for n, _ in kept], found, number)

    def _widened(self, cells: list[list[Any]], keys: list[str]) -> Iterator[list[Any]]:
        if keys == self._all:
            yield from cells
            return
        places = [keys.index(name) if name in keys else None for name in self._all]
        for row in cells:
            yield [None if at is None else row[at] for at in places]

    def _writer(self) -> Any:
        if self._output is None:
            return nullcontext()
        colours = {word(name, self._lang): colour for name, colour in COLOURS.items()}
        title = word("sheet_result", self._lang)
        return writer(self._output, self._kind, force=self._force, title=title, colours=colours)

    def _sheets(self, out: Writer, bad: list[RefusedCell]) -> None:
        lang = self._lang
        if bad:
            names = [word(name, lang) for name in ("row", "column", "content", "reason")]
            rows = ((str(row), column, text, why) for row, column, text, why in bad)
            out.sheet(word("sheet_cells", lang), names, rows)
        names = [word(name, lang) for name in ("policy", "criterion", "table_standing", "table_source", "address")]
        out.sheet(word("sheet_sources", lang), names, sources_of(self._compiled, lang))

    def _refused_cell(self, bad: BadCell, source: TableSource) -> RefusedCell:
        said = [message(bad.fault, self._lang), hint(bad.fault, self._lang)]
        why = ("; " if self._lang == "en" else "；").join(each for each in said if each is not None)
        heading = bad.column if len(self._sources) == 1 else f"{source.path.name}: {bad.column}"
        return bad.row, heading, bad.text, why

    def _first(self, bad: list[RefusedCell]) -> Iterator[Fault]:
        for row, column, text, why in bad[:20]:
            yield Fault("cell-refused", None, {"row": str(row), "column": column, "text": text, "why": why})


def _told_apart(order: list[str]) -> list[str]:
    """Return headings of which no two are the same: the second `remark` is `remark (2)`."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for name in order:
        key = name
        while key in keys:
            seen[name] += 1
            key = f"{name} ({seen[name] + 1})"
        keys.append(key)
    return keys
