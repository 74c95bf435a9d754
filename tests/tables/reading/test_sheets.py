"""Which sheet of a workbook is read, and what is said of the others."""

from pathlib import Path

import pytest
import xlsxwriter
from command import run
from tables.few_facts import cells, refusal, settled

FACTS = [["企业编号", "成立日期"], ["k1", "2015-01-01"]]
CODES = [["代码", "名称"], ["a", "b"]]
NOTES = [["填表说明"], ["…"]]
Sheets = dict[str, tuple[list[list[str]], str]]


def written(path: Path, sheets: Sheets) -> Path:
    """Write a workbook of sheets, each with its rows and whether people see it."""
    with xlsxwriter.Workbook(str(path)) as book:
        shown = {name: book.add_worksheet(name) for name in sheets}
        for name, (rows, seen) in sheets.items():
            for at, cells_of_row in enumerate(rows):
                shown[name].write_row(at, 0, cells_of_row)
            {"hidden": shown[name].hide, "deeply": shown[name].very_hidden, "": shown[name].get_name}[seen]()
        first = next(name for name, (_, seen) in sheets.items() if not seen)
        shown[first].set_first_sheet()
        shown[first].activate()
    return path


CHOSEN: dict[str, tuple[Sheets, str, list[tuple[str, bool]]]] = {
    "the first is hidden": (
        {"字典": (CODES, "hidden"), "企业": (FACTS, "")},
        "企业",
        [("字典", True)],
    ),
    "the first is hidden and has facts": (
        {"旧": (FACTS, "deeply"), "企业": (FACTS, "")},
        "企业",
        [("旧", True)],
    ),
    "the first has no facts": ({"说明": (NOTES, ""), "企业": (FACTS, "")}, "企业", []),
    "two have facts": (
        {"企业": (FACTS, ""), "说明": (NOTES, ""), "另": (FACTS, "")},
        "企业",
        [("另", False)],
    ),
    "none has facts": ({"字典": (CODES, ""), "说明": (NOTES, "")}, "字典", []),
}


@pytest.mark.parametrize(("sheets", "sheet", "passed"), CHOSEN.values(), ids=CHOSEN)
def test_the_first_sheet_that_people_see_and_that_has_facts_is_read(
    tmp_path: Path, sheets: Sheets, sheet: str, passed: list[tuple[str, bool]]
) -> None:
    source = settled(written(tmp_path / "t.xlsx", sheets))
    assert (source.sheet, [*source.passed]) == (sheet, passed)


def test_a_sheet_that_is_named_is_read_though_it_is_hidden(tmp_path: Path) -> None:
    path = written(tmp_path / "t.xlsx", {"旧": (FACTS, "hidden"), "企业": (CODES, "")})
    assert cells(path, sheet="旧") == FACTS


def test_another_sheet_that_cannot_be_laid_out_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        first, other = book.add_worksheet("企业"), book.add_worksheet("另")
        first.write_row(0, 0, FACTS[0])
        other.write_row(0, 0, FACTS[0])
        other.write(1_048_575, 16_383, " ")
    source = settled(path)
    assert (source.sheet, source.passed) == ("企业", ())


SAID = {
    "zh": (" 的工作表“字典”已隐藏，未读取", " 的工作表“另”也有资料项，未读取；如须读取，请加 --sheet"),
    "en": (": the sheet `字典` is hidden and was not read", ": the sheet `另` has facts too and was not read"),
    "ja": (" のシート「字典」は非表示のため読み込んでいません", " のシート「另」にも情報項目がありますが"),
}


@pytest.mark.parametrize(("lang", "lines"), SAID.items(), ids=SAID)
def test_what_was_passed_over_is_said(tmp_path: Path, lang: str, lines: tuple[str, str]) -> None:
    written(tmp_path / "t.xlsx", {"字典": (CODES, "hidden"), "企业": (FACTS, ""), "另": (FACTS, "")})
    done = run("screen", "t.xlsx", "-o", "o.csv", "--as-of", "2022-06-30", "--lang", lang, folder=tmp_path)
    assert [line for line in lines if f"`t.xlsx`{line}" in done.stderr] == [*lines]


def test_a_sheet_that_cannot_be_laid_out_is_not_passed_over_for_a_later_one(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        notes, first, other = (book.add_worksheet(name) for name in ("说明", "企业", "另"))
        notes.write_row(0, 0, NOTES[0])
        first.write_row(0, 0, FACTS[0])
        first.write(1_048_575, 16_383, " ")
        other.write_row(0, 0, FACTS[0])
    assert refusal(path)[0] == "cell-far"


def test_a_sheet_with_a_picture_alone_is_none(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=企业!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
        sheet = book.add_worksheet("企业")
        sheet.write_row(0, 0, FACTS[0])
    assert settled(path).sheet == "企业"
