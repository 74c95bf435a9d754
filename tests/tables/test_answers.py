"""What the authority has answered to each company, in columns of a table: each row is judged by its own answers."""

import json
from datetime import date
from pathlib import Path

import pytest
from answers import asking, said

from lucidrule.core.fault import WrongColumn, render
from lucidrule.tables.job import Job

AS_OF = date(2022, 5, 5)
POINTS = ("merit", "size", "prize")


def judged(
    table: Path, text: str, answers: str = "", headings: str = ""
) -> tuple[dict[str, list[str]], list[tuple[int, str, str, str]]]:
    """Return the outcomes of each company by some policies, and the cells that were not taken."""
    compiled, out, named = asking(answers).compiled, table.with_name("out.jsonl"), table.with_name("map.yaml")
    table.write_text(text, encoding="utf-8")
    named.write_text(headings or "{}", encoding="utf-8")
    job = Job(
        *(compiled, (str(table),), out, AS_OF),
        policies=POINTS,
        lang="en",
        force=True,
        headings=named if headings else None,
    )
    bad = [(each.row, each.column, each.text, each.code) for each in job.run(lambda *_: None)]
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert job.left_alone == ()
    return {row["id"]: [row[name] for name in POINTS] for row in rows}, bad


FIRM = "id,local,staff,products,products 1 price,products 2 price,{}\n"
OPEN, YES, NO = "refer", "eligible", "ineligible"


@pytest.mark.parametrize(
    "heading",
    [
        *("answers.worthy", "answer: worthy", "Answers worthy", "答复：worthy", "主管部门答复（worthy）"),
        *("答复意见：worthy？", "回答：worthyか", "所管部署の回答（worthy）", "worthy?", "worthy？"),
    ],
)
def test_a_column_for_each_open_point_says_yes_or_no(tmp_path: Path, heading: str) -> None:
    cells = dict(zip("abcde", ("是", "否", "", "未答复", "也许"), strict=True))
    rows = "".join(f"{name},是,11,0,,,{cell}\n" for name, cell in cells.items())
    found, bad = judged(tmp_path / "t.csv", FIRM.format(heading) + rows)
    assert [each[:2] for each in found.values()] == [[YES, YES], [NO, YES], [OPEN, YES], [OPEN, YES], [OPEN, YES]]
    assert bad == [(6, heading, "也许", "wrong-unit")]


def test_a_bound_counts_as_answered_and_others_by_formulas(tmp_path: Path) -> None:
    rows = "a,是,10,0,,,yes,\nb,是,10,0,,,no,\nc,是,10,0,,,,\nd,是,9,0,,,yes,no\n"
    found, bad = judged(tmp_path / "t.csv", FIRM.format("answers.ten,答复：worthy") + rows)
    assert ({name: each[:2] for name, each in found.items()}, bad) == (
        {"a": [OPEN, YES], "b": [OPEN, NO], "c": [OPEN, OPEN], "d": [NO, NO]},
        [],
    )


def test_an_answer_counts_from_its_day_on_and_is_none_where_that_cannot_be_read(tmp_path: Path) -> None:
    columns = "答复：worthy,答复日期：worthy,answers.worthy source"
    rows = "a,是,1,0,,,是,2022-05-05,函〔2022〕3号\nb,是,1,0,,,是,2022-05-06,\nc,是,1,0,,,是,,\nd,是,1,0,,,是,五月初,\n"
    found, bad = judged(tmp_path / "t.csv", FIRM.format(columns) + rows)
    assert [each[0] for each in found.values()] == [YES, OPEN, YES, OPEN]
    assert [(row, heading, text) for row, heading, text, _ in bad] == [(5, "答复日期：worthy", "五月初")]


def test_a_firms_own_answer_counts_before_that_to_all(tmp_path: Path) -> None:
    rows = "a,是,1,0,,,是\nb,是,1,0,,,\n"
    found, _ = judged(tmp_path / "t.csv", FIRM.format("答复：worthy") + rows, said("worthy", "no"))
    assert [each[0] for each in found.values()] == [YES, NO]


def test_a_record_of_a_list_has_an_answer_of_its_own(tmp_path: Path) -> None:
    rows = "a,是,1,2,100,100,否,否\nb,是,1,2,100,100,否,是\nc,是,1,2,100,100,否,\nd,是,1,1,100,,否,是\n"
    found, bad = judged(tmp_path / "t.csv", FIRM.format("answers.novel.1,答复：novel 2") + rows)
    assert [each[2] for each in found.values()] == [NO, YES, OPEN, NO]
    assert bad == [(5, "答复：novel 2", "是", "no-such-record")]


def test_a_map_of_headings_may_name_an_answer(tmp_path: Path) -> None:
    found, _ = judged(tmp_path / "t.csv", FIRM.format("复函结果") + "a,是,1,0,,,否\n", "", "复函结果: answers.worthy\n")
    assert found["a"][0] == NO


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("answers.worth", "unknown-open-point"),
        ("答复：别的", "unknown-open-point"),
        ("answers.worthy.2", "answer-of-no-record"),
        ("answers.novel.20000", "no-such-record"),
        ("答复：worthy,answers.worthy", "heading-twice"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_heading_of_no_answer_is_refused_in_its_place(tmp_path: Path, heading: str, code: str, lang: str) -> None:
    with pytest.raises(WrongColumn) as error:
        judged(tmp_path / "t.csv", FIRM.format(heading) + "a,是,1,0,,,是,是\n")
    assert [fault.code for fault in error.value.faults] == [code]
    assert "t.csv:1:" in render(error.value.faults, lang)


def test_many_different_answers_are_each_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.tables.row_answers._MOST_ANSWERED", 1)
    rows = "a,是,10,0,,,是,是\nb,是,10,0,,,是,否\nc,是,10,0,,,是,是\n"
    found, _ = judged(tmp_path / "t.csv", FIRM.format("answers.worthy,answers.ten") + rows)
    assert [each[:2] for each in found.values()] == [[YES, YES], [YES, NO], [YES, YES]]


@pytest.mark.parametrize("answer", [True, False])
def test_a_row_comes_to_what_a_company_file_comes_to(tmp_path: Path, answer: bool) -> None:
    company = {"local": True, "staff": 10, "products": [{"price": 100}], "answers.ten": answer, "answers.novel.1": True}
    wanted = [each.outcome.value for each in asking().determine(company, as_of=AS_OF).outcomes if each.id in POINTS]
    text = FIRM.format("answers.ten,answers.novel.1") + f"a,是,10,1,100,,{'是' if answer else '否'},是\n"
    assert judged(tmp_path / "t.csv", text)[0]["a"] == wanted
