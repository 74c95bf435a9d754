"""JSON lines → events: who told which fact about which company, and when."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.core.fault import Fault, ProfileAtFault
from lucidrule.core.json_line import NoObject, decoder, read_object
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.core.quantity import MOST_DIGITS, QuantityError, digits_of, plain
from lucidrule.kernel.missing import YEARS
from lucidrule.loading.decoding import line_not_text
from lucidrule.values.days import parse_date
from lucidrule.values.reading import not_known
from lucidrule.values.refusal import UnfitDay, day_of

_TEXTS = ("id", "company", "date", "source", "who")
_OF_A_FACT = ("fact", "year", "value", "withdrawn")
_KEYS = (*_TEXTS, *_OF_A_FACT, "retract")
_LONGEST_TEXT = 500
_DEEPEST = 8
_LONGEST_NUMBER = 300


@dataclass(frozen=True, slots=True)
class Event:
    """A fact that was told, corrected or withdrawn; or another event that is taken back.

    Attributes:
        data: All of it, as it was told.
        value: As in a company file; None: withdrawn.
        retract: The id of an event that never should have been; of no fact then.
    """

    id: str
    company: str
    fact: str
    year: int | None
    value: Any
    date: date
    data: dict[str, Any]
    retract: str | None = None


def read_event(line: str, file: str, number: int, zone: ZoneInfo | None = None) -> Event:
    """Return the event of a line.

    Args:
        zone: In which the moment of an event is a day, which is kept in its place; None: it is refused.

    Raises:
        ProfileAtFault: It is none; with the line, and what was expected.
    """
    at = Location(file, number, 1, line[:200].rstrip("\n"), row=number)
    if "\0" in line:
        _check_bytes(line, at)
    data = _decoded(line, at)
    try:
        _ENCODER.encode(data).encode()
    except UnicodeEncodeError:
        _check_bytes(line, at)
        raise _refused(at, "event-not-json", problem="@json:encoding") from None
    _check_keys(data, at)
    if "retract" not in data:
        _check_value(data, at)
    try:
        day = day_of(data["date"], "date", zone=zone)
    except UnfitDay as error:
        raise ProfileAtFault((Fault(error.code, at, error.params),)) from None
    if _names_a_zone(data["date"]):
        data["date"] = day.isoformat()
    told = (data.get("fact", ""), data.get("year"), data.get("value"))
    return Event(data["id"], data["company"], *told, day, data, data.get("retract"))


def _names_a_zone(text: str) -> bool:
    """Return whether a text that is a day in some zone is none by itself."""
    try:
        parse_date(text)
    except QuantityError as error:
        return error.code == "zoned-time"
    return False


def _check_bytes(line: str, at: Location) -> None:
    """Refuse a line whose bytes are of another encoding that can be seen."""
    with suppress(UnicodeEncodeError):  # a line that never was bytes
        if (seen := line_not_text(line.encode("utf-8", "surrogateescape"), at.file, at.line)) is not None:
            raise ProfileAtFault((seen,))


def _check_value(data: Mapping[str, Any], at: Location) -> None:
    """Refuse a year that is none, and what is neither a value nor its withdrawal."""
    year = data.get("year")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool) or year not in YEARS):
        raise _refused(at, "not-a-calendar-year", value=str(year)[:50])
    # A year stands beside its value: what is told, corrected and withdrawn is one figure.
    odd = isinstance(data.get("value"), dict) or _depth(data) > _DEEPEST or data.get("withdrawn", True) is not True
    if odd or ("value" in data) == ("withdrawn" in data):
        raise _refused(at, "event-value")


def _decoded(line: str, at: Location) -> dict[str, Any]:
    try:
        return read_object(line, _DECODER)
    except NoObject as error:
        match error.code:
            case "json-too-long":
                raise _refused(at, "event-too-long") from None
            case "json-syntax":
                place = replace(at, column=error.column) if error.column <= len(at.text) else at
                raise _refused(place, "event-not-json", (), **error.params) from None
        raise _refused(at, error.code, (), **error.params) from None


def _check_keys(data: Mapping[str, Any], at: Location) -> None:
    """Refuse keys that events do not have, and texts that are none."""
    for key in data:
        if key not in _KEYS:
            raise _refused(at, "unknown-key", nearest(key, _KEYS), name=key[:_LONGEST_TEXT])
    retracts = "retract" in data
    if retracts and any(key in data for key in _OF_A_FACT):
        raise _refused(at, "event-retracts")
    for key in (*_TEXTS, "retract" if retracts else "fact"):
        if key not in data:
            raise _refused(at, "missing-key", names=f"`{key}`")
        if not isinstance(data[key], str) or not data[key].strip() or len(data[key]) > _LONGEST_TEXT:
            raise _refused(at, "event-not-text", name=key)


def _refused(at: Location, code: str, near: tuple[str, ...] = (), **params: str) -> ProfileAtFault:
    return ProfileAtFault((Fault(code, at, params, near),))


def withdraws(told: Mapping[str, Any]) -> bool:
    """Return whether an event says that a fact is not known, or not any more."""
    return "withdrawn" in told or not_known(told.get("value"))


def _constant(name: str) -> None:
    """Take what is no number for not known, as everywhere."""


def _number(text: str) -> str:
    """Return a number as it is written, for a float would not be exact; one with an exponent is written out."""
    if "e" not in text.lower():
        return text
    try:
        value = Decimal(text)
    except ArithmeticError:
        # Its exponent is more than any number has.
        return text
    return plain(value) if digits_of(value) <= MOST_DIGITS else text


def _whole(text: str) -> int | str:
    """Return a whole number; one of more digits than Python itself would read is refused as a value is."""
    return int(text) if len(text) <= _LONGEST_NUMBER else text


_DECODER = decoder(number=_number, whole=_whole, constant=_constant)
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inner), default=0)
