"""Lines of JSON that hold too much, or nothing that can be written out, cost themselves or are told with their line."""

from pathlib import Path

import pytest
from command import run
from tables.few_facts import refusal

DAY = ("--as-of", "2022-06-30", "--lang", "en", "--ignore-unknown")
GOOD = '{"id": "b", "sector": "not_laser"}\n'
NUMBERS = {
    "a large power of ten": "1e999999999",
    "a small power of ten": "1e-999999999",
    "below zero": "-1e999999999",
    "many digits": "9" * 900_000,
    "many places": "0." + "9" * 900_000,
}


@pytest.mark.parametrize("output", ["r.csv", "r.xlsx", "r.jsonl", "r.parquet"])
@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("key", ["id", "remark", "annual_revenue 2021", "founded_on"])
def test_a_number_that_cannot_be_written_out_costs_itself(tmp_path: Path, number: str, key: str, output: str) -> None:
    (tmp_path / "t.jsonl").write_text(f'{{"{key}": {number}, "sector": "lasers"}}\n{GOOD}', encoding="utf-8")
    done = run("screen", "t.jsonl", "-o", output, "--fix", "f.xlsx", *DAY, folder=tmp_path)
    assert (done.returncode, "Rows: 2 read = " in done.stdout) == (0, True)


LINES = {
    "a text of two million characters": ('{"id": "' + "x" * 2_000_000 + '"}\n', "json-too-long"),
    "lists within each other": ('{"id": ' + "[" * 400_000 + "\n", "json-too-deep"),
    "keys without end": ("{" + ", ".join(f'"k{at}": 1' for at in range(60_000)) + "}\n", "table-too-wide"),
}


@pytest.mark.parametrize(("line", "code"), LINES.values(), ids=LINES)
def test_a_line_that_holds_too_much_is_told(tmp_path: Path, line: str, code: str) -> None:
    assert refusal(tmp_path / "t.jsonl", line)[0] == code


@pytest.mark.parametrize("line", ["x" * 40_000_000, '{"id": "' + "x" * 9_000_000], ids=["no object", "an object"])
def test_a_line_that_is_longer_than_is_read_at_once_is_one(tmp_path: Path, line: str) -> None:
    (tmp_path / "t.jsonl").write_text(f"{line}\n{GOOD}", encoding="utf-8")
    done = run("screen", "t.jsonl", *DAY, folder=tmp_path)
    assert "Rows: 2 read = 1 company judged + 1 left out" in done.stdout
    assert "t.jsonl:1:1: a line has at most 1,000,000 characters" in done.stderr


HALVES = {
    "a value": '{"id": "a", "sector": "\\\\ud800"}\n',
    "the number of a company": '{"id": "\\\\udfff", "sector": "not_laser"}\n',
    "a key": '{"id": "a", "\\\\ud800": "x"}\n',
}


@pytest.mark.parametrize("output", ["r.csv", "r.xlsx", "r.jsonl", "r.parquet"])
@pytest.mark.parametrize("line", HALVES.values(), ids=HALVES)
def test_half_a_character_costs_its_line_and_other_lines_are_judged(tmp_path: Path, line: str, output: str) -> None:
    (tmp_path / "t.jsonl").write_text(line.replace("\\\\", "\\") + GOOD, encoding="utf-8")
    done = run("screen", "t.jsonl", "-o", output, *DAY, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (2, "1 company at 30 June 2022")
    assert done.stderr.splitlines()[2].startswith("t.jsonl:1:1: the line holds half of a character, `\\ud")
    assert (tmp_path / output).exists()
