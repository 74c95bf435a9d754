"""The workbook of results: the overview adds up, the list reads side by side, prints, and is read again as it was."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from few_rules import criterion, fact, policy, small, text, texts, written
from result_books import cells_of, listed_in

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.tables.job import Job
from lucidrule.tables.overview import overview
from lucidrule.tables.paying import Paid
from lucidrule.tables.summary import Summary

FACTS = (
    fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("same", "flag", "Same project")
    + fact("area", "count", "Area")
    + fact(
        "ships", "records", "Ships", f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}}}"
    )
)
GREEN = criterion("green", "Is green", "{green: true}")
POLICIES = {
    "p": policy("p", GREEN, amount="rent"),
    "q": policy("q", GREEN, amount="500"),
    "o": policy("o", criterion("large", "Is large", "{area: {at_least: 10}}"), amount="not_published"),
    "s": policy("s", "", more=f"for_each: ships\neach: [{criterion('big', 'Big', '{big: true}')}]\n"),
}
HIGHER = "{id: higher, effect: highest_only, policies: [p, q], when: {same: true}, label: %s, basis: assumed}"
DAY = date(2022, 6, 30)
ROWS: list[list[Any]] = [
    ["Firm", "id", "green", "rent", "same", "area"],
    ["A", "1", "yes", 2_000, "yes", 5],
    ["B", "2", "yes", None, "no", None],
    ["=1+1", "3", None, 7, None, 12],
    ["Total", None, None, None, None, None],
]


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> CompiledProgramme:
    folder = tmp_path_factory.mktemp("rules")
    files = texts(FACTS, POLICIES)
    rules = f"basis: assumed}}, rules: [{HIGHER % text('Only the higher')}]}}"
    files["policies.yaml"] = files["policies.yaml"].replace("basis: assumed}}", rules)
    written(files, folder)
    return lucidrule.load(folder).compiled


def screened(compiled: CompiledProgramme, folder: Path, *files: str, lang: str = "en", **options: Any) -> Job:
    """Screen into `r.xlsx`."""
    names = tuple(str(folder / file) for file in files)
    chosen = options.pop("policies", tuple(policy.id for policy in compiled.policies))
    job = Job(compiled, names, folder / "r.xlsx", DAY, policies=chosen, lang=lang, force=True, **options)
    job.run(lambda *_: None)
    return job


def a_table(path: Path, rows: list[list[Any]], *more: tuple[str, list[list[Any]]]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, listed in (("companies", rows), *more):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(listed):
                sheet.write_row(at, 0, row)


@pytest.fixture
def table(tmp_path: Path, programme: CompiledProgramme) -> Path:
    a_table(tmp_path / "t.xlsx", [["Company", *ROWS[0][1:]], *ROWS[1:]])
    screened(programme, tmp_path, "t.xlsx")
    return tmp_path / "r.xlsx"


def test_the_list_names_the_company_first_and_tells_all_of_it_in_one_row(table: Path) -> None:
    sheet = openpyxl.load_workbook(table)["Company list"]
    headings = [cell.value for cell in sheet[2]]
    assert headings[:9] == ["List no.", "Company", "id", "Why not judged", "1 P", "2 Q", "3 O", "4 S", LOW]
    assert headings[-5:] == ["green", "rent", "same", "area", "Source row"]
    told = listed_in(table, "List no.", "Company", "1 P", "2 Q", "3 O", LOW, "About the amounts", "Source row")
    assert told == [
        # 500 give way to 2,000.
        [1, "A", "Eligible", "Eligible", "Not eligible", 2000, f"{HIGHER_ONLY}; {BEYOND}", 2],
        [2, "B", "Eligible", "Eligible", "Open", 500, BEYOND, 3],
        [3, "=1+1", "Open", "Open", "Eligible", None, f"No. 3: not published; {BEYOND}", 4],
        [None, "Total", None, None, None, None, None, 5],
    ]
    sums = listed_in(table, "1 P: estimated amount (yuan)", "2 Q: estimated amount (yuan)")
    assert listed_in(table, "Estimated at most (yuan)")[:2] == [[2000], ["no bound"]]
    # Of C both may come to be met: 7 and 500.
    assert listed_in(table, "If all that is open is met, at most (yuan)") == [[2000], ["no bound"], [507], [None]]
    assert sums[:2] == [[2000, "(500)"], ["at least 0", 500]]
    assert [cell.data_type for [cell] in cells_of(table, "Company")] == ["s"] * 4
    lacks = listed_in(table, "Facts missing", "Missing facts, most decisive first", "Next step", "4 S: missing facts")
    assert lacks[2] == [2, "Green, Ships", "Supply: Green", "Ships"]


LOW = "Estimated at least (yuan)"
HIGHER_ONLY = "No. 2: not counted (only the higher is paid)"
# Of ships nothing is known, so not how many there are.
BEYOND = "the most leaves out policy 4 (nothing known bounds it)"


def test_the_list_prints_on_a3_as_wide_as_a_page_with_its_headings_and_names_on_each(table: Path) -> None:
    sheet = openpyxl.load_workbook(table)["Company list"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols, sheet.freeze_panes) == ("$1:$2", "$A:$B", "C3")
    # What was submitted stands behind, and is not printed: the last column that is, is what the last policy lacks.
    [printed] = [cell.value for cell in sheet[2] if f":${cell.column_letter}$6" in sheet.print_area]
    assert printed == "4 S: missing facts"


def test_outcomes_are_told_apart_without_colours(table: Path) -> None:
    looks = {cell.value: cell for row in cells_of(table, "1 P", "3 O") for cell in row if cell.value}
    assert {name: (cell.font.b, cell.font.i, cell.fill.fgColor.rgb) for name, cell in looks.items()} == {
        "Eligible": (True, False, "FF1B5E20"),
        "Open": (False, True, "00000000"),
        "Not eligible": (False, False, "FFF2F2F2"),
    }


def test_the_overview_says_how_many_come_to_what(programme: CompiledProgramme, table: Path) -> None:
    rows = [[cell for cell in row if cell is not None] for row in openpyxl.load_workbook(table)["Overview"].values]
    assert rows[1][0].endswith("Reference date: 30 June 2022")
    assert rows[2][0].startswith("A trial calculation")
    assert rows[5][:7] == [
        "No.",
        "Policy",
        "Eligible",
        "Refer to the authority",
        "Undetermined",
        "Not eligible",
        "Not in force",
    ]
    assert [row[:9] for row in rows[6:10]] == [
        [1, "P", 2, 0, 1, 0, 0, 2000, 2000],
        [2, "Q", 2, 0, 1, 0, 0, 1000, 1000],
        [3, "O", 1, 0, 1, 1, 0, "—", "—"],
        [4, "S", 0, 0, 3, 0, 0, "—", "—"],
    ]
    assert rows[6][9] == "of 1 company nothing known bounds some sum, which is counted at its least"
    assert rows[7][9] == "not counted in the total, as another excludes it: 1 company, 500 yuan"
    assert rows[8][9] == "1 more company eligible, with no published sum"
    # 2,000 of the first company, 500 of the second.
    assert rows[10][-3:] == [2500, 2500, "of 1 company nothing known bounds some sum, which is counted at its least"]
    # 2,000 of A, 500 of B whose rent nobody knows, 507 of C; ships are in none, nor what O may give B.
    left_out = "policies that nothing known bounds (3 companies), sums by review or unpublished (1 company)"
    assert rows[11][-3:] == [2500, 3007, f"not in it: {left_out}"]
    assert [row for row in rows if row and row[0] in ("Rows read", "Companies judged", "Rows left out")] == [
        ["Rows read", 4],
        ["Companies judged", 3],
        ["Rows left out", 1],
    ]
    assert ["Reconciled (rows read = companies judged + rows left out)"] in rows
    lacking = next(row for row in rows if row[1:2] == ["Ships"])
    assert lacking == [1, "Ships", 3, "100%", "S", ""]
    assert programme.digest[:12] in rows[-1][0]


def test_rows_that_do_not_add_up_are_said_not_to(programme: CompiledProgramme) -> None:
    summary = Summary(("p", "q", "o", "s"), DAY, companies=2, rows=3)
    summary.missing["green"] = 1
    summary.turns["green"] = {"p", "q", "o", "s"}
    summary.outcomes["p", "not_in_force"] = 1
    summary.outcomes["p", "not_calculable"] = 1
    outcomes, rows, missing = overview(summary, programme, "en", []).blocks
    assert rows.below == ("The rows do not reconcile; please check",)
    assert outcomes.rows[0][-1] == "too many digits to calculate: 1 company"
    assert outcomes.unseen == ()
    assert missing.rows == ((1, "Green", 1, "50%", "P, Q, O etc. (4)", ""),)


@pytest.mark.parametrize(("written_in", "read_in"), [("en", "zh"), ("zh", "ja"), ("ja", "en")])
def test_a_list_that_was_written_is_read_again_as_it_was(
    programme: CompiledProgramme, tmp_path: Path, written_in: str, read_in: str
) -> None:
    ships = [["id", "big"], ["3", "yes"]]
    a_table(tmp_path / "t.xlsx", [["单位：万元"], ["企业名称", *ROWS[0][1:]], *ROWS[1:]], ("ships", ships))
    first = screened(programme, tmp_path, "t.xlsx", lang=written_in)
    (tmp_path / "again.xlsx").write_bytes((tmp_path / "r.xlsx").read_bytes())
    again = screened(programme, tmp_path, "again.xlsx", lang=read_in)
    assert (again.results_left, again.left_alone, again.passed_over) == (22, (), ())
    assert first.summary.sums == again.summary.sums
    # 2,000 in a unit of ten thousand.
    assert again.summary.sums["p"] == (Decimal(20_000_000), 1)
    assert {**first.summary.to_dict(), "units": {}, "rows_left_out": []} == {
        **again.summary.to_dict(),
        "units": {},
        "rows_left_out": [],
    }
    assert first.summary.outcomes["s", "eligible"] == 1


def test_no_result_is_taken_for_a_fact_of_the_same_name(programme: CompiledProgramme, tmp_path: Path) -> None:
    signs = ["About the amounts", "Missing facts, most decisive first", "Next step", "Source row"]
    (tmp_path / "t.csv").write_text(
        f'id,1 green,3 area,green,"{signs[1]}",{signs[0]},{signs[2]},{signs[3]}\nk,yes,50,no,,,,\n', encoding="utf-8"
    )
    job = screened(programme, tmp_path, "t.csv")
    assert (job.summary.outcomes["p", "ineligible"], job.summary.outcomes["o", "undetermined"]) == (1, 1)


def test_reasons_stand_in_sheets_of_their_own_and_go_on_in_another(
    programme: CompiledProgramme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.tables.result_book.MOST_ROWS", 10)
    (tmp_path / "t.csv").write_text("id,green,area\n1,yes,5\n,,\n2,no,12\n3,,\n", encoding="utf-8")
    screened(programme, tmp_path, "t.csv", explain=True)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert [name for name in book.sheetnames if name.startswith("Reasons")] == ["Reasons", "Reasons 2"]
    rows = [row for name in ("Reasons", "Reasons 2") for row in list(book[name].values)[1:]]
    assert [row[0] for row in rows] == ["2"] * 4 + ["4"] * 4 + ["5"] * 4
    assert rows[2][2:] == ("O", "Not eligible", "", "Fails: Is large", "Is large: not met")


def test_several_files_are_named_in_each_row(programme: CompiledProgramme, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Company,green\nA,yes\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("green,name\nno,B\n", encoding="utf-8")
    screened(programme, tmp_path, "a.csv", "b.csv", policies=("p",))
    told = listed_in(tmp_path / "r.xlsx", "List no.", "Company", "1 P", "green", "Source row")
    assert told == [[1, "A", "Eligible", "yes", "a.csv 2"], [2, "B", "Not eligible", "no", "b.csv 2"]]


def test_a_mere_cap_is_no_sum_of_the_list(tmp_path: Path) -> None:
    files = texts(
        fact("green", "flag", "Green") + fact("rent", "money", "Rent"),
        {"p": policy("p", GREEN, amount="rent"), "q": policy("q", GREEN, amount="500")},
    )
    top = files["policies.yaml"].replace("sources: {}", "award_cap: {at_most: 100万, basis: assumed}\nsources: {}")
    (tmp_path / "t.csv").write_text("Company,green\nA,yes\n", encoding="utf-8")
    screened(small(files | {"policies.yaml": top}).compiled, tmp_path, "t.csv")
    headings = ("Estimated at most (yuan)", "About the amounts", "1 P: estimated amount (yuan)")
    told = listed_in(tmp_path / "r.xlsx", *headings)
    assert told == [[500, "the most leaves out policy 1 (nothing known bounds it)", "at least 0"]]


def test_days_of_a_workbook_that_counts_from_1904_stay_the_same_days(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx"), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "founded_on", "remark"])
        # 1 March 2019.
        sheet.write_row(1, 0, ["k", 42063, 42063])
    screened(lucidrule.load().compiled, tmp_path, "t.xlsx", policies=("first-set",))
    # Counted from 1900 it is 43525.
    assert listed_in(tmp_path / "r.xlsx", "founded_on", "remark") == [[43525, 42063]]


def test_sums_of_several_currencies_stand_side_by_side(tmp_path: Path) -> None:
    for name, more in (("a", ""), ("b", "currency: {code: EUR, label: {zh: 欧元, en: euros, ja: ユーロ}}\n")):
        files = texts(fact("green", "flag", "Green"), {name: policy(name, GREEN, amount="500")})
        top = files["policies.yaml"].replace("id: small", f"id: {name}").replace("language: 1", "language: 2")
        files["policies.yaml"] = top + more
        written(files, tmp_path / name)
    compiled = lucidrule.load([tmp_path / "a", tmp_path / "b"]).compiled
    (tmp_path / "t.csv").write_text("id,green\nk,yes\n", encoding="utf-8")
    job = screened(compiled, tmp_path, "t.csv", lang="zh")
    assert job.summary.paying.together == dict.fromkeys(("CNY", "EUR"), Paid(Decimal(500), Decimal(500), 1))
    told = listed_in(tmp_path / "r.xlsx", "测算金额下限（万元）", "测算金额上限（EUR）")
    assert told == [[0.05, 500]]
