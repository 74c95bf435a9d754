"""How the command is called, and what is wrong with a call, in the language of the user."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command import run

from lucidrule.cli import cli
from lucidrule.cli.usage import Command
from lucidrule.present.wrapping import width_of

JAPANESE = {"LC_ALL": "ja_JP.UTF-8"}
WRONG = {
    "command": (("chek",), "没有名为 `chek` 的命令；是否指 `check`、`schema`？"),
    "option": (("check", "--fulll"), "没有名为 `--fulll` 的选项；是否指 `--full`、`--filled`？"),
    "no-option-like-it": (("steps", "--zzzz"), "没有名为 `--zzzz` 的选项"),
    "argument-missing": (("check",), "缺少 `文件`"),
    "option-missing": (("watch",), "缺少 `--store`"),
    "choice": (("check", "x.yaml", "--lang", "fr"), "`--lang` 应为下列之一：`zh`、`en`、`ja`"),
    "range": (("template", "x.xlsx", "--years", "99"), "`--years` 须为1至30的整数"),
    "value": (("check", "x.yaml", "--policy"), "选项 `--policy` 之后须写其值"),
    "no-value": (("check", "x.yaml", "--full=1"), "选项 `--full` 不带值"),
    "command-missing": (("--lang", "zh"), "缺少 `命令`"),
    "language-before-the-command": (("--lang", "fr", "policies"), "`--lang` 应为下列之一：`zh`、`en`、`ja`"),
    "extra": (("steps", "more"), "多出的内容：more"),
    "with": (
        ("screen", "x.parquet", "--with", "sums"),
        "--with 须与 --outcomes-only 同用：不用 --outcomes-only 的，本来就列出这两项内容",
    ),
    "forgotten value": (("check", "x.yaml", "--as-of", "--lang", "zh"), "选项 `--as-of` 之后须写其值"),
    "forgotten before a value": (("check", "x.yaml", "--policy", "--lang=zh"), "选项 `--policy` 之后须写其值"),
    "follow": (("watch", "--store", "x.db", "--follow"), "--follow 须与 --events 同用，且不能与 --as-of 同用"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_call_is_said_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, environment={"LC_ALL": "zh_CN.UTF-8"})
    assert (result.stderr.splitlines()[-1], result.returncode) == (f"错误：{said}", 2)


def test_a_wrong_call_is_told_how_it_is_called_and_where_more_stands() -> None:
    result = run("check", "--fulll", "--lang", "ja")
    assert result.stderr == (
        "使い方：lucidrule check [オプション] ファイル...\n説明の表示：lucidrule check --help\n\n"
        "エラー：`--fulll` というオプションはありません。`--full`、`--filled` のことですか。\n"
    )


NOT_THERE = {
    "programme": (("policies", "--programme", "none"), "文件夹 `none` 不存在", 5),
    "headings": (("screen", "t.csv", "--headings", "."), ".: `.` 是文件夹，不是文件", 2),
    "file": (("check", "none.yaml"), "none.yaml: 文件 `none.yaml` 不存在", 2),
}


@pytest.mark.parametrize(("arguments", "said", "code"), NOT_THERE.values(), ids=NOT_THERE)
def test_a_path_that_cannot_be_read_is_told_in_chinese(
    tmp_path: Path, arguments: tuple[str, ...], said: str, code: int
) -> None:
    (tmp_path / "t.csv").write_text("企业名称\n甲\n", encoding="utf-8")
    result = run(*arguments, environment={"LC_ALL": "zh_CN.UTF-8"}, folder=tmp_path)
    assert (result.stderr.splitlines()[0], result.returncode) == (said, code)


def test_what_stands_after_two_dashes_is_a_file_whatever_it_is_called() -> None:
    result = run("check", "--", "--as-of", "--lang")
    assert result.stderr.splitlines()[0] == "--as-of: there is no file `--as-of`"


def test_a_call_of_nothing_shows_the_page_of_help() -> None:
    asked, nothing = run("--help", environment=JAPANESE), run(environment=JAPANESE)
    assert (nothing.stderr, nothing.returncode) == (asked.stdout, 2)


def test_a_wrong_call_in_english() -> None:
    result = run("check", "--fulll")
    assert result.stderr == (
        "Usage: lucidrule check [OPTIONS] FILES...\nTry 'lucidrule check --help' for help.\n\n"
        "Error: there is no option `--fulll`; did you mean `--full`, `--filled`?\n"
    )


@pytest.mark.parametrize("asked", [("--lang", "zh"), ("--lang=zh",)], ids=["apart", "together"])
def test_help_is_in_the_language_asked_for(asked: tuple[str, ...]) -> None:
    result = run("new", *asked, "--help", environment=JAPANESE)
    assert result.stdout == (
        "用法：lucidrule new [选项] 文件\n\n"
        "  生成待填写的企业资料文件，每项资料均附填报问题。\n\n"
        "  示例：lucidrule new 企业.yaml --lang zh\n\n"
        "选项\n"
        "  --force            覆盖已有文件。\n"
        "  --lang [zh|en|ja]  语言；未写的，按系统语言，否则为英文。\n"
        "  --programme 路径   换用其他政策文件：其所在文件夹；可多次给出，一并判定；all\n"
        "                     为随附的全部政策文件。\n"
        "  --debug            出错时显示详情。\n"
        "  -h, --help         显示本说明。\n"
    )


def test_help_is_in_the_language_of_the_locale() -> None:
    lines = run("--help", environment=JAPANESE).stdout.splitlines()
    assert lines[0] == "使い方：lucidrule [オプション] コマンド [引数]…"
    assert "  steps          シナリオで使えるすべての文型を、例とともに示します。" in lines


def test_the_language_may_be_asked_for_before_the_command() -> None:
    asked = run("--lang", "zh", "check", "--help", environment=JAPANESE)
    assert asked.stdout.splitlines()[0] == "用法：lucidrule check [选项] 文件..."
    assert run("--lang", "zh", "policies").stdout == run("policies", "--lang", "zh").stdout


def test_an_option_of_one_command_has_its_own_words_and_says_that_it_is_required() -> None:
    lines = run("watch", "--help", "--lang", "en").stdout.splitlines()
    assert "  --store PATH       The register, one file; made if there is none. [required]" in lines


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself_in_every_language(command: str, lang: str) -> None:
    result = run(command, "--help", "--lang", lang)
    assert result.returncode == 0
    assert max(width_of(line) for line in result.stdout.splitlines()) <= 100


def test_a_name_that_is_too_long_for_its_column_has_a_line_of_its_own() -> None:
    name = "--a-name-that-is-longer-than-its-column-is"
    options: list[click.Parameter] = [
        click.Option([name, "--brief"], is_flag=True),
        click.Option(["--full"], is_flag=True),
    ]
    lines = CliRunner().invoke(Command("check", params=options), ["--help"], env={"LC_ALL": "C"}).output.splitlines()
    at = lines.index(f"  {name}, --brief")
    assert " ".join(" ".join(lines[at + 1 : -2]).split()) == "A line for each company: outcomes only, no explanations."
    assert lines[at + 1].startswith(" " * 38 + "A line")


def test_an_option_that_stands_where_a_value_should_is_no_value() -> None:
    options: list[click.Parameter] = [click.Option(["--as-of"]), click.Option(["--full"], is_flag=True)]
    command = Command("check", params=options)
    with pytest.raises(click.BadOptionUsage):
        command.main(["--as-of", "--full"], standalone_mode=False)
    assert command.make_context("check", ["--full", "--as-of", "2022"]).params == {"full": True, "as_of": "2022"}
