"""Numbers of money that may be meant in another unit than that of their column."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import ProfileAtFault, render
from lucidrule.tables.doubtful_number import bare_number

OUT_OF_SCALE = "magnitude-two-readings"


def screened(folder: Path, heading: str, cells: list[str], *options: str) -> Result:
    rows = "".join(f'武汉{at}号激光有限公司,"{cell}"\n' for at, cell in enumerate(cells, 1))
    (folder / "t.csv").write_text(f"企业名称,{heading}\n{rows}", encoding="utf-8")
    call = ["screen", str(folder / "t.csv"), "--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", "zh"]
    return CliRunner().invoke(cli.cli, [*call, "--force", *options])


def summary(folder: Path, heading: str, cells: list[str]) -> dict[str, Any]:
    told = folder / "s.json"
    assert screened(folder, heading, cells, "--summary-json", str(told)).exit_code == 0
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return found


def not_taken(found: dict[str, Any]) -> dict[str, int]:
    return {each["cause"]: each["cells"] for each in found["cells_not_taken_by_cause"]}


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        *((5, 5.0), (Decimal("2.5"), 2.5), (1.5, 1.5), ("12 000", 12000.0), ("1,200.5", 1200.5), ("1200,50", 1200.5)),
        *((0, None), (-3, None), (True, None), (None, None), ("", None), ("1e5", None), ("-3", None), ("约5", None)),
        *((10**400, None), (float("inf"), None), (float("nan"), None), ("9" * 400, None)),
    ],
)
def test_a_bare_number_is_one_above_zero_without_a_unit(raw: Any, number: float | None) -> None:
    assert bare_number(raw) == number


IN_TENS = "年营业收入（万元）2021"


@pytest.mark.parametrize(
    ("cells", "doubtful"),
    [
        # The middle of 2000, 3000 and 4000 is 3000: a thousand times that, and just below it.
        (["2000", "3000", "4000", "3000000"], 1),
        (["2000", "3000", "4000", "2999999.99"], 0),
        # Of two others nobody knows what is usual.
        (["2000", "3000", "12000000"], 0),
        # A middle of 100 yuan, and just below it: of columns whose half is less, nothing is usual.
        (["0.01", "0.01", "0.01", "2000"], 1),
        (["0.009", "0.009", "0.009", "2000"], 0),
        # Companies that differ step by step: none is ten times the next.
        (["2", "30", "299", "2990", "29000", "280000"], 0),
        # The first that stands apart is a thousand times the middle (30), those above it are in doubt, too.
        (["2", "20", "30", "299", "30000", "90000"], 2),
        # 29,999 is ten times nothing below it, 300,000 is ten times 29,999.9 and a thousand times 30.
        (["2", "20", "30", "3000", "29999", "299990"], 1),
        (["2", "20", "30", "3000", "29999", "299989"], 0),
        # Nothing and zero say nothing of what is usual.
        (["0", "", "0", "2000", "3000", "4000", "12000000"], 1),
        # Own units say what is meant.
        (["2000", "3000", "4000", "1200亿"], 0),
        (["2000", "3000", "4000", "12000000元"], 0),
        # As people write numbers.
        (["2,000", "3000", "４０００", "12,000,000"], 1),
        (["2,00", "3,00", "4,00", "3000"], 1),
        (["2000", "3000", "4000", "1" + "0" * 400], 0),
    ],
)
def test_a_number_is_in_doubt_that_is_a_thousand_times_the_middle_and_stands_apart(
    tmp_path: Path, cells: list[str], doubtful: int
) -> None:
    assert not_taken(summary(tmp_path, IN_TENS, cells)).get(OUT_OF_SCALE, 0) == doubtful


def test_without_a_unit_nothing_is_in_doubt(tmp_path: Path) -> None:
    found = summary(tmp_path, "年营业收入 2021", ["2000", "3000", "4000", "12000000"])
    assert (not_taken(found), found["columns_too_large"]) == ({}, [])


def test_both_readings_are_told(tmp_path: Path) -> None:
    said = screened(tmp_path, IN_TENS, ["2000", "3000", "4000", "12000000"], "--strict")
    assert isinstance(said.exception, ProfileAtFault)
    told = render(said.exception.faults, "zh")
    assert "中位数为 3,000，`12000000` 达其一千倍以上：既可读作1200亿元，也可读作1200万元" in told


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        (IN_TENS, ["10000000", "12000000"], [("万元", 2)]),
        (IN_TENS, ["10000000", "9999999"], []),
        (IN_TENS, ["", ""], []),
        ("年营业收入（亿元）2021", ["1000", "0"], [("亿元", 1)]),
    ],
)
def test_a_column_is_told_in_which_each_company_has_a_hundred_billion(
    tmp_path: Path, heading: str, cells: list[str], told: list[tuple[str, int]]
) -> None:
    found = summary(tmp_path, heading, cells)
    assert [(each["unit"], each["cells"]) for each in found["columns_too_large"]] == told
    assert not_taken(found) == {}


def test_such_a_column_is_told_once_and_refused_where_nothing_may_be_in_doubt(tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    said = screened(tmp_path, IN_TENS, ["10000000", "12000000"], "-o", str(out))
    assert said.output.count("以万元计，其中2个数额均在1000亿元以上") == 1
    assert said.output.rstrip().endswith("注意：2个数额的单位存疑")
    strict = screened(tmp_path, IN_TENS, ["10000000", "12000000"], "-o", str(out), "--strict")
    assert isinstance(strict.exception, ProfileAtFault)


# Of equipment the policy asks 2,000,000 yuan, of revenue at least 500,000,000: a thousandth is 2,000, and 500,000.
@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("技改设备购置额 2021", ["2000", "150", "90", "80", "70"], [(5, "2000000")]),
        ("技改设备购置额 2021", ["2000.01", "150", "90", "80", "70"], []),
        ("技改设备购置额（元）2021", ["2000", "150", "90", "80", "0"], []),
        ("技改设备购置额（元）2021", ["2000", "150", "90", "80", "70", "3000万"], [(5, "2000000")]),
        ("年营业收入 2021", ["500000", "150", "90", "80", "70", "6"], [(6, "500000000")]),
        (IN_TENS, ["500", "150", "90", "80", "70"], []),
        ("年营业收入 2021", ["3000000000", "150", "90", "80", "70", "6"], []),
        # No rule asks a certain rent.
        ("基地实缴租金 2021", ["5", "4", "3", "2", "1"], []),
    ],
)
def test_a_column_of_yuan_is_told_in_which_nobody_comes_near_what_is_asked(
    tmp_path: Path, heading: str, cells: list[str], told: list[tuple[int, str]]
) -> None:
    found = summary(tmp_path, heading, cells)
    assert [(each["cells"], each["bound"]) for each in found["columns_too_small"]] == told


def test_such_a_column_is_told_once_and_not_refused(tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    said = screened(tmp_path, "年营业收入 2021", ["3000", "4000", "5000", "6000", "7000"], "-o", str(out), "--strict")
    assert said.output.count("以元计，其中5个数额均不足各项政策所设最低数额（5亿元）的千分之一") == 1
    assert said.output.rstrip().endswith("注意：5个数额的单位存疑")
    assert said.exit_code == 0
    told = [[cell.value for cell in row] for row in openpyxl.load_workbook(out)["行数核对"].iter_rows()]
    assert [row[1:] for row in told if "千分之一" in str(row[0])] == [["5", "年营业收入 2021", "5亿元"]]
