"""No module of the engine has more than 300 lines, no class more than 150: what has two reasons to change is split."""

import ast

import pytest
from engine_source import ENGINE, MODULES, tree


def classes(module: ast.Module) -> dict[str, int]:
    """Return how many lines each class of a module has, those in it included, without its decorators."""
    found = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    return {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in found}


def test_the_lines_of_a_class_are_counted_from_its_name_to_its_last_line() -> None:
    text = '@final\nclass Outer:\n    """Has one."""\n\n    class Inner:\n        x = 1\n\n\nX = 1\n'
    assert classes(ast.parse(text)) == {"Outer": 5, "Inner": 2}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_at_most_300_lines(module: str) -> None:
    assert len((ENGINE / module).read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES)
def test_a_class_has_at_most_150_lines(module: str) -> None:
    assert {name: lines for name, lines in classes(tree(module)).items() if lines > 150} == {}
