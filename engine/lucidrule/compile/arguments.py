"""What callers from Python give beside a company → what is meant; what is none is refused under its name."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, WrongArgument, written
from lucidrule.core.plain_value import plain_value
from lucidrule.core.position import Location
from lucidrule.kernel.missing import Missing
from lucidrule.texts.catalogue import LANGS
from lucidrule.values.amounts import Writing
from lucidrule.values.reading import UnfitValue, not_known, typed
from lucidrule.values.refusal import refusal

# No programme has so many policies; what yields names has to end.
_MOST_NAMES = 10_000
_OF_MISSING = [type(each) for each in Missing("")]


def wrong(name: str, expected: str, found: object) -> WrongArgument:
    """Return the error that tells of an argument what it should be."""
    return WrongArgument((Fault("wrong-kind", _at(name), {"expected": expected, "found": written(found)}),))


def day_given(raw: object, zone: ZoneInfo | None, name: str = "as_of") -> date:
    """Return the day that a caller means: a date, a moment, or what the reader of values takes for a day.

    Raises:
        WrongArgument: It is none.
    """
    # What most callers have; it is asked for each company.
    if type(raw) is date:
        return raw
    if isinstance(raw, str | int | float | Decimal | date):
        raw = plain_value(raw)
    if type(raw) is date:
        return raw
    if not_known(raw):
        raise wrong(name, "@kind:date", raw)
    try:
        found: Any = typed(raw, "date", None, Writing(zone=zone))
    except UnfitValue as error:
        code, params, _ = refusal(error, raw, "date", name, None)
        if code == "wrong-unit" and not isinstance(raw, str):
            raise wrong(name, "@kind:date", raw) from None
        told = {key: value if isinstance(value, dict) else written(value) for key, value in params.items()}
        raise WrongArgument((Fault("not-a-date" if code == "wrong-unit" else code, _at(name), told),)) from None
    return date(found.year, found.month, found.day)


def until_given(raw: object, first: date, most: int, zone: ZoneInfo | None) -> date:
    """Return the last day of those from a first one on that a caller means.

    Args:
        most: How many years later it may lie.

    Raises:
        WrongArgument: It is no day, lies before the first one, or too far ahead.
    """
    found = day_given(raw, zone, "until")
    if found < first:
        raise WrongArgument((Fault("until-before", _at("until"), {"until": f"{found}", "as_of": f"{first}"}),))
    if found.year - first.year > most:
        raise WrongArgument((Fault("until-too-far", _at("until"), {"until": f"{found}", "most": f"{most}"}),))
    return found


def policies_given(policies: object, programme: CompiledProgramme) -> tuple[str, ...] | None:
    """Return the policies asked for, by id; None: all.

    Raises:
        WrongArgument: These are no names.
        UnknownName: One names no policy, or several.
    """
    if policies is None:
        return None
    if isinstance(policies, str | bytes) or not isinstance(policies, Iterable):
        raise wrong("policies", "@kind:names", policies)
    names = []
    for each in islice(policies, _MOST_NAMES):
        names.append(text_given(each, "policies"))
    return programme.policies_named(names)


def text_given(raw: object, name: str) -> str:
    """Return a name that a caller gives.

    Raises:
        WrongArgument: It is no text.
    """
    if not isinstance(raw, str):
        raise wrong(name, "@kind:text", raw)
    return raw


def year_given(raw: object) -> None:
    """Look at a year that a caller gives; None: none.

    Raises:
        WrongArgument: It is no whole number.
    """
    if raw is not None and (not isinstance(raw, int) or isinstance(raw, bool)):
        raise wrong("year", "@kind:count", raw)


def question_given(raw: object) -> Missing:
    """Return what a caller asks about.

    Raises:
        WrongArgument: It is no missing fact.
    """
    if not isinstance(raw, Missing) or [type(each) for each in raw] != _OF_MISSING:
        raise wrong("missing", "@kind:missing", raw)
    return raw


def language_given(raw: object, own: Sequence[str] = LANGS) -> str:
    """Return a language that there are texts in: one of ours, or of the programme's own.

    Raises:
        WrongArgument: There are none.
    """
    if not isinstance(raw, str) or raw not in (*LANGS, *own):
        raise WrongArgument(
            (
                Fault(
                    "not-allowed", _at("lang"), {"value": written(raw), "allowed": tuple(dict.fromkeys((*LANGS, *own)))}
                ),
            )
        )
    return raw


def path_of(raw: object, name: str) -> Path:
    """Return a path that a caller gives.

    Raises:
        WrongArgument: It is none that a file could have.
    """
    if not isinstance(raw, str | os.PathLike):
        raise wrong(name, "@kind:path", raw)
    try:
        path = Path(raw)
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        # Whoever opens it says so.
        return path
    except (OSError, TypeError, ValueError):
        raise wrong(name, "@kind:path", raw) from None
    return path


def _at(name: str) -> Location:
    return Location(name, 0, 0, path=(name,))
