"""What the benchmarks measure against says the same as we do, or it would be no yardstick."""

import polars as pl
import pytest
from benchmarks.by_hand import ten_outcomes
from benchmarks.tables import AS_OF, by_hand, table
from small_form import sized
from table_agreement import BOUNDS
from table_rows import columns_of, profile_of, rows

import lucidrule


@pytest.mark.slow
def test_the_hand_written_function_says_what_the_evaluator_says() -> None:
    shipped = lucidrule.load()
    listed = rows(shipped.compiled, columns_of(shipped.compiled), 11, sized(3_000, small=800), BOUNDS)
    profiles = [profile_of(shipped.compiled, row) for row in listed]
    found = [ten_outcomes(dict(profile.values), dict(profile.records), 2021) for profile in profiles]
    judged = [shipped.determine(profile, as_of=AS_OF).outcomes for profile in profiles]
    assert found == [tuple(outcome.outcome.value for outcome in outcomes) for outcomes in judged]


def test_the_hand_written_expressions_say_what_ours_say() -> None:
    shipped = lucidrule.load()
    frame = table(20_000, seed=3).collect()
    # What cannot be, and what lies exactly at a bound.
    frame = frame.with_columns(
        pl.when(pl.col("row") % 7 == 0).then(pl.lit("odd")).otherwise(pl.col("sector")).alias("sector"),
        pl.when(pl.col("row") % 5 == 0)
        .then(500_000_000)
        .otherwise(pl.col("annual_revenue 2021"))
        .alias("annual_revenue 2021"),
        pl.when(pl.col("row") % 11 == 0)
        .then(-1)
        .otherwise(pl.col("equipment_amount 2021"))
        .alias("equipment_amount 2021"),
        pl.when(pl.col("row") % 13 == 0).then(3).otherwise(pl.col("first_set_products")).alias("first_set_products"),
    )
    ours = shipped.screen(frame, as_of=AS_OF, ignore_unknown=True)
    theirs = by_hand(frame.lazy()).collect()
    policies = [policy.id for policy in shipped.compiled.policies]
    assert [policy for policy in policies if not ours[policy].equals(theirs[policy])] == []
