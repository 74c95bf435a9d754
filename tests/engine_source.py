"""The source of the engine as syntax trees, read when a test asks for it and once in a process."""

import ast
from functools import cache
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[1] / "engine" / "lucidrule"
MODULES = sorted(path.relative_to(ENGINE).as_posix() for path in ENGINE.rglob("*.py"))


@cache
def tree(module: str) -> ast.Module:
    """Return the syntax tree of a module, which is named by its place in the engine: `core/fault.py`."""
    return ast.parse((ENGINE / module).read_text(encoding="utf-8"))


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    """Return all nodes of the syntax tree of a module."""
    return tuple(ast.walk(tree(module)))
