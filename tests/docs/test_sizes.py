"""No module of the engine has more than 300 lines, no class more than 150: what has two reasons to change is split."""

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[2] / "engine" / "lucidrule"
TEXTS = {path.relative_to(ENGINE).as_posix(): path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py")}


def classes(text: str) -> dict[str, int]:
    """Return how many lines each class of a module has, those in it included, without its decorators."""
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    return {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in found}


CLASSES = [
    pytest.param(lines, id=f"{module} {name}")
    for module, text in sorted(TEXTS.items())
    for name, lines in classes(text).items()
]


def test_the_lines_of_a_class_are_counted_from_its_name_to_its_last_line() -> None:
    text = '@final\nclass Outer:\n    """Has one."""\n\n    class Inner:\n        x = 1\n\n\nX = 1\n'
    assert classes(text) == {"Outer": 5, "Inner": 2}


@pytest.mark.parametrize("text", [pytest.param(text, id=module) for module, text in sorted(TEXTS.items())])
def test_a_module_has_at_most_300_lines(text: str) -> None:
    assert len(text.splitlines()) <= 300


@pytest.mark.parametrize("lines", CLASSES)
def test_a_class_has_at_most_150_lines(lines: int) -> None:
    assert lines <= 150
