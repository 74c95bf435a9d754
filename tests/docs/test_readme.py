"""What the READMEs and the pages of docs tell a reader to type runs, and prints what they say, in each language."""

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from command import Done, run

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh.md", "README.ja.md"]
PAGES = [*READMES, *(f"docs/{name}{lang}.md" for name in ("command", "register") for lang in ("", ".zh", ".ja"))]
PYTHON = [f"docs/python{lang}.md" for lang in ("", ".zh", ".ja")]
DOCS = [*READMES, "CONTRIBUTING.md", *(str(each.relative_to(ROOT)) for each in sorted((ROOT / "docs").rglob("*.md")))]


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return [
        block
        for found, block in re.findall(r"^```(\w*)\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)
        if found == language
    ]


def commands(page: str) -> list[str]:
    lines = "".join(blocks(page, "console")).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def shown(page: str) -> list[tuple[str, str]]:
    """Return each command below which stands what it prints, with that."""
    parts = [block.partition("\n") for block in blocks(page, "console") if block.count("$ ") == 1]
    return [(command.removeprefix("$ "), printed) for command, _, printed in parts if printed]


def typed(line: str, folder: Path) -> Done:
    program, *words = shlex.split(line)
    assert program == "lucidrule"
    return run(*words, folder=folder)


def printed_by(code: list[str]) -> str:
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile("\n".join(code), "page", "exec"), names)
    return printed.getvalue()


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run_one_after_the_other_and_print_what_it_shows(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "features", tmp_path / "features")
    done = {command: typed(command, tmp_path) for command in commands(page)}
    assert {command: one.stderr for command, one in done.items() if one.returncode} == {}
    # Beside its table `watch` sums up, so that an answer without changes is not taken for none; `screen` says where
    # its result is.
    assert {command.split()[1] for command, one in done.items() if one.stderr} <= {"watch", "screen"}
    assert [printed for command, printed in shown(page) if printed not in done[command].stdout] == []


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("README.md", 8),
        ("README.zh.md", 9),
        ("README.ja.md", 9),
        ("docs/command.md", 11),
        ("docs/command.zh.md", 2),
        ("docs/command.ja.md", 2),
        ("docs/register.md", 4),
        ("docs/register.zh.md", 4),
        ("docs/register.ja.md", 2),
    ],
)
def test_a_page_has_commands_to_run(page: str, number: int) -> None:
    assert len(commands(page)) == number


@pytest.mark.parametrize("page", READMES)
def test_a_readme_shows_two_determinations_and_no_more(page: str) -> None:
    assert len(shown(page)) == 2


@pytest.mark.parametrize(
    ("page", "said"),
    [("README.md", "资料不足，待定"), ("README.zh.md", "资料不足，待定"), ("README.ja.md", "情報不足のため判定保留")],
)
def test_the_python_of_a_readme_runs(page: str, said: str) -> None:
    printed = printed_by(blocks(page, "python"))
    assert printed.startswith("industry-fund undetermined (Missing(")
    assert said in printed


def test_the_python_of_the_page_about_it_runs() -> None:
    printed = printed_by(blocks("docs/python.md", "python"))
    assert printed.startswith("industry-fund undetermined (Missing(")
    assert "industry-fund undetermined → ineligible ('g-location',) Missing(fact='registered_in_zone'" in printed


@pytest.mark.parametrize("page", PYTHON)
def test_the_python_of_the_page_about_it_is_the_same_in_each_language(page: str) -> None:
    assert blocks(page, "python") == blocks("docs/python.md", "python")


@pytest.mark.parametrize("page", READMES)
def test_the_scenario_of_a_readme_passes(page: str, tmp_path: Path) -> None:
    (scenario,) = blocks(page, "gherkin")
    (tmp_path / "a.feature").write_text(scenario, encoding="utf-8")
    # A run of nothing fails.
    assert typed("lucidrule test .", tmp_path).returncode == 0


@pytest.mark.parametrize(("page", "lang"), [*zip(READMES, ("", " --lang zh", " --lang ja"), strict=True)])
def test_the_two_commands_that_set_everything_up_stand_on_lines_of_their_own(page: str, lang: str) -> None:
    check = f"uv run lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30{lang}"
    assert f"\npip install -q uv && {check}\n" in text_of(page)
    assert "\npip install -q uv && uv run --group dev pytest -n auto\n" in text_of(page)


def test_make_test_is_the_command_of_the_readme() -> None:
    makefile = text_of("Makefile").replace("$(RUN)", "uv run --group dev")
    assert "\nTEST = uv run --group dev pytest -n auto\n" in makefile


def test_the_readme_is_a_door_and_no_hall() -> None:
    assert len(text_of("README.md").split()) <= 1_000


@pytest.mark.parametrize(
    ("page", "headings"),
    [
        ("README.md", "Install The-command Python Tables Scenarios Register What-it-does-not-do Words"),
        ("README.zh.md", "安装 命令 在-Python-中使用 表格 场景 企业台账 不做什么 用语"),
        ("README.ja.md", "インストール コマンド Python-から使う 表 シナリオ 企業台帳 行わないこと 用語"),
    ],
)
def test_a_readme_has_a_heading_for_each_thing_that_is_looked_for(page: str, headings: str) -> None:
    found = [
        line.removeprefix("## ").replace(" ", "-") for line in text_of(page).splitlines() if line.startswith("## ")
    ]
    assert found[:-1] == headings.split()


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as they are made of their words."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", DOCS)
def test_what_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]*)(?:#([^)]+))?\)", text_of(page))
    targets = [((ROOT / page).parent / name if name else ROOT / page, anchor) for name, anchor in links]
    assert [str(target) for target, _ in targets if not target.exists()] == []
    assert [(str(target), anchor) for target, anchor in targets if anchor and anchor not in anchors(target)] == []
