"""Short names of companies, names of groups, and words that stand where nobody is named."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lucidrule import cli

NAMED = ["企业名称", "所属激光领域", "是否开展研发", "技改设备购置额 2021"]
FIRMS = [["武汉楚光激光有限公司", "激光器", "是", "150万"], ["宜昌三峡光电有限公司", "激光器", "否", "80万"]]


def counted(folder: Path, rows: list[list[str]]) -> dict[str, Any]:
    """Return the counts of a screening of rows."""
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    call = ["screen", str(folder / "t.csv"), "--as-of", "2022-06-30", "--policy", "equipment-upgrade"]
    said = CliRunner().invoke(cli.cli, [*call, "--summary-json", str(folder / "s.json")])
    assert said.exit_code == 0, said.output
    found: dict[str, Any] = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    "rows",
    [
        [["A", "激光器", "", ""], ["B", "", "", ""]],
        [["江汉光电", "", "", ""], ["B Ltd", "", "", ""]],
        [FIRMS[0], ["江汉光电", "", "", ""]],
        [*FIRMS, ["三峡光电", "激光器", "", ""], ["江汉光电", "", "", ""]],
        [["东湖高新区", "", "", "1"], ["宜昌市", "", "", "2"], ["武汉市", "", "", "3"]],
        [*FIRMS, ["测试技术有限公司", "激光器", "", ""], ["完美", "激光器", "", "1"]],
    ],
    ids=lambda rows: rows[-1][0],
)
def test_a_company_of_which_nothing_is_known_is_one_among_such_as_are_named_alike(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    found = counted(tmp_path, [NAMED, *rows])
    assert (found["companies"], found["rows"]["doubtful"]) == (len(rows), {})


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["激光器", "", "", ""], "note"),
        (["激光器类", "", "", "230万"], "total"),
        (["雷射器", "", "", "230万"], None),
        (["东湖高新区", "", "", "230万"], "total"),
        (["规上企业", "不详", "—", "230万"], "total"),
        (["激光器", "激光器", "是", "230万"], None),
        (["江汉光电", "", "", ""], "note"),
        (["江汉光电", "", "", "230万"], None),
        (["永辉超市", "", "", "230万"], None),
        *(([word, "", "", ""], "note") for word in ("完", "END", "（完）", "-- 以下空白 --", "待核对", "End of list")),
        *(([word, "激光器", "是", "1"], "note") for word in ("完", "END", "空格", "Notes", "备注", "签字")),
        *(
            ([word, "激光器", "是", "1"], "example")
            for word in ("测试", "测试企业1", "test", "Test company 2", "テスト")
        ),
    ],
    ids=lambda each: "".join(each or ""),
)
def test_words_groups_and_what_stands_alone_among_organisations_are_doubtful(
    tmp_path: Path, row: list[str], kind: str | None
) -> None:
    found = counted(tmp_path, [NAMED, *FIRMS, row])
    assert list(found["rows"]["doubtful"]) == [each for each in (kind,) if each]


def test_groups_with_a_heading_and_a_sum_for_each_company_are_doubtful(tmp_path: Path) -> None:
    parts = [[["激光器", "", "", ""], firm, ["激光器", "", "", firm[3]]] for firm in FIRMS]
    found = counted(tmp_path, [NAMED, *(row for part in parts for row in part)])
    assert found["rows"]["doubtful"] == {"note": 2, "total": 2}


def test_of_a_number_without_name_more_may_be_known_elsewhere(tmp_path: Path) -> None:
    rows = [[firm[0], *firm] for firm in FIRMS]
    found = counted(
        tmp_path, [["企业编号", *NAMED[1:]], *(row[1:] for row in rows), ["B", "", "", ""], ["乙", "", "", ""]]
    )
    assert (found["companies"], [each["text"] for each in found["rows_left_out"]]) == (3, ["乙"])


def test_a_row_to_correct_is_judged_where_its_mark_was_taken_away(tmp_path: Path) -> None:
    rows = [["原行号", *NAMED], *([str(at), *firm] for at, firm in enumerate(FIRMS)), ["9", "江汉光电", "", "", ""]]
    found = counted(tmp_path, [*rows, ["10？", "江汉激光", "", "", ""]])
    assert [each["text"] for each in found["rows_left_out"]] == ["江汉激光"]
