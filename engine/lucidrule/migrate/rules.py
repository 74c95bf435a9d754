"""The files of a programme in version 2 of the language, everything in them under its name of now."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.compile.former import Former, former_of
from lucidrule.compile.programme import LANGUAGES, compile_programme
from lucidrule.core.fault import Fault, FaultList, RulesAtFault
from lucidrule.loading.files import read_text
from lucidrule.loading.shape import validate
from lucidrule.loading.source import SourceFile
from lucidrule.loading.yaml_reader import read_yaml
from lucidrule.migrate.edits import Edit, edited
from lucidrule.migrate.names import Renaming
from lucidrule.model.facts import FactsFile
from lucidrule.model.languages import languages_of
from lucidrule.model.policy import CriteriaFile, PolicyFile

_TOP, _FACTS, _CRITERIA = "policies.yaml", "rules/facts.yaml", "rules/criteria.yaml"
_WORD = re.compile(r"[^\s,\]}#]+")
# `year` with its comma: within braces behind or before others, or on a line of its own.
_YEAR_BEHIND, _YEAR_BEFORE = re.compile(r",\s*year:\s*$"), re.compile(r"year:\s*$")
_MOST_ROUNDS = 20


class Migrated(NamedTuple):
    """The texts of a programme as they were and as they are then, and what is left to a person."""

    was: Mapping[str, str]
    now: Mapping[str, str]
    left: tuple[Fault, ...]


def migrated(folder: Path) -> Migrated:
    """Return the files of a folder with every edit that changes no meaning.

    Raises:
        RulesAtFault: A file cannot be read at all.
    """
    was = _texts(folder)
    now = _named_now(was)
    sources = read_texts(now)
    top = sources[_TOP]
    if isinstance(top.data, dict) and top.data.get("language") == 1:
        at = top.locate(("language",))
        now = {**now, _TOP: edited(now[_TOP], [Edit(at.line - 1, at.column - 1, "1", str(LANGUAGES[-1]))])}
    return Migrated(was, *_without_mechanical(now))


def _texts(folder: Path) -> dict[str, str]:
    names = [_TOP, _FACTS, _CRITERIA, *sorted(f"rules/{p.parent.name}/{p.name}" for p in folder.glob("rules/*/*.yaml"))]
    return {name: read_text(folder / name, root=folder) for name in names}


def read_texts(texts: Mapping[str, str]) -> dict[str, SourceFile]:
    """Return the data of the files of a programme, by their names.

    Raises:
        RulesAtFault: One cannot be read.
    """
    faults = FaultList()
    found = {name: read_yaml(text, name, faults) for name, text in texts.items()}
    if faults:
        raise RulesAtFault(faults.sorted())
    return {name: source for name, source in found.items() if source is not None}


def _named_now(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts in which nothing is called as it was before."""
    sources = read_texts(texts)
    renaming = Renaming(_former(sources))
    of: dict[str, Callable[[Any], Iterator[Edit]]] = {_TOP: renaming.of_programme, _FACTS: renaming.of_facts}
    found: dict[str, str] = {}
    for name, text in texts.items():
        edits = of.get(name, renaming.of_policy)
        found[name] = edited(text, edits(sources[name].data))
    return found


def _former(sources: Mapping[str, SourceFile]) -> Former:
    """Return the names of before; what is wrong with the files is told once they are under their names of now."""
    faults = FaultList()
    # Texts are in the languages of the programme; what they lack says nothing of names.
    said = languages_of(sources[_TOP].data)._replace(all_needed=False)
    facts = validate(FactsFile, sources[_FACTS], faults, languages=said)
    shared = validate(CriteriaFile, sources[_CRITERIA], faults, languages=said)
    of_policies = (source for name, source in sources.items() if name.count("/") > 1)
    found = [validate(PolicyFile, source, faults, languages=said) for source in of_policies]
    policies = [policy for policy in found if policy is not None]
    return former_of(facts.facts if facts else {}, policies, shared.criteria if shared else ())


def _without_mechanical(texts: dict[str, str]) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """Return texts after the edits that follow from faults without a choice, and the faults that are left."""
    for _ in range(_MOST_ROUNDS):
        after = texts
        # From the end, so that the places of what stands before stay.
        for fault in reversed(_faults_of(texts)):
            after = {**after, **_mended(after, fault)}
        if after == texts:
            break
        texts = after
    return texts, _faults_of(texts)


def _faults_of(texts: dict[str, str]) -> tuple[Fault, ...]:
    try:
        compile_programme(texts)
    except RulesAtFault as error:
        return error.faults
    return ()


def _mended(texts: Mapping[str, str], fault: Fault) -> dict[str, str]:
    """Return the text of the file in which a fault stands without it, where one edit means the same."""
    mend = _MENDS.get(fault.code)
    if mend is None or fault.at is None or fault.at.file not in texts:
        return {}
    lines = texts[fault.at.file].splitlines(keepends=True)
    line = fault.at.line - 1
    lines[line] = mend(lines[line], fault.at.column - 1)
    return {fault.at.file: "".join(lines)}


def _quoted(line: str, column: int) -> str:
    """Put what is a number, and is compared with a text, in quotes."""
    found = _WORD.match(line, column)
    return line if found is None else f'{line[:column]}"{found[0]}"{line[found.end() :]}'


def _without_year(line: str, column: int) -> str:
    """Take away the year of what has no years: it was passed over."""
    found = _WORD.match(line, column)
    rest = line[column:] if found is None else line[found.end() :]
    behind, before = _YEAR_BEHIND.search(line[:column]), _YEAR_BEFORE.search(line[:column])
    if behind is not None:
        return line[: behind.start()] + rest
    if before is None:
        return line
    return "" if not line[: before.start()].strip() else line[: before.start()] + rest.lstrip(", ")


_MENDS: Mapping[str, Callable[[str, int], str]] = {"needs-quotes": _quoted, "not-yearly": _without_year}
