"""A table screened batch by batch: by formulas over columns where these are exact, by the evaluator for the rest."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.advise.if_met import IfMet, if_met
from lucidrule.advise.prospect import Prospects
from lucidrule.columns.frame import screened
from lucidrule.columns.headings import shape_of
from lucidrule.columns.missing import BETWEEN
from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import beginnings
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import CannotScreen, Fault
from lucidrule.core.verdict import Outcome
from lucidrule.decide.currencies import combine_all
from lucidrule.decide.determine import determine
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Combination
from lucidrule.evaluate.facts import Facts
from lucidrule.formulas.column import Column, TableShape
from lucidrule.formulas.plan import Plan, plan
from lucidrule.kernel.missing import Missing
from lucidrule.tables.agreed import Agreed
from lucidrule.tables.cells import WHOLE_ROW, BadCell, Reader, Typed, shown_cell
from lucidrule.tables.merged_cells import MergedCells
from lucidrule.tables.row_answers import AnsweredProgrammes, RowAnswers
from lucidrule.tables.row_values import profile_at, read_rows
from lucidrule.tables.source import Rows
from lucidrule.tables.survey import Surveyed
from lucidrule.tables.table import Table
from lucidrule.tables.typed_frame import frame_of, named, too_long

_ENTITLED = (Outcome.ELIGIBLE, Outcome.REFER)
_MAY_COME_TO = (*_ENTITLED, Outcome.UNDETERMINED)
_NOTHING = Surveyed()


class Screened(NamedTuple):
    """What is said of one batch, a list for each row.

    Attributes:
        outcomes, missing: By policy.
        entitled: By policy and row, where it is eligible or referred: its outcome with the entitlement.
        undecided: By policy and row, where it is undetermined and routes were asked for: its outcome.
        combined: By row, where a policy is eligible and all policies are judged: what may be granted together.
        if_met: By row, where a policy is open and it was asked for: what all may come to, by currency.
        determinations: Of each row, where every criterion was asked for.
        blank: The places of rows that are no companies: they stay, and none is counted for them.
        later: By heading, the numbers of the rows whose company begins after the reference date.
        beyond: By the number of the row, what stands to the right of the last heading.
        profiles: Of each row, where they were asked for.
    """

    first: int
    cells: list[list[Any]]
    outcomes: dict[str, list[str]]
    missing: dict[str, list[str]]
    entitled: dict[str, dict[int, PolicyOutcome]]
    undecided: dict[str, dict[int, PolicyOutcome]]
    combined: dict[int, Combination]
    if_met: dict[int, dict[str, IfMet]]
    determinations: list[Determination] | None
    bad: list[BadCell]
    blank: frozenset[int] = frozenset()
    later: Mapping[str, list[int]] = MappingProxyType({})
    beyond: tuple[tuple[int, tuple[str, ...]], ...] = ()
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a screening.

    Attributes:
        policies: By id, in order.
        explain: Every criterion is told.
        profiles: Each profile is.
        if_met: What all policies may come to is, of companies of which some are open: each of these is judged by the
            evaluator, and again for each of its open policies.
        route: What of an open policy the authority may still have to judge is told.
    """

    policies: tuple[str, ...]
    explain: bool = False
    profiles: bool = False
    if_met: bool = False
    route: bool = False


class Screening:
    """A programme, and one table."""

    def __init__(
        self, compiled: CompiledProgramme, table: Table, as_of: date, wanted: Wanted, found: Surveyed = _NOTHING
    ) -> None:
        """Begin.

        Args:
            found: What a look through the table told of its rows.
        """
        self._found = found
        self._programmes = AnsweredProgrammes(compiled.at(as_of), as_of)
        self._prepared = self._programmes.of(())
        compiled = self._prepared.compiled
        self._compiled, self._table, self._as_of, self._wanted = compiled, table, as_of, wanted
        self._whole = len(wanted.policies) == len(compiled.policies)
        self._at = {heading: at for at, heading in reversed(list(enumerate(table.order)))}
        self._merged = MergedCells(table, compiled.facts, found.left)
        self._reader = Reader(
            compiled, table.headings.columns, table.headings.units, found.written, apart=found.magnitudes.apart
        )
        self._plans: dict[Any, Plan] = {}
        self._answers = RowAnswers(compiled, table.answers, found.written)
        self._prospects = Prospects(self._prepared) if wanted.if_met and self._whole else None
        # What an open policy may come to is in no column.
        self._judged_by_hand = _MAY_COME_TO if wanted.route or self._prospects is not None else _ENTITLED

    def batches(self, agreed: Agreed, table: int = 0) -> Iterator[Screened]:
        """Yield what is said of each batch; `table`: the number of the table among those that agree."""
        for rows in self._table.source.batches():
            yield self.screen(rows, agreed, table)

    def screen(self, rows: Rows, agreed: Agreed, table: int = 0) -> Screened:
        """Return what is said of some rows."""
        self._merged.spread(rows)
        blank = frozenset(at for at in range(len(rows.cells)) if rows.first + at in self._found.left)
        found = self._typed(rows, agreed, table, blank)
        number, policies = len(rows.cells), self._wanted.policies
        by_hand = too_long(found, self._plan(found)) | {at for at, own in enumerate(found.answers) if own}
        outcomes, missing = self._by_formulas(found, number, by_hand)
        others = [name for name in policies if name not in outcomes]
        for name in others:
            outcomes[name], missing[name] = [""] * number, [""] * number
        for name in policies:
            for at in blank:
                outcomes[name][at] = missing[name][at] = ""
        told = Screened(
            rows.first,
            rows.cells,
            outcomes,
            missing,
            {name: {} for name in policies},
            {name: {} for name in policies},
            {},
            {},
            [] if self._wanted.explain else None,
            sorted(found.bad, key=lambda bad: bad.row),
            blank,
            _begun_later(self._compiled, self._table, found, (rows.first, self._as_of)),
            rows.beyond,
            tuple(profile_at(self._compiled, found, at) for at in range(number * self._wanted.profiles)),
        )
        for at in range(number):
            self._by_evaluator(told, list(policies) if at in by_hand else others, found, at)
        return told

    def _typed(self, rows: Rows, agreed: Agreed, table: int, blank: frozenset[int]) -> Typed:
        """Return the rows as typed values; what is not taken is listed as the cell stands."""
        columns = self._table.headings.columns
        unread = blank | {at - rows.first for at in (*self._found.unread, *rows.slipped)}
        nothing: list[Any] = [None] * len(self._table.order)
        read = [nothing if at in unread else row for at, row in enumerate(rows.cells)] if unread else rows.cells
        found = read_rows(self._compiled, self._reader, self._table, rows.first, read)
        if self._table.answers:
            self._answers.add(found, rows.first, self._table.order, read)
        agreed.apply(found, rows.first, columns, table)
        beyond = ((row, code, text) for row, code, text in rows.too_long() if row - rows.first not in blank)
        found.bad += [BadCell(row, WHOLE_ROW, text[:200], Fault(code, None)) for row, code, text in beyond]
        found.bad = [
            bad._replace(text=shown_cell(rows.cells[bad.row - rows.first][self._at[bad.column]]))
            if bad.column in self._at
            else bad
            for bad in found.bad
        ]
        return found

    def _by_formulas(
        self, found: Typed, number: int, left_out: Collection[int]
    ) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Return the outcomes and what is missing, of each policy whose formulas are exact; not of rows left out."""
        made = self._plan(found)
        exact = [
            each
            for each in made.policies
            if each.policy.id in self._wanted.policies and each.both is not None and each.read_once
        ]
        frame = nw.from_native(frame_of(found, made, number, left_out))
        there = {column: named(column) for column in found.columns if column in made.declared}
        try:
            told = screened(frame, there, made, exact, missing=True).to_native()
        except CannotScreen as refused:
            cannot = {fault.params["name"] for fault in refused.faults}
            exact = [each for each in exact if each.policy.id not in cannot]
            told = screened(frame, there, made, exact, missing=True).to_native()
        names = [each.policy.id for each in exact]
        outcomes = {name: told[name].to_list() for name in names}
        return outcomes, {name: told[f"{name} missing"].to_list() for name in names}

    def _by_evaluator(self, told: Screened, others: list[str], found: Typed, at: int) -> None:
        """Judge one row by the evaluator: what is entitled, what no formula says, all where it is explained."""
        asked = [*(name for name in self._wanted.policies if told.outcomes[name][at] in self._judged_by_hand), *others]
        if not asked and told.determinations is None:
            return
        profile = profile_at(self._compiled, found, at)
        whole = told.determinations is not None or self._prospects is not None
        only = None if whole else frozenset(asked)
        prepared = self._programmes.of(profile.answers)
        determination = determine(prepared, profile, self._as_of, only=only)
        if told.determinations is not None:
            told.determinations.append(determination)
        if self._whole and any(each.outcome is Outcome.ELIGIBLE for each in determination.outcomes):
            # Only what is eligible or referred is combined, so that the others need no judging.
            facts = Facts(with_answers(profile, prepared.compiled), self._as_of, prepared.assessment)
            told.combined[at] = combine_all(prepared, determination.outcomes, facts)
        if self._prospects is not None and at not in told.blank:
            told.if_met[at] = if_met(determination, self._prospects.of(determination))
        for outcome in determination.outcomes:
            if outcome.id in others and at not in told.blank:
                told.outcomes[outcome.id][at] = outcome.outcome.value
                told.missing[outcome.id][at] = BETWEEN.join(_code(each) for each in outcome.missing)
            if outcome.id in told.entitled and outcome.outcome in _ENTITLED:
                told.entitled[outcome.id][at] = outcome
            elif self._wanted.route and outcome.id in told.undecided and outcome.outcome is Outcome.UNDETERMINED:
                told.undecided[outcome.id][at] = outcome

    def _plan(self, found: Typed) -> Plan:
        shape: TableShape = shape_of(found.columns)
        # A count above the columns that there are is a record of which nothing is known.
        counts = {
            name: max([shape.records.get(name, 0), *(count or 0 for count in found.columns.get(Column(name), ()))])
            for name, fact in self._compiled.facts.items()
            if fact.type == "records"
        }
        key = (tuple(sorted(shape.years.items())), tuple(sorted(counts.items())))
        if key not in self._plans:
            self._plans[key] = plan(self._compiled, self._as_of, TableShape(shape.years, counts))
        return self._plans[key]


def _begun_later(compiled: CompiledProgramme, table: Table, found: Typed, at: tuple[int, date]) -> dict[str, list[int]]:
    """Return by heading the rows whose company begins after a day; `at`: the number of the first row, and the day."""
    first, as_of = at
    later = {}
    for column in map(Column, beginnings(compiled.contradictions)):
        days = found.columns.get(column, ())
        rows = [at for at, day in enumerate(days, first) if day.__class__ is date and day > as_of]
        if rows:
            later[table.headings.columns[column]] = rows
    return later


def _code(missing: Missing) -> str:
    if missing.first:
        return f"{missing.fact} {missing.first}-{missing.through}"
    if missing.through:
        return f"{missing.fact} ≤{missing.through}"
    return Column(missing.fact, missing.year, missing.record, missing.part).heading
