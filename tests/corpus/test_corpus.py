"""Files as offices and firms keep them: what must come out is written beside each, by hand, from what was asked for."""

import re
from pathlib import Path

import pytest
from corpus.read_alike import (
    FOLDERS,
    HERE,
    NOTHING,
    PROGRAMMES,
    Case,
    cases,
    faults_of_table,
    of_company,
    of_events,
    of_feature,
    of_table,
)

import lucidrule
from lucidrule.core.fault import render

TABLES = cases("csv", "xlsx", "parquet", "jsonl")
COMPANIES, EVENTS, FEATURES = cases("company"), cases("events"), cases("features")


@pytest.fixture(scope="module")
def programmes() -> dict[str, lucidrule.Programme]:
    return {name: lucidrule.load(root) for name, root in PROGRAMMES.items()}


READ = {name: case for name, case in TABLES.items() if "refused" not in case.must}
REFUSED = {name: case for name, case in TABLES.items() if "refused" in case.must}


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_a_table_is_read_row_by_row_and_cell_by_cell(
    case: Case, programmes: dict[str, lucidrule.Programme], tmp_path: Path
) -> None:
    assert of_table(case, programmes[case.programme], tmp_path) == {**NOTHING, **case.must}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_a_table_that_nobody_could_be_judged_by_is_refused_for_its_reason(
    case: Case, programmes: dict[str, lucidrule.Programme], tmp_path: Path
) -> None:
    assert of_table(case, programmes[case.programme], tmp_path) == case.must


TOLD = {name: case for name, case in TABLES.items() if case.must.get("not_taken") or case.must.get("refused")}


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_what_is_not_taken_is_told_in_each_language_and_never_by_a_raw_code(
    case: Case, programmes: dict[str, lucidrule.Programme]
) -> None:
    faults = faults_of_table(case, programmes[case.programme])
    told = [render(faults, lang) for lang in ("zh", "en", "ja")]
    assert len(set(told)) == 3
    assert re.findall(r"@(?:kind|file|cannot|name):[a-z-]+", "".join(told)) == []


@pytest.mark.parametrize("case", READ.values(), ids=READ)
def test_every_row_of_a_table_is_judged_or_left_out(case: Case) -> None:
    assert case.must["rows"] == case.must["judged"] + len(case.must.get("left", {}))
    assert len(case.must["values"]) == case.must["judged"]


@pytest.mark.parametrize("case", COMPANIES.values(), ids=COMPANIES)
def test_a_company_file_is_read_or_refused_for_its_reason(
    case: Case, programmes: dict[str, lucidrule.Programme]
) -> None:
    found = of_company(case, programmes[case.programme])
    assert {key: found.get(key) for key in case.must} == case.must
    assert ("refused" in found) is ("refused" in case.must)


@pytest.mark.parametrize("case", EVENTS.values(), ids=EVENTS)
def test_each_line_of_events_is_read_or_refused(case: Case) -> None:
    assert of_events(case) == case.must


@pytest.mark.parametrize("case", FEATURES.values(), ids=FEATURES)
def test_each_scenario_of_a_feature_has_its_outcome(case: Case, programmes: dict[str, lucidrule.Programme]) -> None:
    assert of_feature(case, programmes[case.programme]) == case.must


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_file_has_its_case(folder: str) -> None:
    listed = {name.partition("/")[2] for name in cases(folder)}
    there = {each.name for each in (HERE / folder).iterdir()} - {"cases.yaml"}
    assert {each for each in there if not each.startswith("with-")} == listed


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    assert len(cases(*FOLDERS)) >= 120
