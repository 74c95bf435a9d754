"""Data to model: what pydantic refuses, said in our words at its place in the file."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lucidrule.core.fault import FaultList
from lucidrule.core.names import nearest
from lucidrule.loading.source import SourceFile
from lucidrule.model.base import Shape
from lucidrule.model.files import KINDS, Files

Model = TypeVar("Model", bound=Shape)
_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "date_type": "a date",
    "decimal_type": "a number",
}


def validate(model: type[Model], source: SourceFile, faults: FaultList) -> Model | None:
    """Return the model of a file; None, with every misfit in `faults`, if it has not that shape."""
    try:
        kind = KINDS[model]
        found: Model = getattr(Files.model_validate({kind: source.data}), kind)
        return found
    except ValidationError as error:
        for misfit in error.errors(include_url=False):
            _note(misfit, model, source, faults)
        return None


def _note(misfit: Any, model: type[BaseModel], source: SourceFile, faults: FaultList) -> None:
    # Union tags are written <…> and short lists are read from single values, so steps that the data lack are dropped.
    path: list[str | int] = []
    here = source.data
    # The first step is the kind of the file.
    for step in misfit["loc"][1:]:
        if isinstance(here, dict | list) and (step in here if isinstance(here, dict) else _holds(here, step)):
            path.append(step)
            here = here[step]
    kind, last = misfit["type"], misfit["loc"][-1] if len(misfit["loc"]) > 1 else ""
    context = misfit.get("ctx", {})
    if kind == "extra_forbidden":
        names = _field_names(model)
        faults.add("unknown-key", source.locate(tuple(path), key=True), name=last, nearest=nearest(str(last), names))
    elif kind == "missing":
        faults.add("missing-key", source.locate(tuple(path)), name=last)
    elif kind in ("literal_error", "union_tag_invalid"):
        allowed = str(context.get("expected", context.get("expected_tags", "")))
        options = nearest(str(misfit["input"]), allowed.replace("'", "").replace(" or ", ", ").split(", "))
        faults.add("not-allowed", source.locate(tuple(path)), value=misfit["input"], allowed=allowed, nearest=options)
    elif kind in ("not-an-amount", "not-a-condition", "empty-condition"):
        faults.add(kind, source.locate(tuple(path)))
    elif kind == "string_pattern_mismatch":
        faults.add("bad-id", source.locate(tuple(path), key=last == "[key]"), value=misfit["input"])
    elif kind in ("too_short", "string_too_short"):
        faults.add("empty", source.locate(tuple(path)))
    elif kind == "too_long" and context.get("field_type") == "Dictionary":
        faults.add("several-keys", source.locate(tuple(path)), names=", ".join(map(str, here)))
    else:
        faults.add("wrong-kind", source.locate(tuple(path)), expected=_KINDS.get(kind, misfit["msg"]))


def _holds(items: list[Any], step: object) -> bool:
    return isinstance(step, int) and 0 <= step < len(items)


def _field_names(model: type[BaseModel]) -> set[str]:
    """Return every key that a file of this shape knows, for the nearest name to a misspelt one."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
