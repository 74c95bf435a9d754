"""A company as a pydantic model made from a programme: it describes every fact; values are read as everywhere."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError, WithJsonSchema, create_model
from pydantic import model_validator as validated_by
from pydantic_core import InitErrorDetails, PydanticCustomError

from lucidrule.compile.company_keys import has_facts
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.known_data import known_data
from lucidrule.compile.profile import Profile
from lucidrule.compile.read_company import ReadCompany
from lucidrule.core.fault import LucidruleError
from lucidrule.decide.data import value_data
from lucidrule.model.base import Text
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Declared, Fact
from lucidrule.values.reading import largest

YEARS = "^(19|20|21)[0-9]{2}$"
# What a program writes; what people write besides is read too, and a schema cannot say it.
_AMOUNT: dict[str, Any] = {"type": ["number", "string"]}
_PLAIN: dict[str, dict[str, Any]] = {
    "flag": {"type": "boolean"},
    "count": {"type": ["integer", "string"]},
    "number": _AMOUNT,
    "money": _AMOUNT,
    "share": _AMOUNT,
    "date": {"type": "string", "format": "date"},
    "event": {"anyOf": [{"type": "string", "format": "date"}, {"const": "never"}]},
    "text": {"type": "string"},
}
_UNKNOWN: dict[str, Any] = {"type": "null"}


def company_model(
    programme: CompiledProgramme, lang: str, read: Callable[[Mapping[str, Any]], Profile]
) -> type[ReadCompany]:
    """Return the model of a company of which a programme asks.

    Its JSON schema has every fact, with its question in a language. What it takes is what `read` takes, and it holds
    the values as they were read: ids of choices, exact numbers, days. A fact that was not asked is not set; one that
    is None was asked and is not known.

    Args:
        read: Reads a company as everywhere; its faults become those of the model.
    """
    declared = dict(_field(name, fact_schema(fact, lang)) for name, fact in programme.facts.items())
    make: Any = create_model
    facts = make("Facts", __config__=_CONFIG, **declared)

    def of_reader(cls: Any, given: Any) -> Any:
        whole = isinstance(given, Mapping) and has_facts(given)
        try:
            # A text would be the path of a file.
            return known_data(read(given if isinstance(given, Mapping) else {"facts": given}))
        except LucidruleError as error:
            _refuse(cls, error, given, whole=whole, lang=lang)

    made: type[ReadCompany] = make(
        "Company",
        __base__=ReadCompany,
        __validators__={"of_reader": validated_by(mode="before")(classmethod(of_reader))},  # type: ignore[arg-type]  # as pydantic documents it
        company=(CompanyHeader, Field(default_factory=CompanyHeader)),
        facts=(facts, Field(default_factory=facts)),
        answers=(dict[str, Any], Field(default_factory=dict)),
    )
    return made


def fact_schema(fact: Declared, lang: str) -> dict[str, Any]:
    """Return what JSON a program writes for a fact: its values, by year, or records with their parts."""
    if fact.type == "records":
        parts = {name: _told(part, lang, _or_unknown(_one(part))) for name, part in (_parts(fact)).items()}
        record = {"type": "object", "additionalProperties": False, "properties": parts}
        return _told(fact, lang, _or_unknown({"type": "array", "items": record}))
    value = _one(fact)
    if isinstance(fact, Fact) and fact.yearly:
        years = {YEARS: _or_unknown(value)}
        value = {"type": "object", "additionalProperties": False, "patternProperties": years}
    return _told(fact, lang, _or_unknown(value))


def _parts(fact: Declared) -> Mapping[str, Declared]:
    return (fact.parts or {}) if isinstance(fact, Fact) else {}


def _one(fact: Declared) -> dict[str, Any]:
    if fact.choices is not None:
        one = {"type": "string", "enum": list(fact.choices)}
        return {"type": "array", "items": one} if fact.type == "choices" else one
    found = dict(_PLAIN[fact.type])
    if fact.type in ("count", "number", "money", "share"):
        most = largest(fact)
        found |= {} if fact.negative else {"minimum": 0}
        found |= {} if most is None else {"maximum": int(most) if most == int(most) else float(most)}
    return found


def _or_unknown(value: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [value, _UNKNOWN]}


def _told(fact: Declared, lang: str, value: dict[str, Any]) -> dict[str, Any]:
    said = [fact.question[lang], *_choices(fact, lang), *([] if fact.note is None else [fact.note[lang]])]
    kind = {"x-type": fact.type, **({} if fact.unit is None else {"x-unit": fact.unit[lang]})}
    return {"title": fact.label[lang], "description": "\n".join(said), **kind, **value}


def _choices(fact: Declared, lang: str) -> list[str]:
    labels: Mapping[str, Text] = fact.choices or {}
    return [f"`{choice}`: {label[lang]}" for choice, label in labels.items()]


_CONFIG = ConfigDict(frozen=True, extra="forbid", protected_namespaces=(), serialize_by_alias=True)


def _field(name: str, schema: dict[str, Any]) -> tuple[str, tuple[Any, Any]]:
    """Return the attribute of a fact: called by its id, with a line behind it where pydantic has something of its own
    that is called so."""
    kind = Annotated[Any, WithJsonSchema(schema), PlainSerializer(value_data, when_used="json")]
    return f"{name}_" if hasattr(BaseModel, name) else name, (kind, Field(None, alias=name, json_schema_extra=_bare))


def _bare(schema: dict[str, Any]) -> None:
    # What is left out was not asked; null was.
    del schema["default"]


def _refuse(cls: type[BaseModel], error: LucidruleError, given: Any, *, whole: bool, lang: str) -> NoReturn:
    raise ValidationError.from_exception_data(
        cls.__name__,
        [
            InitErrorDetails(
                # Braces of a message are none of pydantic's.
                type=PydanticCustomError(fault.code, "{message}", {"message": fault.message(lang)}),
                loc=tuple(fault.at.path[0 if whole else 1 :]) if fault.at is not None else (),
                input=given,
            )
            for fault in error.faults
        ],
    ) from None
