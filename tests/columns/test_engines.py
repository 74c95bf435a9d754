"""Every engine says of every row what the evaluator says: outcome, missing facts, verdicts of criteria."""

from datetime import date

import polars as pl
import pytest
from small_form import sized
from table_agreement import AS_OF, ENGINES, differences, expected, seeded, verdicts

import lucidrule
from lucidrule.decide.prepared import PreparedProgramme


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


@pytest.fixture(scope="module")
def reference(shipped: lucidrule.Programme) -> PreparedProgramme:
    return shipped._at(date(2022, 6, 30)).reference


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_says_what_the_evaluator_says(
    shipped: lucidrule.Programme, reference: PreparedProgramme, engine: str
) -> None:
    frame, rows = seeded(shipped.compiled, seed=len(engine), number=sized(1_500, small=100))
    into, out = ENGINES[engine]
    given = into(frame)
    found = shipped.screen(given, as_of=AS_OF, missing=True, criteria=True, sums=True, ignore_unknown=True)
    assert type(found) is type(given)
    wanted = [expected(shipped.compiled, reference, row) | verdicts(shipped.compiled, reference, row) for row in rows]
    assert differences(out(found).sort("row").to_dicts(), wanted) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_twenty_thousand_companies_of_each_of_ten_seeds(
    shipped: lucidrule.Programme, reference: PreparedProgramme, seed: int
) -> None:
    frame, rows = seeded(shipped.compiled, seed=1_000 + seed, number=sized(20_000, small=80))
    screened = shipped.screen(frame.lazy(), as_of=AS_OF, missing=True, sums=True, ignore_unknown=True).collect()
    wanted = [expected(shipped.compiled, reference, row) for row in rows]
    assert differences(screened.to_dicts(), wanted) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_frame_comes_back_with_the_outcomes_beside(shipped: lucidrule.Programme, engine: str) -> None:
    frame, _ = seeded(shipped.compiled, seed=3, number=20)
    into, out = ENGINES[engine]
    found = out(shipped.screen(into(frame), as_of=AS_OF, ignore_unknown=True))
    assert found.columns == [*frame.columns, *(policy.id for policy in shipped.compiled.policies)]


def test_a_frame_comes_back_as_it_was(shipped: lucidrule.Programme) -> None:
    kept = seeded(shipped.compiled, seed=3, number=20)[0].to_pandas()
    found = shipped.screen(kept, as_of=AS_OF, policies=["first-set"], ignore_unknown=True)
    assert [*found.columns] == [*kept.columns, "first-set"]
    assert found[[*kept.columns]].equals(kept)


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_is_lost_of_tables_of_any_size(shipped: lucidrule.Programme, number: int) -> None:
    frame, _ = seeded(shipped.compiled, seed=4, number=number)
    assert shipped.screen(frame, as_of=AS_OF, missing=True, ignore_unknown=True).height == number


def test_of_a_table_without_facts_nothing_is_known(shipped: lucidrule.Programme) -> None:
    frame, _ = seeded(shipped.compiled, seed=4, number=5)
    empty = frame.select("row").with_columns(pl.lit(None, dtype=pl.Boolean).alias("industrial_enterprise"))
    found = shipped.screen(empty, as_of=AS_OF, ignore_unknown=True)
    # Of nobody anything is known.
    assert set(found["major-project"]) == {"undetermined"}
    assert shipped.screen(empty, as_of=AS_OF, policies=[], ignore_unknown=True).equals(empty)


def test_before_the_first_day_every_company_is_told_so(shipped: lucidrule.Programme) -> None:
    frame, _ = seeded(shipped.compiled, seed=5, number=3)
    found = shipped.screen(frame, as_of=date(2022, 3, 19), missing=True, criteria=True, ignore_unknown=True)
    assert set(found["first-set"]) == {"not_in_force"}
    assert set(found["first-set missing"]) == {""}
