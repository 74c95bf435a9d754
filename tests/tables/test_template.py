"""The empty workbook: what is filled into it is read back as it was meant."""

import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from few_rules import criterion, fact, policy, text, texts, written

import lucidrule
from lucidrule import cli
from lucidrule.columns.headings import read_headings
from lucidrule.formulas.column import Column

SHIPPED = lucidrule.load().compiled


def made(path: Path, lang: str, *options: str) -> None:
    said = CliRunner().invoke(cli.cli, ["template", str(path), "--lang", lang, "--as-of", "2022-06-30", *options])
    assert said.exit_code == 0, said.exception


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_every_heading_is_understood_and_every_fact_has_its_question(tmp_path: Path, lang: str) -> None:
    made(tmp_path / "t.xlsx", lang)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    found = read_headings([str(cell.value) for cell in sheet[1]], SHIPPED.facts)
    assert (found.unclear, found.twice, set(found.identity)) == ((), (), {"id", "name"})
    wanted = {Column(name) for name, fact in SHIPPED.facts.items() if not fact.yearly}
    wanted |= {Column(n, y) for n, fact in SHIPPED.facts.items() if fact.yearly for y in range(2018, 2022)}
    assert set(found.columns) == wanted
    questions = {heading: SHIPPED.facts[column.fact].question[lang] for column, heading in found.columns.items()}
    comments = {cell.value: cell.comment.text for cell in sheet[1][2:]}
    assert {name: text for name, text in comments.items() if not text.startswith(questions[name])} == {}
    assert comments.keys() == questions.keys()
    lists = {str(rule.sqref).split(":")[0][:-1] for rule in sheet.data_validations.dataValidation}
    closed = [c for c, _ in found.columns.items() if SHIPPED.facts[c.fact].type in ("flag", "choice")]
    assert len(lists) == len(closed)


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_what_is_filled_in_with_the_drop_downs_is_taken(tmp_path: Path, lang: str) -> None:
    path, out = tmp_path / "t.xlsx", tmp_path / "r.xlsx"
    made(path, lang)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    headings = {str(cell.value): cell.column for cell in sheet[1]}
    by_fact = {column: headings[heading] for column, heading in read_headings(headings, SHIPPED.facts).columns.items()}
    yes, no = {"zh": ("是", "否"), "en": ("yes", "no"), "ja": ("はい", "いいえ")}[lang]
    sheet.cell(2, 1).value, sheet.cell(2, 2).value = "0131", "甲"
    answers = dict.fromkeys([name for name, fact in SHIPPED.facts.items() if fact.type == "flag"], yes)
    answers |= dict.fromkeys(
        ["on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"], no
    )
    for name, answer in answers.items():
        sheet.cell(2, by_fact[Column(name)]).value = answer
    sheet.cell(2, by_fact[Column("sector")]).value = (SHIPPED.facts["sector"].choices or {})["lasers"][lang]
    products = book[SHIPPED.facts["first_set_products"].label[lang][:31]]
    level = (SHIPPED.facts["first_set_products"].parts or {})["level"]
    row = ["0131", (level.choices or {})["national"][lang], date(2021, 5, 1), 1_000_000, yes]
    for at, value in enumerate(row, 1):
        products.cell(2, at).value = value
    book.save(path)
    said = CliRunner().invoke(cli.cli, ["screen", str(path), "-o", str(out), "--as-of", "2022-06-30", "--lang", lang])
    assert said.exit_code == 0, said.exception
    assert "甲" not in said.output
    result = openpyxl.load_workbook(out).worksheets[1]
    titles = {str(cell.value): cell.column for cell in result[2]}
    title = next(f"6 {policy.short_title(lang)}" for policy in SHIPPED.policies if policy.id == "first-set")
    # Names stand first, then the id.
    assert [result.cell(3, at).value for at in (2, 3)] == ["甲", "0131"]
    assert result.cell(3, titles[title]).value == {"zh": "符合", "en": "Eligible", "ja": "該当"}[lang]


def test_a_template_as_csv_has_the_headings(tmp_path: Path) -> None:
    made(tmp_path / "t.csv", "zh", "--years", "1")
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("企业编号,企业名称,")
    assert "年营业收入（2021年）" in text


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_a_template_replaces_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    refused = CliRunner().invoke(cli.cli, ["template", str(tmp_path / name)])
    assert isinstance(refused.exception, lucidrule.UnreadableInput)
    assert (tmp_path / name).read_text() == "mine"


def test_a_template_is_no_parquet_file(tmp_path: Path) -> None:
    refused = CliRunner().invoke(cli.cli, ["template", str(tmp_path / "t.parquet")])
    assert isinstance(refused.exception, lucidrule.UnreadableInput)


def test_without_the_library_for_workbooks_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    refused = CliRunner().invoke(cli.cli, ["template", str(tmp_path / "t.xlsx")])
    assert isinstance(refused.exception, lucidrule.UnreadableInput)
    assert [fault.code for fault in refused.exception.faults] == ["needs-extra"]
    assert list(tmp_path.iterdir()) == []


def test_choices_that_a_cell_cannot_hold_stand_in_a_hidden_sheet(tmp_path: Path) -> None:
    choices = f", choices: {{a: {text('First, of all')}, b: {text('Second')}}}"
    facts = "".join(fact(name, "choice", name, choices) for name in ("grade", "rank"))
    facts += fact("green", "flag", "Green")
    folder = written(texts(facts, {"p": policy("p", criterion("c", "C", "{green: true}"))}), tmp_path / "rules of mine")
    made(tmp_path / "t.xlsx", "en", "--programme", folder)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    companies, choices_of = book.worksheets
    assert choices_of.sheet_state == "hidden"
    assert [[cell.value for cell in choices_of[at]] for at in "AB"] == [["First, of all", "Second"]] * 2
    (listed,) = [each.formula1 for each in companies.data_validations.dataValidation if "$A$1" in each.formula1]
    assert listed == f"'{choices_of.title}'!$A$1:$A$2"


def test_a_template_that_cannot_be_written_is_refused_and_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    refused = CliRunner().invoke(cli.cli, ["template", str(tmp_path / "t.xlsx")])
    assert isinstance(refused.exception, lucidrule.UnreadableInput)
    assert [fault.code for fault in refused.exception.faults] == ["cannot-write"]
    assert list(tmp_path.iterdir()) == []
