"""Companies of a register or of tables, judged one by one under both rules."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from lucidrule.api import Programme
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import UNKNOWN, Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.impact.counting import Both, columns_of
from lucidrule.impact.found import MOST_TOLD
from lucidrule.register.log import Log
from lucidrule.register.store import Store
from lucidrule.tables.agreed import agreed
from lucidrule.tables.named_files import files_of
from lucidrule.tables.opened import HowRead, Opened
from lucidrule.tables.screening import Screened, Screening, Wanted
from lucidrule.tables.table import Table

_SUM = pl.Decimal(38, 10)


class Judged(NamedTuple):
    """A company as both rules judge it: its outcomes under the old and the new, by policy."""

    name: str
    groups: tuple[str, ...]
    old: Mapping[str, PolicyOutcome | str]
    new: Mapping[str, PolicyOutcome | str]
    profiles: tuple[Profile, Profile]


class Rules(NamedTuple):
    """Two programmes, and the policies that are compared: what one of them lacks is not in force there."""

    old: Programme
    new: Programme
    as_of: date
    policies: tuple[str, ...]

    def own(self, compiled: CompiledProgramme) -> tuple[str, ...]:
        """Return which of the policies a programme has, in its order."""
        return tuple(each.id for each in compiled.policies if each.id in self.policies)

    def unchanged(self, told: Collection[str]) -> frozenset[str]:
        """Return the policies that both programmes judge by the same rules, so that they need be judged only once.

        Args:
            told: The facts that there are: their values have to be read alike too.
        """
        old, new = (each.compiled_at(self.as_of) for each in (self.old, self.new))
        ground = [(_values(p, told), p.contradictions, p.settled, p.stated.assessment_year) for p in (old, new)]
        if ground[0] != ground[1]:
            return frozenset()
        before = {each.id: each for each in old.policies}
        return frozenset(each.id for each in new.policies if before.get(each.id) == each)


# What a fact is called says nothing of its values. By names of awards the values of what was granted are known.
_TEXTS, _NAMES = {"label", "question", "choices"}, {"known_as"}


def _values(compiled: CompiledProgramme, told: Collection[str]) -> dict[str, Any]:
    """Return what the facts of a programme may be, of those that are told also how they are read."""
    facts = compiled.facts.items()
    return {
        name: (fact.model_dump(exclude=_TEXTS if name in told else _TEXTS | _NAMES), set(fact.choices or ()))
        for name, fact in facts
    }


def of_register(rules: Rules, path: Path, by: Sequence[str]) -> Both:
    """Return the companies of a register: by what is known of each now, at the reference date.

    Raises:
        UnreadableInput: It is no register.
    """
    store = Store(path, create=False)
    log = Log(store, rules.new.compiled)
    for _ in log.catch_up():
        pass
    return _both(rules, _of_log(rules, log, by), by)


def _of_log(rules: Rules, log: Log, by: Sequence[str]) -> Iterator[Judged]:
    for name, company in log.companies.items():
        profiles = [company.under(each)[0].profile for each in (rules.old, rules.new)]
        old, new = (
            {
                outcome.id: outcome
                for outcome in programme.determine(
                    profile, as_of=rules.as_of, policies=rules.own(programme.compiled)
                ).outcomes
            }
            for programme, profile in zip((rules.old, rules.new), profiles, strict=True)
        )
        groups = tuple(_shown(profiles[1].values.get((fact, None))) for fact in by)
        yield Judged(name, groups, old, new, (profiles[0], profiles[1]))


def of_tables(rules: Rules, files: tuple[str, ...], by: Sequence[str], lang: str) -> Both:
    """Return the companies of tables.

    Args:
        by: Headings of columns.

    Raises:
        UnreadableInput: A file cannot be read.
        WrongColumn: No heading names a fact, or two name the same.
    """
    sides = [_opened(compiled, files, lang) for compiled in (rules.old.compiled, rules.new.compiled)]
    return _both(rules, _of_tables(rules, sides, by), by)


def headings_of(compiled: CompiledProgramme, files: tuple[str, ...], lang: str) -> list[tuple[str, str]]:
    """Return every heading of tables, with the fact that it names; empty: none."""
    opened = _opened(compiled, files, lang)
    named = {h: c.fact for table in opened.tables for c, h in table.headings.columns.items() if not c.part}
    return [(each, named.get(each, "")) for table in opened.tables for each in table.order]


def _opened(compiled: CompiledProgramme, files: tuple[str, ...], lang: str) -> Opened:
    opened = Opened(compiled, files_of(files), HowRead(None, None, {}, True, lang))
    opened.read()
    return opened


def _of_tables(rules: Rules, sides: Sequence[Opened], by: Sequence[str]) -> Iterator[Judged]:
    streams = [_screened(rules, opened, each) for opened, each in zip(sides, (rules.old, rules.new), strict=True)]
    for (_, old), (table, new) in zip(*streams, strict=True):
        order, identity = table.order, table.headings.identity
        called = [order.index(identity[key]) for key in ("name", "id") if key in identity]
        places = [order.index(each) if each in order else None for each in by]
        for at, cells in enumerate(new.cells):
            if at in old.blank or at in new.blank:
                continue
            name = next((_shown(cells[place]) for place in called if cells[place] not in (None, "")), "")
            groups = tuple("" if place is None else _shown(cells[place]) for place in places)
            before = _row(rules.own(rules.old.compiled), old, at)
            after = _row(rules.own(rules.new.compiled), new, at)
            profiles = (old.profiles[at], new.profiles[at])
            yield Judged(name or str(new.first + at), groups, before, after, profiles)


def _row(policies: Sequence[str], screened: Screened, at: int) -> dict[str, PolicyOutcome | str]:
    return {name: screened.entitled[name].get(at, screened.outcomes[name][at]) for name in policies}


def _screened(rules: Rules, opened: Opened, programme: Programme) -> Iterator[tuple[Table, Screened]]:
    compiled = programme.compiled
    looked = opened.look(lambda found: [], all_rows=False)
    together = agreed(compiled, opened.tables, looked)
    wanted = Wanted(rules.own(compiled), profiles=True)
    for number, (table, found) in enumerate(zip(opened.tables, looked.tables, strict=True)):
        for screened in Screening(compiled, table, rules.as_of, wanted, found).batches(together, number):
            yield table, screened


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _both(rules: Rules, judged: Iterable[Judged], by: Sequence[str]) -> Both:
    """Return companies as a frame, with what settles those that move."""
    named, groups = columns_of(rules.policies), {each: f"\x00by {each}" for each in by}
    listed: dict[str, list[Any]] = {"name": [], **{each: [] for each in groups.values()}}
    listed.update({column: [] for columns in named.values() for column in columns})
    reasons: dict[tuple[int, str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row, company in enumerate(judged):
        listed["name"].append(company.name)
        for column, value in zip(groups.values(), company.groups, strict=True):
            listed[column].append(value)
        for policy, columns in named.items():
            before, after = (_side(each.get(policy, Outcome.NOT_IN_FORCE.value)) for each in (company.old, company.new))
            values: tuple[Any, ...] = (before[0], after[0], *before[1:], *after[1:])
            for column, value in zip(columns, values, strict=True):
                listed[column].append(value)
        moved = {policy for policy, columns in named.items() if listed[columns.old][-1] != listed[columns.new][-1]}
        if moved and len(reasons) < MOST_TOLD * len(named):
            reasons.update(_why(rules, row, company, moved))
    sums = {column for columns in named.values() for column in columns[2:]}
    types = {name: _SUM if name in sums else pl.String for name in listed}
    frame = pl.DataFrame(listed, schema=types, strict=False).with_row_index("row")
    return Both(frame.lazy(), named, groups, lambda _: reasons)


def _side(found: PolicyOutcome | str) -> tuple[str, Decimal | None, Decimal | None]:
    """Return an outcome, and the bounds of what an eligible company gets."""
    if isinstance(found, str):
        return found, None, None
    if found.outcome is not Outcome.ELIGIBLE or found.entitlement.sum is None:
        return found.outcome.value, None, None
    return (found.outcome.value, *found.bounds)


def _why(rules: Rules, row: int, company: Judged, moved: Collection[str]) -> dict[tuple[int, str], Any]:
    """Return what settles the policies that move, under both rules."""
    sides = []
    for programme, profile in zip((rules.old, rules.new), company.profiles, strict=True):
        asked = [name for name in rules.own(programme.compiled) if name in moved]
        found = programme.determine(profile, as_of=rules.as_of, policies=asked).outcomes if asked else ()
        sides.append({outcome.id: settling(outcome) for outcome in found})
    return {(row, policy): (sides[0].get(policy, ()), sides[1].get(policy, ())) for policy in moved}


def settling(outcome: PolicyOutcome) -> tuple[str, ...]:
    """Return the criteria that settle an outcome, by id: those that fail, or those that are open."""
    if outcome.outcome is Outcome.INELIGIBLE:
        return tuple(each.id for each in outcome.failing)
    return tuple(each.id for each in outcome.criteria if each.verdict is UNKNOWN)
