"""Programmes by their folders, or as their texts were kept: one, or several that stand together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.programme import compile_programme, warnings_of
from lucidrule.compile.several import joined
from lucidrule.compile.shared_facts import Stated
from lucidrule.core.fault import Fault, RulesAtFault


def compile_folders(folders: Sequence[Path]) -> CompiledProgramme:
    """Read the programmes in some folders; of several the faults name the folder of each.

    Raises:
        RulesAtFault: With the faults of all files.
    """
    missing = [Fault("no-folder", None, {"path": str(each)}) for each in folders if not each.is_dir()]
    if missing:
        raise RulesAtFault(tuple(missing))
    return compile_programme(folders[0]) if len(folders) == 1 else _together([(str(each), each) for each in folders])


def compile_texts(texts: Mapping[str, str]) -> CompiledProgramme:
    """Read the programme that some texts are, or the several: then each name begins with the id of its programme.

    Raises:
        RulesAtFault: With the faults of all files.
    """
    each = _of_each(texts)
    return _together(list(each.items())) if each else compile_programme(texts)


def _together(named: Sequence[tuple[str, Path | Mapping[str, str]]]) -> CompiledProgramme:
    members: list[Stated] = []
    faults: list[Fault] = []
    for name, place in named:
        try:
            members.append(Stated(compile_programme(place), name))
        except RulesAtFault as error:
            faults += _within(error.faults, name)
    if faults:
        raise RulesAtFault(tuple(faults))
    return joined(members)


@lru_cache(4)
def programme_again(texts: tuple[tuple[str, str], ...]) -> CompiledProgramme:
    """Return the programme that some texts make, made once of the same: what another process sends comes again and
    again."""
    return compile_texts(dict(texts))


def warnings_of_all(programme: CompiledProgramme) -> tuple[Fault, ...]:
    """Return what is to be warned of in the files of a programme, or of several: then with the id of each."""
    if len(programme.members) == 1:
        return warnings_of(programme.texts)
    return tuple(fault for member in programme.members for fault in _within(warnings_of(member.texts), member.id))


def _within(faults: Sequence[Fault], folder: str) -> Iterator[Fault]:
    for fault in faults:
        at = fault.at and replace(fault.at, file=f"{folder}/{fault.at.file}")
        yield replace(fault, at=at)


def _of_each(texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the texts of several programmes by the id of each; of one alone nothing."""
    if not any(name.endswith("/policies.yaml") for name in texts):
        return {}
    found: dict[str, dict[str, str]] = {}
    for name, text in texts.items():
        programme, _, own = name.partition("/")
        found.setdefault(programme, {})[own] = text
    return found
