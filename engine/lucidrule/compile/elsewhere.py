"""Names that are no facts of a programme: those of another that is shipped beside it are passed over, others told."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from lucidrule.compile.company_keys import of_header
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.scope import Scope
from lucidrule.core.fault import FaultList
from lucidrule.core.folding import name_key
from lucidrule.core.position import within
from lucidrule.loading.files import read_source
from lucidrule.loading.shipped import shipped_programmes


def elsewhere(name: object, programme: CompiledProgramme) -> str:
    """Return the id of the shipped programme that has a fact which is none of these; empty: none.

    Args:
        programme: One, or several of which one at least is shipped.
    """
    known = _shipped()
    own = {member.stated.id for member in programme.members}
    if own.isdisjoint(known):
        return ""
    key = name_key(str(name))
    return next((each for each, names in known.items() if each not in own and key in names), "")


@lru_cache(1)
def _shipped() -> Mapping[str, frozenset[str]]:
    """Return the names of the facts of each programme that is shipped for the same place, by its id."""
    return {str(name): frozenset(map(name_key, names)) for name, names in map(_names, shipped_programmes())}


def _names(folder: Path) -> tuple[str, list[str]]:
    top, facts = (read_source(folder / each, each, FaultList()) for each in ("policies.yaml", "rules/facts.yaml"))
    if top is None or facts is None:  # pragma: no cover  # a package that has lost its files
        return "", []
    return top.data["id"], list(_called(facts.data["facts"]))


def _called(facts: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[str]:
    for name, fact in facts.items():
        yield from (str(name), *fact["label"].values())


def tell_unknown(name: str, programme: CompiledProgramme, scope: Scope, passed: dict[str, str] | None) -> None:
    """Tell of a key that is no fact; one of another programme is added to those passed over.

    Args:
        passed: By name the programme that has the fact; None: nothing is passed over.
    """
    path, known = ("facts", name), programme.known_facts
    if several := known.several(str(name)):
        scope.fault("ambiguous-name", path, near=several, key=True, kind="@name:fact", name=name)
    elif "：" in str(name):
        scope.faults.add("full-width-colon", within(scope.source.locate(path, key=True), "："))
    elif of_header(name):
        scope.fault("misplaced-key", path, key=True, name=name, places=("company:",))
    elif home := elsewhere(name, programme):
        if passed is None:
            scope.fault("fact-elsewhere", path, key=True, name=name, programme=home)
        else:
            passed[str(name)] = home
    else:
        near = () if scope.faults.crowded else known.nearest(name)
        scope.fault("unknown-fact", path, near=near, key=True, name=name)
