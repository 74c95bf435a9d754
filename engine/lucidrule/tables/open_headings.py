"""Headings that nothing is known of, while somebody is asked what they stand for: each answer is kept at once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from lucidrule.columns.headings import column_of, fact_named, has_year
from lucidrule.columns.units import OF_SHARES, labels_of, unit_written, without_unit
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, LucidruleError, WrongColumn, shown
from lucidrule.core.folding import unspaced
from lucidrule.tables.answer_headings import AnswerHeadings, beside_facts
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.head_rows import Heads, below_titles
from lucidrule.tables.heading_map import UNCLEAR, HeadingMap, grown, heading_map, meant_by, stands_in_lines
from lucidrule.tables.named_files import sources
from lucidrule.tables.table import read_tables
from lucidrule.values.money_units import ONE

_ROWS, _CONTENTS, _SHOWN = 50, 3, 24


class OpenHeading(NamedTuple):
    """A heading that nothing is known of.

    Attributes:
        near: The facts that it may stand for, by id, the nearest first.
        lacks_year: It names the first of these, and not of which year.
        content: Some of what stands below.
    """

    heading: str
    near: tuple[str, ...]
    lacks_year: bool
    content: tuple[str, ...]


class OpenHeadings:
    """Those of all tables of a run.

    Attributes:
        each: In order, each once.
        kept: How many were answered.
    """

    def __init__(
        self, compiled: CompiledProgramme, files: tuple[str, ...], sheet: str | None, path: Path, lang: str
    ) -> None:
        """Look for them.

        Args:
            path: Of the map of headings.

        Raises:
            UnreadableInput: A file cannot be read.
            WrongColumn: The map is at fault.
        """
        self._facts, self._path, self._lang = compiled.facts, path, lang
        facts, self._answers = compiled.facts, AnswerHeadings(compiled)
        self._map = replace(heading_map(path, facts), new=False)
        self._below = [below_titles(each, facts, self._map) for each in sources(files, sheet)]
        self.kept = 0
        # A line can be added to a map that has one for each heading.
        grows = not path.exists() or stands_in_lines(path)
        unclear = {str(each.params["name"]): each for each in self._faults(self._map) if each.code in UNCLEAR}
        self.each = tuple(self._open(fault, heading) for heading, fault in unclear.items() if grows)

    def _open(self, fault: Fault, heading: str) -> OpenHeading:
        names = fault.nearest or (without_unit(heading, labels_of(self._facts))[1],)
        found = (fact_named(str(name), self._facts) for name in names)
        content = next((_content(heads, heading) for heads in self._below if heading in heads.order), ())
        return OpenHeading(
            heading, tuple(name for name in found if name), fault.code == "heading-without-year", content
        )

    def needs_year(self, heading: str, name: str) -> bool:
        """Return whether of a heading that stands for a fact it has to be said for which year."""
        return self._facts[name].yearly and not has_year(heading)

    def meant(self, heading: str, name: str, year: str) -> str:
        """Return what is written for a heading that stands for a fact: with its year and its unit.

        Args:
            year: Where the heading says none.
        """
        unit = without_unit(heading, labels_of(self._facts))[0].name
        fact = self._facts[name]
        told = f"{name} {year or has_year(heading)}" if fact.yearly else name
        if fact.type == "share" and unit in OF_SHARES:
            return f"{told}（{unit}）"
        own = fact.type == "money" and unit not in ("", ONE, *OF_SHARES)
        return f"{told}（{unit_written(unit, fact)}）" if own else told

    def keep(self, heading: str, answer: str | None) -> tuple[Fault, ...]:
        """Write what a heading stands for into the map; what cannot be is not written, and returned.

        Args:
            answer: As a map has it; None: the column is left alone.
        """
        try:
            meant = None if answer is None else meant_by(answer, self._facts)
        except LucidruleError as error:
            return error.faults
        tried = replace(self._map, meant={**self._map.meant, unspaced(heading): meant})
        before = set(map(_told, self._faults(self._map)))
        new = tuple(each for each in self._faults(tried) if each.code not in UNCLEAR and _told(each) not in before)
        if new:
            return new
        label = self._label(meant) if meant else ""
        grown(self._path, heading, answer, label, self._lang)
        self._map = tried
        self.kept += 1
        return ()

    def _label(self, meant: str) -> str:
        column = column_of(without_unit(meant, labels_of(self._facts))[1], self._facts)
        if column is None:
            return ""
        return " ".join((shown(self._facts[column.fact].label[self._lang]), *([str(column.year)] * bool(column.year))))

    def _faults(self, named: HeadingMap) -> tuple[Fault, ...]:
        answers = (self._answers.read(each.order, named)[0].values() for each in self._below)
        named = beside_facts(replace(named, places={}), chain.from_iterable(answers))
        try:
            read_tables(self._below, self._facts, named, self._lang, ignore_unknown=False)
        except WrongColumn as error:
            return error.faults
        return ()


def _told(fault: Fault) -> str:
    return f"{fault.code} {fault.at} {dict(fault.params)}"


def _content(heads: Heads, heading: str) -> tuple[str, ...]:
    """Return a few of the cells below a heading."""
    at = heads.order.index(heading)
    rows: Sequence[Sequence[object]] = next((batch.cells for batch in heads.source.batches(_ROWS)), [])
    told = dict.fromkeys(text for row in rows if (text := shown_cell(row[at]).strip()))
    return tuple(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in islice(told, _CONTENTS))
