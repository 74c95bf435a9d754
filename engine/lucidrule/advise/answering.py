"""An answer as people type it → as a company file says it → the profile with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lucidrule.advise.asking import declared_of
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile, read_fact, revise
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.core.folding import folded
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Declared
from lucidrule.values.reading import no_records, not_known

_MOST_RECORDS = 50
# `2019: 3亿, 2020: 4亿`: a comma may also stand inside a number.
_YEAR = re.compile(r"\d{4}\s*[:：=]")
_BETWEEN_YEARS = re.compile(r"(?<![\s,，、;；])[\s,，、;；]+(?=\d{4}\s*[:：=])")


def as_in_file(value: Any, missing: Missing, declared: Declared) -> Any:
    """Return an answer in the form of a company file."""
    kind = declared.type
    if kind == "choices" and isinstance(value, str) and not no_records(value):
        if folded(value) in declared.names_of_choices:
            # A comma may stand in the name of one.
            return [value]
        return [part for part in value.replace("、", ",").replace("，", ",").split(",") if part.strip()]
    if missing.through and isinstance(value, str) and _YEAR.match(value.strip()):
        parts = [part for part in _BETWEEN_YEARS.split(value.strip()) if part]
        return {int(part[:4]): _YEAR.sub("", part).strip() for part in parts}
    if kind == "records" and not isinstance(value, list):
        text = str(value).strip()
        if text.isdecimal() and 0 < int(text) <= _MOST_RECORDS:
            return [{} for _ in range(int(text))]
        return "none" if text == "0" else value
    return value


def with_known(said: Any, listed: Sequence[Mapping[str, Any]]) -> Any:
    """Return the records of a list, with what is known of those of which nothing is said but that they are there."""
    if not isinstance(said, list):
        return said
    known = [*listed, *({} for _ in said)]
    return [dict(before) if each == {} else each for each, before in zip(said, known, strict=False)]


def taken(profile: Profile, programme: CompiledProgramme, missing: Missing, value: Any) -> tuple[Any, Profile]:
    """Return an answer as a company file says it, None: not known, and the profile with it.

    Args:
        value: As a company file says it, or all as text; of a list how many records it has.

    Raises:
        ProfileAtFault: This is no value of the fact, or it contradicts what is known.
        UnknownName: There is no such record.
    """
    declared = declared_of(programme.facts, missing)
    said = None if not_known(value) else as_in_file(value, missing, declared)
    whole = with_known(said, profile.records.get(missing.fact, ())) if declared.type == "records" else said
    return said, answered(profile, programme, missing, whole)


def answered(profile: Profile, programme: CompiledProgramme, missing: Missing, said: Any) -> Profile:
    """Return the profile with an answer in the form of a company file; None: not known.

    Raises:
        ProfileAtFault: This is no value of the fact, or it contradicts what is known.
        UnknownName: There is no such record.
    """
    name = missing.fact
    fact = programme.facts[name]
    if said is None and not missing.has_answer:
        return replace(profile, asked=profile.asked | {missing})
    if declared_of(programme.facts, missing) is not fact:
        said = _with_part(profile, missing, said)
    elif missing.year:
        said = {missing.year: said}
    elif missing.through and not isinstance(said, Mapping | None):
        said = {missing.through: said}
    known = read_fact(name, said, programme)
    gone: dict[Any, Any] = {}
    records: dict[str, Any] = dict(known.records)
    if isinstance(said, Mapping):
        gone = {(name, year): None for year, part in said.items() if not_known(part)}
    elif said is None and fact.type == "records":
        records[name] = None
    elif said is None:
        gone = {(name, missing.through or None): None}
    return revise(profile, programme, {**gone, **known.values}, records)


def _with_part(profile: Profile, missing: Missing, said: Any) -> list[dict[str, Any]]:
    """Return the records of a list, one with a part answered."""
    listed = [dict(record) for record in profile.records.get(missing.fact, ())]
    if not 0 < missing.record <= len(listed):
        raise UnknownName((Fault("no-question", None),))
    listed[missing.record - 1].pop(missing.part, None)
    if said is not None:
        listed[missing.record - 1][missing.part] = said
    return listed
