"""Words that all shapes share: the strict base, texts in the languages of a programme, ids, citations and standing."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    InstanceOf,
    StrictBool,
    StrictInt,
    StrictStr,
    Tag,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, core_schema
from typing_extensions import TypeAliasType

from lucidrule.model.languages import LANGUAGE, Languages
from lucidrule.texts.catalogue import LANGS, spoken

Basis = Literal["published", "reported", "assumed"]
_LONGEST_TEXT = 4000
_TOLD = {"zh": "In Chinese.", "en": "In English.", "ja": "In Japanese."}


class Shape(BaseModel):
    """A mapping of a rule file: unknown keys are refused, nothing is converted, nothing changes afterwards."""

    # Built by `model.files`, once for all shapes: each would build the whole of conditions and amounts again.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class Since(NamedTuple):
    """Of a key, in what annotates it: the version of the language from which on it may be written."""

    version: int


@cache
def newer_keys(kind: type[Shape]) -> dict[str, int]:
    """Return the keys of a shape that not every version of the language has, each with its first version."""
    found = {(field.alias or name): field.metadata for name, field in kind.model_fields.items()}
    return {key: each.version for key, metadata in found.items() for each in metadata if isinstance(each, Since)}


def own_key(shape: Shape) -> str:
    """Return the key that a condition or an amount is known by: the first of its own."""
    return next(iter(type(shape).__annotations__)).removesuffix("_")


class Text(Mapping[str, str]):
    """What people read, in each language of the programme, the first one first.

    It is told in any language: in another as in that of our own words beside it (English), else as in the first.
    """

    __slots__ = ("_otherwise", "_said")

    def __init__(self, said: Mapping[str, str] | None = None, /, *, otherwise: str = "", **written: str) -> None:
        self._said = {**(said or {}), **written}
        self._otherwise = self._said[otherwise] if otherwise else next(iter(self._said.values()))

    def __getitem__(self, lang: str) -> str:
        return self._said.get(lang) or self._said.get(spoken(lang), self._otherwise)

    def __contains__(self, lang: object) -> bool:
        """Return whether it is written in a language."""
        return lang in self._said

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def __hash__(self) -> int:
        return hash(tuple(self._said.items()))

    def __repr__(self) -> str:
        return f"Text({self._said!r})"

    def by_language(self) -> dict[str, str]:
        """Return it as messages take it: told in each language that messages are in, and in its own."""
        return {lang: self[lang] for lang in (*LANGS, *(own for own in self if own not in LANGS))}

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.str_schema(strict=True, min_length=1, max_length=_LONGEST_TEXT)
        said = core_schema.dict_schema(core_schema.str_schema(strict=True), text, strict=True)
        written = core_schema.plain_serializer_function_ser_schema(dict)
        return core_schema.with_info_wrap_validator_function(_text, said, ref="Text", serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> Any:
        text = {"type": "string", "minLength": 1, "maxLength": _LONGEST_TEXT}
        return {
            "title": "Text",
            "description": "What people read, in each language of the programme: zh, en and ja where it names none.",
            "type": "object",
            "minProperties": 1,
            "properties": {
                lang: {**text, "title": lang.capitalize(), "description": told} for lang, told in _TOLD.items()
            },
            "patternProperties": {LANGUAGE: text},
            "additionalProperties": False,
        }


def _text(data: Any, read: core_schema.ValidatorFunctionWrapHandler, info: core_schema.ValidationInfo) -> Text:
    """Return a text that is in the languages of its programme; what it lacks or has beyond is refused with the rest."""
    if isinstance(data, Text):
        return data
    languages: Languages = info.context or Languages()
    if isinstance(data, str | list):
        bare = PydanticCustomError(
            "text-in-no-language", "text-in-no-language", {"languages": ", ".join(languages.listed)}
        )
        raise ValidationError.from_exception_data("Text", [InitErrorDetails(type=bare, loc=(), input=data)])
    refused: list[InitErrorDetails] = []
    said: dict[str, str] = {}
    try:
        said = read({lang: data[lang] for lang in languages.listed if lang in data} if isinstance(data, dict) else data)
    except ValidationError as error:
        refused += map(_again, error.errors(include_url=False))
    if isinstance(data, dict):
        kind = PydanticCustomError("language-missing", "language-missing", {"languages": ", ".join(languages.listed)})
        refused += [InitErrorDetails(type=kind, loc=(lang,), input=data) for lang in languages.lacking(data)]
        refused += _beyond(data, languages)
    if refused:
        raise ValidationError.from_exception_data("Text", refused)
    return Text(said)


def _again(error: ErrorDetails) -> InitErrorDetails:
    """Return a refusal as it was, to be raised together with others."""
    found = InitErrorDetails(type=error["type"], loc=error["loc"], input=error["input"])
    return {**found, "ctx": error["ctx"]} if "ctx" in error else found


def _beyond(said: Mapping[Any, Any], languages: Languages) -> list[InitErrorDetails]:
    """Return the refusals of what is written in languages that are none of the programme."""
    kind = _of_languages("language-not-listed", languages) or "extra_forbidden"
    found = (lang for lang in said if isinstance(lang, str) and lang not in languages.listed)
    return [InitErrorDetails(type=kind, loc=(lang,), input=said[lang]) for lang in found]


def _of_languages(code: str, languages: Languages) -> PydanticCustomError | None:
    """Return what is wrong with a text where its programme lists its languages."""
    told = {"languages": ", ".join(languages.listed)}
    return PydanticCustomError(code, code, told) if languages.stated else None


def _names(said: dict[str, list[str]], info: ValidationInfo) -> dict[str, list[str]]:
    if refused := _beyond(said, info.context or Languages()):
        raise ValidationError.from_exception_data("names", refused)
    return said


# Of one thing, in each language of its programme as many as there are.
OtherNames = Annotated[dict[str, list[str]], AfterValidator(_names)]


# In some languages of its programme: where there is none the title stands.
ShortTitle = dict[Annotated[str, Field(pattern=LANGUAGE)], Annotated[str, Field(min_length=1, max_length=40)]]


def shortly(text: Text, short: ShortTitle | None, lang: str) -> str:
    """Return what stands where there is little room: the short title of a language, if it has one."""
    return (short or {}).get(lang, text[lang])


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=80)]
# Of choices, as other systems write them: a short text without anything unseen, and no blanks around it.
_SEEN = r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
_INK = _SEEN.replace("]", r"\s]")
ChoiceId = Annotated[str, Field(pattern=f"^{_INK}({_SEEN}*{_INK})?$", max_length=80)]
FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=80)]

# Amounts are written as text (`5亿`) or as plain numbers; the compiler reads them by the unit of the fact they meet.
Scalar = TypeAliasType(
    "Scalar",
    Annotated[
        StrictBool
        | StrictInt
        # An instance: what a kind of its own, as of YAML without quotes, says is not lost.
        | InstanceOf[Decimal]
        | Annotated[date, Field(strict=True)]
        | StrictStr,
        Field(union_mode="smart"),
    ],
)


_DAY_KEY = re.compile(r"\d{4}-\d")
VALUES_OF = "values_of"


def is_dated(value: Any) -> bool:
    """Return whether something written says values by their first days."""
    return isinstance(value, dict) and any(key == VALUES_OF or _DAY_KEY.match(str(key)) for key in value)


def _kind_of_value(value: Any) -> str:
    return "<dated>" if is_dated(value) else "<value>"


# Values that change with time, each by its first day; and, as `values_of`, by which day they count.
DatedValues = TypeAliasType("DatedValues", dict[str, Scalar])
Scalars = Annotated[list[Scalar], Field(min_length=1)]
# Lists that change with time; as `values_of` by which day they count.
DatedLists = TypeAliasType("DatedLists", dict[str, Scalars | StrictStr])
ChangingList = TypeAliasType(
    "ChangingList",
    Annotated[
        Annotated[Scalars, Tag("<value>")] | Annotated[DatedLists, Tag("<dated>")], Discriminator(_kind_of_value)
    ],
)
Changing = TypeAliasType(
    "Changing",
    Annotated[
        Annotated[Scalar, Tag("<value>")] | Annotated[DatedValues, Tag("<dated>")], Discriminator(_kind_of_value)
    ],
)


class Citation(Shape):
    """Where a clause stands: a source of the bibliography, the place in it, and its words in its own language.

    Attributes:
        source: A source of the bibliography, by its id.
        article: The place in it, such as `art. 3`.
        quote: Its own words.
        note: What is to be said of it.
        taken: `false` of a source that says something else, which is named and not followed.
    """

    source: SourceId
    article: Annotated[str, Field(min_length=1)] | None = None
    quote: Annotated[str, Field(min_length=1)] | None = None
    note: Text | None = None
    taken: Annotated[bool, Since(2)] = True


def _citations(value: Any) -> Any:
    """Read the short forms: one source id, or one citation, stands for a list of one."""
    parts = value if isinstance(value, list) else [value]
    return [{"source": part} if isinstance(part, str) else part for part in parts]


Citations = Annotated[
    list[Citation],
    BeforeValidator(
        _citations,
        json_schema_input_type=Annotated[str, Field()] | Citation | list[str | Citation],
    ),
    Field(min_length=1),
]


class Clause(Shape):
    """Something that has a standing: who says so, and where.

    Attributes:
        basis: On whose word it stands: `published` by the issuer, `reported` by a named report, `assumed` after a
            comparable text.
        source: Where it stands: ids of sources, or citations with article and quote.
        note: What is said beside it.
    """

    basis: Basis
    source: Citations | None = None
    note: Text | None = None


class OptionalClause(Shape):
    """Something that may carry a standing of its own.

    Attributes:
        basis: On whose word it stands: `published` by the issuer, `reported` by a named report, `assumed` after a
            comparable text.
        source: Where it stands: ids of sources, or citations with article and quote.
        note: What is said beside it.
    """

    basis: Basis | None = None
    source: Citations | None = None
    note: Text | None = None
