"""Words that all shapes share: the strict base, texts in three languages, ids, citations and standing."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StrictBool, StrictInt, StrictStr, Tag
from typing_extensions import TypeAliasType

Basis = Literal["published", "reported", "assumed"]


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


class Text(Shape):
    """What people read, in the three languages of the project; none may be left out.

    Attributes:
        zh: In Chinese.
        en: In English.
        ja: In Japanese.
    """

    zh: Annotated[str, Field(min_length=1, max_length=4000)]
    en: Annotated[str, Field(min_length=1, max_length=4000)]
    ja: Annotated[str, Field(min_length=1, max_length=4000)]

    def __getitem__(self, lang: str) -> str:
        """Return the text in `lang`, one of zh, en, ja."""
        return str(getattr(self, lang))


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=80)]
FactId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=80)]
SourceId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=80)]

# Amounts are written as text (`5亿`) or as plain numbers; the compiler reads them by the unit of the fact they meet.
Scalar = TypeAliasType(
    "Scalar",
    Annotated[
        StrictBool
        | StrictInt
        | Annotated[Decimal, Field(strict=True)]
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
    """

    source: SourceId
    article: Annotated[str, Field(min_length=1)] | None = None
    quote: Annotated[str, Field(min_length=1)] | None = None
    note: Text | None = None


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
