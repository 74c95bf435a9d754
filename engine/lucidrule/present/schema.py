"""JSON Schema of company files for one programme: editors then complete the names of facts and mark wrong values."""

from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.company import CompanyFile
from lucidrule.model.facts import Declared, Fact

_UNKNOWN = [{"type": "null"}, {"enum": ["unknown", "不详", "未知", "不明"]}]
_NUMBER = {"type": ["string", "number"]}
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}-\d{2}|年\d{1,2}月\d{1,2}日)$"}
_VALUES: dict[str, dict[str, Any]] = {
    "flag": {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "是", "否", "はい", "いいえ"]}]},
    "count": _NUMBER,
    "money": _NUMBER,
    "share": _NUMBER,
    "date": _DATE,
    "event": {"anyOf": [_DATE, {"enum": ["never", "从未", "无", "なし", "未"]}]},
    "text": {"type": "string"},
}


def company_schema(programme: CompiledProgramme) -> dict[str, Any]:
    """Return the schema of a company file whose facts are those of a programme."""
    schema = CompanyFile.model_json_schema()
    properties = {name: {**_value_of(fact), "description": fact.question.zh} for name, fact in programme.facts.items()}
    facts = {"type": "object", "additionalProperties": False, "properties": properties}
    schema["properties"]["facts"] = {"anyOf": [facts, {"type": "null"}], "title": "Facts"}
    return schema


def _value_of(fact: Fact) -> dict[str, Any]:
    if fact.type == "records":
        parts = {name: {"anyOf": [_one(part, part.type), *_UNKNOWN]} for name, part in (fact.parts or {}).items()}
        record = {"type": "object", "additionalProperties": False, "properties": parts}
        return {"anyOf": [{"type": "array", "items": record}, {"enum": ["none", "无", "なし"]}, *_UNKNOWN]}
    value = _one(fact, fact.type)
    if fact.yearly:
        years = {"^(19|20|21)[0-9]{2}$": {"anyOf": [value, *_UNKNOWN]}}
        value = {"type": "object", "additionalProperties": False, "patternProperties": years}
    return {"anyOf": [value, *_UNKNOWN]}


def _one(declared: Declared, kind: str) -> dict[str, Any]:
    if declared.choices is None:
        return _VALUES[kind]
    names = {
        "enum": [each for name, label in declared.choices.items() for each in (name, label.zh, label.en, label.ja)]
    }
    return {"type": "array", "items": names} if kind == "choices" else names
