"""Headings, names and values that are too long to be any are refused unsearched: no pattern is run on them."""

from pathlib import Path

import pytest
from command import run
from tables.few_facts import FACTS

from lucidrule.columns.headings import read_headings
from lucidrule.core.fault import render

LONG = {
    "dots": "." * 90_000,
    "blanks in a bracket": "(" + " " * 90_000 + "x",
    "years": "2021 " * 20_000,
    "slashes": " /" * 40_000,
    "numbers": "a1." * 30_000,
    "brackets": "(" * 90_000,
    "stars": "*" * 90_000,
    "wide blanks": "\u3000" * 90_000 + "a",
}
WAYS = pytest.mark.parametrize("long", LONG.values(), ids=LONG)
DAY = ("--as-of", "2022-06-30", "--lang", "en")


@WAYS
def test_a_long_heading_is_refused_with_its_place(tmp_path: Path, long: str) -> None:
    (tmp_path / "t.csv").write_text(f"id,a{long}b,sector\n1,2,lasers\n", encoding="utf-8")
    done = run("screen", "t.csv", *DAY, folder=tmp_path)
    assert (done.returncode, done.stderr[:25]) == (2, "t.csv:1:2: the heading `a")
    assert len(done.stderr) < 3_000


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_of_a_long_heading_people_are_told_its_beginning(lang: str) -> None:
    found = read_headings(["甲" * 501], FACTS).unclear[0].fault
    assert (found.code, render((found,), lang).count("甲")) == ("heading-too-long", 60)


def test_a_name_of_five_hundred_characters_is_looked_for_and_one_of_more_is_not() -> None:
    blanks = " " * (500 - len("founded_on"))
    assert [bool(read_headings([f"founded_on{each}"], FACTS).columns) for each in (blanks, blanks + " ")] == [
        True,
        False,
    ]


@WAYS
def test_a_long_heading_costs_its_column_only_where_unknown_ones_are_left_alone(tmp_path: Path, long: str) -> None:
    (tmp_path / "t.csv").write_text(f"id,a{long}b,sector\n1,2,not_laser\n", encoding="utf-8")
    done = run("screen", "t.csv", "-o", "r.jsonl", "--ignore-unknown", *DAY, folder=tmp_path)
    assert (done.returncode, '"not_laser"' in (tmp_path / "r.jsonl").read_text(encoding="utf-8")) == (0, True)
    assert len(done.stderr) < 3_000


@WAYS
def test_rows_of_long_texts_above_the_headings_are_passed_by(tmp_path: Path, long: str) -> None:
    above = f"a{long}b,a{long}c,{'a' + long[:490]}\n"
    (tmp_path / "t.csv").write_text(f"{above * 3}id,sector,\n1,not_laser,\n", encoding="utf-8")
    done = run("screen", "t.csv", *DAY, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 company at 30 June 2022")


@WAYS
@pytest.mark.parametrize("fact", ["founded_on", "annual_revenue 2021", "registered_in_zone", "sector"])
def test_a_long_value_costs_itself(tmp_path: Path, fact: str, long: str) -> None:
    (tmp_path / "t.csv").write_text(f"id,{fact}\n1,2{long}3\n2,\n", encoding="utf-8")
    done = run("screen", "t.csv", *DAY, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "2 companies at 30 June 2022")
    assert done.stderr.startswith("1 cell was not taken")
    assert len(done.stderr) < 3_000


IN_A_FILE = {
    "a value": ('facts:\n  founded_on: "2%s3"\n  sector: not_laser\n', "c.yaml:2:15:"),
    "the name of a fact": ('facts:\n  ? "2%s3"\n  : 1\n  sector: not_laser\n', "c.yaml:2:5:"),
}


@WAYS
@pytest.mark.parametrize(("written", "place"), IN_A_FILE.values(), ids=IN_A_FILE)
def test_a_long_text_in_a_company_file_is_told_with_its_place(
    tmp_path: Path, written: str, place: str, long: str
) -> None:
    (tmp_path / "c.yaml").write_text(written % long, encoding="utf-8")
    done = run("check", "c.yaml", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0].partition(" ")[0]) == (2, place)
    assert len(done.stderr) < 3_000


@WAYS
def test_a_long_name_beside_a_company_file_is_refused(tmp_path: Path, long: str) -> None:
    (tmp_path / "c.yaml").write_text("facts:\n  sector: not_laser\n", encoding="utf-8")
    done = run("check", "c.yaml", "--set", f"2{long}3=1", "--lang", "en", folder=tmp_path)
    assert (done.returncode, len(done.stderr) < 3_000) == (2, True)
