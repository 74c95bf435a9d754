"""PySpark in local mode says what Polars says, which the other tests compare with the evaluator."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from kernel import asked
from kernel.test_operators_complete import expected, frame
from table_agreement import AS_OF, frame_of, seeded
from table_programmes import VALUES, programme_of
from table_rows import columns_of
from town import paying

import lucidrule
from lucidrule.columns.frame import screen
from lucidrule.core.quantity import EXACT
from lucidrule.kernel import tree
from lucidrule.values.day_values import NEVER_DAY

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17"),
    pytest.mark.filterwarnings("ignore"),
]
sql = pytest.importorskip("pyspark.sql", reason="`make spark` installs PySpark")
ROWS = 20_000


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


def test_every_operator_means_what_the_page_says(spark: Any, tmp_path: Path) -> None:
    asking, companies = asked.programme(tmp_path / "asked"), frame()
    companies.write_parquet(tmp_path / "asked.parquet")
    found = asking.screen(
        spark.read.parquet(str(tmp_path / "asked.parquet")).coalesce(1), as_of=asked.AS_OF, policies=asked.IDS
    )
    rows = [row.asDict() for row in found.collect()]
    assert {name: [row[name] for row in rows] for name in asked.IDS} == expected()


def test_twenty_thousand_companies(spark: Any, tmp_path: Path) -> None:
    programme = lucidrule.load()
    frame, _ = seeded(programme.compiled, seed=17, number=ROWS)
    frame.write_parquet(tmp_path / "companies.parquet")
    given = spark.read.parquet(str(tmp_path / "companies.parquet"))
    found = programme.screen(given, as_of=AS_OF, missing=True, criteria=True, sums=True, ignore_unknown=True)
    assert type(found) is type(given)
    # The same frame by the engine that was compared with the evaluator row by row.
    wanted = programme.screen(frame, as_of=AS_OF, missing=True, criteria=True, sums=True, ignore_unknown=True)
    found.write.parquet(str(tmp_path / "out"))
    listed = pl.read_parquet(tmp_path / "out" / "*.parquet").sort("row")
    assert listed.columns == wanted.columns
    outcomes = wanted.columns[len(frame.columns) :]
    assert [name for name in outcomes if listed[name].to_list() != wanted[name].to_list()] == []


FIRST, SECOND = tree.Ref("money_0"), tree.Ref("money_1")
CAPPED = tree.Sum((tree.LeastOf((FIRST, tree.Literal_(Decimal(9)))), tree.Scaled(Decimal("0.5"), SECOND)))


@pytest.mark.parametrize(
    "conditions",
    [
        [
            tree.CompareAmount(FIRST, "at_least", Decimal("0.3"), SECOND),
            tree.Compare(SECOND, "at_least", Decimal(10)),
        ],
        [tree.CompareAmount(CAPPED, "at_least", Decimal(10))],
        [tree.Compare(tree.Ref("several"), "includes_any", frozenset({"one", "two"}))],
        [tree.Compare(tree.Ref("event_0"), "less_than", tree.Ref("event_1"))],
    ],
    ids=["a share of what is large", "a sum with a cap", "several choices", "days"],
)
def test_what_the_ten_policies_do_not_ask_for(spark: Any, conditions: list[Any]) -> None:
    compiled, pick = programme_of(conditions), random.Random(1)
    columns = columns_of(compiled, years=(2021,), records=0)
    rows = []
    for _ in range(200):
        row = {c: pick.choice([None, *VALUES[compiled.facts[c.fact].type]]) for c in columns}
        row = {c: NEVER_DAY if v == "never" else int(v) if type(v) is Decimal else v for c, v in row.items()}
        rows.append({c: sorted(v) if isinstance(v, frozenset) else v for c, v in row.items()})
    frame = frame_of(columns, rows).select("row", "money_0", "money_1", "several", "event_0", "event_1")
    frame = frame.with_columns(pl.col("row").cast(pl.Int64))
    wanted = screen(compiled, frame, AS_OF, ignore_unknown=True)["grant"].to_list()
    assert len(set(wanted)) > 2
    found = screen(compiled, spark.createDataFrame(frame.to_arrow()), AS_OF, ignore_unknown=True)
    assert [each["grant"] for each in found.orderBy("row").collect()] == wanted


@pytest.mark.parametrize(("precision", "places"), [(18, 2), (38, 2), (38, 6), (38, 7), (38, 15), (20, 17)])
def test_numbers_of_many_digits_are_exact_or_told_as_too_long(spark: Any, precision: int, places: int) -> None:
    compiled = paying("{rate: 10%, of: profit}").compiled
    grant = compiled.policies[0]
    bare = replace(grant, awards=tuple(replace(each, cap=None, rounding=None) for each in grant.awards))
    programme = lucidrule.Programme(replace(compiled, policies=(bare,), interactions=()))
    most = Decimal(10**precision - 1).scaleb(-places, EXACT)
    numbers = [Decimal("0.1"), Decimal("99.99"), most, *(Decimal(10**digits) for digits in range(precision - places))]
    schema = f"row int, in_town boolean, profit decimal({precision},{places})"
    given = spark.createDataFrame([(at, True, each) for at, each in enumerate(numbers)], schema)
    kept = pl.Series(numbers, dtype=pl.Decimal(precision, places))
    frame = pl.DataFrame({"row": range(len(numbers)), "in_town": True, "profit": kept})
    asked: dict[str, Any] = {"as_of": AS_OF, "sums": True, "ignore_unknown": True}
    columns = ["grant", "grant low", "grant high", "total low"]
    found = programme.screen(given, **asked).orderBy("row").select(*columns).collect()
    assert [tuple(row) for row in found] == programme.screen(frame, **asked).select(columns).rows()


def test_moments_are_days_in_the_zone_of_the_programme(spark: Any, tmp_path: Path) -> None:
    # 31 December 2021, 16:00 in Greenwich, and a second before it: the first of January in Beijing, and the day before.
    moments = [datetime(2021, 12, 31, 16, 0, tzinfo=UTC), datetime(2021, 12, 31, 15, 59, 59, tzinfo=UTC)]
    pl.DataFrame({"little_giant_on": moments}).write_parquet(tmp_path / "moments.parquet")
    days = pl.DataFrame({"little_giant_on": [date(2022, 1, 1), date(2021, 12, 31)]})
    programme, name = lucidrule.load(), "specialised-enterprise"
    given = spark.read.parquet(str(tmp_path / "moments.parquet")).coalesce(1)
    found = programme.screen(given, as_of=AS_OF, policies=[name])
    assert [row[name] for row in found.collect()] == programme.screen(days, as_of=AS_OF, policies=[name])[
        name
    ].to_list()
