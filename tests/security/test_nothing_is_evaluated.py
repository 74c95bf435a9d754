"""Nothing that stands in a file is run as code: what is compiled is made of names of our own."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from engine_source import MODULES, nodes
from few_rules import criterion, fact, policy, texts

# These make code, of names of their own, from a programme that was read before.
MAKES_CODE = {"fast/body.py", "compile/plain_source.py"}
RUNS_CODE = {"eval", "exec", "compile", "__import__", "execfile"}
READS_OBJECTS = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle"}
ODD = "__import__('os')._exit(77)"
PROGRAMME = texts(
    fact("staff", "count", ODD) + fact("origin", "text", ODD) + fact("sells", "flag", f'\\"{ODD}'),
    {
        "p": policy(
            "p",
            ", ".join(
                (
                    criterion("a", ODD, '{origin: "' + ODD + '"}'),
                    criterion("b", ODD, "{staff: {at_least: 5}}"),
                    criterion("c", ODD, "{sells: true}"),
                )
            ),
        )
    },
)
# Looks on from within: each text or tree that the process compiles, once the engine itself is there.
WATCHED = """
import ast, datetime, sys
import few_rules, lucidrule, lucidrule.fast.many, lucidrule.compile.plain
trees, sources = [], []
def hook(event, args):
    if event == "compile" and isinstance(args[0], ast.AST):
        trees.append(ast.dump(args[0]))
    elif event == "compile" and args[1] == "<lucidrule>":
        sources.append(args[0].decode())
sys.addaudithook(hook)
files = ast.literal_eval(sys.stdin.read())
programme = few_rules.small(files)
day = datetime.date(2022, 6, 30)
companies = [{"origin": text, "staff": 7, "sells": True} for text in ("x", %(odd)r)]
outcomes = [str(next(iter(each.outcomes.values()))) for each in programme.determine_many(companies, as_of=day)]
print(outcomes, len(trees), len(sources), any("_exit" in each for each in trees + sources))
"""


def calls(module: str) -> Iterator[str]:
    """Yield the name of each builtin that a module calls."""
    for node in nodes(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def imports(module: str) -> Iterator[str]:
    """Yield the first name of each module that a module imports."""
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from (each.name.split(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_code_is_made_in_two_places_only() -> None:
    assert {module for module in MODULES if RUNS_CODE & set(calls(module))} == MAKES_CODE


@pytest.mark.parametrize("name", sorted(READS_OBJECTS))
def test_no_file_is_read_as_objects_that_run_code(name: str) -> None:
    assert [module for module in MODULES if name in set(imports(module))] == []


def test_texts_of_rules_and_companies_are_bound_and_stand_in_no_code_that_is_made() -> None:
    found = subprocess.run(
        [sys.executable, "-c", WATCHED % {"odd": ODD}],
        input=repr(PROGRAMME),
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
    outcomes, made = found.stdout.split("] ")
    assert outcomes == "['ineligible', 'eligible'"
    trees, sources, odd = made.split()
    assert (int(trees) > 0, int(sources) > 0, odd) == (True, True, "False")
