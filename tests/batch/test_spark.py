"""PySpark in local mode says what Polars says, which the other tests compare with the evaluator."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from table_agreement import AS_OF, seeded

import lucidrule

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
    for name in wanted.columns[len(frame.columns) :]:
        assert listed[name].to_list() == wanted[name].to_list(), name
