"""A place that takes no file, or too little of one, is told; nothing half done stays, and nothing is replaced."""

import os
from pathlib import Path

import polars as pl
import pytest
from command import run
from security.limited import run_limited

DAY = ("--as-of", "2022-06-30", "--lang", "en")
TABLE = "id,sector,founded_on\n" + "".join(f"c{at},not_laser,odd{at}\n" for at in range(3_000))
OUTPUTS = {
    "csv": ("screen", "t.csv", "-o", "r.csv"),
    "jsonl": ("screen", "t.csv", "-o", "r.jsonl"),
    "xlsx": ("screen", "t.csv", "-o", "r.xlsx"),
    "parquet": ("screen", "t.csv", "-o", "r.parquet"),
    "columns": ("screen", "u.parquet", "--outcomes-only", "-o", "r.parquet"),
    "cells": ("screen", "t.csv", "--cells", "r.csv"),
    "fix": ("screen", "t.csv", "--fix", "r.xlsx"),
    "json": ("screen", "t.csv", "--summary-json", "r.json"),
    "picture": ("screen", "t.csv", "--summary-svg", "r.svg"),
}
OUTPUT = pytest.mark.parametrize("arguments", OUTPUTS.values(), ids=OUTPUTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    pl.read_csv(tmp_path / "t.csv").select("id", "sector").write_parquet(tmp_path / "u.parquet")
    return tmp_path


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.slow
# Each runs as a process of its own; the others are written as one of these is.
@pytest.mark.parametrize("name", ["csv", "xlsx", "columns", "fix"])
def test_a_full_disk_is_told_and_leaves_nothing(folder: Path, name: str) -> None:
    arguments = OUTPUTS[name]
    done = run_limited(*arguments, *DAY, folder=folder, file_size=600)
    assert (done.code, f"`{arguments[-1]}` cannot be written: " in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
    assert _names(folder) == ["t.csv", "u.parquet"]


@OUTPUT
def test_a_folder_in_the_place_of_a_result_is_told(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / arguments[-1]).mkdir()
    done = run(*arguments, "--force", *DAY, folder=folder)
    assert (done.returncode, f"`{arguments[-1]}` is not a regular file" in done.stderr) == (2, True)


@OUTPUT
def test_a_folder_that_is_not_there_is_told(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments[:-1], f"no/{arguments[-1]}", *DAY, folder=folder)
    told = f"`no/{arguments[-1]}` cannot be written: there is no such folder"
    assert (done.returncode, told in done.stderr) == (2, True)


@OUTPUT
def test_a_pipe_in_the_place_of_a_result_stays_one(folder: Path, arguments: tuple[str, ...]) -> None:
    os.mkfifo(folder / arguments[-1])
    done = run(*arguments, "--force", *DAY, folder=folder)
    assert (done.returncode, f"`{arguments[-1]}` is not a regular file" in done.stderr) == (2, True)
    assert (folder / arguments[-1]).is_fifo()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "无法写入 `no/r.csv`：没有该文件夹\n"),
        ("en", "`no/r.csv` cannot be written: there is no such folder\n"),
        ("ja", "`no/r.csv` に書き込めません：フォルダーがありません\n"),
    ],
)
def test_it_is_told_in_each_language(folder: Path, lang: str, told: str) -> None:
    done = run("screen", "t.csv", "-o", "no/r.csv", "--as-of", "2022-06-30", "--lang", lang, folder=folder)
    assert (done.returncode, done.stderr) == (2, told)


def test_a_name_that_is_too_long_is_told(folder: Path) -> None:
    done = run("screen", "t.csv", "-o", "r" * 300 + ".csv", *DAY, folder=folder)
    assert (done.returncode, "cannot be written: " in done.stderr) == (2, True)


@pytest.mark.slow
def test_a_template_and_a_company_file_are_told_too(folder: Path) -> None:
    for_tables, for_one = (
        run_limited(name, f"r.{ending}", "--lang", "en", folder=folder, file_size=600)
        for name, ending in (("template", "xlsx"), ("new", "yaml"))
    )
    assert [for_tables.code, for_one.code] == [2, 2]
    assert for_tables.stderr == "`r.xlsx` cannot be written: no space is left\n"
    assert for_one.stderr == "`r.yaml` cannot be written: no space is left\n"
