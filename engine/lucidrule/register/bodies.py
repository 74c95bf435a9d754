"""What the entries of a log hold, by kind; read strictly, since a store may come from anywhere."""

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, NotRequired, TypeAlias

from pydantic import AfterValidator, ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

from lucidrule.core.verdict import Outcome
from lucidrule.values.days import parse_date

_EXTENSIBLE = ConfigDict(strict=True, extra="allow")


def _iso(text: str) -> str:
    date.fromisoformat(text)
    return text


def _as_told(text: str) -> str:
    parse_date(text)
    return text


Day = Annotated[str, AfterValidator(_iso)]
OutcomeName = Annotated[str, AfterValidator(lambda name: Outcome(name).value)]


@with_config(ConfigDict(strict=True, extra="forbid"))
class _Fact(
    TypedDict(
        "_Years",
        {"fact": str, "year": NotRequired[int], "from": NotRequired[int], "through": NotRequired[int]},
    )
):
    record: NotRequired[int]
    part: NotRequired[str]


# A name as it was written, or as each language has it.
_Named: TypeAlias = str | dict[str, str]


@with_config(_EXTENSIBLE)
class _Fault(TypedDict):
    code: str
    params: dict[str, _Named | list[_Named]]
    nearest: list[_Named]


@with_config(_EXTENSIBLE)
class _Late(TypedDict):
    id: str
    date: Day


@with_config(_EXTENSIBLE)
class _Event(TypedDict):
    """An event as it was told, of a fact or of an event that it takes back.

    `first` are the outcomes before the first event of a company; `late` is what it overrides though it is older.
    """

    id: str
    company: str
    fact: NotRequired[str]
    retract: NotRequired[str]
    year: NotRequired[int | None]
    value: NotRequired[Any]
    withdrawn: NotRequired[Literal[True]]
    date: Annotated[str, AfterValidator(_as_told)]
    source: str
    who: str
    judged_at: Day
    first: dict[str, OutcomeName] | None
    late: NotRequired[_Late]


@with_config(_EXTENSIBLE)
class _Change(TypedDict):
    """An outcome that became another, with the receipt of its document: digests of rules and facts, engines."""

    policy: str
    before: OutcomeName
    after: OutcomeName
    criteria: list[str]
    fact: _Fact | None
    as_of: Day
    by_rules: bool
    rules: str
    facts: str
    engine: str
    confirmed_by: str | None


@with_config(_EXTENSIBLE)
class _Programme(TypedDict):
    """One of several programmes that the rules are."""

    programme: str
    version: str
    digest: str


@with_config(_EXTENSIBLE)
class _Rules(TypedDict):
    """The rules that hold from here; the texts of all their files, by name, and the order of which the digest is."""

    digest: str
    programme: str
    version: str
    programmes: NotRequired[list[_Programme]]
    texts: dict[str, str]
    order: NotRequired[list[str]]


@with_config(_EXTENSIBLE)
class _Date(TypedDict):
    date: Day


@with_config(_EXTENSIBLE)
class _Refused(TypedDict):
    """A line that was no event that could be taken."""

    file: str
    line: int
    text: str
    faults: list[_Fault]


@with_config(_EXTENSIBLE)
class _Aside(TypedDict):
    """A fact that the rules do not take, though others did."""

    fact: str
    year: int | None
    faults: list[_Fault]


def _of_one(event: Any) -> Any:
    if ("fact" in event) == ("retract" in event) or ("fact" in event and ("value" in event) == ("withdrawn" in event)):
        raise ValueError(event["id"])
    return event


_KINDS: dict[str, Any] = {
    "event": Annotated[_Event, AfterValidator(_of_one)],
    "change": _Change,
    "rules": _Rules,
    "date": _Date,
    "refused": _Refused,
    "aside": _Aside,
}


@cache
def _reader(kind: str) -> TypeAdapter[dict[str, Any]]:
    return TypeAdapter(_KINDS[kind])


def read_body(kind: str, text: str) -> dict[str, Any]:
    """Return what an entry holds.

    Raises:
        ValueError: It is not what an entry of this kind holds.
    """
    if kind not in _KINDS:
        raise ValueError(kind)
    return _reader(kind).validate_json(text)
