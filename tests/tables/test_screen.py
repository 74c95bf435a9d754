"""Tables in, tables out: every format says the same, nothing is lost, and each row is what the evaluator says of it."""

import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import polars as pl
import pytest
import xlsxwriter
import yaml
from benchmarks.tables import by_hand, table
from click.testing import CliRunner, Result
from result_books import cells_of
from small_form import sized
from table_agreement import AS_OF, BOUNDS, differences
from table_rows import columns_of, missing_names, profile_of, rows

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render
from lucidrule.core.quantity import plain
from lucidrule.decide.determine import determine
from lucidrule.formulas.column import Column
from lucidrule.tables.named_files import sources
from lucidrule.values.day_values import NEVER_DAY

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


def run(*options: object, lang: str = "en") -> Result:
    return CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", "--lang", lang, *map(str, options)])


def results(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


TABLE = [
    ["企业编号", "企业名称", "所属激光领域", "是否为工业企业", "营收 2021年", "营收（万元）2020", "成立日期", "备注"],
    ["0131", "甲", "激光器", "是", "6亿", "30,000", "2019-03-01", "=1+1"],
    ["0132", "乙", "lasers", "no", "1,000", "5", "2019年3月1日", "-5"],
    ["0133", "丙", "", "", "", "", "", "@SUM(A1)"],
]


def as_csv(encoding: str, delimiter: str = ",") -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(TABLE)

    return write


def as_sheet(path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(TABLE):
            sheet.write_row(at, 0, row)


def as_objects(path: Path) -> None:
    lines = [json.dumps(dict(zip(TABLE[0], row, strict=True)), ensure_ascii=False) for row in TABLE[1:]]
    path.write_text("\n".join(lines), encoding="utf-8")


def as_parquet(path: Path) -> None:
    pl.DataFrame(TABLE[1:], schema=TABLE[0], orient="row").write_parquet(path)


FORMATS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "UTF-8": ("t.csv", as_csv("utf-8")),
    "UTF-8 with a mark": ("t.csv", as_csv("utf-8-sig")),
    "GB18030": ("t.csv", as_csv("gb18030")),
    "UTF-16": ("t.csv", as_csv("utf-16")),
    "semicolons": ("t.csv", as_csv("utf-8", ";")),
    "TSV": ("t.tsv", as_csv("utf-8", "\t")),
    "Excel": ("t.xlsx", as_sheet),
    "JSON lines": ("t.jsonl", as_objects),
    "Parquet": ("t.parquet", as_parquet),
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same(tmp_path: Path, form: str) -> None:
    name, write = FORMATS[form]
    write(tmp_path / name)
    out = tmp_path / "result.jsonl"
    said = run(tmp_path / name, "-o", out, "--ignore-unknown")
    assert said.exit_code == 0, said.output
    assert "Columns left alone: 备注" in said.output
    assert "cells were not taken" not in said.output
    found = results(out)
    assert [row["企业编号"] for row in found] == ["0131", "0132", "0133"]
    # 600 million in 2021, 300 million in 2020: only 2019 is missing of what the company is asked for alone.
    assert "annual_revenue 2019" in found[0]["revenue-milestone missing"]
    assert "annual_revenue 2020" not in found[0]["revenue-milestone missing"]
    assert {found[1][policy] for policy in found[1] if policy == "first-set"} == {"ineligible"}
    assert found[2]["first-set"] == "undetermined"


def test_the_real_companies_in_a_table_are_what_they_are_as_files(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    table = tmp_path / "companies.jsonl"
    table.write_text(
        "\n".join(json.dumps(yaml.safe_load(path.read_text()), default=str, ensure_ascii=False) for path in COMPANIES)
    )
    out = tmp_path / "result.jsonl"
    said = run(table, "-o", out, "--ignore-unknown")
    assert said.exit_code == 0, said.output
    judged = [shipped.determine(path, as_of=AS_OF).outcomes for path in COMPANIES]
    assert differences(results(out), [{each.id: each.outcome.value for each in outcomes} for outcomes in judged]) == []


def cell(value: Any, kind: str) -> Any:
    if value is None or not isinstance(value, date):
        return value
    return "never" if value == NEVER_DAY and kind == "event" else value.isoformat()


def written(determination: Any) -> dict[str, Any]:
    """Return what a result says of a company: total, outcomes, missing facts, and sums as texts."""
    combination = determination.combination
    # A total of policies that pay zero is zero; of no policy there is none.
    counts = combination.chosen or combination.total.high != 0
    ends = combination.total[:2] if counts else (None, None)
    said: dict[str, Any] = {
        f"total {name}": None if end is None else plain(end) for name, end in zip(("low", "high"), ends, strict=True)
    }
    for outcome in determination.outcomes:
        found = outcome.entitlement.sum
        bounds = (None, None) if found is None else (found.low, found.high)
        said[outcome.id] = outcome.outcome.value
        said[f"{outcome.id} missing"] = missing_names(outcome.missing, 2018)
        said[f"{outcome.id} low"], said[f"{outcome.id} high"] = [None if end is None else plain(end) for end in bounds]
    return said


def with_something(listed: list[dict[Column, Any]]) -> list[dict[Column, Any]]:
    """Return the rows without those that say nothing at all: these are no companies."""
    return [row for row in listed if any(value is not None for value in row.values())]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_seeded_companies_with_what_they_are_entitled_to(
    tmp_path: Path, shipped: lucidrule.Programme, seed: int
) -> None:
    compiled = shipped.compiled
    columns = columns_of(compiled)
    listed = with_something(rows(compiled, columns, seed, sized(400, small=150), BOUNDS))
    table, out = tmp_path / "t.jsonl", tmp_path / "r.jsonl"
    table.write_text(
        "\n".join(
            json.dumps({c.heading: cell(row[c], getattr(d, "type", "")) for c, d in columns.items()}) for row in listed
        )
    )
    assert run(table, "-o", out, "--explain").exit_code == 0
    prepared = shipped._at(date(2022, 6, 30)).reference
    wanted = [written(determine(prepared, profile_of(compiled, row), AS_OF)) for row in listed]
    assert differences(results(out), wanted) == []
    entitled = [row for row in wanted for policy in compiled.policies if row[f"{policy.id} low"] is not None]
    assert len(entitled) > 30


def test_cells_that_cannot_be_are_not_known_and_are_listed(tmp_path: Path) -> None:
    table, out = tmp_path / "t.csv", tmp_path / "r.jsonl"
    table.write_text(
        "id,sector,industrial_enterprise,annual_revenue 2021,annual_revenue 2020,founded_on\n"
        "1,laser,maybe,about five,-5,2022-13-01\n"
        "2,lasers,yes,5亿,1,2021-06-01\n"
    )
    said = run(table, "-o", out, "--cells", tmp_path / "cells.csv")
    assert said.exit_code == 0
    with (tmp_path / "cells.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.reader(file))
    assert [(row[0], row[1], row[2]) for row in listed[1:]] == [
        ("2", "sector", "laser"),
        ("2", "industrial_enterprise", "maybe"),
        ("2", "annual_revenue 2021", "about five"),
        ("2", "annual_revenue 2020", "-5"),
        ("2", "founded_on", "2022-13-01"),
        # Founded in 2021, revenue of 2020: neither can be believed.
        ("3", "annual_revenue 2020", "1"),
        ("3", "founded_on", "2021-06-01"),
    ]
    assert "7 cells were not taken" in said.output
    refused = run(table, "-o", tmp_path / "strict.jsonl", "--strict").exception
    assert isinstance(refused, lucidrule.ProfileAtFault)
    assert "7 cells cannot be used" in str(refused)
    assert "row 2, sector: `laser`" in str(refused)
    assert not (tmp_path / "strict.jsonl").exists()


def test_rows_of_two_files_that_differ_are_known_in_none(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,annual_revenue 2021,sector\n1,5亿,lasers\n2,5亿,lasers\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,annual_revenue 2021\n3,1亿\n1,4亿\n2,5亿\n", encoding="utf-8")
    told = tmp_path / "cells.csv"
    options = ("--as-of", "2022-06-30", "--lang", "en", "--cells", told)
    found = CliRunner().invoke(cli.cli, ["screen", *map(str, (tmp_path / "a.csv", tmp_path / "b.csv", *options))])
    assert found.exit_code == 0, found.exception
    _, *cells = told.read_text(encoding="utf-8-sig").splitlines()
    assert [cell.split(",")[:3] for cell in cells] == [
        ["2", "a.csv: annual_revenue 2021", "5亿"],
        ["3", "b.csv: annual_revenue 2021", "4亿"],
    ]
    assert "row 3 (b.csv) about the same company" in cells[0]
    assert "row 2 (a.csv) about the same company" in cells[1]


def test_rows_about_one_company_that_differ_are_known_in_none(tmp_path: Path) -> None:
    table, out = tmp_path / "t.csv", tmp_path / "r.jsonl"
    table.write_text("id,sector,industrial_enterprise\n7,lasers,yes\n8,lasers,yes\n7,lasers,no\n,lasers,no\n")
    said = run(table, "-o", out)
    assert "industrial_enterprise, rows about the same company differ: 2 cells (7, row 2 “yes”, 7, row 4 “no”)" in (
        said.output
    )
    found = results(out)
    assert "industrial_enterprise" in found[0]["first-set missing"]
    assert "industrial_enterprise" in found[2]["first-set missing"]
    assert "sector" not in found[0]["first-set missing"]
    assert (found[3]["first-set"], found[3]["left out"]) == ("", "doubtful: unnamed")
    # A third row that says what the first says is contradicted by the second all the same.
    table.write_text("id,sector,industrial_enterprise\n7,lasers,yes\n7,lasers,no\n7,lasers,yes\n")
    said = run(table, "-o", out, "--force", "--cells", tmp_path / "cells.csv")
    assert "“yes”, 7, row 3 “no”, 7, row 4 “yes”)" in said.output
    listed = (tmp_path / "cells.csv").read_text(encoding="utf-8-sig")
    assert "rows 2, 3 about the same company say something else" in listed
    assert [row for row in results(out) if "industrial_enterprise" not in row["first-set missing"]] == []


PRODUCTS = [
    ["id", "level", "recognised_on", "first_year_contracts"],
    ["1", "national", "2021-05-01", "100万"],
    ["1", "other", "2021-05-01", "1"],
    ["2", "provincial", "2019-05-01", "1"],
]
ABLE = {
    **dict.fromkeys(("industrial_enterprise", "conducts_rd", "conducts_production"), True),
    **dict.fromkeys(("registered_in_zone", "pays_tax_in_zone", "independent_legal_person"), True),
    **dict.fromkeys(
        ("on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"), False
    ),
}
MAKERS: list[list[Any]] = [
    ["id", "sector", *ABLE, "first_set_products"],
    *([number, "lasers", *ABLE.values(), None] for number in ("1", "2", "3")),
]


def list_in_a_sheet(folder: Path) -> list[object]:
    with xlsxwriter.Workbook(str(folder / "t.xlsx")) as book:
        for name, listed in (("companies", MAKERS), ("首台套首批次产品", PRODUCTS)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(listed):
                sheet.write_row(at, 0, row)
    return [folder / "t.xlsx"]


def list_in_a_file(folder: Path) -> list[object]:
    for name, listed in (("products.csv", PRODUCTS), ("t.csv", MAKERS)):
        with (folder / name).open("w", newline="") as file:
            csv.writer(file).writerows(listed)
    return [folder / "t.csv", "--records", f"first_set_products={folder / 'products.csv'}"]


def list_as_json(folder: Path) -> list[object]:
    companies: list[dict[str, Any]] = [dict(zip(MAKERS[0], row, strict=True)) for row in MAKERS[1:]]
    for row in companies:
        row["first_set_products"] = [
            dict(zip(PRODUCTS[0][1:], each[1:], strict=True)) for each in PRODUCTS[1:] if each[0] == row["id"]
        ] or None
    (folder / "t.jsonl").write_text("\n".join(map(json.dumps, companies)))
    return [folder / "t.jsonl"]


@pytest.mark.parametrize("write", [list_in_a_sheet, list_in_a_file, list_as_json], ids=["sheet", "file", "JSON"])
def test_a_list_in_a_sheet_or_file_of_its_own_or_as_json(
    tmp_path: Path, shipped: lucidrule.Programme, write: Callable[[Path], list[object]]
) -> None:
    out = tmp_path / "r.jsonl"
    said = run(*write(tmp_path), "-o", out)
    assert said.exit_code == 0, said.output
    assert [row["first-set"] for row in results(out)] == ["eligible", "ineligible", "undetermined"]
    product = {"level": "national", "recognised_on": date(2021, 5, 1), "first_year_contracts": 1_000_000}
    other = {"level": "other", "recognised_on": date(2021, 5, 1), "first_year_contracts": 1}
    facts = {**ABLE, "sector": "lasers", "first_set_products": [product, other]}
    (outcome,) = shipped.determine(facts, as_of=AS_OF, policies=["first-set"]).outcomes
    assert outcome.entitlement.sum is not None
    assert results(out)[0]["first-set high"] == plain(outcome.entitlement.sum.high or Decimal(0))


def test_an_excel_result_opens_as_people_need_it(tmp_path: Path) -> None:
    as_sheet(tmp_path / "t.xlsx")
    said = run(tmp_path / "t.xlsx", "-o", tmp_path / "r.xlsx", "--ignore-unknown", lang="zh")
    assert said.exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["总览", "名单", "行数核对", "依据", "申报方式"]
    sheet = book["名单"]
    assert sheet.freeze_panes == "C3"
    assert sheet.auto_filter.ref == f"A2:{sheet.cell(5, sheet.max_column).coordinate}"
    texts = [each.value for each in sheet[2]]
    assert texts[:5] == ["行次", "企业名称", "企业编号", "1 激光产业发展基金", "2 营收首次突破奖励"]
    assert texts[-7:] == [*TABLE[0][2:], "原表行"]
    # What looks like a formula is text.
    assert [(cell.value, cell.data_type) for [cell] in cells_of(tmp_path / "r.xlsx", "备注")] == [
        ("=1+1", "s"),
        ("-5", "s"),
        ("@SUM(A1)", "s"),
    ]
    assert sheet.cell(4, 4).value == "不符"
    assert any("武经开" in str(row[3].value) for row in book["依据"].iter_rows())


def test_no_text_of_a_csv_file_becomes_a_formula(tmp_path: Path) -> None:
    as_csv("utf-8")(tmp_path / "t.csv")
    assert run(tmp_path / "t.csv", "-o", tmp_path / "r.csv", "--ignore-unknown").exit_code == 0
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.reader(file))
    # Numbers stay as they are.
    assert [row[7] for row in found[1:]] == ["'=1+1", "-5", "'@SUM(A1)"]


def test_several_files_become_one_result_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,sector\n1,lasers\n")
    (tmp_path / "b.csv").write_text("id,industrial_enterprise,sector\n2,no,lasers\n")
    out = tmp_path / "r.jsonl"
    assert run(tmp_path / "*.csv", "-o", out).exit_code == 0
    assert [(row["id"], row["industrial_enterprise"], row["first-set"]) for row in results(out)] == [
        ("1", None, "undetermined"),
        ("2", "no", "ineligible"),
    ]


def of_one_name(folder: Path, name: str) -> Path:
    """Screen two files with columns of one name and of none into one."""
    (folder / "a.csv").write_text("remark,sector,remark,,\n1,lasers,2,3,4\n")
    (folder / "b.csv").write_text("sector,remark\nlasers,5\n")
    said = run(folder / "a.csv", folder / "b.csv", "-o", folder / name, "--ignore-unknown")
    assert said.exit_code == 0, said.exception
    return folder / name


def test_columns_of_one_name_are_all_kept(tmp_path: Path) -> None:
    with of_one_name(tmp_path, "r.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = [row[:5] for row in csv.reader(file)]
    assert listed == [
        ["remark", "sector", "remark", "", ""],
        ["1", "lasers", "2", "3", "4"],
        ["5", "lasers", "", "", ""],
    ]


def test_objects_name_columns_of_one_name_apart(tmp_path: Path) -> None:
    first = results(of_one_name(tmp_path, "r.jsonl"))[0]
    assert [first[key] for key in ("remark", "sector", "remark (2)", "", " (2)")] == ["1", "lasers", "2", "3", "4"]


def known_sums(found: list[dict[str, Any]], policy: str) -> list[Decimal]:
    """Return the sums of a policy that are exactly known, of companies that are eligible."""
    ends = [(row[f"{policy} low"], row[f"{policy} high"]) for row in found if row[policy] == "eligible"]
    return [Decimal(low) for low, high in ends if low is not None and low == high]


def test_a_summary_counts_what_the_result_says(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    columns = columns_of(shipped.compiled)
    listed = rows(shipped.compiled, columns, 5, 300, BOUNDS)
    table = tmp_path / "t.jsonl"
    table.write_text(
        "\n".join(
            json.dumps({c.heading: cell(row[c], getattr(d, "type", "")) for c, d in columns.items()}) for row in listed
        )
    )
    out, summary, picture = tmp_path / "r.jsonl", tmp_path / "s.json", tmp_path / "s.svg"
    assert run(table, "-o", out, "--summary-json", summary, "--summary-svg", picture).exit_code == 0
    said, found = json.loads(summary.read_text()), results(out)
    assert said["companies"] == 300
    policies = said["policies"]
    assert {policy: counted["outcomes"] for policy, counted in policies.items()} == {
        policy: {outcome: sum(row[policy] == outcome for row in found) for outcome in counted["outcomes"]}
        for policy, counted in policies.items()
    }
    sums = {policy: known_sums(found, policy) for policy in policies}
    assert {
        policy: (counted["companies_with_known_sum"], Decimal(counted["known_sum"] or 0))
        for policy, counted in policies.items()
    } == {policy: (len(known), sum(known)) for policy, known in sums.items()}
    alone = [{row[f"{policy} missing"] for policy in policies} for row in found]
    assert said["settles"] == {fact: sum(fact in missing for missing in alone) for fact in said["settles"]}
    drawn = ElementTree.parse(picture).getroot()
    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    titles = [policy.title["en"] for policy in shipped.compiled.policies]
    assert [text for text in texts if text in titles] == titles
    most = max(said["settles"].values())
    assert str(most) in texts
    assert (
        run(table, "--no-if-met", "--summary-json", "-").stdout == json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    )


def without_rows(folder: Path, name: str) -> Path:
    (folder / "t.csv").write_text("sector,industrial_enterprise\n")
    said = run(folder / "t.csv", "-o", folder / name, "--explain")
    assert said.exit_code == 0, said.exception
    assert "0 companies" in said.output
    return folder / name


def test_a_table_without_rows_is_no_object(tmp_path: Path) -> None:
    assert without_rows(tmp_path, "r.jsonl").read_text() == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("r.csv", "1. Laser industry development fund"),
        ("r.tsv", "1. Laser industry development fund"),
        ("r.parquet", "industry-fund"),
    ],
)
def test_a_table_without_rows_is_a_result_without_rows(tmp_path: Path, name: str, first: str) -> None:
    (source,) = sources((str(without_rows(tmp_path, name)),))
    headings = source.headings()
    assert headings[:3] == ["sector", "industrial_enterprise", first]
    assert len(headings) > 40
    assert [rows.cells for rows in source.batches()] == []


def test_parquet_keeps_its_types_beside_the_outcomes(tmp_path: Path) -> None:
    whole = table(300).collect()
    whole.write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet", "-o", tmp_path / "r.parquet", "--ignore-unknown")
    assert said.exit_code == 0, said.exception
    found, hand = pl.read_parquet(tmp_path / "r.parquet"), by_hand(whole.lazy()).collect()
    assert found.select(whole.columns).equals(whole)
    assert [name for name in hand.columns[1:] if not found[name].equals(hand[name])] == []


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx", "r.parquet", "r.jsonl"])
def test_an_interrupted_run_leaves_nothing_under_the_final_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    from lucidrule.tables.company_list import CompanyList
    from lucidrule.tables.result import Result as Rows

    as_csv("utf-8")(tmp_path / "t.csv")
    monkeypatch.setattr(Rows, "rows", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    monkeypatch.setattr(CompanyList, "rows", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    stopped = run(tmp_path / "t.csv", "-o", tmp_path / name, "--ignore-unknown")
    assert stopped.exit_code != 0
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def printed(result: Result, lang: str) -> str:
    """Return what a run printed, and why it was refused."""
    return result.output + (
        render(result.exception.faults, lang) if isinstance(result.exception, LucidruleError) else ""
    )


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_messy_table_in_words(
    tmp_path: Path, lang: str, kept: Callable[[Path, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(
        "企业编号,企业名称,所属激光领域,是否为工业企业,营收 2021年,营收（万元）2020,"
        "成立日期,应用示范首次应用日期,园区,首台套首批次产品\n"
        '1,甲,激光器,是,6亿,"30,000",2019-03-01,从未,x,0\n'
        '1,甲,激光器,否,6亿,"30,000",2019-03-01,2021-02-30,y,很多\n'
        "2,乙,激光,大概,约五亿,-5,2021-06-01,2018-01-01,,无\n"
        "3,丙,lasers,1,500000000,1,2020-01-01,2019-12-31,,3\n",
        encoding="gb18030",
    )
    tries = [(), ("--ignore-unknown",), ("--ignore-unknown", "--strict", "--force")]
    texts = [printed(run("t.csv", "-o", "r.csv", *options, lang=lang), lang) for options in tries]
    text = "\n---\n".join([*texts, Path("r.csv").read_text(encoding="utf-8-sig")])
    assert text == kept(Path(__file__).parent / "golden" / f"screen.{lang}.txt", text)
