"""How a test is written: one behaviour, no branch, and expectations that are named when they fail."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

TESTS = Path(__file__).parent
BRANCH = "a branch: two tests, or parameters"
LOOP = "a loop around expectations: parameters with ids, or whole collections compared"
HIDES = "`all` and `not any` do not say which: list what differs and compare with []"


def offences(source: str) -> list[tuple[int, str]]:
    """Return what the tests of a file have that they may not have, as line and reason, in order.

    Which half of a branch ran is not known of a test that passed. A loop around assertions ends at the first that
    fails and does not name it, also where they stand in a function beside the test. Loops that only make input are
    free; what stands in for something else and has to branch stands beside the test.
    """
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    tests = [function for function in functions if function.name.startswith("test_")]
    asserting = {each.name for each in functions if each not in tests and any(map(_expects, ast.walk(each)))}
    return sorted({each for test in tests for each in _offences(ast.walk(test), asserting)})


def _offences(nodes: Iterable[ast.AST], asserting: set[str]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        match node:
            case ast.If() | ast.Match() | ast.Assign(value=ast.IfExp()) | ast.AnnAssign(value=ast.IfExp()):
                yield node.lineno, BRANCH
            case ast.For() | ast.While() if any(_expects(each) or _calls(each, asserting) for each in ast.walk(node)):
                yield node.lineno, LOOP
            case ast.Assert():
                parts = list(ast.walk(node.test))
                if any(isinstance(part, ast.IfExp) for part in parts):
                    yield node.lineno, BRANCH
                if any(map(_hides, parts)):
                    yield node.lineno, HIDES


def _expects(node: ast.AST) -> bool:
    """Return whether a node is an assertion, or asks for an exception."""
    match node:
        case ast.Assert() | ast.Call(func=ast.Attribute(attr="raises") | ast.Name(id="raises")):
            return True
    return False


def _calls(node: ast.AST, names: set[str]) -> bool:
    """Return whether a node is a statement that calls one of some functions for what it asserts."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in names
    return False


def _hides(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="all")) | ast.UnaryOp(op=ast.Not(), operand=ast.Call(func=ast.Name(id="any"))):
            return True
    return False


def test_no_test_branches_or_loops_over_its_own_expectations() -> None:
    found = [
        f"{file.relative_to(TESTS)}:{line}: {reason}"
        for file in sorted(TESTS.rglob("*.py"))
        for line, reason in offences(file.read_text(encoding="utf-8"))
    ]
    assert found == []


REFUSED = {
    "if": ("if x:\n    assert y", BRANCH),
    "match": ("match x:\n    case 1:\n        assert y", BRANCH),
    "conditional expectation": ("assert x == (1 if y else 2)", BRANCH),
    "conditional value": ("wanted = 1 if y else 2", BRANCH),
    "loop": ("for x in (1, 2):\n    assert x", LOOP),
    "while": ("while x:\n    assert x.pop()", LOOP),
    "nested loop": ("for x in y:\n    with z:\n        assert x", LOOP),
    "exceptions in a loop": ("for x in y:\n    with pytest.raises(ValueError):\n        x()", LOOP),
    "helper in a loop": ("for x in y:\n    check(x)", LOOP),
    "all": ("assert all(x for x in y)", HIDES),
    "all of a map": ("assert z and all(map(bool, y))", HIDES),
    "not any": ("assert not any(x for x in y)", HIDES),
}


@pytest.mark.parametrize(("body", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_test_is_found_at_its_line(body: str, reason: str) -> None:
    helper = "def check(x):\n    assert x\n\n"
    assert offences(f"{helper}def test_it():\n    call()\n{_indented(body)}") == [(6, reason)]


FREE = {
    "collections": "assert {x: f(x) for x in y} == {1: 2}",
    "what differs": "assert [x for x in y if x != 1] == []",
    "input in a loop": "for x in y:\n    z.append(x)\nassert z == [1]",
    "input by a helper": "for x in y:\n    z = check(x)\nassert z",
    "a condition in input": "z = [1 if x else 2 for x in y]\nassert z",
    "some": "assert any(x for x in y)",
    "one exception": "with pytest.raises(ValueError):\n    x()",
}


@pytest.mark.parametrize("body", FREE.values(), ids=FREE)
def test_a_good_test_is_not_found(body: str) -> None:
    helper = "def check(x):\n    assert x\n\n"
    assert offences(f"{helper}def test_it():\n{_indented(body)}") == []


def test_a_function_that_is_no_test_may_branch_and_loop() -> None:
    assert offences("def made(x):\n    for y in x:\n        if y:\n            assert y\n") == []


def test_what_stands_inside_a_test_is_a_part_of_it() -> None:
    stand_in = """
        def test_it():
            def failing(x):
                if x:
                    raise ValueError
    """
    assert offences(dedent(stand_in)) == [(4, BRANCH)]


def test_tests_of_a_class_are_tests() -> None:
    whole = """
        class TestIt:
            def test_it(self):
                for x in y:
                    assert x
    """
    assert offences(dedent(whole)) == [(4, LOOP)]


def _indented(body: str) -> str:
    return "".join(f"    {line}\n" for line in body.splitlines())
