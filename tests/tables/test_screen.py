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
from table_agreement import AS_OF, BOUNDS
from table_rows import columns_of, missing_names, profile_of, rows

import lucidrule
from lucidrule import cli
from lucidrule.columns.expressions import NEVER_DAY
from lucidrule.core.fault import LucidruleError, render
from lucidrule.core.quantity import plain
from lucidrule.decide.determine import determine
from lucidrule.tables.source import sources

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
    for path, row in zip(COMPANIES, results(out), strict=True):
        for outcome in shipped.determine(path, as_of=AS_OF).outcomes:
            assert row[outcome.id] == outcome.outcome.value


def cell(value: Any, kind: str) -> Any:
    if value is None or not isinstance(value, date):
        return value
    return "never" if value == NEVER_DAY and kind == "event" else value.isoformat()


@pytest.mark.parametrize("seed", [1, 2])
def test_seeded_companies_with_what_they_are_entitled_to(
    tmp_path: Path, shipped: lucidrule.Programme, seed: int
) -> None:
    compiled = shipped.compiled
    columns = columns_of(compiled)
    listed = rows(compiled, columns, seed, 400, BOUNDS)
    table, out = tmp_path / "t.jsonl", tmp_path / "r.jsonl"
    table.write_text(
        "\n".join(
            json.dumps({c.heading: cell(row[c], getattr(d, "type", "")) for c, d in columns.items()}) for row in listed
        )
    )
    assert run(table, "-o", out, "--explain").exit_code == 0
    prepared = shipped._years(2021).reference
    entitled = 0
    for row, said in zip(listed, results(out), strict=True):
        determination = determine(prepared, profile_of(compiled, row), AS_OF)
        combination = determination.combination
        totals = [plain(each) for each in combination.totals] if combination.totals[-1] else [None]
        assert (said["total low"], said["total high"]) == (totals[0], totals[-1])
        for outcome in determination.outcomes:
            assert said[outcome.id] == outcome.outcome.value
            missing = set(filter(None, said[f"{outcome.id} missing"].split("; ")))
            assert missing == missing_names(outcome.missing, 2018)
            found = outcome.entitlement.sum
            ends = (None, None) if found is None else (found.low, found.high)
            texts = (None, None) if found is None else tuple(None if end is None else plain(end) for end in ends)
            assert (said[f"{outcome.id} low"], said[f"{outcome.id} high"]) == texts
            entitled += found is not None
    assert entitled > 30


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
    assert "row 2, industrial_enterprise: “yes” – row 4 about the same company" in said.output
    found = results(out)
    assert "industrial_enterprise" in found[0]["first-set missing"]
    assert "industrial_enterprise" in found[2]["first-set missing"]
    assert "sector" not in found[0]["first-set missing"]
    assert found[3]["first-set"] == "ineligible"
    # A third row that says what the first says is contradicted by the second all the same.
    table.write_text("id,sector,industrial_enterprise\n7,lasers,yes\n7,lasers,no\n7,lasers,yes\n")
    said = run(table, "-o", out, "--force")
    assert "row 4, industrial_enterprise: “yes” – rows 2, 3 about the same company" in said.output
    assert all("industrial_enterprise" in row["first-set missing"] for row in results(out))


def test_a_list_in_a_sheet_or_file_of_its_own_or_as_json(tmp_path: Path, shipped: lucidrule.Programme) -> None:
    records = [
        ["id", "level", "recognised_on", "first_year_contracts"],
        ["1", "national", "2021-05-01", "100万"],
        ["1", "other", "2021-05-01", "1"],
        ["2", "provincial", "2019-05-01", "1"],
    ]
    common = dict.fromkeys(("industrial_enterprise", "conducts_rd", "conducts_production"), True)
    common |= dict.fromkeys(("registered_in_zone", "pays_tax_in_zone", "reports_statistics_in_zone"), True)
    common |= dict.fromkeys(("on_defaulter_list", "under_joint_punishment", "major_accident_3y"), False)
    own = [[number, "lasers", *common.values(), None] for number in ("1", "2", "3")]
    head = ["id", "sector", *common, "first_set_products"]
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        for name, listed in (("companies", [head, *own]), ("首台套首批次产品", records)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(listed):
                sheet.write_row(at, 0, row)
    with (tmp_path / "products.csv").open("w", newline="") as file:
        csv.writer(file).writerows(records)
    with (tmp_path / "t.csv").open("w", newline="") as file:
        csv.writer(file).writerows([head, *own])
    as_json: list[dict[str, Any]] = [dict(zip(head, row, strict=True)) for row in own]
    for row in as_json:
        row["first_set_products"] = [
            dict(zip(records[0][1:], each[1:], strict=True)) for each in records[1:] if each[0] == row["id"]
        ] or None
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, as_json)))
    wanted = ["eligible", "ineligible", "undetermined"]
    for number, options in enumerate(
        (["t.xlsx"], ["t.csv", "--records", f"first_set_products={tmp_path / 'products.csv'}"], ["t.jsonl"])
    ):
        out = tmp_path / f"r{number}.jsonl"
        said = run(tmp_path / options[0], *options[1:], "-o", out)
        assert said.exit_code == 0, said.output
        assert [row["first-set"] for row in results(out)] == wanted
        facts = {**common, "sector": "lasers"}
        product = {"level": "national", "recognised_on": date(2021, 5, 1), "first_year_contracts": 1_000_000}
        other = {"level": "other", "recognised_on": date(2021, 5, 1), "first_year_contracts": 1}
        paid = shipped.determine({**facts, "first_set_products": [product, other]}, as_of=AS_OF)
        (outcome,) = [each for each in paid.outcomes if each.id == "first-set"]
        assert outcome.entitlement.sum is not None
        assert results(out)[0]["first-set high"] == plain(outcome.entitlement.sum.high or Decimal(0))


def test_an_excel_result_opens_as_people_need_it(tmp_path: Path) -> None:
    as_sheet(tmp_path / "t.xlsx")
    said = run(tmp_path / "t.xlsx", "-o", tmp_path / "r.xlsx", "--ignore-unknown", lang="zh")
    assert said.exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["筛查结果", "依据"]
    sheet = book["筛查结果"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(4, sheet.max_column).coordinate}"
    texts = [each.value for each in sheet[1]]
    assert texts[:8] == TABLE[0]
    assert texts[8:11] == ["1. 激光产业发展基金", "1. 激光产业发展基金·尚缺资料", "1. 激光产业发展基金·金额"]
    # What looks like a formula is text.
    assert [(sheet.cell(at, 8).value, sheet.cell(at, 8).data_type) for at in (2, 4)] == [
        ("=1+1", "s"),
        ("@SUM(A1)", "s"),
    ]
    assert sheet.cell(3, 9).value == "不符合"
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


def test_columns_of_one_name_are_all_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("remark,sector,remark,,\n1,lasers,2,3,4\n")
    (tmp_path / "b.csv").write_text("sector,remark\nlasers,5\n")
    for name in ("r.csv", "r.jsonl"):
        said = run(tmp_path / "a.csv", tmp_path / "b.csv", "-o", tmp_path / name, "--ignore-unknown")
        assert said.exit_code == 0, said.exception
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = [row[:5] for row in csv.reader(file)]
    assert listed == [
        ["remark", "sector", "remark", "", ""],
        ["1", "lasers", "2", "3", "4"],
        ["5", "lasers", "", "", ""],
    ]
    first = results(tmp_path / "r.jsonl")[0]
    assert [first[key] for key in ("remark", "sector", "remark (2)", "", " (2)")] == ["1", "lasers", "2", "3", "4"]


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
    for policy, counted in said["policies"].items():
        for outcome, number in counted["outcomes"].items():
            assert number == sum(row[policy] == outcome for row in found)
        exact = [row for row in found if row[policy] == "eligible" and row[f"{policy} low"] is not None]
        exact = [row for row in exact if row[f"{policy} low"] == row[f"{policy} high"]]
        assert counted["companies_with_known_sum"] == len(exact)
        assert Decimal(counted["known_sum"] or 0) == sum(Decimal(row[f"{policy} low"]) for row in exact)
    for fact, number in said["settles"].items():
        assert number == sum(any(row[f"{policy} missing"] == fact for policy in said["policies"]) for row in found)
    drawn = ElementTree.parse(picture).getroot()
    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    titles = [policy.title.en for policy in shipped.compiled.policies]
    assert [text for text in texts if text in titles] == titles
    most = max(said["settles"].values())
    assert str(most) in texts
    assert run(table, "--summary-json", "-").stdout == json.dumps(said, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("name", ["r.csv", "r.tsv", "r.xlsx", "r.parquet", "r.jsonl"])
def test_a_table_without_rows_is_a_result_without_rows(tmp_path: Path, shipped: lucidrule.Programme, name: str) -> None:
    (tmp_path / "t.csv").write_text("sector,industrial_enterprise\n")
    said = run(tmp_path / "t.csv", "-o", tmp_path / name, "--explain")
    assert said.exit_code == 0, said.exception
    assert "0 companies" in said.output
    written = [tmp_path / name]
    if name.endswith("jsonl"):
        assert written[0].read_text() == ""
        return
    (source,) = sources((str(written[0]),))
    headings = source.headings()
    first = "industry-fund" if name.endswith("parquet") else f"1. {shipped.compiled.policies[0].title.en}"
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
    for name in hand.columns[1:]:
        assert found[name].equals(hand[name])


def test_an_interrupted_run_leaves_nothing_under_the_final_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lucidrule.tables.result import Result as Rows

    as_csv("utf-8")(tmp_path / "t.csv")
    for name in ("r.csv", "r.xlsx", "r.parquet", "r.jsonl"):
        with monkeypatch.context() as patched:
            patched.setattr(Rows, "rows", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            stopped = run(tmp_path / "t.csv", "-o", tmp_path / name, "--ignore-unknown")
        assert stopped.exit_code != 0
        assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_messy_table_in_words(
    tmp_path: Path, lang: str, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(
        "企业编号,企业名称,所属激光领域,是否为工业企业,营收 2021年,营收（万元）2020,"
        "成立日期,应用示范首次应用日期,备注,首台套首批次产品\n"
        '1,甲,激光器,是,6亿,"30,000",2019-03-01,从未,x,0\n'
        '1,甲,激光器,否,6亿,"30,000",2019-03-01,2021-02-30,y,很多\n'
        "2,乙,激光,大概,约五亿,-5,2021-06-01,2018-01-01,,无\n"
        "3,丙,lasers,1,500000000,1,2020-01-01,2019-12-31,,3\n",
        encoding="gb18030",
    )
    texts = []
    for options in ((), ("--ignore-unknown",), ("--ignore-unknown", "--strict", "--force")):
        said = run("t.csv", "-o", "r.csv", *options, lang=lang)
        refused = render(said.exception.faults, lang) if isinstance(said.exception, LucidruleError) else ""
        texts.append(said.output + refused)
    text = "\n---\n".join([*texts, Path("r.csv").read_text(encoding="utf-8-sig")])
    golden = Path(__file__).parent / "golden" / f"screen.{lang}.txt"
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text
