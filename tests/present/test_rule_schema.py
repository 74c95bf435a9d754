"""The schemas of rule files, for editors: every key with what it is; rules that load pass, others are marked."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from docs.language_examples import CRITERIA, FACTS, TOP, examples, with_example

from lucidrule.core.fault import FaultList
from lucidrule.kernel.operators import OPERATORS
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.model.files import KINDS
from lucidrule.present.rule_schema import described, rule_schema, shapes_in

ROOT = Path(__file__).resolve().parents[2]
MODELS = {name: model for model, name in KINDS.items() if name != "company"}
SCHEMAS = {name: rule_schema(model) for name, model in MODELS.items()}
SHAPES = {shape.__name__: shape for model in MODELS.values() for shape in shapes_in(model)}


def kind_of(name: str) -> str:
    """Return what kind of file has a name."""
    return {TOP: "programme", FACTS: "facts", CRITERIA: "criteria"}.get(name, "policy")


def plain(part: Any) -> Any:
    """Return data as an editor has it: with no other values than JSON has, days as texts."""
    if isinstance(part, Mapping):
        return {str(key): plain(value) for key, value in part.items()}
    if isinstance(part, list):
        return [plain(value) for value in part]
    return float(part) if isinstance(part, Decimal) else str(part) if isinstance(part, date) else part


def marked(text: str, kind: str) -> list[str]:
    """Return what an editor marks in a file."""
    source = read_yaml(text, kind, FaultList())
    assert source is not None
    return [each.message for each in jsonschema.Draft202012Validator(SCHEMAS[kind]).iter_errors(plain(source.data))]


@pytest.mark.parametrize("name", SHAPES)
def test_every_key_of_a_shape_is_described(name: str) -> None:
    shape = SHAPES[name]
    keys = {field.alias or key for key, field in shape.model_fields.items()}
    assert keys - set(described(shape)) == set()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_one_and_has_all_keys_with_what_they_are(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])
    parts = [SCHEMAS[kind], *SCHEMAS[kind].get("$defs", {}).values()]
    silent = [
        (part.get("title"), key)
        for part in parts
        for key, p in part.get("properties", {}).items()
        if not p.get("description")
    ]
    assert silent == []


def test_the_operators_are_keys_of_what_is_asked_of_a_fact() -> None:
    assert set(OPERATORS) - set(SCHEMAS["policy"]["$defs"]["Test"]["properties"]) == set()
    assert SCHEMAS["policy"]["$defs"]["Test"]["properties"]["at_least"]["description"] == (
        "at least; the bound counts · 不低于；含该数"
    )


RULES = sorted(
    path
    for folder in (ROOT, ROOT / "tests/golden/good/programme", *sorted((ROOT / "examples/programmes").glob("*")))
    for path in (folder / TOP, *folder.glob("rules/**/*.yaml"))
    if path.exists()
)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_in_a_file_that_loads_nothing_is_marked(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    kind = kind_of(name[name.index("rules/") :] if "rules/" in name else TOP)
    assert marked(path.read_text(encoding="utf-8"), kind) == []


EXAMPLES = [each for each in examples("en") if each.kind != "company"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{n}-{each.kind}" for n, each in enumerate(EXAMPLES)])
def test_in_an_example_of_the_page_nothing_is_marked(example: Any) -> None:
    texts, name = with_example(example)
    assert marked(texts[name], kind_of(name)) == []


GRANT = (ROOT / "tests/golden/good/programme/rules/demo/grant.yaml").read_text(encoding="utf-8")
BAD = {
    "an unknown key": ("summary: {zh", "sumary: {zh"),
    "an unknown operator": ("staff: {not_equals: 13}", "staff: {at_lest: 13}"),
    "a keyword misspelt": ("      all:\n", "      alll:\n"),
    "two keys of a condition": ("staff: {not_equals: 13}", "{staff: {not_equals: 13}, marks: {includes: fair}}"),
    "a list where a value belongs": ("staff: {not_equals: 13}", "staff: {not_equals: [13]}"),
    "a word that is none of those": ("of_several: highest", "of_several: best"),
    "an unknown basis": ("    basis: assumed\n", "    basis: guessed\n"),
    "an id with capitals": ("id: grant\n", "id: Grant\n"),
    "an amount without its fact": ("{rate: 5%, of: turnover, at_least: 1万, at_most: 50万}", "{rate: 5%}"),
    "a keyword with a wrong part": ("- use: small\n", "- use: [small]\n"),
}


@pytest.mark.parametrize(("was", "now"), BAD.values(), ids=BAD)
def test_what_the_shape_refuses_is_marked(was: str, now: str) -> None:
    assert marked(GRANT, "policy") == []
    assert was in GRANT
    assert marked(GRANT.replace(was, now, 1), "policy") != []
