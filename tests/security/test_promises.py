"""Each promise of SECURITY.md is held by tests that are there; each test of this folder holds one."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROMISES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "promises.yaml").read_text("utf-8"))
HELD_BY = sorted({each for promise in PROMISES for each in promise["held_by"]})
PAGES = ("SECURITY.md", "SECURITY.zh.md", "SECURITY.ja.md")


def promised(page: str) -> list[str]:
    """Return the points of the first list of a page."""
    section = (ROOT / page).read_text("utf-8").split("\n## ")[1]
    return re.findall(r"^- (.*)$", section, re.M)


def names_in(file: str) -> Iterable[str]:
    """Yield the names of the tests of a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return (node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def test_the_page_promises_what_is_listed_with_its_tests() -> None:
    assert promised("SECURITY.md") == [each["promise"] for each in PROMISES]


@pytest.mark.parametrize("page", PAGES)
def test_each_language_promises_the_same_number_of_things(page: str) -> None:
    assert len(promised(page)) == len(PROMISES)


@pytest.mark.parametrize("held_by", HELD_BY)
def test_what_holds_a_promise_is_there(held_by: str) -> None:
    file, _, name = held_by.partition("::")
    assert {name} - {""} <= set(names_in(file))
    assert any(names_in(file))


def test_each_file_of_tests_of_this_folder_holds_a_promise() -> None:
    own = {f"tests/security/{each.name}" for each in Path(__file__).parent.glob("test_*.py")}
    assert own - {each.partition("::")[0] for each in HELD_BY} == {"tests/security/test_promises.py"}
