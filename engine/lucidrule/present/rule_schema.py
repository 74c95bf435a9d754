"""JSON Schema of rule files: editors then complete every key, say what it is, and mark what cannot stand there."""

import inspect
import re
from collections.abc import Iterator
from typing import Any, get_args

from lucidrule.kernel.operators import OPERATORS
from lucidrule.model.base import VALUES_OF, Shape
from lucidrule.model.keywords import KEYWORDS

# Keys are days, which no dictionary of pydantic says.
_DATED: dict[str, Any] = {
    "type": "object",
    "description": "Values that change with time, each under its first day.",
    "properties": {
        VALUES_OF: {
            "enum": ["reference_date", "assessment_year"],
            "description": "By which day it is told what counts; left out: by the reference date.",
        }
    },
    "patternProperties": {r"^\d{4}-\d{1,2}-\d{1,2}$": {"$ref": "#/$defs/Scalar"}},
    "additionalProperties": False,
}
_DATED_LISTS: dict[str, Any] = {
    **_DATED,
    "description": "Lists that change with time, each under its first day.",
    "patternProperties": {
        r"^\d{4}-\d{1,2}-\d{1,2}$": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Scalar"}}
    },
}
_ATTRIBUTE = re.compile(r"^    ([\w, ]+): (.*)$")
_MORE = re.compile(r"^        (.*)$")


def rule_schema(model: type[Shape]) -> dict[str, Any]:
    """Return the schema of a kind of rule file, each key with what the docstring of its shape says of it."""
    schema = model.model_json_schema()
    shapes = {shape.__name__: shape for shape in shapes_in(model)}
    for name, shape in [(None, model), *shapes.items()]:
        here = schema if name is None else schema.get("$defs", {}).get(name)
        if here is not None:
            _describe(here, shape)
    found: dict[str, Any] = _any_of(schema)
    _refuse_keywords(found)
    for name, dated in (("DatedValues", _DATED), ("DatedLists", _DATED_LISTS)):
        if name in found.get("$defs", {}):
            found["$defs"][name] = dated
    return found


def described(shape: type[Shape]) -> dict[str, str]:
    """Return what is said of each key of a shape, by the docstrings of the shape and of those it is made of."""
    found = {
        name: f"{operator.line[1]} · {operator.line[0]}"
        for name, operator in OPERATORS.items()
        if name in shape.model_fields
    }
    for each in reversed(shape.__mro__):
        found |= _attributes(inspect.cleandoc(each.__doc__ or "")) if issubclass(each, Shape) else {}
    return found


def _attributes(text: str) -> dict[str, str]:
    """Return the attributes of a docstring; several that stand together are told alike."""
    _, _, listed = text.partition("Attributes:\n")
    found: dict[str, str] = {}
    names: list[str] = []
    for line in listed.splitlines():
        if (begun := _ATTRIBUTE.match(line)) is not None:
            names = begun[1].split(", ")
            found |= dict.fromkeys(names, begun[2])
        else:
            more = _MORE.match(line)
            found |= {name: f"{found[name]} {more[1]}" for name in names if more is not None}
    return found


def shapes_in(model: type[Shape]) -> list[type[Shape]]:
    """Return the shapes that a file is made of, the file itself first."""
    found: dict[type[Shape], None] = {}
    waiting = [model]
    while waiting:
        shape = waiting.pop(0)
        if shape not in found:
            found[shape] = None
            waiting += [each for field in shape.model_fields.values() for each in _within(field.annotation, set())]
    return list(found)


def _within(annotation: Any, seen: set[int]) -> Iterator[type[Shape]]:
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    value = getattr(annotation, "__value__", None)
    for each in (*get_args(annotation), *(() if value is None else (value,))):
        yield from _within(each, seen)


def _describe(here: dict[str, Any], shape: type[Shape]) -> None:
    said = described(shape)
    # What stands above its attributes is said of the shape.
    here["description"] = inspect.cleandoc(shape.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    for key in said.keys() & {field.alias or name for name, field in shape.model_fields.items()}:
        here["properties"][key]["description"] = said[key]


def _any_of(part: Any) -> Any:
    """Return a schema that takes what one of several shapes takes: a text can be a value and a word of the language."""
    if isinstance(part, list):
        return [_any_of(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        ("anyOf" if key == "oneOf" else key): _any_of(value) for key, value in part.items() if key != "discriminator"
    }


def _refuse_keywords(schema: dict[str, Any]) -> None:
    """Let a condition on a fact have no keyword for a key: these have shapes of their own."""
    for option in schema.get("$defs", {}).get("Condition", {}).get("anyOf", ()):
        if option.get("maxProperties") == 1:
            option["propertyNames"] = {"not": {"enum": list(KEYWORDS)}}
