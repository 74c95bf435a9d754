"""A file of the very name given wins over the pattern that the name is too; names are shown escaped."""

import os
from pathlib import Path

import polars as pl
import pytest
from command import run
from security.limited import run_limited

DAY = ("--as-of", "2022-06-30", "--lang", "en")
NAMES = ["a[12]", "a*", "a?", "{1}", "a{1}", "~", "$HOME", "a b", "%20", "-"]


def _table(path: Path, number: str) -> None:
    frame = pl.DataFrame({"id": [number], "sector": ["not_laser"]})
    if path.suffix == ".csv":
        frame.write_csv(path)
    else:
        frame.write_parquet(path)


@pytest.mark.parametrize("more", [(), ("--outcomes-only",)], ids=["rows", "columns"])
@pytest.mark.parametrize("name", NAMES)
def test_the_file_of_that_name_is_read(tmp_path: Path, name: str, more: tuple[str, ...]) -> None:
    _table(tmp_path / "a1.parquet", "wrong")
    _table(tmp_path / f"{name}.parquet", "right")
    done = run("screen", f"./{name}.parquet", "-o", "./r[1].parquet", *more, *DAY, folder=tmp_path)
    assert done.returncode == 0
    assert pl.read_parquet(tmp_path / "r[1].parquet", glob=False)["id"].to_list() == ["right"]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_of_csv(tmp_path: Path, name: str) -> None:
    _table(tmp_path / "a1.csv", "wrong")
    _table(tmp_path / f"{name}.csv", "right")
    done = run("screen", f"./{name}.csv", "-o", "r.csv", *DAY, folder=tmp_path)
    assert (done.returncode, "right" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")) == (0, True)


def test_a_pattern_that_is_no_name_is_one(tmp_path: Path) -> None:
    _table(tmp_path / "a1.csv", "one")
    _table(tmp_path / "a2.csv", "two")
    done = run("screen", "a[12].csv", *DAY, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "2 companies at 30 June 2022")


ODD = b"a\xff\x1b[31m\xe2\x80\xae"
SHOWN = "a\\udcff\\u001b[31m\\u202e"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((b"screen", ODD + b".csv", b"-o", ODD + b"2.csv"), 0),
        ((b"check", ODD + b".yaml"), 2),
        ((b"new", ODD + b".yaml"), 2),
        ((b"screen", b"none" + ODD + b".csv"), 2),
    ],
    ids=["written", "at fault", "there already", "not there"],
)
def test_names_that_are_no_text_are_shown_escaped(tmp_path: Path, arguments: tuple[bytes, ...], code: int) -> None:
    (tmp_path / os.fsdecode(ODD + b".csv")).write_text("id,sector\n1,not_laser\n", encoding="utf-8")
    (tmp_path / os.fsdecode(ODD + b".yaml")).write_text("facts: {sector: odd}\n", encoding="utf-8")
    done = run_limited(*arguments, b"--lang", b"en", folder=tmp_path)
    assert (done.code, SHOWN in done.stderr, "\x1b" in done.stderr + done.stdout) == (code, True, False)
