"""What a summary tells as JSON: each key is one of the model, and stands on the page in three languages."""

import re
from datetime import date
from pathlib import Path

import pytest

import lucidrule
from lucidrule.present.words import word
from lucidrule.tables.job import Job
from lucidrule.tables.reconciliation import account_lines, last_line, rows_sheet
from lucidrule.tables.summary import Summary
from lucidrule.tables.summary_model import ScreenSummary

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROWS = """\
企业编号,企业名称,统一社会信用代码,成立日期,年营业收入 2021,技改设备购置额 2021,
A01,武汉楚光激光有限公司,91420100A,2016-03,约3000万,$5,附注
a01,武汉楚光激光有限公司,,2020-01-01,3000万,3000万,
9.14201E+17,武汉江汉光电有限公司,,2016,3000万,3000万,
合计,,,,1亿,,
,,,,,,
汇总企业,,,,5000万,,
"""


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    path = tmp_path_factory.mktemp("tables") / "t.csv"
    path.write_text(f"单位：元\n{ROWS}", encoding="utf-8")
    compiled = lucidrule.load().compiled
    policies = tuple(each.id for each in compiled.policies)
    job = Job(
        compiled,
        (str(path), str(path.with_name("none.csv"))),
        None,
        date(2022, 6, 30),
        policies=policies,
        lang="en",
        route=True,
    )
    job.run(lambda done, share: None)
    return job.summary


def test_a_summary_is_what_its_model_says(summary: Summary) -> None:
    told = summary.to_dict()
    found = ScreenSummary.model_validate(told)
    assert found.model_dump(exclude_unset=True, mode="json") == told
    assert found.rows.read == found.rows.judged + found.rows.left_out


def test_cells_are_counted_by_column_and_by_cause(summary: Summary) -> None:
    told = summary.to_dict()
    assert told["cells_not_taken_by_cause"] == [
        {"column": "年营业收入 2021", "cause": "uncertain-number", "cells": 1},
        {"column": "成立日期", "cause": "needs-day", "cells": 1},
        {"column": "成立日期", "cause": "needs-month", "cells": 1},
        {"column": "技改设备购置额 2021", "cause": "other-currency", "cells": 1},
    ]
    assert told["cells_not_taken_by_column"] == {"年营业收入 2021": 1, "成立日期": 2, "技改设备购置额 2021": 1}


@pytest.mark.parametrize("page", ["scale.md", "scale.zh.md", "scale.ja.md"])
def test_the_keys_of_a_page_are_those_of_the_model(page: str) -> None:
    written = re.findall(r"^\| `(\w+)` \| .+ \|$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert written[-len(ScreenSummary.model_fields) :] == list(ScreenSummary.model_fields)


def test_of_many_names_and_columns_a_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    names = ("楚光", "江汉", "三峡", "华中", "光谷")
    pairs = "".join(f"武汉{name}有限公司,,1,1,1,1,1\n武汉 {name}有限公司,,2,2,2,2,2\n" for name in names)
    path.write_text(f"企业名称,是否开展研发,,,,,\n{pairs}", encoding="utf-8")
    job = Job(lucidrule.load().compiled, (str(path),), None, date(2022, 6, 30), policies=("industry-fund",), lang="en")
    job.run(lambda done, share: None)
    lines = list(account_lines(job.summary, "en"))
    assert lines[1:3] == [
        "Please check: 10 rows without an ID share 5 names; each is judged as a company of its own. "
        "If they are one, give them one ID or make them one row",
        "  “武汉楚光有限公司”, “武汉 楚光有限公司”: 2 rows",
    ]
    assert lines[6:8] == [
        "  and 1 more name",
        "Please check: column 3 has no heading; what stands in 10 cells of it is not taken (row 2 “1”)",
    ]
    assert lines[11:] == ["and 1 more column without a heading"]
    assert last_line(job.summary, "en") == (
        "Note: 50 cells stand in columns without a heading; 10 rows may be about one company"
    )
    sheet = [
        row
        for row in rows_sheet(job.summary, "en")
        if row[0] in (word("kind_names", "en"), word("kind_unheaded", "en"))
    ]
    assert sheet[0][1:] == ("10", "3", "1")
    assert sheet[5][1:] == ("2", "", "“武汉楚光有限公司”, “武汉 楚光有限公司”")
    assert len(sheet) == 10
