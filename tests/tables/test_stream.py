"""Parquet in, Parquet out, outcomes only."""

import json
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.tables import by_hand, table
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import LucidruleError


def run(*options: object) -> Result:
    own = ["screen", "--as-of", "2022-06-30", "--lang", "en", "--outcomes-only", *map(str, options)]
    return CliRunner().invoke(cli.cli, own)


def refused(result: Result) -> list[str]:
    assert isinstance(result.exception, LucidruleError)
    return [fault.code for fault in result.exception.faults]


def test_outcomes_of_parquet_files_in_order_with_their_counts(tmp_path: Path) -> None:
    whole = table(3_000).collect()
    whole.head(1_000).write_parquet(tmp_path / "a.parquet")
    whole.tail(2_000).write_parquet(tmp_path / "b.parquet")
    out, counts = tmp_path / "r.parquet", tmp_path / "s.json"
    said = run(tmp_path / "[ab].parquet", "-o", out, "--ignore-unknown", "--summary-json", counts, "--explain")
    assert said.exit_code == 0, said.exception
    found, hand = pl.read_parquet(out), by_hand(whole.lazy()).collect()
    assert found.select(whole.columns).equals(whole)
    summary: dict[str, Any] = json.loads(counts.read_text())
    assert summary["companies"] == 3_000
    policies = hand.columns[1:]
    assert [name for name in policies if not found[name].equals(hand[name])] == []
    counted = {name: summary["policies"][name]["outcomes"]["eligible"] for name in policies}
    assert counted == {name: (hand[name] == "eligible").sum() for name in policies}
    assert "g-industry" in found.columns


def test_what_is_missing_and_paid_is_counted_as_it_is_row_by_row(tmp_path: Path) -> None:
    table(2_000).collect().write_parquet(tmp_path / "t.parquet")
    streamed, whole = tmp_path / "streamed.json", tmp_path / "whole.json"
    beside = ("--with", "missing", "--with", "sums")
    options = (tmp_path / "t.parquet", "--ignore-unknown", "--summary-json")
    said = run(*options, streamed, "-o", tmp_path / "r.parquet", *beside)
    assert said.exit_code == 0, said.exception
    by_row = CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", *map(str, (*options, whole))])
    assert by_row.exit_code == 0, by_row.exception
    found, wanted = (json.loads(path.read_text()) for path in (streamed, whole))
    # Cells that contradict each other are not counted in columns.
    assert found == wanted | {"cells_not_taken": None}
    assert found["settles"]
    assert any(each["known_sum"] for each in found["policies"].values())
    written = pl.read_parquet(tmp_path / "r.parquet")
    assert {"first-set missing", "first-set low", "total high"} <= {*written.columns}


def test_what_stands_beside_outcomes_goes_with_them_only(tmp_path: Path) -> None:
    table(10).collect().write_parquet(tmp_path / "t.parquet")
    said = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "t.parquet"), "--with", "sums"])
    assert said.exit_code == 2


def test_what_cannot_be_streamed_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    table(10).collect().write_parquet(tmp_path / "t.parquet")
    (tmp_path / "t.csv").write_text("sector\nlasers\n")
    (tmp_path / "bad.parquet").write_text("none")
    out = tmp_path / "r.parquet"
    assert refused(run(tmp_path / "t.csv", "-o", out)) == ["needs-parquet"]
    assert refused(run(tmp_path / "t.parquet", "-o", tmp_path / "r.csv")) == ["needs-parquet"]
    assert refused(run(tmp_path / "t.parquet")) == ["needs-parquet"]
    assert refused(run(tmp_path / "t.parquet", "-o", tmp_path / "t.parquet")) == ["table-onto-itself"]
    assert refused(run(tmp_path / "t.parquet", "-o", out)) == ["unknown-heading"]
    assert refused(run(tmp_path / "bad.parquet", "-o", out)) == ["table-unreadable"]
    assert not out.exists()
    out.write_text("mine")
    assert refused(run(tmp_path / "t.parquet", "-o", out, "--ignore-unknown")) == ["file-exists"]
    assert out.read_text() == "mine"
