"""The sheet of a company as a page: what stands on it, that it is well formed and accessible, that nothing is run."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from applying import applying
from click.testing import CliRunner, Result
from conftest import COMMON, JUNE_2022, ROOT
from paper.browser import WHERE_IT_RUNS, WHY_NOT, violations
from paper.reading import Read

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import UnreadableInput
from lucidrule.paper.names import Names
from lucidrule.paper.page import page
from lucidrule.paper.sheet import sheet

COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))
HOSTILE = "<script>alert('1')</script>\"><img src=x onerror=alert(2)> & ]]>"


@pytest.fixture(scope="module")
def found(programme: lucidrule.Programme) -> list[lucidrule.Determination]:
    return [programme.determine(file, as_of=JUNE_2022) for file in COMPANIES]


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_page_of_six_companies_is_well_formed_and_read_without_scripts(
    found: list[lucidrule.Determination], lang: str
) -> None:
    text = page([sheet(each, lang) for each in found])
    read = Read(text)
    assert (read.open, read.unbalanced) == ([], [])
    assert [each["lang"] for each in read.of("html")] == [{"zh": "zh-CN"}.get(lang, lang)]
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert [(before, after) for before, after in pairwise(levels) if after - before > 1] == []
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert ids == [f"company-{at}" for at in range(1, 7)]
    assert "https://ja.chinastockmarketnews.com/post/521897.html" in read.text
    links = [str(each["href"]) for each in read.of("a")]
    assert links[:6] == [f"#{each}" for each in ids]
    assert [each for each in links[6:] if not re.match("https?://", each)] == []
    assert {each.get("scope") for each in read.of("th")} == {"row", "col"}
    assert not list(read.of("script", "img", "iframe", "link"))
    assert not [key for _, attributes in read.elements for key in attributes if key.startswith("on")]


def test_the_sheet_says_whose_it_is_what_comes_of_each_policy_and_that_it_is_a_trial(
    found: list[lucidrule.Determination],
) -> None:
    of_raycus = next(each for each in found if each.profile.company.name == "锐科激光 300747")
    read = Read(page([sheet(of_raycus, "zh")]))
    told = (
        "政策申报条件测算表",
        "锐科激光 300747",
        "2022年6月30日",
        "2021年（基准日所在年的上一自然年度）",
        "入驻租金补贴＊",
        "本结果根据企业自行填报的资料和公开信息测算，仅供参考，不构成兑现承诺",
        "受理部门",
        "申报时间",
        "咨询电话",
        "本企业承诺所填资料真实、准确、完整，如有虚假，愿承担相应责任。",
        "初审意见",
        "附件1　逐项核对情况",
        "附件2　依据出处和核验信息",
    )
    assert [each for each in told if each not in read.text] == []
    assert [(told.text, told.given) for told in sheet(of_raycus, "zh").apply[0]] == [("未公布", False)] * 3
    rows = [row.outcome for row in sheet(of_raycus, "zh").rows]
    words = {"undetermined": "资料不足，待定", "ineligible": "不符合"}
    assert rows == [words[each.outcome] for each in of_raycus.outcomes]
    # What an open policy would pay is told as not counted.
    amounts = {row.number: row.amount for row in sheet(of_raycus, "zh").rows}
    assert amounts["4"].startswith("（")
    assert "“资料不足，待定”的，为条件均符合时的测算额" in read.text
    digests = of_raycus.receipt["rules_digest"], of_raycus.receipt["facts_digest"]
    assert [digest for digest in digests if digest not in read.text] == []


def test_every_criterion_stands_in_the_annex_with_its_verdict_in_words(found: list[lucidrule.Determination]) -> None:
    annexes = sheet(found[0], "zh").annexes
    told = {item.text.partition("〔")[0]: item.verdict for annex in annexes for item in annex.items}
    words = {"met": "符合", "not_met": "不符合", "unknown": "待定"}
    criteria = {c.criterion.label["zh"]: words[c.verdict.value] for o in found[0].outcomes for c in o.criteria}
    assert criteria.items() <= told.items()
    assert [text for text in told if {*text} & {*"✔✘"}] == []


def test_what_a_file_says_is_never_markup(programme: lucidrule.Programme) -> None:
    company = {"company": {"name": HOSTILE, "note": HOSTILE}, "facts": {}}
    text = page([sheet(programme.determine(company, as_of=JUNE_2022), lang) for lang in ("zh", "en")])
    read = Read(text)
    assert HOSTILE in read.texts
    assert not list(read.of("script", "img"))
    assert (read.open, read.unbalanced) == ([], [])


def test_code_figures_and_documents_that_are_missing_are_told(programme: lucidrule.Programme) -> None:
    header = {"name": "甲", "code": "91330100799655058B", "figures": "single"}
    facts = {key: value for key, value in COMMON.items() if key != "registered_in_zone"}
    found = sheet(programme.determine({"company": header, "facts": facts}, as_of=JUNE_2022), "zh")
    about = {told.label: (told.text, told.given) for told in found.about}
    assert about["统一社会信用代码"] == ("91330100799655058B", True)
    assert about["数据口径"] == ("各项金额按单体口径填报", True)
    assert about["共同条件"] == ("符合5项；待定1项", True)
    assert "共同条件尚缺资料：是否在区内注册" in found.notes
    licence = {group.of: each.missing for group in found.papers for each in group.papers if each.label == "营业执照"}
    assert licence == {"第1、3、5、6、7、9、10项": True}
    shared = found.papers[0]
    assert (shared.of, {each.missing for each in shared.papers}) == ("各项政策", {False})


def test_a_policy_that_is_not_met_needs_no_documents(programme: lucidrule.Programme) -> None:
    outside = {"company": {"name": "甲"}, "facts": {**COMMON, "industrial_enterprise": False}}
    found = sheet(programme.determine(outside, as_of=JUNE_2022), "en")
    assert found.papers == ()
    assert "common conditions fail: The company is an industrial enterprise" in found.notes
    assert "No policy is met or may be" in Read(page([found])).text
    assert [told.text for told in found.apply[0]] == ["not published"] * 3


def test_some_policies_alone_have_no_total(programme: lucidrule.Programme) -> None:
    found = programme.determine({"facts": COMMON}, as_of=JUNE_2022, policies=["premises-rent"])
    told = sheet(found, "ja")
    assert (len(told.rows), told.totals) == (1, ())
    assert "<tfoot>" not in page([told])


def test_where_and_when_one_applies_is_told_as_far_as_it_is_published() -> None:
    said = "office: {zh: 经发局, en: Bureau, ja: 経発局}, phone: 027-1234"
    said += ", windows: [{each_year: {from: 03-01, to: 03-31}}]"
    programme = applying(policy=f"apply: {{basis: assumed, {said}}}\n")
    told = {lang: sheet(programme.determine({}, as_of="2022-03-15"), lang).apply for lang in ("zh", "en", "ja")}
    assert [[each.text for each in line] for line in told["zh"]] == [
        ["经发局", "目前可以申报，至2022年3月31日截止", "027-1234"]
    ]
    assert [[each.label for each in line] for line in told["en"]] == [["Office", "Window", "Telephone"]]
    nowhere = sheet(applying().determine({}, as_of="2022-03-15"), "ja").apply
    assert [(each.text, each.given) for each in nowhere[0]] == [("未公表", False)] * 3


def test_a_programme_that_is_not_in_chinese_asks_for_no_credit_code() -> None:
    programme = lucidrule.load(ROOT / "examples" / "programmes" / "aides-regionales")
    told = [
        sheet(programme.determine({"company": {"code": code}, "facts": {}}, as_of="2024-06-30"), "fr")
        for code in (None, "91330100799655058B")
    ]
    labels = [[each.label for each in found.about] for found in told]
    assert [each.count("Unified social credit code") for each in labels] == [0, 1]


def test_before_the_first_day_a_sheet_tells_so_and_on_what_basis(programme: lucidrule.Programme) -> None:
    found = sheet(programme.determine({"facts": COMMON}, as_of="2021-01-01"), "zh")
    assert {row.outcome for row in found.rows} == {"不在有效期"}
    assert {row.basis for row in found.rows} <= {"据报道", "参照推定"}


def test_several_programmes_have_their_titles_and_each_tells_where_to_apply() -> None:
    programme = lucidrule.load([ROOT, ROOT / "examples" / "programmes" / "optics-valley-manufacturing-2017"])
    found = sheet(programme.determine({"facts": COMMON}, as_of=JUNE_2022), "zh")
    assert [told.label for told in found.about if told.is_title] == ["依据文件"] * 2 + ["共同条件"] * 2
    under = [row.under for row in found.rows if row.under]
    assert under == [f"《{each.title['zh']}》" for each in programme.compiled.members]
    read = Read(page([found]))
    assert [each["colspan"] for each in read.of("th") if each.get("scope") == "rowgroup"] == ["6", "6"]
    assert any(annex.heading.startswith("《") for annex in found.annexes)


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("锐科激光 300747", "锐科激光-300747"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "company-CON"),
        ("...", "company"),
        ("a" * 100, "a" * 60),
        ("甲/乙\\丙:\x00*", "甲-乙-丙"),
    ],
)
def test_a_company_gives_its_file_a_name_that_is_safe_anywhere(company: str, name: str) -> None:
    names = Names()
    assert [names.of(company) for _ in range(3)] == [name, f"{name}-2", f"{name}-3"]
    assert names.of(company.upper()).casefold() == f"{name}-4".casefold()


def checked(*arguments: object) -> Result:
    return CliRunner().invoke(cli.cli, ["check", *map(str, arguments), "--as-of", "2022-06-30", "--no-confirm"])


def test_a_folder_gets_a_file_for_each_company_and_a_file_all_of_them(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        company = f"company: {{name: {'甲' if name != 'c' else '乙'}}}\nfacts: {{}}\n"
        (tmp_path / f"{name}.yaml").write_text(company, encoding="utf-8")
    files = [tmp_path / f"{name}.yaml" for name in "abc"]
    said = checked(*files, "--lang", "zh", "--html", f"{tmp_path / 'out'}/", "--json")
    assert said.exit_code == 0, said.output
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["乙.html", "甲-2.html", "甲.html"]
    assert "已写入" in said.stderr
    whole = tmp_path / "all.html"
    assert checked(*files, "--lang", "zh", "--html", whole).exit_code == 0
    assert Read(whole.read_text("utf-8")).text.count("政策申报条件测算表：") == 1 + 3
    again = checked(files[0], "--html", whole)
    assert isinstance(again.exception, UnreadableInput)
    assert [fault.code for fault in again.exception.faults] == ["file-exists"]
    folder = checked(files[0], "--html", f"{files[1]}/")
    assert isinstance(folder.exception, UnreadableInput)


@pytest.mark.parametrize("more", [["--brief"], ["--as-of", "2023-01-01"]], ids=["outcomes only", "several dates"])
def test_what_makes_no_sheet_is_told(more: list[str], tmp_path: Path) -> None:
    said = checked(COMPANIES[0], *more, "--html", tmp_path / "a.html")
    assert said.exit_code == 2
    assert "--html" in said.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.skipif(not WHERE_IT_RUNS, reason=WHY_NOT)
@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_axe_finds_nothing_by_wcag_2_1_aa(found: list[lucidrule.Determination], look: str, tmp_path: Path) -> None:
    langs = {"light": "zh", "dark": "en", "narrow": "ja"}
    text = page([sheet(each, langs[look]) for each in found[:2]])
    told = violations(text, tmp_path, dark=look == "dark", narrow=look == "narrow")
    assert told["violations"] == []
    assert told["passes"] > 20
