"""Text on a terminal is broken as Chinese and Japanese are set."""

import os
import pty
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from lucidrule.cli.terminal import Cell, show
from lucidrule.present.wrapping import width_of, wrapped
from lucidrule.texts.catalogue import FAULTS, WORDS

CASES = {
    "no-comma-begins-a-line": ("企业从事激光产业，且注册于区内。", 16, ["企业从事激光产", "业，且注册于区", "内。"]),
    "no-full-stop-begins-a-line": ("不足情報を示す。", 14, ["不足情報を示", "す。"]),
    "no-opening-bracket-ends-a-line": ("工业企业（见附件）", 10, ["工业企业", "（见附件）"]),
    "marks-that-follow-each-other-stay-together": ("获得“小巨人”。称号", 12, ["获得“小巨", "人”。称号"]),
    "no-small-kana-begins-a-line": ("ワークショップ", 8, ["ワーク", "ショップ"]),
    # A terminal may show “, ” and × as wide as characters.
    "marks-that-may-be-wide-are-counted-so": ("工业“企业”×甲", 14, ["工业“企业”×", "甲"]),
    "marks-are-narrow-in-english": ("a “firm” × b", 12, ["a “firm” × b"]),
    "a-number-stays-with-its-unit": ("考核年度为2021年", 14, ["考核年度为", "2021年"]),
    "money-stays-whole": ("合计不超过500万元", 14, ["合计不超过", "500万元"]),
    "text-hangs-from-its-bullet": ("  · 同一审定事项只问一次", 14, ["  · 同一审定事", "    项只问一次"]),
    "text-hangs-from-its-verdict": ("✔ 企业为工业企业", 12, ["✔ 企业为工业", "  企业"]),
    "text-hangs-from-its-number": ("10. 入驻租金补贴", 12, ["10. 入驻租金", "    补贴"]),
    "further-lines-are-as-deep-as-the-first": ("    尚缺资料：成立日期", 14, ["    尚缺资料：", "    成立日期"]),
    "a-bullet-never-stands-alone": ("· https://example.org/a", 12, ["· https://", "  example.", "  org/a"]),
    "english-breaks-at-spaces": ("all of the common conditions", 12, ["all of the", "common", "conditions"]),
    "words-of-other-scripts-stay-whole": ("由 durable_rules 比对", 16, ["由 durable_rules", "比对"]),
    "a-word-that-is-too-long-is-not-cut-before-a-mark": ("abcdefgh）。", 8, ["abcdefg", "h）。"]),
    "an-id-that-is-too-long-is-parted-at-its-marks": (
        "application-demonstration",
        18,
        ["application-", "demonstration"],
    ),
    "an-address-that-is-too-long-is-parted-at-its-marks": (
        "见 http://a.org/policy/2022?no=3&page=1",
        18,
        ["见", "http://a.org/", "policy/2022?no=3&", "page=1"],
    ),
    "text-hangs-from-the-mark-of-what-is-assumed": ("＊含参照推定的条款", 12, ["＊含参照推定", "  的条款"]),
    "what-fits-is-left-alone": ("共同条件", 8, ["共同条件"]),
    "lines-of-a-text-are-broken-each-by-itself": ("共同条件\n成立日期", 8, ["共同条件", "成立日期"]),
    "an-empty-text-is-one-line": ("", 20, [""]),
    "one-character-stays-where-none-fits": ("，，，", 2, ["，", "，", "，"]),
}
NO_BEGIN, NO_END = "，。、；：？！）」』】〕》〉％・ーゃゅょっ", "（「『【〔《〈“‘"
TEXTS = [text for catalogue in (WORDS, FAULTS) for key in catalogue for text in catalogue[key]]


@pytest.mark.parametrize(("text", "width", "lines"), CASES.values(), ids=CASES)
def test_a_text_is_broken_so(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def begins(line: str) -> bool:
    return line.lstrip()[:1] in {*NO_BEGIN}


@pytest.mark.parametrize("width", [24, 37, 60])
def test_no_message_has_a_line_that_begins_or_ends_as_none_may(width: int) -> None:
    broken = [wrapped(text, width) for text in TEXTS]
    assert [lines for lines in broken if any(begins(line) for line in lines[1:])] == []
    assert [lines for lines in broken if any(line[-1:] in {*NO_END} for line in lines[:-1])] == []


@pytest.mark.parametrize("width", [24, 37, 60])
def test_every_line_fits_and_nothing_is_lost(width: int) -> None:
    broken = [(text, wrapped(text, width)) for text in TEXTS]
    assert [lines for _, lines in broken if max(map(width_of, lines)) > width] == []
    kept = [("".join(text.split()), "".join("".join(lines).split())) for text, lines in broken]
    assert [text for text, lines in kept if text != lines] == []


def on_terminal(command: tuple[str, ...], columns: int) -> list[str]:
    """Return what the command prints on a terminal of so many columns, without colours."""
    here, there = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns)}
    with subprocess.Popen([sys.executable, "-m", "lucidrule", *command], stdout=there, env=environment) as running:
        os.close(there)
        printed = b"".join(iter(partial(_read, here), b""))
        assert running.wait() == 0
    os.close(here)
    return re.sub(r"\x1b\[[0-9;]*m", "", printed.decode()).replace("\r", "").splitlines()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_of_a_screening_are_broken_as_deep_as_they_begin(tmp_path: Path, lang: str) -> None:
    (tmp_path / "t.csv").write_text(
        "企业名称,年营业收入 2021\n武汉江汉光电技术有限责任公司,约3000万\n", encoding="utf-8"
    )
    here, there = pty.openpty()
    command = ("screen", str(tmp_path / "t.csv"), "--as-of", "2022-06-30", "--lang", lang)
    subprocess.run(
        [sys.executable, "-m", "lucidrule", *command],
        stdout=subprocess.DEVNULL,
        stderr=there,
        env={**os.environ, "COLUMNS": "40"},
        check=True,
    )
    os.close(there)
    printed = b"".join(iter(partial(_read, here), b"")).decode()
    os.close(here)
    # What tells of progress is written over.
    lines = [line.rpartition("\x1b[K")[2] for line in printed.replace("\r", "").splitlines()]
    assert max(map(width_of, lines)) <= 40
    at = next(number for number, line in enumerate(lines) if "2021" in line)
    assert [line[:2] for line in lines[at : at + 3]] == ["  "] * 3


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:
        # The other side of it is closed.
        return b""


def rendered(cell: Cell, width: int) -> list[str]:
    return [line.plain for line in cell.wrap(Console(width=80), width)]


def test_a_cell_of_a_table_is_broken_alike() -> None:
    assert rendered(Cell("企业从事激光产业，且注册于区内。"), 16) == ["企业从事激光产", "业，且注册于区", "内。"]


def test_what_a_cell_lists_hangs_from_its_indentation() -> None:
    lines = rendered(Cell("所属领域\n  lasers：激光器、激光设备"), 16)
    assert lines == ["所属领域", "  lasers：激光", "  器、激光设备"]


def test_a_shown_text_is_as_deep_as_asked() -> None:
    console = Console(width=14, record=True, file=open("/dev/null", "w"))  # noqa: SIM115  # nothing is kept in it
    show(console, "· 同一审定事项只问一次", 1)
    assert console.export_text().splitlines() == ["  · 同一审定事", "    项只问一次"]


@pytest.mark.parametrize("lang", ["zh", "ja"])
@pytest.mark.parametrize("command", [("policy", "first-set"), ("steps",)], ids=["policy", "steps"])
def test_pages_of_text_are_broken_on_a_terminal(command: tuple[str, ...], lang: str) -> None:
    lines = on_terminal((*command, "--lang", lang), 50)
    assert len(lines) > 40
    assert [line for line in lines if width_of(line) > 50 or line.lstrip()[:1] in {*NO_BEGIN}] == []


@pytest.mark.parametrize("lang", ["zh", "ja"])
def test_listings_have_no_line_that_begins_as_none_may(lang: str) -> None:
    lines = on_terminal(("policies", "--lang", lang), 60)
    assert len(lines) > 40
    assert [line for line in lines if line.lstrip()[:1] in {*NO_BEGIN} or line.strip() == "·"] == []
