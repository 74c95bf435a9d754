"""Data to model: what pydantic refuses, said in our words at its place in the file."""

from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError

from lucidrule.core.fault import FaultList
from lucidrule.core.names import nearest
from lucidrule.loading.source import MarkedDict, Path, SourceFile
from lucidrule.model.base import Shape
from lucidrule.model.files import KINDS, Files

Model = TypeVar("Model", bound=Shape)
_KINDS = {
    "string_type": "@kind:text",
    "bool_type": "@kind:flag",
    "int_type": "@kind:count",
    "list_type": "@kind:list",
    "dict_type": "@kind:mapping",
    "model_type": "@kind:mapping",
    "model_attributes_type": "@kind:mapping",
    "date_type": "@kind:date",
    "decimal_type": "@kind:number",
}
# The fault of a misfit of which nothing further is told.
_PLAIN = {
    "too_short": "empty",
    "string_too_short": "empty",
    "too_long": "too-long",
    "string_too_long": "too-long",
    **{own: own for own in ("not-an-amount", "not-a-condition", "empty-condition")},
}


def validate(model: type[Model], source: SourceFile, faults: FaultList) -> Model | None:
    """Return the model of a file; None, with every misfit in `faults`, if it has not that shape.

    Where a misspelt word has a nearest name, the file is read on as if that stood there, so that its other faults are
    found in the same run; it is refused all the same.
    """
    try:
        return _modelled(model, source.data)
    except ValidationError as error:
        misfits = [_Misfit(misfit, source) for misfit in error.errors(include_url=False)]
    names = _field_names(model)
    misspelt = {(*m.path[:-1], near) for m in misfits for near in m.near(names)[:1] if m.kind == "extra_forbidden"}
    for misfit in misfits:
        if not (misfit.kind == "missing" and (*misfit.path, misfit.last) in misspelt):
            misfit.note(faults, names)
    data = deepcopy(source.data)
    for misfit in misfits:
        misfit.mend(data, names)
    try:
        return _modelled(model, data)
    except ValidationError:
        return None


def _modelled(model: type[Model], data: Any) -> Model:
    kind = KINDS[model]
    found: Model = getattr(Files.model_validate({kind: data}), kind)
    return found


class _Misfit:
    """One refusal of pydantic, and the path of our data that it is about."""

    def __init__(self, refused: Any, source: SourceFile) -> None:
        self.kind, self.input, self.source = refused["type"], refused["input"], source
        # The first step is the kind of the file.
        steps = refused["loc"][1:]
        self.last = steps[-1] if steps else ""
        context = refused.get("ctx", {})
        self.least = context.get("ge", context.get("min_length", ""))
        self.dictionary = context.get("field_type") == "Dictionary"
        allowed = str(context.get("expected", context.get("expected_tags", "")))
        self.allowed = allowed.replace("'", "").replace(" or ", ", ").split(", ")
        # Union tags are written <…> and short lists are read from single values: steps that the data lack are dropped.
        path: list[str | int] = []
        self.here = source.data
        for step in steps:
            if _has(self.here, step):
                path.append(step)
                self.here = self.here[step]
        self.path: Path = tuple(path)

    def near(self, names: set[str]) -> tuple[str, ...]:
        """Return the words nearest to a misspelt one."""
        if self.kind == "extra_forbidden":
            return nearest(str(self.last), names)
        return nearest(str(self.input), self.allowed) if self.kind in ("literal_error", "union_tag_invalid") else ()

    def note(self, faults: FaultList, names: set[str]) -> None:
        """Add the fault that this is."""
        value, key = self.source.locate(self.path), self.source.locate(self.path, key=True)
        match self.kind:
            case "extra_forbidden":
                faults.add("unknown-key", key, name=self.last, nearest=self.near(names))
            case "missing":
                faults.add("missing-key", self.source.first_key(self.path), name=self.last)
            case "literal_error" | "union_tag_invalid":
                allowed = "`, `".join(self.allowed)
                faults.add("not-allowed", value, value=self.input, allowed=allowed, nearest=self.near(names))
            case "string_pattern_mismatch" if self.last == "url":
                faults.add("bad-url", value, value=self.input)
            case "string_pattern_mismatch":
                faults.add("bad-id", key if self.last == "[key]" else value, value=self.input)
            case "too_long" if self.dictionary:
                faults.add("several-keys", value, names=", ".join(map(str, self.here)))
            case "greater_than_equal":
                faults.add("too-small", value, least=self.least)
            case kind if kind in _PLAIN:
                faults.add(_PLAIN[kind], value)
            case _ if isinstance(self.here, str) and ":" in self.here and _KINDS.get(self.kind) == "@kind:mapping":
                faults.add("space-after-colon", value)
            case kind:
                faults.add("wrong-kind", value, expected=_KINDS.get(kind, "@kind:other"))

    def mend(self, data: Any, names: set[str]) -> None:
        """Put the nearest name in the place of a misspelt one."""
        near = self.near(names)
        if not near or not self.path:
            return
        *way, last = self.path
        for step in way:
            data = data[step]
        if self.kind != "extra_forbidden":
            data[last] = near[0]
        elif isinstance(data, MarkedDict) and near[0] not in data:
            data[near[0]] = data.pop(last)


def _has(here: Any, step: Any) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)


def _field_names(model: type[Shape]) -> set[str]:
    """Return every key that a file of this shape knows, for the nearest name to a misspelt one."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
