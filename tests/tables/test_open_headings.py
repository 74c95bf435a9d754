"""On a terminal the headings that nothing is known of are asked for one by one, and each answer is kept at once."""

from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from command import Done, run

import lucidrule
from lucidrule.tables.open_headings import OpenHeadings

TOWN = Path(__file__).resolve().parents[1] / "golden" / "good" / "programme"

TABLE = "企业编号,行业细分,技改购置金额（万元）,年营业收入,补贴比例,备注\nk1,激光器,150,5,x,a\nk2,核心器件,,6,,\n"


def asked(folder: Path, typed: str, *options: str, table: str = TABLE, lang: str = "zh", terminal: bool = True) -> Done:
    (folder / "t.csv").write_text(table, encoding="utf-8")
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", lang]
    return run(
        "screen", "t.csv", "--headings", "m.yaml", *fixed, *options, stdin=typed, folder=folder, terminal=terminal
    )


def kept(folder: Path) -> object:
    return yaml.safe_load((folder / "m.yaml").read_text(encoding="utf-8"))


def plain(text: str) -> list[str]:
    """Return the lines without colours."""
    marks = ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[K", "\r")
    for mark in marks:
        text = text.replace(mark, "")
    return [line for line in text.splitlines() if line]


def test_every_unknown_heading_is_asked_for_and_the_run_goes_on_with_the_answers(tmp_path: Path) -> None:
    done = asked(tmp_path, "所属激光领域\n1\n2021\n1\n2020\n\n")
    assert done.returncode == 0
    assert kept(tmp_path) == {
        "行业细分": "所属激光领域",
        "技改购置金额（万元）": "equipment_amount 2021（万元）",
        "年营业收入": "annual_revenue 2020",
        "补贴比例": "ignore",
    }
    assert plain(done.stderr)[:8] == [
        "有4列不能识别，请逐列指明",
        "填序号或者资料项，如：年营业收入 2021（万元）；不采用的，按回车；? 列出全部资料项；Ctrl-C 中止，已答的保留",
        "(1/4) 列“行业细分”，内容如：激光器、核心器件",
        "  没有相近的资料项；? 列出全部",
        "> ",
        "(2/4) 列“技改购置金额（万元）”，内容如：150",
        "  1. 技改设备购置额  equipment_amount",
        "> 技改设备购置额，哪一年？ ",
    ]
    assert "> 已写入4列：m.yaml" in plain(done.stderr)
    assert "未采用的列：补贴比例、备注" in done.stderr


def test_where_the_map_knows_all_headings_nothing_is_asked(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("行业细分: sector\n技改购置金额（万元）: 备注\n", encoding="utf-8")
    with (tmp_path / "m.yaml").open("a", encoding="utf-8") as file:
        file.write("年营业收入: ignore\n补贴比例: ignore\n")
    done = asked(tmp_path, "")
    assert (done.returncode, "请逐列指明" in done.stderr) == (0, False)


def test_a_map_names_facts_in_words_behind_each_answer(tmp_path: Path) -> None:
    asked(tmp_path, "sector\n1\n2021\n1\n2020\n\n")
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8").splitlines()[2:] == [
        '"行业细分": "sector"  # 所属激光领域',
        '"技改购置金额（万元）": "equipment_amount 2021（万元）"  # 技改设备购置额 2021',
        '"年营业收入": "annual_revenue 2020"  # 年营业收入 2020',
        '"补贴比例": ignore',
    ]


FIRST = {
    "zh": "有1列不能识别，请逐列指明",
    "en": "1 column could not be told; say what each stands for",
    "ja": "判別できない列が1列あります。順に指定してください",
}


@pytest.mark.parametrize("lang", FIRST)
def test_the_questions_are_in_the_language_of_the_reader(tmp_path: Path, lang: str) -> None:
    done = asked(tmp_path, "?\n1\n", table="代号栏,sector\nk1,激光器\n", lang=lang)
    assert done.returncode == 0
    assert plain(done.stderr)[0] == FIRST[lang]
    # Who the company is comes before the facts, and is named as in the reader's tables.
    assert kept(tmp_path) == {"代号栏": {"zh": "企业编号", "en": "ID", "ja": "企業番号"}[lang]}


ODD = {
    "no such number": ("9\n\n", "请填1至1之间的序号"),
    "no such fact": ("技改\n\n", "没有名为 `技改` 的资料项"),
    "no year": ("年营业收入\n\n", "列“年营业收入”未写明年份"),
    "no such year": ("1\n21\n\n", "没有名为 `equipment_amount 21` 的资料项"),
    "another column's": ("是否研发\n\n", "与另一列所指相同"),
}


@pytest.mark.parametrize(("typed", "said"), ODD.values(), ids=ODD)
def test_an_answer_that_cannot_be_is_told_and_asked_for_again(tmp_path: Path, typed: str, said: str) -> None:
    done = asked(tmp_path, typed, table="企业编号,是否开展研发,技改购置金额\nk1,是,5\n")
    assert said in done.stderr
    assert done.returncode == 0
    assert kept(tmp_path) == {"技改购置金额": "ignore"}


def test_a_number_where_nothing_is_offered_is_told(tmp_path: Path) -> None:
    done = asked(tmp_path, "3\n\n", table="企业编号,是否开展研发,某栏\nk1,是,5\n")
    assert plain(done.stderr)[2:5] == [
        "(1/1) 列“某栏”，内容如：5",
        "  没有相近的资料项；? 列出全部",
        ">   没有相近的资料项；? 列出全部",
    ]


@pytest.mark.parametrize(
    ("heading", "typed", "meant"),
    [
        ("技改购置金额（元）", "1\n2021\n", "equipment_amount 2021"),
        ("2020年技改购置金额（千元）", "1\n", "equipment_amount 2020（千元）"),
        ("技改购置金额（%）", "1\n2021\n", "equipment_amount 2021"),
    ],
)
def test_the_year_and_the_unit_that_a_heading_says_are_kept(
    tmp_path: Path, heading: str, typed: str, meant: str
) -> None:
    asked(tmp_path, typed, table=f"企业编号,是否开展研发,{heading}\nk1,是,5\n")
    assert kept(tmp_path) == {heading: meant}


def test_the_sign_of_a_percentage_is_kept_for_a_share(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("企业编号,女性比（%）\nk1,5\n", encoding="utf-8")
    opened = OpenHeadings(lucidrule.load(TOWN).compiled, (str(tmp_path / "t.csv"),), None, tmp_path / "m.yaml", "zh")
    assert opened.meant("女性比（%）", "women_share", "") == "women_share（%）"
    assert opened.meant("女性比", "women_share", "") == "women_share"


def test_what_was_answered_before_the_end_is_kept_and_the_next_run_asks_for_the_rest(tmp_path: Path) -> None:
    first = asked(tmp_path, "sector\n")
    assert first.returncode == 2
    assert kept(tmp_path) == {"行业细分": "sector"}
    assert "已写入1列：m.yaml" in first.stderr
    assert "列“技改购置金额（万元）”不对应任何资料项" in first.stderr
    again = asked(tmp_path, "1\n2021\n\n\n")
    assert plain(again.stderr)[0] == "有3列不能识别，请逐列指明"
    assert again.returncode == 0


def test_after_an_interruption_nothing_is_screened_and_the_answers_are_there(tmp_path: Path) -> None:
    with patch("click.termui.visible_prompt_func", side_effect=["sector", KeyboardInterrupt]):
        done = asked(tmp_path, "")
    assert (done.returncode, done.stdout) == (130, "")
    assert kept(tmp_path) == {"行业细分": "sector"}


def test_where_nothing_was_answered_nothing_is_written(tmp_path: Path) -> None:
    with patch("click.termui.visible_prompt_func", side_effect=KeyboardInterrupt):
        assert asked(tmp_path, "").returncode == 130
    assert not (tmp_path / "m.yaml").exists()


def test_a_map_of_ones_own_takes_what_is_answered_behind_its_lines(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("---\n# 我的\n行业细分: sector", encoding="utf-8")
    asked(tmp_path, "1\n2021\n\n\n")
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8").splitlines()[:4] == [
        "---",
        "# 我的",
        "行业细分: sector",
        '"技改购置金额（万元）": "equipment_amount 2021（万元）"  # 技改设备购置额 2021',
    ]


def test_a_map_in_braces_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("{行业细分: sector}", encoding="utf-8")
    done = asked(tmp_path, "1\n2021\n\n\n")
    assert (done.returncode, "请逐列指明" in done.stderr) == (2, False)


def test_in_a_pipe_nobody_is_asked(tmp_path: Path) -> None:
    done = asked(tmp_path, "1\n", terminal=False)
    assert done.returncode == 2
    assert "上述列及建议已写入 `m.yaml`" in done.stderr


def test_long_contents_are_cut(tmp_path: Path) -> None:
    done = asked(tmp_path, "\n", table=f"企业编号,是否开展研发,某栏\nk1,是,{'长' * 30}\n")
    assert f"内容如：{'长' * 24}…" in done.stderr
