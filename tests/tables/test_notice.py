"""The list that an office publishes: what it marked and what is met, and nothing else in silence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from few_rules import criterion, fact, policy, text, texts, written

import lucidrule
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import LucidruleError
from lucidrule.tables.job import Job
from lucidrule.tables.notice import Notice, Wished
from lucidrule.tables.notice_files import doubt_lines

GREEN = criterion("green", "Is green", "{green: true}")
JUDGED = f"{{id: fit, label: {text('Fits')}, basis: assumed, when: {{needs_judgement: fit}}}}"
FACTS = (
    fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("same", "flag", "Same")
    + fact("either", "flag", "Either")
    + fact("area", "count", "Area")
)
POLICIES = {
    "rent-aid": policy("rent-aid", GREEN, amount="rent"),
    "small-aid": policy("small-aid", GREEN, amount="500"),
    "large-aid": policy("large-aid", criterion("large", "Is large", "{area: {at_least: 10}}"), amount="not_published"),
    "chosen-aid": policy(
        "chosen-aid",
        f"{GREEN}, {JUDGED}",
        amount="{by_review: {up_to: 900}}",
        more=f"open_points: {{fit: {{question: {text('Fits?')}, basis: assumed}}}}\n",
    ),
}
RULE = "{id: %s, effect: %s, policies: [rent-aid, small-aid], when: {%s: true}, label: %s, basis: assumed}"
RULES = [RULE % ("higher", "highest_only", "same", text("Higher")), RULE % ("one", "exclude", "either", text("One"))]


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> CompiledProgramme:
    folder = tmp_path_factory.mktemp("rules")
    files = texts(FACTS, POLICIES)
    files["policies.yaml"] = files["policies.yaml"].replace("assumed}}", f"assumed}}, rules: [{', '.join(RULES)}]}}")
    written(files, folder)
    return lucidrule.load(folder).compiled


def published(
    compiled: CompiledProgramme,
    folder: Path,
    rows: Sequence[str],
    *,
    column: str = "拟支持",
    name: str = "n.html",
    lang: str = "en",
) -> Notice:
    """Publish what is marked; a row is `green,rent,same,either,area` and the mark."""
    lines = [f"{number},Firm {number},{row}" for number, row in enumerate(rows, 1)]
    heads = f"id,Company,green,rent,same,either,area,{column},文号"
    (folder / "t.csv").write_text("\n".join([heads, *lines]), encoding="utf-8")
    asked = tuple(each.id for each in compiled.policies)
    wished = Wished(folder / name, column)
    job = Job(compiled, (str(folder / "t.csv"),), None, date(2022, 6, 30), policies=asked, lang=lang, notice=wished)
    job.run(lambda *_: None)
    assert job.notice is not None
    return job.notice


def entries(notice: Notice) -> list[tuple[str, Decimal | None, str]]:
    return [(each.policy, each.sum, each.remark) for each in notice.entries]


MET = "yes,2000,no,no,5,"
MARKS: dict[str, list[tuple[str, Decimal | None, str]]] = {
    # What the authority has to decide is published only where it is named.
    "是": [("rent-aid", Decimal(2000), ""), ("small-aid", Decimal(500), "")],
    "拟支持。": [("rent-aid", Decimal(2000), ""), ("small-aid", Decimal(500), "")],
    "√": [("rent-aid", Decimal(2000), ""), ("small-aid", Decimal(500), "")],
    "第2项": [("small-aid", Decimal(500), "")],
    "2 Small-Aid": [("small-aid", Decimal(500), "")],
    "Rent-Aid：1500元": [("rent-aid", Decimal(1500), "")],
    "rent-aid 0.2万元；第2项": [("rent-aid", Decimal(2000), ""), ("small-aid", Decimal(500), "")],
    '"第1项 1,500元,第2项"': [("rent-aid", Decimal(1500), ""), ("small-aid", Decimal(500), "")],
    "chosen-aid（800）": [("chosen-aid", Decimal(800), "decided by the authority (Fits); sum set by review")],
    "第4项": [("chosen-aid", None, "decided by the authority (Fits); sum set by review")],
    "否": [],
    "不支持": [],
    "": [],
    "？": [],
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_says_which_policies_are_published(programme: CompiledProgramme, tmp_path: Path, mark: str) -> None:
    notice = published(programme, tmp_path, [f"{MET}{mark},"])
    assert entries(notice) == MARKS[mark]


REFUSED = {
    "第3项": "No. 3 came out as “Not eligible”",
    "perhaps": "the mark “perhaps” cannot be read",
    "第9项": "the mark “第9项” cannot be read",
    "3": "the mark “3” cannot be read",
    "第2项 -5": "the mark “第2项 -5” cannot be read",
    "第2项 500元、第2项 600元": "the mark “第2项 500元、第2项 600元” cannot be read",
    "600元": "the mark is a sum alone, and may be of No. 1, 2, 4: name the policy",
    "x" * 501: f"the mark “{'x' * 60}” cannot be read",
}


@pytest.mark.parametrize("mark", REFUSED)
def test_a_mark_that_says_too_little_or_what_is_not_met_is_told_and_not_published(
    programme: CompiledProgramme, tmp_path: Path, mark: str
) -> None:
    notice = published(programme, tmp_path, [f"{MET}{mark},"])
    assert (entries(notice), [each.told for each in notice.refused]) == ([], [REFUSED[mark]])


def test_what_another_policy_excludes_is_not_published_and_the_other_says_so(
    programme: CompiledProgramme, tmp_path: Path
) -> None:
    rows = [
        "yes,2000,yes,no,5,第1项、第2项,",
        "yes,2000,no,yes,5,是,",
        "no,1,no,no,5,是,",
        "no,1,no,no,50,70元,",
        ",,,,,是,",
    ]
    # What gave way to another policy says nothing of a third.
    rows.append("yes,2000,yes,no,50,第3项,")
    notice = published(programme, tmp_path, rows)
    assert entries(notice) == [
        ("rent-aid", Decimal(2000), "only the higher is granted: not No. 2 as well"),
        ("rent-aid", Decimal(2000), "not granted together with No. 2"),
        ("large-aid", Decimal(70), ""),
        ("large-aid", None, ""),
    ]
    assert [(each.place, each.company, each.told) for each in notice.refused] == [
        ("row 2", "Firm 1", "No. 2 is excluded by No. 1"),
        ("row 3", "Firm 2", "No. 4 is for the authority to decide: name the policy in the mark"),
        ("row 4", "Firm 3", "no policy is met"),
        ("row 6", "Firm 5", "no policy is met"),
    ]
    assert [each.told for each in notice.doubtful] == [
        "No. 3: the mark says 70 yuan, the estimate is not published",
        "No. 3: the sum is left blank (estimate: not published)",
    ]


def test_a_row_that_is_no_company_is_not_published(programme: CompiledProgramme, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,Company,green,granted\n1,A,yes,第2项\n,Total,,yes\n", encoding="utf-8")
    asked = tuple(each.id for each in programme.policies)
    wished = Wished(tmp_path / "n.html", "granted")
    files = (str(tmp_path / "t.csv"),)
    job = Job(programme, files, None, date(2022, 6, 30), policies=asked, lang="en", notice=wished)
    job.run(lambda *_: None)
    assert job.notice is not None
    assert [each.told for each in job.notice.refused] == ["the row is no company: total"]
    assert doubt_lines(job.notice)[1:] == [
        "1 mark not published; please check:",
        "  row 3, Total: the row is no company: total",
    ]


def told_in(path: Path) -> list[list[Any]]:
    """Return the table of a list, as its format has it."""
    if path.suffix == ".docx":
        return [[cell.text for cell in row.cells] for row in Document(str(path)).tables[0].rows]
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].values]


TABLE = [
    ["1", "Firm 1", "Rent-Aid", "", "〔2021〕1", "2,000", ""],
    ["2", "=1+1 <b>", "Small-Aid", "", "", "500", ""],
    ["", "Total", "", "", "", "2,500", ""],
]


@pytest.mark.parametrize("name", ["n.docx", "n.xlsx"])
def test_a_list_stands_in_a_document_or_a_sheet(programme: CompiledProgramme, tmp_path: Path, name: str) -> None:
    published(programme, tmp_path, [f"{MET}第1项,〔2021〕1", f"{MET}第2项,"], name=name)
    rows = told_in(tmp_path / name)
    at = next(at for at, row in enumerate(rows) if row[0] == "No.")
    assert rows[at] == ["No.", "Company", "Policy", "Recognition", "Document no.", "Sum (yuan)", "Remark"]
    assert [[cell or "" for cell in row] for row in rows[at + 1 : at + 4]] == [
        TABLE[0],
        ["2", "Firm 2", *TABLE[1][2:]],
        TABLE[2],
    ]


@pytest.mark.parametrize(("lang", "face", "code"), [("zh", "SimSun", "zh-CN"), ("ja", "MS Mincho", "ja-JP")])
def test_a_document_is_in_the_type_of_notices_and_says_of_which_language_it_is(
    programme: CompiledProgramme, tmp_path: Path, lang: str, face: str, code: str
) -> None:
    published(programme, tmp_path, [f"{MET}第1项,〔2021〕1"], name="n.docx", lang=lang)
    document = Document(str(tmp_path / "n.docx"))
    said = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:eastAsia")
    fonts = document.styles["Heading 1"].element.xpath("w:rPr/w:rFonts/@w:eastAsia")
    assert (said, fonts, document.styles["Heading 1"].element.xpath("w:rPr/w:color/@w:val")) == (
        [code],
        [face],
        ["000000"],
    )
    # The column of numbers takes less room than those of names.
    number, name = document.tables[0].rows[0].cells[:2]
    assert number.width * 3 < name.width


def test_a_page_escapes_what_the_table_says_and_leaves_places_open(
    programme: CompiledProgramme, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("Company,green,granted\n<b>&,yes,第2项\nB,yes,第1项\n", encoding="utf-8")
    asked = tuple(each.id for each in programme.policies)
    wished, files = Wished(tmp_path / "n.html", "granted"), (str(tmp_path / "t.csv"),)
    Job(programme, files, None, date(2022, 6, 30), policies=asked, lang="zh", notice=wished).run(lambda *_: None)
    page = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert "<td>&lt;b&gt;&amp;</td>" in page
    # One sum is open, so that nothing is added up.
    assert [text in page for text in ("公示期：＿＿＿＿年", "（盖章）", "合计", "不构成兑现承诺")] == [
        True,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("name", "column", "code"),
    [("n.pdf", "拟支持", "notice-format"), ("n.html", "同意", "no-such-heading")],
)
def test_a_list_of_no_format_or_column_is_refused(
    programme: CompiledProgramme, tmp_path: Path, name: str, column: str, code: str
) -> None:
    (tmp_path / "t.csv").write_text("id,green,拟支持\n1,yes,是\n", encoding="utf-8")
    wished, files, day = Wished(tmp_path / name, column), (str(tmp_path / "t.csv"),), date(2022, 6, 30)

    def run() -> None:
        job = Job(programme, files, None, day, policies=(), lang="en", notice=wished, ignore_unknown=True)
        job.run(lambda *_: None)

    with pytest.raises(LucidruleError) as error:
        run()
    assert error.value.faults[0].code == code


def test_a_package_that_is_missing_is_named(
    programme: CompiledProgramme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(LucidruleError) as error:
        published(programme, tmp_path, [f"{MET}是,"], name="n.docx")
    assert error.value.faults[0].code == "needs-documents"
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
