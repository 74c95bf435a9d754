"""One company of a table → the company file that says the same, for whoever goes on from a row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from lucidrule.compile.answers_given import SECTION
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.folding import unspaced
from lucidrule.core.quantity import plain
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Declared
from lucidrule.model.money import Money
from lucidrule.present.quantities import number, percent
from lucidrule.present.words import few
from lucidrule.tables.agreed import agreed
from lucidrule.tables.cells import BadCell, shown_cell
from lucidrule.tables.not_taken import refused_cells
from lucidrule.tables.opened import HowRead, Opened
from lucidrule.tables.screening import Screened, Screening, Wanted
from lucidrule.tables.table import Table
from lucidrule.values.spoken import Said

NOT_KNOWN = Said.UNKNOWN.value
_NAMED = 12
Found = tuple[int, Profile, tuple[BadCell, ...], Table, list[Any]]


def company_file_of(path: Path, row: str, compiled: CompiledProgramme, as_of: date, lang: str) -> str:
    """Return the company file of a row; columns that name no fact are left alone.

    Args:
        row: Its number in the sheet, or the number or the name of the company; empty: the only one that there is.

    Raises:
        UnreadableInput, WrongColumn: Nothing of the file can be read.
        ProfileAtFault: There is no such row, there are several, or a cell of it cannot be taken.
    """
    opened = Opened(compiled, [path], HowRead(None, None, {}, True, lang))
    opened.read()
    looked = opened.look(lambda _: [], all_rows=True)
    together = agreed(compiled, opened.tables, looked)
    found: list[Found] = []
    for of_table, (table, own) in enumerate(zip(opened.tables, looked.tables, strict=True)):
        screening = Screening(compiled, table, as_of, Wanted((), profiles=True), own)
        for screened in screening.batches(together, of_table):
            found += [_found(table, screened, at) for at in range(len(screened.cells)) if at not in screened.blank]
    at, profile, bad, table, cells = _chosen(found, row, lang)
    if bad:
        refused = refused_cells(list(bad), (at, [cells]), table.identities, "", lang, place=table.place)
        told = [{"row": str(each.row), "column": each.heading, "text": each.text, "why": each.why} for each in refused]
        raise ProfileAtFault(tuple(Fault("cell-refused", None, each) for each in told))
    return _text(profile, compiled)


def _found(table: Table, screened: Screened, at: int) -> Found:
    cells, number = screened.cells[at], screened.first + at
    code, name = ("" if place is None else shown_cell(cells[place]).strip() for place in table.identities)
    header = CompanyHeader.model_construct(name=name or None, id=code or None)
    bad = tuple(each for each in screened.bad if each.row == number)
    return number, replace(screened.profiles[at], company=header), bad, table, cells


def _chosen(found: list[Found], row: str, lang: str) -> Found:
    """Return the row that is meant.

    Raises:
        ProfileAtFault: There is none, or several are.
    """
    said = unspaced(row)
    meant = [each for each in found if not said or said in _names(each)]
    if len(meant) == 1:
        return meant[0]
    listed = meant if len(meant) > 1 else found
    told = few([" ".join(filter(None, (str(each[0]), _called(each)))) for each in listed[:_NAMED]], lang)
    more = "…" if len(listed) > _NAMED else ""
    raise ProfileAtFault((Fault("which-row", None, {"count": f"{len(meant):,}", "rows": told + more}),))


def _names(found: Found) -> set[str]:
    company = found[1].company
    return {str(found[0]), *(unspaced(each) for each in (company.name, company.id) if each)}


def _called(found: Found) -> str:
    company = found[1].company
    return company.name or company.id or ""


def _text(profile: Profile, compiled: CompiledProgramme) -> str:
    """Return a profile as a company file."""
    company = {key: value for key in ("name", "id") if (value := getattr(profile.company, key))}
    facts: dict[str, Any] = {}
    for name, year, said in facts_said(profile, compiled):
        if year is None:
            facts[name] = said
        else:
            facts.setdefault(name, {})[year] = said
    answers: dict[str, Any] = {}
    for each in profile.answers:
        told = {"answer": each.yes, **({} if each.given is None else {"date": each.given})}
        if each.record:
            answers.setdefault(each.point, {})[each.record] = told
        else:
            answers[each.point] = told
    data = {"company": company, "facts": facts, SECTION: answers}
    return yaml.safe_dump({key: each for key, each in data.items() if each}, allow_unicode=True, sort_keys=False)


def facts_said(profile: Profile, compiled: CompiledProgramme) -> Iterator[tuple[str, int | None, Any]]:
    """Yield what is said of a company as its file says it: by fact, and by year where it has years; what was asked and
    is not known as such."""
    for (name, year), value in profile.values.items():
        yield name, year, _said(value, compiled.facts[name], compiled.money)
    for name, records in profile.records.items():
        parts = compiled.facts[name].parts or {}
        listed = [{part: _said(value, parts[part], compiled.money) for part, value in each.items()} for each in records]
        for each in profile.asked:
            if each.part and each.fact == name:
                listed[each.record - 1][each.part] = NOT_KNOWN
        yield name, None, listed or "none"
    for each in sorted(profile.asked):
        if not each.part:
            yield each.fact, each.year or None, NOT_KNOWN


def _said(value: Any, declared: Declared, money: Money) -> Any:
    """Return a value as a company file says it: numbers as the programme writes them, for they are read again."""
    if isinstance(value, frozenset):
        return sorted(value) or "none"
    if isinstance(value, Decimal):
        back = replace(declared.counted_in(money), read_back=True)
        if declared.type == "share":
            return percent(value, back, "en")
        return number(value, back, "en") if back.style else plain(value)
    return value
