"""What was granted before, as tables tell it: records in a cell, or rows of a table of their own beside the cells."""

import json
from pathlib import Path

import openpyxl
import pytest
from decide.test_once_only import AS_OF, MADE, ONCE, policy, programme
from joint import joint

from lucidrule.cli.screen_options import lists_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import WrongColumn
from lucidrule.tables.job import Job
from lucidrule.tables.template import lists

BOTH, FIRST, NONE, OPEN = ["100000", "120000"], ["0", "120000"], ["0", "20000"], ["0-100000", "20000-120000"]
AWARDS = "企业编号,政策,奖项,年份,金额（万元）\n"


def paid(
    table: Path, awards: str = "", compiled: CompiledProgramme = MADE.compiled
) -> tuple[dict[str, list[str]], list[tuple[int, str, str, str]]]:
    """Return what each company is paid by each policy, and the cells that were not taken."""
    listed, out = table.with_name("awards.csv"), table.with_name("out.jsonl")
    listed.write_text(awards, encoding="utf-8")
    names = tuple(policy.id for policy in compiled.policies)
    records = {"granted": listed} if awards else {}
    job = Job(compiled, (str(table),), out, AS_OF, policies=names, lang="en", records=records, force=True)
    bad = [(each.row, each.column, each.text, each.code) for each in job.run(lambda *_: None)]
    rows = map(json.loads, out.read_text("utf-8").splitlines())
    sums = {row.get("id") or row["编号"]: [_ends(row[f"{n} low"], row[f"{n} high"]) for n in names] for row in rows}
    return sums, bad


def _ends(low: str, high: str) -> str:
    return "-".join(dict.fromkeys((low, high)))


def table(folder: Path, rows: str) -> Path:
    place = folder / "t.csv"
    place.write_text(rows, encoding="utf-8")
    return place


def test_a_row_for_each_award_is_read_beside_the_cells(tmp_path: Path) -> None:
    rows = "id,已获奖励\na,\nb,无\nc,p\nd,\n"
    awards = f"{AWARDS}a,p,,2021年,10\na,Policy q,Award w0,2022,2\nc,,q/w0,,\nz,p,,,\n"
    found, bad = paid(table(tmp_path, rows), awards)
    assert (found, bad) == ({"a": NONE, "b": BOTH, "c": NONE, "d": OPEN}, [])


def test_what_names_no_award_makes_all_unknown_and_a_year_or_a_sum_nothing(tmp_path: Path) -> None:
    rows = "id,已获奖励\na,\nb,nothing such\nc,\nd,\n"
    awards = f"{AWARDS}a,p,,,\na,nobody,knows,,\nb,p,,,\nc,p,,sometime,much\nd,,,2021,\n"
    found, bad = paid(table(tmp_path, rows), awards)
    assert found == {"a": OPEN, "b": OPEN, "c": FIRST, "d": OPEN}
    assert bad == [
        (2, "granted 2 award", "nobody/knows", "unknown-choice"),
        (3, "已获奖励", "nothing such", "unknown-choice"),
        (4, "granted 1 year", "sometime", "not-a-granted-record"),
        (4, "granted 1 sum", "much", "wrong-unit"),
        (5, "granted 1 award", "", "not-a-granted-record"),
    ]


@pytest.mark.parametrize("sheet", ["granted", "已获奖励", "受給済みの支援"])
def test_a_sheet_of_the_workbook_is_such_a_table(tmp_path: Path, sheet: str) -> None:
    book = openpyxl.Workbook()
    companies, awards = book.active, book.create_sheet(sheet)
    assert companies is not None
    assert [companies.append(row) for row in (["编号", "local"], ["001", True], ["002", True])]
    assert [awards.append(row) for row in (["企业番号", "施策", "支援", "金額"], ["001", "p", None, 5])]
    book.save(tmp_path / "t.xlsx")
    assert paid(tmp_path / "t.xlsx") == ({"001": FIRST, "002": OPEN}, [])


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ([{"award": "p/w0", "年份": "2021年度", "奖励金额": "10万"}], FIRST),
        ('[{"policy": "p"}, {"award": "q/w0", "sum": "5 USD"}]', NONE),
        ("[]", BOTH),
        ('[{"policy": "p"', OPEN),
    ],
    ids=["records", "text", "none", "cut"],
)
def test_records_may_stand_in_a_cell(tmp_path: Path, cell: object, wanted: list[str]) -> None:
    place = tmp_path / "t.jsonl"
    place.write_text(json.dumps({"id": "a", "granted": cell}), encoding="utf-8")
    assert paid(place)[0] == {"a": wanted}


def test_a_heading_that_is_no_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongColumn) as error:
        paid(table(tmp_path, "id,local\na,yes\n"), "id,policy,colour\na,p,red\n")
    assert [fault.code for fault in error.value.faults] == ["unknown-heading"]


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("zh", ("已获奖励", ["政策文件", "政策", "奖励", "年度", "金额"])),
        ("en", ("Granted before", ["Programme", "Policy", "Award", "Year", "Sum"])),
        ("ja", ("受給済みの支援", ["対象施策", "施策", "支援", "年度", "金額"])),
    ],
    ids=["zh", "en", "ja"],
)
def test_a_workbook_to_fill_in_has_a_sheet_for_it(lang: str, wanted: tuple[str, list[str]]) -> None:
    [(title, columns)] = lists(MADE.compiled, lang)
    assert (title, [each.heading for each in columns[1:]]) == wanted


def test_the_command_takes_a_file_of_them() -> None:
    assert lists_of(("granted=a.csv",), MADE.compiled) == {"granted": Path("a.csv")}


def test_of_several_programmes_each_names_its_own(tmp_path: Path) -> None:
    one, two = (programme(policy("p", ONCE), name=name).compiled.texts for name in ("one", "two"))
    compiled = joint(dict(one), dict(two)).compiled
    awards = "id,programme,policy,award\na,two,p,w0\nb,elsewhere,p,w0\n"
    found, bad = paid(table(tmp_path, "id,local\na,yes\nb,yes\n"), awards, compiled)
    assert (found, bad) == ({"a": ["100000", "0"], "b": ["100000", "100000"]}, [])
