"""What a qualified company is told on paper, over time, of its documents and in full, and what an office lists and
publishes of it; `--update-golden` writes it anew, for review as a diff."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import JUNE_2022, ROOT
from paper.reading import Read
from ruamel.yaml import YAML

import lucidrule
from lucidrule.paper.page import page
from lucidrule.paper.sheet import sheet
from lucidrule.present.checklist import checklist_lines
from lucidrule.present.when import explain
from lucidrule.tables.job import Job
from lucidrule.tables.notice import Wished

GOLDEN = ROOT / "tests" / "golden" / "ways"
ABLE = ROOT / "tests" / "advise" / "golden" / "qualified.yaml"
LANGS = ("zh", "en", "ja")


def steady(text: str) -> str:
    """Return a text without what changes from run to run: digests, and the time of day."""
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?", "0000-00-00", re.sub(r"[0-9a-f]{12,64}", "000000000000", text))


def on_paper(programme: lucidrule.Programme, lang: str, company: Any = ABLE) -> str:
    """Return the sheet of one page, without its annexes."""
    found = sheet(programme.determine(company, as_of=JUNE_2022), lang)
    read = Read(page([found]))
    texts = [text.strip() for text in read.texts if text.strip()]
    return "\n".join(texts[: texts.index(found.annexes[0].title)]) + "\n"


def in_full(programme: lucidrule.Programme, lang: str) -> str:
    return programme.determine(ABLE, as_of=JUNE_2022).explain(lang, full=True)


def over_time(programme: lucidrule.Programme, lang: str, company: Any = ABLE) -> str:
    return explain(programme.when(company, as_of=JUNE_2022), lang)


def documents(programme: lucidrule.Programme, lang: str, company: Any = ABLE) -> str:
    found = programme.determine(company, as_of=JUNE_2022).checklist()
    return "\n".join("  " * line.depth + line.text for line in checklist_lines(found, lang)) + "\n"


WAYS = {"paper": on_paper, "full": in_full, "when": over_time, "checklist": documents}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("way", WAYS)
def test_what_a_qualified_company_is_told(
    programme: lucidrule.Programme, way: str, lang: str, kept: Callable[[Path, str], str]
) -> None:
    told = steady(WAYS[way](programme, lang))
    assert told == kept(GOLDEN / f"{way}.{lang}.txt", told)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("company", "facts"), [("hopeless", {"sector": "not_laser"}), ("empty", {})])
def test_what_a_company_is_told_that_gets_nothing(
    programme: lucidrule.Programme, company: str, facts: Any, lang: str, kept: Callable[[Path, str], str]
) -> None:
    ways = {"paper": on_paper, "when": over_time, "checklist": documents}
    told = steady("\n".join(f"[{name}]\n{way(programme, lang, facts)}" for name, way in ways.items()))
    assert told == kept(GOLDEN / f"{company}.{lang}.txt", told)


def cells(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield headings and cells of what a table can hold in one row."""
    for name, value in facts.items():
        years = {f"{name} {year}": each for year, each in value.items()} if isinstance(value, dict) else {name: value}
        yield from ((heading, str(each)) for heading, each in years.items() if not isinstance(each, list))


@pytest.mark.parametrize("lang", LANGS)
def test_what_an_office_lists_and_publishes(
    programme: lucidrule.Programme, lang: str, tmp_path: Path, kept: Callable[[Path, str], str]
) -> None:
    row = dict(cells(YAML(typ="safe", pure=True).load(ABLE)["facts"]))
    heads = ["id", "企业名称", *row, "拟支持"]
    lines = [["1", "武汉示例激光装备有限公司", *row.values(), "是"], ["2", "空白公司", *("" for _ in row), ""]]
    (tmp_path / "t.csv").write_text("\n".join(",".join(each) for each in (heads, *lines)), encoding="utf-8")
    names = tuple(each.id for each in programme.policies)
    wished = Wished(tmp_path / "n.html", "拟支持")
    files = (str(tmp_path / "t.csv"),)
    job = Job(programme.compiled, files, tmp_path / "r.xlsx", JUNE_2022, policies=names, lang=lang, notice=wished)
    job.run(lambda *_: None)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    read = Read((tmp_path / "n.html").read_text(encoding="utf-8"))
    told = [f"[{each.title}]" for each in book.worksheets]
    for each in book.worksheets[:2]:
        told.append(f"[{each.title}]")
        rows = (["" if cell is None else str(cell) for cell in line] for line in each.iter_rows(values_only=True))
        told += ["|".join(line).rstrip("|") for line in rows]
    text = steady("\n".join([*told, *(part.strip() for part in read.texts if part.strip())]) + "\n")
    text = text.replace(str(tmp_path), "")
    assert text == kept(GOLDEN / f"office.{lang}.txt", text)
