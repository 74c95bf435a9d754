"""Where the engine asks for texts: what its source names, read from its syntax trees."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engine_source import ENGINE, MODULES, nodes

AREAS = sorted(path.stem for path in (ENGINE / "texts").glob("*.py") if path.stem not in ("__init__", "catalogue"))
# Through which functions texts are asked for, by the catalogue that answers; the key is their first argument.
DOORS = {
    "words": ("word", "words"),
    "scenarios": ("report_text",),
    "phrases": ("phrase",),
    "faults": (
        "Fault",
        "add",
        "fault",
        "SlotFault",
        "UnfitValue",
        "_unreadable",
        "_fault",
        "_refuse",
        "_note",
        "refused",
    ),
}
# What else asks for words of a catalogue by a key: only modules that use it may name its keys.
IMPORTS = {
    "words": (
        "lucidrule.present.words",
        "lucidrule.texts.catalogue",
        "lucidrule.cli.introducing",
        "lucidrule.cli.talking",
        "lucidrule.web.page.rendering",
    ),
    "scenarios": ("lucidrule.scenarios.words",),
    "phrases": (),
    "faults": (),
}


def trees() -> Iterator[tuple[ast.AST, ...]]:
    """Yield the nodes of every module but the texts themselves."""
    yield from (nodes(module) for module in MODULES if not module.startswith("texts/"))


@cache
def templates() -> str:
    """Return all templates of pages."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(ENGINE.rglob("templates/*.html")))


def named(catalogue: str) -> set[str]:
    """Return all strings in modules that use a catalogue, but for keys of data: they may be keys of texts."""
    strings = set(re.findall("""["']([a-z_]+)["']""", templates())) if catalogue == "words" else set()
    for tree in trees():
        imported = {node.module for node in tree if isinstance(node, ast.ImportFrom)}
        if not IMPORTS[catalogue] or imported & set(IMPORTS[catalogue]):
            keys = {id(node.slice) for node in tree if isinstance(node, ast.Subscript)}
            keys |= {id(key) for node in tree if isinstance(node, ast.Dict) for key in node.keys}
            strings |= {node.value for node in tree if _is_text(node) and id(node) not in keys}  # type: ignore[attr-defined]  # texts
    return strings


def asked(catalogue: str) -> set[str]:
    """Return the keys that are written out where a catalogue is asked."""
    drawn = set(re.findall("""says\\(["']([a-z_]+)["']""", templates())) if catalogue == "words" else set()
    found = (node for first in _firsts(catalogue) for node in _choices(first) if _is_text(node))
    return drawn | {node.value for node in found}  # type: ignore[attr-defined]  # texts


def families(catalogue: str) -> set[str]:
    """Return what keys begin with that are put together where a catalogue is asked: `type_` of f"type_{…}"."""
    made = {each for first in _firsts(catalogue) for each in _choices(first) if isinstance(each, ast.JoinedStr)}
    return {_beginning(each) for each in made}


def named_in_messages() -> set[str]:
    """Return what `@…` begins with that is put together as a part of a message."""
    made = [node for tree in trees() for node in tree if isinstance(node, ast.JoinedStr)]
    return {_beginning(each) for each in made if _beginning(each).startswith("@")}


def reasons() -> set[str]:
    """Return the reasons for which formulas over columns are refused."""
    calls = [node for tree in trees() for node in tree if _calls(node, ("NoFormula",))]
    return {call.args[0].value for call in calls if call.args and _is_text(call.args[0])}  # type: ignore[attr-defined]  # calls, texts


def keys_twice(path: Path) -> list[str]:
    """Return the keys that a mapping of texts in a file holds more than once."""
    tables = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)]
    counts = [Counter(key.value for key in table.keys if isinstance(key, ast.Constant)) for table in tables]
    return [str(key) for count in counts for key, times in count.items() if times > 1]


def _firsts(catalogue: str) -> Iterator[ast.expr]:
    for tree in trees():
        for node in tree:
            if _calls(node, DOORS[catalogue]) and node.args:  # type: ignore[attr-defined]  # a call
                yield node.args[0]  # type: ignore[attr-defined]  # a call


def _calls(node: ast.AST, names: tuple[str, ...]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    return (function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")) in names


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what an argument may be: of `a if … else b` both."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node


def _beginning(made: ast.JoinedStr) -> str:
    first = made.values[0] if made.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
