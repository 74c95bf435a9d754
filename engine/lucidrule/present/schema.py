"""JSON Schema of company files for one programme: editors then complete the names of facts and mark wrong values."""

from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.company import CompanyFile
from lucidrule.model.facts import Declared, Fact, GrantedFact
from lucidrule.values.spoken import WORDS, Said


def _words(*said: Said) -> dict[str, Any]:
    return {"enum": list(dict.fromkeys(word for each in said for words in WORDS[each].values() for word in words))}


# Editors offer them; more writings are read than a schema can say, so that texts of any kind are let through.
_DEFINED: dict[str, Any] = {
    "unknown": {"anyOf": [{"type": "null"}, _words(Said.UNKNOWN)]},
    "none": _words(Said.NONE, Said.NOT_APPLICABLE),
    "flag": {"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}, _words(Said.YES, Said.NO)]},
    "amount": {"type": ["string", "number"]},
    "date": {"type": ["string", "integer"], "pattern": r"\d"},
    "event": {"anyOf": [{"$ref": "#/$defs/date"}, _words(Said.NEVER, Said.NOT_APPLICABLE)]},
    "text": {"type": ["string", "number"]},
}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def company_schema(programme: CompiledProgramme) -> dict[str, Any]:
    """Return the schema of a company file whose facts are those of a programme."""
    schema = CompanyFile.model_json_schema()
    facts = programme.facts.items()
    properties = {name: {**_value_of(fact), "description": fact.question["zh"]} for name, fact in facts}
    known = {"type": "object", "additionalProperties": False, "properties": properties}
    schema.setdefault("$defs", {}).update(_DEFINED)
    schema["properties"]["facts"] = {"anyOf": [known, {"type": "null"}], "title": "Facts"}
    return schema


def _value_of(fact: Fact) -> dict[str, Any]:
    if fact.type == "records":
        parts = {name: {"anyOf": [_one(part, part.type), _ref("unknown")]} for name, part in (fact.parts or {}).items()}
        record = {"type": "object", "additionalProperties": False, "properties": parts}
        return {"anyOf": [{"type": "array", "items": record}, _ref("none"), _ref("unknown")]}
    value = _one(fact, fact.type)
    if fact.yearly:
        years = {"^(19|20|21)[0-9]{2}$": {"anyOf": [value, _ref("unknown")]}}
        value = {"type": "object", "additionalProperties": False, "patternProperties": years}
    return {"anyOf": [value, _ref("unknown")]}


def _one(declared: Declared, kind: str) -> dict[str, Any]:
    if declared.choices is None:
        return _ref("amount" if kind in ("count", "money", "share") else kind)
    names = {"enum": [each for name, label in declared.choices.items() for each in (name, *label.values())]}
    if isinstance(declared, GrantedFact):
        # A record names its award in full or in short, as it stands alone.
        record = {"type": "object", "properties": {"award": {"type": "string"}, "year": {}, "sum": {}}}
        return {"type": "array", "items": {"anyOf": [{"type": "string"}, record]}}
    return {"type": "array", "items": names} if kind == "choices" else names
