"""Where the keys of a file may stand."""

from collections.abc import Mapping
from typing import Any

from lucidrule.model.base import Shape

# Keys, and the keys below which they may stand; "": at the outermost level.
Homes = Mapping[str, tuple[str, ...]]
_OF_PROGRAMME = ("sources", "areas", "interactions", "award_cap", "languages", "currency", "common", "answers")
# Of keys that may be written into the wrong file: the one that has them.
FILES_OF = {
    **dict.fromkeys(_OF_PROGRAMME, "policies.yaml"),
    **dict.fromkeys(("groups", "facts", "contradictions"), "rules/facts.yaml"),
    **dict.fromkeys(("criteria", "definitions", "open_points"), "rules/criteria.yaml"),
    **dict.fromkeys(("materials", "entitlement", "awards", "each"), "rules/AREA/POLICY.yaml"),
}


def homes_of(model: type[Shape]) -> Homes:
    """Return every key that a file of this shape knows, and below which keys it may stand; "": outermost."""
    schema = model.model_json_schema()
    found: dict[str, dict[str, None]] = {}
    seen: set[tuple[str, str]] = set()

    def walk(part: Any, below: str) -> None:
        if isinstance(part, list):
            for each in part:
                walk(each, below)
        elif isinstance(part, dict):
            for name, inner in part.get("properties", {}).items():
                found.setdefault(name, {})[below] = None
                walk(inner, name)
            named = str(part.get("$ref", "")).rpartition("/")[2]
            if named and (named, below) not in seen:
                seen.add((named, below))
                walk(schema["$defs"][named], below)
            for each in part.get("patternProperties", {}).values():
                walk(each, below)
            for key in ("anyOf", "oneOf", "allOf", "items", "additionalProperties"):
                walk(part.get(key), below)

    walk(schema, "")
    return {name: tuple(places) for name, places in found.items()}
