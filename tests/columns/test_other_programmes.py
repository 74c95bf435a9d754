"""Every engine says of every row what the evaluator says, by each of the other programmes and by all at once."""

from datetime import date

import pytest
from policies.other_programmes import FOLDER, OTHERS, ROOT
from small_form import sized
from table_agreement import ENGINES, differences, expected, seeded
from table_rows import profile_of

import lucidrule
from lucidrule.decide.determine import determine

YEARS = (2020, 2021, 2022, 2023)
# The year of the rows whose figures count is the one before.
DAYS = {name: date(2024 if name.startswith("hubei") else 2023, 9, 30) for name in (*OTHERS, "all")}
PLACES = {**{name: [FOLDER / name] for name in OTHERS}, "all": [ROOT, *(FOLDER / name for name in OTHERS)]}


@pytest.fixture(scope="module")
def loaded() -> dict[str, lucidrule.Programme]:
    return {name: lucidrule.load(folders) for name, folders in PLACES.items()}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", OTHERS)
def test_an_engine_says_what_the_evaluator_says(loaded: dict[str, lucidrule.Programme], name: str, engine: str) -> None:
    programme, day = loaded[name], DAYS[name]
    frame, rows = seeded(programme.compiled, seed=len(name), number=sized(400, small=60), years=YEARS)
    into, out = ENGINES[engine]
    found = programme.screen(into(frame), as_of=day, missing=True, sums=True, ignore_unknown=True)
    reference = programme._at(day).reference
    wanted = [expected(programme.compiled, reference, row, 2020, day) for row in rows]
    assert differences(out(found).sort("row").to_dicts(), wanted) == []


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_engine_says_what_the_evaluator_says_of_all_at_once(
    loaded: dict[str, lucidrule.Programme], engine: str
) -> None:
    programme, day = loaded["all"], DAYS["all"]
    frame, rows = seeded(programme.compiled, seed=11, number=sized(200, small=40), years=YEARS)
    into, out = ENGINES[engine]
    found = out(programme.screen(into(frame), as_of=day, missing=True, ignore_unknown=True)).sort("row")
    reference = programme._at(day).reference
    said = [expected(programme.compiled, reference, row, 2020, day) for row in rows]
    wanted = [{column: value for column, value in row.items() if column in found.columns} for row in said]
    assert differences(found.to_dicts(), wanted) == []
    assert len(wanted[0]) == 2 * 29


def test_totals_of_all_at_once_are_those_of_the_evaluator_where_they_are_told(
    loaded: dict[str, lucidrule.Programme],
) -> None:
    made, day = loaded["all"], DAYS["all"]
    frame, rows = seeded(made.compiled, seed=11, number=sized(200, small=60), years=YEARS)
    found = made.screen(frame, as_of=day, sums=True, ignore_unknown=True).sort("row")
    prepared = made._at(day).reference
    said = found.select("total low", "total high").rows()
    wanted = [determine(prepared, profile_of(made.compiled, row), day).combination.total for row in rows]
    told = [(own, (of.low, of.high)) for own, of in zip(said, wanted, strict=True) if own != (None, None)]
    assert [pair for pair in told if pair[0] != pair[1]] == []
    # Most rows are told; the same title pays once where it is known.
    assert len(told) > len(rows) / 2


@pytest.mark.parametrize("name", PLACES)
def test_the_rows_come_to_every_outcome_that_is_possible(loaded: dict[str, lucidrule.Programme], name: str) -> None:
    programme, day = loaded[name], DAYS[name]
    frame, _ = seeded(programme.compiled, seed=len(name), number=400, years=YEARS)
    found = programme.screen(frame, as_of=day, ignore_unknown=True)
    told = set().union(*(found[policy.id].to_list() for policy in programme.compiled.policies))
    assert told - {"not_in_force"} == {"eligible", "refer", "undetermined", "ineligible"}
