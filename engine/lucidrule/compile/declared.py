"""What facts and parts of records say of themselves: keys that their type has, names that are theirs alone."""

from collections.abc import Iterable, Mapping
from typing import get_args

from lucidrule.compile.kinds import number_of, percent
from lucidrule.compile.scope import Scope
from lucidrule.core.folding import name_key
from lucidrule.kernel.operators import NUMBERS
from lucidrule.loading.source import Path
from lucidrule.model.facts import Declared, Fact, PartType
from lucidrule.model.keywords import KEYWORDS

_CHOICES = ("choice", "choices")
# Of a key the types of facts that it says something of.
_OF_TYPES: Mapping[str, tuple[str, ...]] = {
    "choices": _CHOICES,
    "choices_formerly": _CHOICES,
    "parts": ("records",),
    "negative": NUMBERS,
    "at_most": NUMBERS,
    "unit": ("number",),
    "decimals": ("number",),
    "not_applicable": get_args(PartType),
}
# Version 1 reads on without them.
_IGNORED = ("choices", "parts", "negative")
_NEEDED = {**dict.fromkeys(_CHOICES, "choices"), "records": "parts"}
# A part is asked for where conditions are, as facts are.
_RESERVED = frozenset({*KEYWORDS, "as_of"})
_NEWER = 2


def check_declared(scope: Scope) -> None:
    """Look at each fact and each part of a record by itself.

    Refused are keys that its type has not, those that its type needs and that are not there, and a largest value or
    what "not applicable" writes that is no value of it.

    Args:
        scope: That of rules/facts.yaml.
    """
    for name, fact in scope.names.facts.items():
        if fact.type == "records" and fact.yearly:
            scope.since(_NEWER, "yearly-list", ("facts", name, "yearly"), key=True)
        _check_parts(fact, ("facts", name, "parts"), scope)
    for known_as, declared, path in _declared(scope.names.facts):
        _check_keys(declared, path, scope)
        for key, stated in (("at_most", declared.at_most), ("not_applicable", declared.not_applicable)):
            if stated is not None and declared.type in _OF_TYPES[key]:
                scope.value(stated, declared.type, known_as, declared, (*path, key))


def _declared(facts: Mapping[str, Fact]) -> Iterable[tuple[str, Declared, Path]]:
    """Yield facts and the parts of their records, each with its id and its path."""
    for name, fact in facts.items():
        yield name, fact, ("facts", name)
        yield from ((part, declared, ("facts", name, "parts", part)) for part, declared in (fact.parts or {}).items())


def _check_keys(declared: Declared, path: Path, scope: Scope) -> None:
    if declared.type == "number" and scope.faults.language < _NEWER:
        scope.fault("newer-key", (*path, "type"), name="number", version=str(_NEWER))
    for key in declared.model_fields_set & _OF_TYPES.keys():
        if declared.type not in _OF_TYPES[key] and getattr(declared, key) is not None:
            version = _NEWER if key in _IGNORED else 1
            scope.since(version, "key-of-other-types", (*path, key), key=True, name=key, types=_OF_TYPES[key])
    needed = _NEEDED.get(declared.type)
    if needed is not None and getattr(declared, needed, None) is None and not _told(path, scope):
        scope.since(_NEWER, "key-that-type-needs", (*path, "type"), name=needed, type=declared.type)
    most = number_of(declared.at_most, "share", scope) if declared.type == "share" else None
    if most is not None and most > 1:
        scope.warn("share-above-one", (*path, "at_most"), value=str(declared.at_most), percent=percent(most))


def _told(path: Path, scope: Scope) -> bool:
    """Return whether the type is none that there is, which was told."""
    return scope.faults.tells_of(scope.source.locate((*path, "type")), "not-allowed")


def _check_parts(fact: Fact, path: Path, scope: Scope) -> None:
    """Refuse parts that are taken for words of conditions or for each other; warn of those that hide a fact."""
    seen: dict[str, str] = {name_key(name): name for name in fact.parts or {}}
    for name, part in (fact.parts or {}).items():
        if name in _RESERVED:
            scope.fault("reserved-name", (*path, name), key=True, name=name)
        elif name in scope.names.facts:
            scope.warn("part-hides-fact", (*path, name), name=name)
        for lang, said in part.label.items():
            twin = seen.setdefault(name_key(said), name)
            if twin != name:
                scope.since(_NEWER, "label-twice", (*path, name, "label", lang), label=said, other=twin)
