"""What comes out of a file of the corpus, in the form in which `cases.yaml` says what must come out."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import yaml

import lucidrule
from lucidrule.core.fault import Fault, FaultList, LucidruleError
from lucidrule.core.quantity import plain
from lucidrule.formulas.column import Column
from lucidrule.register.events import read_event
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.tables.agreed import Agreed, agreed
from lucidrule.tables.cells import Typed, shown_cell
from lucidrule.tables.job import Job
from lucidrule.tables.left_out import named_text
from lucidrule.tables.table import Table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AS_OF = date(2022, 6, 30)
PROGRAMMES = {"shipped": ROOT, "town": HERE.parent / "golden" / "good" / "programme"}
FOLDERS = ("csv", "xlsx", "parquet", "jsonl", "company", "events", "features")
Said = dict[str, Any]


class Case(NamedTuple):
    """A file, and what is said of it; `must` is what must come out."""

    path: Path
    programme: str
    options: Mapping[str, Any]
    must: Said


def cases(*folders: str) -> dict[str, Case]:
    """Return the files of some folders by name, with what must come out."""
    found = {}
    for folder in folders:
        listed = yaml.safe_load((HERE / folder / "cases.yaml").read_text(encoding="utf-8"))
        for name, said in listed.items():
            must = {key: value for key, value in said.items() if key not in ("programme", "options")}
            if "not_taken" in must:
                must["not_taken"] = sorted(must["not_taken"])
            case = Case(HERE / folder / name, said.get("programme", "shipped"), said.get("options", {}), must)
            found[f"{folder}/{name}"] = case
    return found


class _Watched:
    """Sees the typed rows of a screening, as they are once all tables were compared."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self.typed: list[tuple[int, Typed]] = []
        self._own = Agreed()

    def begin(self, compiled: Any, tables: list[Table], looked: Any) -> "_Watched":
        self.tables, self._own = tables, agreed(compiled, tables, looked)
        return self

    def apply(self, found: Typed, first: int, columns: Mapping[Column, str], table: int) -> None:
        self._own.apply(found, first, columns, table)
        self.typed.append((first, found))


def faults_of_table(case: Case, programme: lucidrule.Programme) -> tuple[Fault, ...]:
    """Return what refuses a table, or its cells."""
    found = _screened(case, programme, None)
    if isinstance(found, LucidruleError):
        return found.faults
    return tuple(each.fault for _, typed in found[1].typed for each in typed.bad)


def _screened(case: Case, programme: lucidrule.Programme, out: Path | None) -> tuple[Job, _Watched] | LucidruleError:
    """Return a screening that ran, and what it saw; or what refused it."""
    watched, options = _Watched(), dict(case.options)
    asked = _asked(case)
    every = [each.id for each in programme.compiled.policies]
    options["records"] = {name: case.path.parent / file for name, file in options.get("records", {}).items()}
    try:
        job = Job(
            programme.compiled,
            (str(case.path),),
            out,
            AS_OF,
            policies=tuple(name for name in every if name in asked) or (every[-1],),
            lang="zh",
            **options,
        )
        with patch("lucidrule.tables.job.agreed", watched.begin):
            job.run(lambda done, share: None)
    except LucidruleError as error:
        return error
    return job, watched


def _asked(case: Case) -> set[str]:
    return {name for each in case.must.get("outcomes", {}).values() for name in each}


def of_table(case: Case, programme: lucidrule.Programme, folder: Path) -> Said:
    """Return what comes out of a table: rows by number, values by company."""
    out = folder / "out.jsonl" if _asked(case) else None
    found = _screened(case, programme, out)
    if isinstance(found, LucidruleError):
        return _refused(found)
    job, watched = found
    names = _names(watched.tables[0])
    left = {each.row: f"{'doubtful ' * each.doubtful}{each.kind}" for _, each in job.summary.left}
    bad = [[each.row, each.column, each.fault.code] for _, typed in watched.typed for each in typed.bad]
    told = {
        "rows": job.summary.rows,
        "judged": job.summary.companies,
        "left": left,
        "not_taken": sorted(bad),
        "values": {name: _known(watched, row) for row, name in names.items() if row not in left},
        "aside": list(job.left_alone),
        "passed": [each.sheet for _, each in job.passed_over],
        "units": {unit: list(headings) for unit, headings in job.summary.units.items()},
        "damaged": [row for _, row, _ in job.summary.damaged],
        "alike": [list(ways) for ways in job.summary.same.written],
        "unheaded": [[each.column, each.cells, each.row, each.text] for _, each in job.summary.unheaded],
        "namesakes": [list(ways) for ways, _ in job.summary.namesakes.each],
        "later": {heading: [row for _, row in rows] for heading, rows in job.summary.later.items()},
    }
    if out is not None:
        lines = map(json.loads, out.read_text(encoding="utf-8").splitlines())
        told["outcomes"] = {
            name: {policy: line[policy] for policy in _asked(case)}
            for (row, name), line in zip(names.items(), lines, strict=True)
            if row not in left
        }
    return told


# What is not said of a table must not be there.
NOTHING: Said = {
    **{"left": {}, "not_taken": [], "aside": [], "passed": []},
    **{"units": {}, "later": {}, "damaged": [], "alike": [], "namesakes": [], "unheaded": []},
}


def _names(table: Table) -> dict[int, str]:
    """Return of each row who is named: number, name, or only which row it is."""
    places = [
        table.order.index(table.headings.identity[key]) for key in ("id", "name") if key in table.headings.identity
    ]
    found: dict[int, str] = {}
    for rows in table.source.batches():
        for at, row in enumerate(rows.cells, rows.first):
            told = [text for place in places if (text := named_text(row[place]))]
            name = told[0] if told else f"row {at}"
            found[at] = f"{name} (row {at})" if name in found.values() else name
    return found


def _known(watched: _Watched, row: int) -> Said:
    return {
        column.heading: value_shown(values[row - first])
        for first, typed in watched.typed
        for column, values in sorted(typed.columns.items())
        if 0 <= row - first < len(values) and values[row - first] is not None
    }


def value_shown(value: Any) -> Any:
    """Return a value as YAML has it: amounts as whole numbers, other decimals as text."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else plain(value)
    return str(value) if isinstance(value, str) else value


def of_company(case: Case, programme: lucidrule.Programme) -> Said:
    """Return what comes out of a company file."""
    try:
        profile = programme.profile(case.path)
    except LucidruleError as error:
        return _refused(error)
    told = {Column(fact, year or 0).heading: value_shown(value) for (fact, year), value in profile.values.items()}
    for name, records in profile.records.items():
        told[name] = [{part: value_shown(value) for part, value in record.items()} for record in records]
    return {"values": told, "name": profile.company.name, "figures": profile.company.figures}


def of_events(case: Case) -> Said:
    """Return of each line of a file of events what it says, or why it is refused."""
    found: dict[int, Any] = {}
    lines = case.path.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            event = read_event(line, case.path.name, number)
        except LucidruleError as error:
            found[number] = error.faults[0].code
        else:
            found[number] = [event.company, Column(event.fact, event.year or 0).heading, shown_cell(event.value)]
    return {"lines": found}


def of_feature(case: Case, programme: lucidrule.Programme) -> Said:
    """Return what comes of each scenario of a feature: passed, failed, or the faults of its sentences."""
    faults, ground = FaultList(), FeatureProgramme(programme)
    feature, lang = read_feature(case.path.read_bytes(), case.path.name, faults)
    if feature is None or faults.sorted():
        return {"refused": [each.code for each in faults.sorted()]}
    found: dict[str, Any] = {}
    for scenario in prepare(feature, case.path, ground):
        name = " ".join([scenario.text.name, *scenario.text.values.values()])
        if scenario.faults:
            found[name] = [each.code for each in scenario.faults]
        else:
            found[name] = "passed" if run(scenario, lang or "zh") is None else "failed"
    return {"scenarios": found}


def _refused(error: LucidruleError) -> Said:
    return {"refused": [each.code for each in error.faults]}
