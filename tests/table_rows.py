"""Seeded rows of a table, with every boundary, and the profiles that say the same."""

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.formulas.column import Column
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Before, Declared, PartAboveWhole, YearBefore
from lucidrule.values.day_values import NEVER_DAY

YEARS = tuple(range(2018, 2022))
RECORDS = 2


def columns_of(
    compiled: CompiledProgramme, years: tuple[int, ...] = YEARS, records: int = RECORDS
) -> dict[Column, Declared]:
    """Return the columns of a table that holds every fact."""
    found: dict[Column, Declared] = {}
    for name, fact in compiled.facts.items():
        if fact.type == "records":
            found[Column(name)] = fact
            for at in range(1, records + 1):
                found |= {Column(name, 0, at, part): each for part, each in (fact.parts or {}).items()}
        elif fact.yearly:
            found |= {Column(name, year): fact for year in years}
        else:
            found[Column(name)] = fact
    return found


def value(pick: random.Random, kind: str, declared: Declared, bounds: list[int]) -> Any:
    """Return a value in the form of a table: at a bound, beside it, or anywhere."""
    if kind == "flag":
        return pick.random() < 0.85
    if kind == "choice":
        return pick.choice(list(declared.choices or {}))
    if kind in ("date", "event"):
        if kind == "event" and pick.random() < 0.4:
            return NEVER_DAY
        return date(pick.choice([1999, 2017, 2018, 2019, 2020, 2021, 2022]), *pick.choice([(1, 1), (6, 30), (12, 31)]))
    if kind == "records":
        return pick.randint(0, RECORDS)
    if kind == "choices":
        return [choice for choice in declared.choices or {} if pick.random() < 0.1]
    if kind == "text":
        return pick.choice(["", "甲", "x"])
    bound = pick.choice(bounds)
    return max(0, bound + pick.choice([-1, 0, 0, 1]))


def rows(
    compiled: CompiledProgramme, columns: Mapping[Column, Declared], seed: int, number: int, bounds: list[int]
) -> list[dict[Column, Any]]:
    """Return rows, of each of which some part is not known; many meet what all policies ask."""
    pick = random.Random(seed)
    made = []
    for _ in range(number):
        sparse, good = pick.choice([0.0, 0.05, 0.3, 0.9]), pick.random() < 0.7
        row = {}
        for column, declared in columns.items():
            kind = str(getattr(declared, "type", ""))
            known = pick.random() >= sparse
            found = value(pick, kind, declared, bounds) if known else None
            if good and known and kind == "flag":
                found = not any(bad in column.fact for bad in ("defaulter", "punishment", "accident"))
            if good and known and column.fact == "individually_supported":
                found = pick.random() < 0.3
            if good and known and column.fact == "sector":
                found = pick.choice(["lasers", "other_laser"])
            row[column] = found
        made.append(row)
    return made


def profile_of(compiled: CompiledProgramme, row: Mapping[Column, Any]) -> Profile:
    """Return the profile that says what a row says; what contradicts itself is not known."""
    values: dict[tuple[str, int | None], Any] = {}
    records: dict[str, tuple[Any, ...]] = {}
    for column, found in row.items():
        fact = compiled.facts[column.fact]
        if found is None or column.part:
            continue
        if fact.type == "records":
            listed = []
            for at in range(1, found + 1):
                parts = {
                    c.part: v for c, v in row.items() if c.fact == column.fact and c.record == at and v is not None
                }
                listed.append({name: _typed(v, (fact.parts or {})[name].type) for name, v in parts.items()})
            records[column.fact] = tuple(listed)
        else:
            values[column.fact, column.year or None] = _typed(found, fact.type)
    for key in [key for pair in _clashing(compiled, values) for key in pair]:
        values.pop(key, None)
    return Profile(CompanyHeader(), values, records, frozenset())


def _typed(found: Any, kind: str) -> Any:
    if kind == "event" and found == NEVER_DAY:
        return tree.NEVER
    if kind == "choices":
        return frozenset(found)
    return Decimal(str(found)) if kind in ("money", "share", "number") else found


def _clashing(compiled: CompiledProgramme, values: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    found = []
    for rule in compiled.contradictions:
        match rule:
            case YearBefore():
                start = values.get((rule.date, None))
                found += [
                    (key, (rule.date, None))
                    for key, value in values.items()
                    if key[0] == rule.fact and start and key[1] < start.year and value > 0
                ]
            case PartAboveWhole():
                for (name, year), part in values.items():
                    whole = values.get((rule.whole, year))
                    if name == rule.part and whole is not None and part > whole:
                        found.append(((name, year), (rule.whole, year)))
            case Before():
                event, start = values.get((rule.event, None)), values.get((rule.date, None))
                if isinstance(event, date) and isinstance(start, date) and event < start:
                    found.append(((rule.event, None), (rule.date, None)))
    return found


def missing_names(missing: tuple[Missing, ...], first_year: int) -> set[str]:
    """Return the names that a table gives to missing facts: years before its first one are one name."""
    names: set[str] = set()
    early: dict[str, list[int]] = {}
    for each in missing:
        if each.through:
            names.add(f"{each.fact} ≤{each.through}")
        elif each.part:
            names.add(f"{each.fact} {each.record} {each.part}")
        elif each.year and each.year < first_year:
            early.setdefault(each.fact, []).append(each.year)
        else:
            names.add(f"{each.fact} {each.year}" if each.year else each.fact)
    for fact, years in early.items():
        low, high = min(years), max(years)
        assert years == list(range(low, high + 1))
        names.add(f"{fact} {low}" if low == high else f"{fact} {low}-{high}")
    return names
