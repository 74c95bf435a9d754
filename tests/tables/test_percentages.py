"""Shares in sheets: what people see is what is read, whatever stands behind it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from few_rules import criterion, fact, policy, small, texts

from lucidrule.tables.job import Job

FACTS = fact("part", "share", "Part") + fact("paid", "money", "Paid")
ASKED = policy("p", criterion("c", "C", "{all: [{part: {at_least: 5%}}, {paid: {at_least: 1}}]}"))
PROGRAMME = small(texts(FACTS, {"p": ASKED}))
READ = {
    "a number that is shown as a percentage": ("Part", 0.05, "0.00%", ["eligible"]),
    "the same where the heading says %": ("Part（%）", 0.05, "0%", ["eligible"]),
    "shown as less": ("Part（%）", 0.0499, "0.00%", ["ineligible"]),
    "a bare number where the heading says %": ("Part（%）", 5, "0.00", ["eligible"]),
    "a bare number where the heading says ‰": ("Part（‰）", 50, "0.00", ["eligible"]),
    "a smaller one where the heading says ‰": ("Part（‰）", 49, "0.00", ["ineligible"]),
    "shown as a percentage where the heading says ‰": ("Part（‰）", 0.05, "0%", ["eligible"]),
    "below 1 where the heading says ‰: in two ways": ("Part（‰）", 0.05, "0.00", ["undetermined"]),
    "below 1 where the heading says %: in two ways": ("Part（%）", 0.05, "0.00", ["undetermined"]),
    "a bare number": ("Part", 0.05, "0.00", ["eligible"]),
}


def screened(folder: Path, heading: str, value: Any, form: str, paid: str = "0.00") -> tuple[list[str], list[str]]:
    """Return the outcomes of a sheet with one company, and the faults of cells that were not taken."""
    with xlsxwriter.Workbook(str(folder / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", heading, "Paid"])
        sheet.write(1, 0, "k")
        sheet.write_number(1, 1, value, book.add_format({"num_format": form}))
        sheet.write_number(1, 2, 1, book.add_format({"num_format": paid}))
    job = Job(PROGRAMME.compiled, (str(folder / "t.xlsx"),), None, date(2022, 6, 30), policies=("p",), lang="en")
    told = job.run(lambda *_: None)
    return [outcome for _, outcome in job.summary.outcomes], [each.code for each in told]


@pytest.mark.parametrize(("heading", "value", "form", "outcomes"), READ.values(), ids=READ)
def test_a_share_is_what_is_shown(tmp_path: Path, heading: str, value: float, form: str, outcomes: list[str]) -> None:
    assert screened(tmp_path, heading, value, form)[0] == outcomes


def test_a_share_in_two_ways_is_told_as_such(tmp_path: Path) -> None:
    assert screened(tmp_path, "Part（%）", 0.05, "0.00")[1] == ["share-two-readings"]
    assert screened(tmp_path, "Part（‰）", 0.05, "0.00")[1] == ["per-mille-two-readings"]


def test_money_that_is_shown_as_a_percentage_is_none(tmp_path: Path) -> None:
    assert screened(tmp_path, "Part", 0.05, "0%", paid="0%") == (["undetermined"], ["wrong-unit"])
