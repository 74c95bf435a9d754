"""Numbers of many digits in tables of files: judged as the evaluator judges them, whatever columns could hold."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
from click.testing import CliRunner, Result
from town import GOOD, paying

import lucidrule
from lucidrule import cli
from lucidrule.tables.job import Job
from lucidrule.tables.stream import stream

DAY = ("--as-of", "2022-05-05", "--lang", "en", "--programme", str(GOOD))


def run(*options: object) -> Result:
    return CliRunner().invoke(cli.cli, ["screen", *DAY, *map(str, options)])


ROWS = [
    {"id": "1", "in_town": "yes", "turnover 2021": "1" + "0" * 30, "profit": "0.000000000000000001"},
    {"id": "2", "in_town": "yes", "turnover 2021": "123456.5", "profit": "-" + "9" * 38},
    {"id": "3", "in_town": "yes", "turnover 2021": "100000000", "profit": "0." + "1" * 37},
    {"id": "4", "in_town": "yes", "turnover 2021": "199999999.99999999999999999999", "profit": "7"},
    {"id": "5", "in_town": "yes", "turnover 2021": "5", "profit": "7"},
]


def test_rows_with_long_numbers_are_judged_by_the_evaluator(tmp_path: Path) -> None:
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    said = run(tmp_path / "t.csv", "-o", tmp_path / "r.jsonl")
    assert said.exit_code == 0, said.exception
    found = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    programme = lucidrule.load(GOOD)
    wanted = [outcomes(programme, row) for row in ROWS]
    assert [[row["grant"], row["product-prize"]] for row in found] == wanted


def outcomes(programme: lucidrule.Programme, row: dict[str, str]) -> list[str]:
    known: dict[str, Any] = {"in_town": True, "turnover": {2021: row["turnover 2021"]}, "profit": row["profit"]}
    return [each.outcome.value for each in programme.determine(known, as_of=date(2022, 5, 5)).outcomes]


AS_OF = date(2022, 5, 5)
PLAIN: dict[str, Any] = {"criteria": False, "ignore_unknown": False, "force": False}


def streamed(folder: Path, profit: pl.Series) -> tuple[pl.DataFrame, dict[str, Any]]:
    """Return what is written, and counted, of companies of which a grant pays the whole profit."""
    made = paying("profit").compiled
    grant = replace(
        made.policies[0], awards=tuple(replace(each, cap=None, rounding=None) for each in made.policies[0].awards)
    )
    compiled = replace(made, policies=(grant,), interactions=())
    pl.DataFrame({"in_town": [True] * len(profit), "profit": profit}).write_parquet(folder / "t.parquet")
    files, out = (str(folder / "t.parquet"),), folder / "r.parquet"
    found = stream(compiled, files, out, AS_OF, policies=("grant",), beside=("missing", "sums"), **PLAIN)
    return pl.read_parquet(out), found.summary.to_dict()["policies"]["grant"]


def test_sums_of_a_file_that_have_more_digits_together_than_a_column_are_exact(tmp_path: Path) -> None:
    found, counted = streamed(tmp_path, pl.Series([Decimal("9" * 36)] * 2000, dtype=pl.Decimal(38, 0)))
    assert found["grant low"].to_list() == [Decimal("9" * 36)] * 2000
    assert (counted["known_sum"], counted["companies_with_known_sum"]) == (
        "1" + "9" * 35 + "8000",
        2000,
    )


def test_a_sum_that_a_column_cannot_hold_is_not_told_and_not_counted(tmp_path: Path) -> None:
    found, counted = streamed(tmp_path, pl.Series([Decimal("9" * 38), Decimal(7)], dtype=pl.Decimal(38, 0)))
    assert found.select("grant", "grant low", "grant high", "total low").rows() == [
        ("eligible", None, None, None),
        ("eligible", 7, 7, 7),
    ]
    assert (counted["known_sum"], counted["companies_with_known_sum"]) == ("7", 1)


def test_a_policy_whose_arithmetic_no_column_holds_is_judged_by_the_evaluator(tmp_path: Path) -> None:
    rate = "{sum: [profit, {rate: 0.000000000000000000000001, of: {greatest_of: [0, profit]}}]}"
    when = "when: {amount: {of: " + rate + ", more_than: 0}}, basis: assumed"
    criterion = "{id: one, label: {zh: 一, en: one, ja: 一}, " + when + "}"
    compiled = paying("1万", criteria=criterion).compiled
    (tmp_path / "t.csv").write_text("in_town,profit\nyes,0.5\nyes,-0.5\n", encoding="utf-8")
    out = tmp_path / "r.jsonl"
    files = (str(tmp_path / "t.csv"),)
    Job(compiled, files, out, AS_OF, policies=("grant",), lang="en").run(lambda *_: None)
    found = [json.loads(line)["grant"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert found == ["eligible", "ineligible"]
