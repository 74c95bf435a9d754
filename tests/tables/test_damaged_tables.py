"""Messy tables whose truth is known: no company is lost, none is invented, none is judged by what it did not say."""

import csv
import io
import json
import random
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_form import sized
from tables.damage import DAMAGES, Messy, companies, damaged, slip

import lucidrule
from lucidrule.tables.job import Job

AS_OF = date(2022, 6, 30)
PROGRAMME = lucidrule.load()
POLICIES = tuple(each.id for each in PROGRAMME.compiled.policies)
# Which encodings people's programs save a language in.
ENCODINGS = {
    "zh": ("utf-8", "utf-8-sig", "utf-16", "gb18030"),
    "en": ("utf-8", "utf-8-sig", "utf-16"),
    "ja": ("utf-8", "utf-8-sig", "cp932"),
}


class Told(NamedTuple):
    """What is said of a table: rows, those left out with their kind, those of cells not taken, outcomes by row."""

    read: int
    judged: int
    left: dict[int, str]
    bad: list[int]
    outcomes: dict[int, dict[str, str]]


def screened(path: Path, messy: Messy) -> Told:
    """Return what a screening says."""
    out = path.with_suffix(".out.jsonl")
    job = Job(PROGRAMME.compiled, (str(path),), out, AS_OF, policies=POLICIES, lang="zh", force=True)
    bad = job.run(lambda done, share: None)
    left = {each.row: f"{'doubtful ' * each.doubtful}{each.kind}" for _, each in job.summary.left}
    first = min([*messy.left, *messy.companies])
    lines = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    outcomes = {
        row: {name: line[name] for name in POLICIES} for row, line in enumerate(lines, first) if row not in left
    }
    return Told(job.summary.rows, job.summary.companies, left, sorted(row for row, *_ in bad), outcomes)


def true_of(messy: Messy) -> Told:
    """Return what has to be said, by what is known of each company."""
    truth = messy.truth()
    outcomes = {}
    for row, facts in truth.items():
        said: dict[str, Any] = {}
        for column, value in facts.items():
            if column.year:
                said.setdefault(column.fact, {})[column.year] = value
            else:
                said[column.fact] = value
        outcomes[row] = {each.id: each.outcome.value for each in PROGRAMME.determine(said, as_of=AS_OF).outcomes}
    bad = sorted(row for row, lost in messy.lost.items() for _ in lost if row not in messy.left)
    return Told(len(messy.left) + len(truth), len(truth), dict(sorted(messy.left.items())), bad, outcomes)


def as_csv(messy: Messy, pick: random.Random, path: Path) -> None:
    """Write a table as CSV, in some dialect and encoding."""
    delimiter = "," if messy.slipped else pick.choice(",;\t")
    text = io.StringIO()
    if pick.random() < 0.2:
        text.write(f"sep={delimiter}\n")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=pick.choice(["\n", "\r\n"]))
    for number, row in enumerate(messy.rows, 1):
        if number in messy.slipped:
            text.write(delimiter.join(row).replace("\n", " ") + "\n")
        else:
            writer.writerow(row)
    whole, encoding = text.getvalue(), pick.choice(ENCODINGS[messy.lang])
    try:
        path.write_bytes(whole.encode(encoding))
    except UnicodeEncodeError:
        path.write_text(whole, encoding="utf-8", newline="")


def as_workbook(messy: Messy, pick: random.Random, path: Path) -> None:
    """Write a table as a workbook: titles merged, numbers as numbers, days as days, other sheets beside it."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        if pick.random() < 0.3:
            hidden = book.add_worksheet("代码表")
            hidden.write_row(0, 0, ["代码", "名称"])
            hidden.hide()
        sheet, day = book.add_worksheet("名录"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.activate()
        sheet.set_first_sheet()
        for at, row in enumerate(messy.rows):
            for column, cell in enumerate(row):
                if cell.isascii() and cell.isdigit() and pick.random() < 0.5:
                    sheet.write_number(at, column, int(cell))
                elif re.fullmatch(r"\d{4}-\d\d-\d\d", cell, re.ASCII) and cell[5:] != "02-30":
                    sheet.write_datetime(at, column, date.fromisoformat(cell), day)
                else:
                    sheet.write_string(at, column, cell)


FORMS = {"t.csv": as_csv, "t.xlsx": as_workbook}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=sized(1_500, small=15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    number=st.integers(1, 8),
    damages=st.frozensets(st.sampled_from((*DAMAGES, "slipped"))),
    lang=st.sampled_from(("zh", "en", "ja")),
    seed=st.integers(0, 2**32),
)
def test_no_company_of_a_messy_table_is_lost_invented_or_judged_otherwise(
    name: str, number: int, damages: frozenset[str], lang: str, seed: int
) -> None:
    pick = random.Random(seed)
    messy = damaged(companies(number, pick), damages, lang, pick)
    slip(messy, pick, wanted=name == "t.csv" and "slipped" in damages)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        FORMS[name](messy, pick, path)
        assert screened(path, messy) == true_of(messy)
