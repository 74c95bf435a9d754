"""Parquet in, Parquet out, outcomes only."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from benchmarks.tables import by_hand, table
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from small_form import sized

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


@pytest.mark.slow
def test_what_is_missing_and_paid_is_counted_as_it_is_row_by_row(tmp_path: Path) -> None:
    table(sized(2_000, small=500)).collect().write_parquet(tmp_path / "t.parquet")
    streamed, whole = tmp_path / "streamed.json", tmp_path / "whole.json"
    beside = ("--with", "missing", "--with", "sums")
    options = (tmp_path / "t.parquet", "--ignore-unknown", "--summary-json")
    said = run(*options, streamed, "-o", tmp_path / "r.parquet", *beside)
    assert said.exit_code == 0, said.exception
    by_row = CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", *map(str, (*options, whole))])
    assert by_row.exit_code == 0, by_row.exception
    found, wanted = (json.loads(path.read_text()) for path in (streamed, whole))
    # Bounds of sums, what may be or come to be granted together, and causes are counted company by company only.
    together, if_met, _ = (wanted.pop(key) for key in ("together", "if_met", "cells_not_taken_by_cause"))
    by_company = {"sum", "not_counted"}
    policies = {
        name: {key: value for key, value in each.items() if key not in by_company}
        for name, each in wanted["policies"].items()
    }
    assert found == {**wanted, "policies": policies}
    assert found["cells_not_taken"] > 0
    assert found["settles"]
    assert any(each["known_sum"] for each in found["policies"].values())
    written = pl.read_parquet(tmp_path / "r.parquet")
    assert {"first-set missing", "first-set low", "total high"} <= {*written.columns}
    # Whoever is eligible for a policy that has a sum may be granted something together.
    pays = [(pl.col(name) == "eligible") & pl.col(f"{name} low").is_not_null() for name in policies]
    assert together["CNY"]["companies"] == written.filter(pl.any_horizontal(pays)).height
    # Whoever waits for an outcome may come to something more, if by review.
    waits = [pl.col(name).is_in(["undetermined", "refer"]) for name in policies]
    assert if_met["CNY"]["companies_open"] == written.filter(pl.any_horizontal(waits)).height


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


ODD = pl.DataFrame(
    {
        # Not known, no choice, and two that are.
        "sector": ["unknown", "", "laser", "lasers", "激光器", None],
        "industrial_enterprise": ["是", "maybe", "不详", None, "no", "maybe"],
        # Nothing, below zero, nothing; a revenue before the founding.
        "annual_revenue 2021": [float("nan"), -5.0, 5.0, None, float("inf"), 5.0],
        "annual_revenue 2019": [1, 0, 1, None, 1, 1],
        "founded_on": ["2020-01-01", "2020-01-01", "2020-02-30", "2020-01-01", None, "2018-01-01"],
        "project_investment": [None] * 6,
    }
)
NOT_TAKEN = {
    "annual_revenue 2019": 1,
    "annual_revenue 2021": 1,
    "founded_on": 2,
    "industrial_enterprise": 2,
    "sector": 1,
}


def counted(path: Path, *options: object) -> dict[str, Any]:
    """Return what a screening says of cells that were not taken."""
    said = CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", str(path), *map(str, options)])
    assert said.exit_code == 0, said.exception
    found = json.loads(said.stdout)
    return {key: found[key] for key in ("cells_not_taken", "cells_not_taken_by_column")}


@pytest.mark.parametrize("streamed", [True, False])
def test_values_that_are_there_and_not_taken_are_counted_by_column(tmp_path: Path, streamed: bool) -> None:
    ODD.write_parquet(tmp_path / "t.parquet")
    options = ["-o", tmp_path / "r.parquet", "--summary-json", "-", *["--outcomes-only"] * streamed]
    assert counted(tmp_path / "t.parquet", *options) == {
        "cells_not_taken": 7,
        "cells_not_taken_by_column": NOT_TAKEN,
    }


def test_cells_that_were_counted_are_told_with_how_to_list_them(tmp_path: Path) -> None:
    ODD.write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet")
    assert said.stderr.splitlines() == [
        "7 cells were not taken and count as not known:",
        "  founded_on: 2 cells",
        "  industrial_enterprise: 2 cells",
        "  annual_revenue 2019: 1 cell",
        "  annual_revenue 2021: 1 cell",
        "  sector: 1 cell",
        "  --cells FILE.csv lists them all",
        "  --fix FILE.xlsx writes the rows to correct; screen reads them back in",
        "Note: 7 cells not taken",
    ]


def row_by_row(*options: object) -> Result:
    return CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", "--lang", "en", *map(str, options)])


def sheet_of(book: Path) -> list[list[Any]]:
    """Return what stands in the first sheet of a workbook, each cell with its note."""
    rows = load_workbook(book).worksheets[0].iter_rows()
    return [[(cell.value, cell.comment.text if cell.comment else None) for cell in row] for row in rows]


@pytest.mark.parametrize("at_once", [2, 20_000])
@pytest.mark.parametrize("files", [("a",), ("a", "b")], ids=len)
def test_cells_are_listed_and_their_rows_written_as_row_by_row(
    tmp_path: Path, files: tuple[str, ...], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.tables.reading.parquet._AT_ONCE", at_once)
    named = ODD.rename({"sector": "field"}).with_columns(
        company=pl.Series([*"甲乙丙丁戊己"]), id=pl.Series([*"123456"])
    )
    named.write_parquet(tmp_path / "a.parquet")
    named.reverse().with_columns(id=pl.Series([*"abcdef"])).write_parquet(tmp_path / "b.parquet")
    read = [tmp_path / f"{each}.parquet" for each in files]
    own = ("--headings", tmp_path / "map.yaml", "--cells", tmp_path / "s.csv", "--fix", tmp_path / "s.xlsx")
    (tmp_path / "map.yaml").write_text("field: sector\n", encoding="utf-8")
    streamed = run(*read, "-o", tmp_path / "s.parquet", *own)
    assert streamed.exit_code == 0, streamed.exception
    rows = row_by_row(*read, *own[:2], "--cells", tmp_path / "r.csv", "--fix", tmp_path / "r.xlsx")
    assert rows.exit_code == 0, rows.exception
    told = (tmp_path / "s.csv").read_text("utf-8-sig").splitlines()
    assert len(told) == 1 + 7 * len(files)
    assert told == (tmp_path / "r.csv").read_text("utf-8-sig").splitlines()
    assert sheet_of(tmp_path / "s.xlsx") == sheet_of(tmp_path / "r.xlsx")
    assert f"Written to be corrected: {4 * len(files)} rows in {tmp_path / 's.xlsx'}" in streamed.stderr
    assert "--cells FILE" not in streamed.stderr


def test_a_comma_before_decimals_makes_a_point_unsure_in_the_list_too(tmp_path: Path) -> None:
    revenue = {"annual_revenue 2021": ["600.000", "5"], "annual_revenue 2020": ["1.200,50", "5"]}
    pl.DataFrame(revenue).write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--cells", tmp_path / "c.csv")
    assert (said.exit_code, said.exception) == (0, None)
    told, _ = (tmp_path / "c.csv").read_text("utf-8-sig").splitlines()[1:]
    assert told.startswith("2,annual_revenue 2021,600.000,`600.000` can be read as 600 or as 600000")


def test_where_all_is_taken_the_list_is_empty_and_no_workbook_is_written(tmp_path: Path) -> None:
    pl.DataFrame({"sector": ["lasers"]}).write_parquet(tmp_path / "t.parquet")
    own = ("--cells", tmp_path / "c.csv", "--fix", tmp_path / "f.xlsx")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", *own)
    assert (said.exit_code, said.exception) == (0, None)
    assert (tmp_path / "c.csv").read_text("utf-8-sig").splitlines() == ["Row,Column,Content,why,ID,Company"]
    assert f"No row has to be corrected; {tmp_path / 'f.xlsx'} was not written" in said.stderr
    assert not (tmp_path / "f.xlsx").exists()


def test_a_table_of_which_no_column_is_read_has_no_cells_to_list(tmp_path: Path) -> None:
    pl.DataFrame({"sector": [None]}).write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--cells", tmp_path / "c.csv")
    assert (said.exit_code, said.exception) == (0, None)
    assert len((tmp_path / "c.csv").read_text("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "name", "code"),
    [("--cells", "c.csv", "file-exists"), ("--fix", "f.csv", "needs-workbook"), ("--fix", "f.xlsx", "file-exists")],
)
def test_where_cells_cannot_be_written_nothing_is(tmp_path: Path, option: str, name: str, code: str) -> None:
    ODD.write_parquet(tmp_path / "t.parquet")
    (tmp_path / "c.csv").write_text("mine")
    (tmp_path / "f.xlsx").write_text("mine")
    assert refused(run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", option, tmp_path / name)) == [code]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["c.csv", "f.xlsx", "t.parquet"]


def test_of_many_columns_the_rest_is_counted(tmp_path: Path) -> None:
    pl.DataFrame({f"annual_revenue {year}": [-1, -1] for year in range(2010, 2022)}).write_parquet(
        tmp_path / "t.parquet"
    )
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet")
    assert "  2 more columns, 4 cells" in said.stderr.splitlines()


def test_a_table_of_which_no_column_is_read_has_no_cells_to_count(tmp_path: Path) -> None:
    pl.DataFrame({"sector": [None]}).write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet")
    assert said.exit_code == 0, said.exception
    assert said.stderr == ""


def test_a_table_of_no_fact_is_refused_also_where_unknown_columns_are_left_alone(tmp_path: Path) -> None:
    pl.DataFrame({"x": [1]}).write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--ignore-unknown")
    assert refused(said) == ["no-fact-heading"]


ELSEWHERE = pl.DataFrame({"编码": ["k1", "k2"], "营收": [30_000_000, 1], "行业": ["激光器", "x"], "其他": [1, 2]})
MEANT = "编码: id\n营收: annual_revenue 2021\n行业: sector\n其他: ignore\n"


def mapped(folder: Path, text: str, *options: object) -> Result:
    ELSEWHERE.write_parquet(folder / "t.parquet")
    (folder / "m.yaml").write_text(text, encoding="utf-8")
    return run(folder / "t.parquet", "-o", folder / "r.parquet", "--headings", folder / "m.yaml", *options)


def test_a_map_says_what_the_columns_stand_for_which_stay_as_they_are(tmp_path: Path) -> None:
    named = ELSEWHERE.rename({"编码": "id", "营收": "annual_revenue 2021", "行业": "sector"}).drop("其他")
    named.write_parquet(tmp_path / "n.parquet")
    assert run(tmp_path / "n.parquet", "-o", tmp_path / "rn.parquet").exit_code == 0
    said = mapped(tmp_path, MEANT)
    assert said.exit_code == 0, said.exception
    found, wanted = pl.read_parquet(tmp_path / "r.parquet"), pl.read_parquet(tmp_path / "rn.parquet")
    assert found.select(ELSEWHERE.columns).equals(ELSEWHERE)
    assert found.drop(ELSEWHERE.columns).equals(wanted.drop(named.columns))
    assert "  行业: 1 cell" in said.stderr.splitlines()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MEANT.replace("annual_revenue 2021", "annual_revenue 2021（万元）"), "unit-of-types"),
        (MEANT.replace("行业: sector\n", ""), "unknown-heading"),
        (MEANT + "别的: sector\n", "no-such-heading"),
        ("编码: id\n营收: ignore\n行业: ignore\n其他: ignore\n", "no-fact-heading"),
    ],
)
def test_a_map_that_cannot_be_followed_is_refused_and_nothing_is_written(tmp_path: Path, text: str, code: str) -> None:
    assert refused(mapped(tmp_path, text)) == [code]
    assert not (tmp_path / "r.parquet").exists()


def test_a_map_that_is_not_there_takes_the_headings_that_nothing_is_known_of(tmp_path: Path) -> None:
    ELSEWHERE.select("编码", "营收", sector="行业").write_parquet(tmp_path / "t.parquet")
    options = (tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--headings", tmp_path / "m.yaml")
    assert refused(run(*options)) == ["unknown-heading", "heading-without-year", "headings-written"]
    assert [line for line in (tmp_path / "m.yaml").read_text().splitlines() if not line.startswith("#")] == [
        '"编码":',
        '"营收":  # Annual revenue 2021',
    ]


def test_a_map_that_is_not_needed_is_told_and_not_written(tmp_path: Path) -> None:
    ODD.write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--headings", tmp_path / "m.yaml")
    assert said.exit_code == 0
    assert str(tmp_path / "m.yaml") in said.stderr
    assert not (tmp_path / "m.yaml").exists()


def summed(path: Path, *options: object) -> dict[str, Any]:
    said = CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", str(path), *map(str, options)])
    assert said.exit_code == 0, said.exception
    found: dict[str, Any] = json.loads(said.stdout)
    return found


SPARSE = pl.DataFrame(
    {
        "id": ["k1", None, "k3", " ", None],
        "sector": ["lasers", None, None, "", None],
        "annual_revenue 2021": [5.0, float("nan"), None, None, 7.0],
    }
)


@pytest.mark.parametrize("streamed", [True, False])
def test_rows_with_no_fact_and_nobody_are_no_companies(tmp_path: Path, streamed: bool) -> None:
    SPARSE.write_parquet(tmp_path / "a.parquet")
    SPARSE.head(2).write_parquet(tmp_path / "b.parquet")
    options = ["-o", tmp_path / "r.parquet", "--summary-json", "-", "--all-rows", *["--outcomes-only"] * streamed]
    found = summed(tmp_path / "[ab].parquet", *options)
    assert found["rows"] == {
        "read": 7,
        "judged": 4,
        "left_out": 3,
        "kinds": {"empty": 3},
        "doubtful": {},
    }
    assert [(each["file"], each["row"]) for each in found["rows_left_out"]] == [
        ("a.parquet", 3),
        ("a.parquet", 5),
        ("b.parquet", 3),
    ]
    assert sum(found["policies"]["first-set"]["outcomes"].values()) == 4


def test_rows_of_nobody_stay_without_outcomes(tmp_path: Path) -> None:
    SPARSE.write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--with", "missing", "--with", "sums")
    assert "Rows: 5 read = 3 companies judged + 2 left out\n  empty: 2 rows (row 3, row 5)" in said.stdout
    found = pl.read_parquet(tmp_path / "r.parquet")
    assert found["first-set"].is_null().to_list() == [False, True, False, True, False]
    assert found["first-set missing"].is_null().to_list() == [False, True, False, True, False]


def test_where_nobody_is_named_a_row_is_empty_that_holds_nothing_at_all(tmp_path: Path) -> None:
    pl.DataFrame({"sector": ["lasers", None, None], "code": [None, "x", None]}).write_parquet(tmp_path / "t.parquet")
    options = ("-o", tmp_path / "r.parquet", "--ignore-unknown", "--outcomes-only", "--summary-json", "-")
    assert [each["row"] for each in summed(tmp_path / "t.parquet", *options)["rows_left_out"]] == [4]


def test_of_many_empty_rows_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    pl.DataFrame({"sector": ["lasers", *[None] * 1_500]}).write_parquet(tmp_path / "t.parquet")
    found = summed(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--outcomes-only", "--summary-json", "-")
    assert (found["rows"]["left_out"], len(found["rows_left_out"]), found["companies"]) == (1_500, 1_000, 1)
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--force")
    assert "1,500 rows (row 3, row 4, row 5, row 6, 1,496 more)" in said.stdout
