"""Workbooks: how far they go, which sheet people see, and cells that show something and have no value."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from command import run
from tables.few_facts import cells, outcome, refusal, settled
from tables.reading.workbooks import row, text, workbook

import lucidrule
from lucidrule.core.fault import UnreadableInput
from lucidrule.tables.job import Job
from lucidrule.tables.reading import sheet_xml
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.package import opened
from lucidrule.tables.reading.workbook import counts_from_1904

HEAD = (text("A1", "id"), text("B1", "sector"))
FIRST = row(2, text("A2", "k1"), text("B2", "lasers"))


def odd(found: list[list[Any]]) -> list[tuple[str, str]]:
    """Return what shows something and has no value, and why."""
    return [(cell.text, cell.code) for each in found for cell in each if isinstance(cell, NotThere)]


FAR = {
    "the last cell of all": ("XFD1048576", "XFD1048576"),
    "far below": ("C1048576", "C1048576"),
    "far below, though not in the last column": ("Z1048576", "Z1048576"),
}


@pytest.mark.parametrize(("address", "told"), FAR.values(), ids=FAR)
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_cell_far_from_all_others_is_refused_with_its_place(
    tmp_path: Path, address: str, told: str, prefix: str
) -> None:
    number = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    far = row(number, text(address, " ", prefix), prefix=prefix)
    path = workbook(tmp_path / "t.xlsx", row(1, text("A1", "id", prefix), prefix=prefix), far, prefix=prefix)
    found, said = refusal(path)
    assert (found, f"`t.xlsx`, sheet `S`: the cell {told} " in said) == ("cell-far", True)


def test_cells_that_are_only_formatted_are_not_far(tmp_path: Path) -> None:
    styled = row(1_048_576, '<c r="XFD1048576" s="0"/>', '<c r="XFE1048576" s="0"></c>')
    assert cells(workbook(tmp_path / "t.xlsx", row(1, *HEAD), FIRST, styled)) == [["id", "sector"], ["k1", "lasers"]]


# Eight cells in the rows laid out: up to `FREELY` places, or one of a hundred that holds something.
SPREAD = {
    "as many places as are always laid out": (80, 9, 20),
    "one more, and few that hold something": (79, 9, "cell-far"),
    "one more, and enough that hold something": (79, 10, 20),
}


@pytest.mark.parametrize(("freely", "one_in", "expected"), SPREAD.values(), ids=SPREAD)
def test_a_sheet_may_be_as_wide_as_what_it_holds_warrants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, freely: int, one_in: int, expected: str | int
) -> None:
    monkeypatch.setattr(sheet_xml, "FREELY", freely)
    monkeypatch.setattr(sheet_xml, "ONE_IN", one_in)
    rows = [row(1, *HEAD), *(row(n, text(f"A{n}", "k")) for n in range(2, 7)), row(20, text("D20", "x"))]
    path = workbook(tmp_path / "t.xlsx", *rows)
    assert outcome(path) == expected


@pytest.mark.parametrize(("most", "expected"), [(5, 2), (4, 2), (3, "sheet-too-large")])
def test_a_sheet_is_laid_out_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: str | int
) -> None:
    monkeypatch.setattr(sheet_xml, "FREELY", 0)
    monkeypatch.setattr(sheet_xml, "MOST_PLACES", most)
    path = workbook(tmp_path / "t.xlsx", row(1, *HEAD), FIRST)
    assert outcome(path) == expected


def test_errors_and_formulas_without_a_value_are_handed_on_as_what_is_shown(tmp_path: Path) -> None:
    shown = row(
        2,
        '<c r="A2" t="e"><v>#N/A</v></c>',
        '<c r="B2" t="e"><f>VLOOKUP(A2,$D&amp;1,2)</f><v>#REF!</v></c>',
        '<c r="C2"><f>6*1</f><v/></c>',
        '<c r="D2"><f>A1&amp;""</f></c>',
        '<c r="E2"><f t="shared" si="0"/><v></v></c>',
        '<c r="F2"><f>1+1</f><v>2</v></c>',
        '<c r="G2" t="str"><f>""</f><v></v></c>',
    )
    found = cells(workbook(tmp_path / "t.xlsx", row(1, *HEAD), shown))
    assert odd(found) == [
        ("#N/A", "error-cell"),
        ("#REF!", "error-cell"),
        ("=6*1", "formula-without-value"),
        ('=A1&""', "formula-without-value"),
        ("=", "formula-without-value"),
    ]


def test_cells_without_addresses_are_read_in_order(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = [f"<row>{cell.format(one)}{cell.format(other)}</row>" for one, other in ("ab", "cd")]
    assert cells(workbook(tmp_path / "t.xlsx", *rows)) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize("freely", [2_000_000, 1])
def test_an_error_without_an_address_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, freely: int) -> None:
    monkeypatch.setattr(sheet_xml, "FREELY", freely)
    # So far from the others that it is looked at how much is laid out.
    error = '<row><c t="e"><v>#N/A</v></c></row>'
    path = workbook(tmp_path / "t.xlsx", row(1, *HEAD), error, row(20, text("D20", "x")))
    assert refusal(path)[0] == "cells-unplaced"


def test_a_cell_of_a_sheet_that_is_too_long_costs_only_itself(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", row(1, *HEAD), row(2, text("A2", "k1"), text("B2", "x" * 100_001)))
    assert [code for _, code in odd(cells(path))] == ["cell-too-long"]


DAYS = {
    "a hair below midnight": (44347.999999999, date(2021, 6, 1)),
    "a tenth of a thousandth of a second below midnight": (44347 + 86399.9999 / 86400, date(2021, 6, 1)),
    "a thousandth of a second below midnight": (44347 + 86399.999 / 86400, date(2021, 5, 31)),
    "noon": (44347.5, date(2021, 5, 31)),
    "midnight": (44347, date(2021, 5, 31)),
}


@pytest.mark.parametrize(("serial", "day"), DAYS.values(), ids=DAYS)
def test_a_moment_is_the_day_that_is_shown(tmp_path: Path, serial: float, day: date) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "founded_on")
        sheet.write_number(1, 0, serial, book.add_format({"num_format": "yyyy-mm-dd"}))
    assert cells(tmp_path / "t.xlsx")[1] == [day]


@pytest.mark.parametrize(("since_1904", "day"), [(False, date(2018, 1, 31)), (True, date(2022, 2, 1))])
def test_days_count_from_the_epoch_of_the_workbook(tmp_path: Path, since_1904: bool, day: date) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx"), {"date_1904": since_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "founded_on")
        sheet.write_number(1, 0, 43131, book.add_format({"num_format": "yyyy-mm-dd"}))
    source = settled(tmp_path / "t.xlsx")
    assert (source.counts_from_1904(), [rows.cells for rows in source.batches()]) == (since_1904, [[[day]]])


def test_cells_shown_as_a_percentage_say_so(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sector", "b", "c"])
        for at, form in enumerate(["0%", "0.0%", "0.00", '0"%"', "0\\%", "0.00%"]):
            sheet.write_number(at + 1, 1, 0.05, book.add_format({"num_format": form}))
        sheet.write_number(7, 1, 1, book.add_format({"num_format": "0%"}))
        sheet.write_string(8, 1, "5", book.add_format({"num_format": "0%"}))
    of_b = [each[1] for each in cells(tmp_path / "t.xlsx")[1:]]
    number = Decimal("0.05")
    assert of_b == [number, number, number, number, number, number, 1, "5"]
    assert [getattr(each, "shown", "") for each in of_b] == ["5%", "5%", "", "", "", "5%", "100%", ""]


def test_other_files_have_no_epoch(tmp_path: Path) -> None:
    assert not settled(tmp_path / "t.csv", "sector\nlasers\n").counts_from_1904()


def test_a_sheet_of_more_than_one_block_is_read_whole(tmp_path: Path) -> None:
    rows = [row(n, text(f"A{n}", "k" * 300), f'<c r="B{n}" t="e"><v>#N/A</v></c>') for n in range(2, 5_002)]
    found = cells(workbook(tmp_path / "t.xlsx", row(1, *HEAD), *rows))
    assert (len(found), len(odd(found))) == (5_001, 5_000)


def test_open_documents_say_their_days_as_days() -> None:
    assert not counts_from_1904(Path("t.ods"))


def test_a_sheet_whose_place_is_not_said_is_not_read(tmp_path: Path) -> None:
    with (
        opened(workbook(tmp_path / "t.xlsx", row(1, *HEAD))) as package,
        pytest.raises(UnreadableInput, match="damaged"),
    ):
        sheet_xml.held(package, "T")


@pytest.mark.parametrize(
    "target", ["Worksheets/{}.xml", "worksheets\\{}.xml", "xl/worksheets/{}.XML", "/XL/worksheets/{}.xml"]
)
def test_a_sheet_is_looked_into_in_whatever_case_its_place_is_written(tmp_path: Path, target: str) -> None:
    far = workbook(tmp_path / "t.xlsx", row(1, *HEAD), row(1048576, text("XFD1048576", "x")), target=target)
    assert refusal(far)[0] == "cell-far"


def test_cells_not_taken_are_listed_in_three_languages_and_refused_where_none_may_be(tmp_path: Path) -> None:
    shown = row(2, text("A2", "k1"), '<c r="B2" t="e"><v>#REF!</v></c>')
    workbook(tmp_path / "t.xlsx", row(1, *HEAD), shown)
    options = ("screen", "t.xlsx", "--as-of", "2022-06-30", "--lang")
    said = {lang: run(*options, lang, folder=tmp_path).stderr.splitlines()[1] for lang in ("zh", "en", "ja")}
    assert said == {
        "zh": "  sector，公式错误，没有值：1个（k1第2行“#REF!”）",
        "en": "  sector, an error, no value: 1 cell (k1, row 2 “#REF!”)",
        "ja": "  sector、エラー値：1個（k1の2行目「#REF!」）",
    }
    assert run(*options, "en", "--strict", folder=tmp_path).returncode == 2


def test_errors_are_not_taken_for_values_nor_for_numbers_of_records(tmp_path: Path) -> None:
    error = '<c r="{}2" t="e"><v>#N/A</v></c>'
    head = row(1, text("A1", "sector"), text("B1", "first_set_products"))
    path = workbook(tmp_path / "t.xlsx", head, row(2, error.format("A"), error.format("B")))
    chosen = ("first-set",)
    told = Job(lucidrule.load().compiled, (str(path),), None, date(2022, 6, 30), policies=chosen, lang="zh").run(
        lambda *_: None
    )
    assert [(cell.row, cell.column, cell.text, cell.code) for cell in told] == [
        (2, "sector", "#N/A", "error-cell"),
        (2, "first_set_products", "#N/A", "error-cell"),
    ]
