"""What several programmes declare in common: of each fact the values that any of them lets a company have."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.model.facts import Declared, Fact
from lucidrule.prove.solver import NotProven
from lucidrule.values.reading import largest

AnyDeclared = TypeVar("AnyDeclared", bound=Declared)


def in_common(programmes: Sequence[CompiledProgramme]) -> Mapping[str, Fact]:
    """Return the facts of all programmes, each with the choices of all and as wide as the widest.

    What one of them cannot be told is compared all the same: else a rule that only turns beyond what the narrower
    allows would be proven to be the same.

    Raises:
        NotProven: They declare a fact differently (`facts`), with its name.
    """
    found: dict[str, Fact] = {}
    for programme in programmes:
        for name, fact in programme.facts.items():
            known = found.setdefault(name, fact)
            if not _alike(known, fact):
                raise NotProven("facts", name)
            if known is not fact:
                found[name] = _wider_with_parts(known, fact)
    return found


def _alike(known: Fact, fact: Fact) -> bool:
    return (known.type, known.yearly, _types(known)) == (fact.type, fact.yearly, _types(fact))


def _types(fact: Fact) -> dict[str, str]:
    return {name: part.type for name, part in (fact.parts or {}).items()}


def _wider_with_parts(known: Fact, fact: Fact) -> Fact:
    wider = _wider(known, fact)
    if known.parts is None or fact.parts is None:
        return wider
    parts = {name: _wider(part, fact.parts[name]) for name, part in known.parts.items()}
    return wider.model_copy(update={"parts": parts})


def _wider(known: AnyDeclared, other: AnyDeclared) -> AnyDeclared:
    wider: dict[str, Any] = {"negative": known.negative or other.negative, "at_most": _highest([known, other])}
    if other.choices:
        wider["choices"] = {**(known.choices or {}), **other.choices}
    return known.model_copy(update=wider)


def _highest(facts: Iterable[Declared]) -> Any:
    """Return the largest value that any of them can have, as it is written; None where one of them says none."""
    bounds = [(largest(fact), fact.at_most) for fact in facts]
    numbers = [number for number, _ in bounds if number is not None]
    if len(numbers) < len(bounds):
        return None
    return next(written for number, written in bounds if number == max(numbers))
