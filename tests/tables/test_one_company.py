"""A row of a table as a company file: what it says is what the row says, and what cannot be taken is told."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from answers import FACTS, POLICIES, SHARED
from few_rules import fact, small, texts

import lucidrule
from lucidrule.compile.profile import read_profile
from lucidrule.core.fault import FaultList, ProfileAtFault, render
from lucidrule.loading.files import read_content
from lucidrule.tables.one_company import company_file_of

AS_OF = date(2022, 6, 30)


def of(folder: Path, table: str, row: str = "", programme: Any = None) -> str:
    file = folder / "t.csv"
    file.write_text(table, encoding="utf-8")
    return company_file_of(file, row, programme or lucidrule.load().compiled, AS_OF, "zh")


def refused(folder: Path, table: str, row: str) -> tuple[str, ...]:
    with pytest.raises(ProfileAtFault) as error:
        of(folder, table, row)
    return error.value.faults[0].code, *render(error.value.faults, "zh").splitlines()


def test_each_kind_of_fact_is_said_as_a_company_file_says_it(tmp_path: Path) -> None:
    head = (
        "企业编号,企业名称,备注,是否在区内注册,所属激光领域,成立日期,年营业收入（2021年）（万元）,入驻基地日期,已获奖励"
    )
    text = of(tmp_path, f"{head}\nk1,甲公司,x,是,激光器,2015年3月1日,12000.5,从未,无\n")
    assert yaml.safe_load(text) == {
        "company": {"name": "甲公司", "id": "k1"},
        "facts": {
            "registered_in_zone": True,
            "sector": "lasers",
            "founded_on": date(2015, 3, 1),
            "annual_revenue": {2021: "120005000"},
            "moved_into_base_on": "never",
            "granted": "none",
        },
    }


def test_what_the_authority_answered_and_the_records_of_a_list_are_in_it(tmp_path: Path) -> None:
    files = texts(FACTS + fact("quota", "share", "Quota"), POLICIES, shared=SHARED)
    top = files["policies.yaml"].replace("language: 1", "language: 2")
    compiled = small({**files, "policies.yaml": top}).compiled
    columns = "answers.worthy,answers.worthy date,answers.novel.2"
    head = f"id,quota,products,products 1 price,products 2 price,{columns}"
    text = of(tmp_path, f"{head}\na,12.5%,2,100,,是,2022-05-01,否\nb,,0,,,,,\n", "a", compiled)
    assert yaml.safe_load(text) == {
        "company": {"id": "a"},
        "facts": {"quota": "12.5%", "products": [{"price": "100"}, {}]},
        "answers": {"worthy": {"answer": True, "date": date(2022, 5, 1)}, "novel": {2: {"answer": False}}},
    }
    faults = FaultList()
    source = read_content(text.encode(), "company.yaml", faults)
    assert source is not None
    profile = read_profile(source, compiled, faults)
    assert profile.values == {("quota", None): Decimal("0.125")}
    answers = {(each.point, each.record, each.yes) for each in profile.answers}
    assert answers == {("worthy", 0, True), ("novel", 2, False)}
    assert yaml.safe_load(of(tmp_path, f"{head}\na,,,,,,,\nb,,0,,,,,\n", "b", compiled))["facts"] == {
        "products": "none"
    }


def test_a_word_for_not_known_is_an_answer_and_a_sign_fills_a_cell(tmp_path: Path) -> None:
    compiled = small(texts(FACTS + fact("quota", "share", "Quota"), POLICIES, shared=SHARED)).compiled
    head = "id,quota,products,products 1 price,products 2 price\n"
    table = f"{head}a,unknown,1,unknown,unknown\nb,-,不详,,unknown\nc,?,,,\n"
    assert [yaml.safe_load(of(tmp_path, table, each, compiled)).get("facts") for each in "abc"] == [
        {"products": [{"price": "unknown"}], "quota": "unknown"},
        {"products": "unknown"},
        None,
    ]


TABLE = "企业编号,企业名称,年营业收入（2021年）\nk1,甲公司,1亿\nk2,乙公司,约五亿\nk3,甲公司,2亿\n"


@pytest.mark.parametrize(("row", "name"), [("2", "k1"), ("K1", "k1"), (" 4 ", "k3"), ("k3", "k3")])
def test_a_row_is_named_by_its_number_or_that_of_its_company(tmp_path: Path, row: str, name: str) -> None:
    assert yaml.safe_load(of(tmp_path, TABLE, row))["company"]["id"] == name


# "which-row"
def test_a_row_that_is_not_there_or_not_the_only_one_is_told_with_those_that_are(tmp_path: Path) -> None:
    said = "须指明企业表中的一行：符合的有{}行；表中有：{}"
    every = "2 甲公司、3 乙公司、4 甲公司"
    assert [refused(tmp_path, TABLE, row) for row in ("", "x", "甲 公司")] == [
        ("which-row", said.format(3, every)),
        ("which-row", said.format(0, every)),
        ("which-row", said.format(2, "2 甲公司、4 甲公司")),
    ]
    many = "企业编号,年营业收入（2021年）\n" + "".join(f"k{at},1亿\n" for at in range(13))
    assert refused(tmp_path, many, "x")[1].endswith("、13 k11…")


def test_a_cell_that_cannot_be_taken_is_told(tmp_path: Path) -> None:
    code, told, *_ = refused(tmp_path, TABLE, "乙公司")
    assert code == "cell-refused"
    assert "约五亿" in told
