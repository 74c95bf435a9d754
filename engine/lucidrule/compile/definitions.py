"""Definitions are made once, where they are used first, and kept; a ring of them and too deep a chain are faults.

What makes conditions and amounts asks `begin` for a definition; where it gets what is stated, it makes the node of that
and hands it to `end`.
"""

from itertools import pairwise
from typing import Any, NamedTuple

from lucidrule.compile.scope import Scope, Underway
from lucidrule.kernel.reads import depth
from lucidrule.kernel.tree import Amount, Condition
from lucidrule.loading.source import Path

# INVARIANT (depth bounded): no condition and no amount stands in more others, those of definitions counted in. What
# walks a tree calls itself for each level, three times at most, what makes one four times, and Python allows a thousand
# calls.
MOST_DEEP = 200
_NO_LEVEL = ("use", "at_least_n", "amount", "share")


class Begun(NamedTuple):
    """A definition that is to be made now: what is stated, and the scope and path at which it is read."""

    stated: Any
    scope: Scope
    path: Path


def begin(name: str, scope: Scope, path: Path) -> Any:
    """Return a definition that is used at a path: its node, or what is `Begun` by this if it is used first.

    None: it cannot be made, which is noted as a fault.
    """
    names = scope.names
    if name in names.underway:
        scope.fault("definition-cycle", path, name=name)
        return None
    if (name, scope.records) in names.compiled:
        return _found(name, scope)
    around = next(reversed(names.underway.values()), None)
    above = 1 if around is None else around.above + 1 + _levels(path[around.start :])
    if above > MOST_DEEP:
        _too_deep(scope, path)
        names.compiled[name, scope.records] = None
        return None
    stated, source, place = names.definitions[name]
    names.underway[name] = Underway(above, len(place) + 1)
    return Begun(stated, Scope(names, source, scope.faults, scope.records), place)


def end(name: str, made: Condition | Amount, scope: Scope, path: Path) -> Any:
    """Keep the node that was made of a definition used at a path, and return it; None, a fault, if it is too deep."""
    names = scope.names
    noticed = names.underway.pop(name)
    if not noticed.reads_record:
        # It means the same for every list, and for none.
        made = names.compiled.setdefault((name, None), made)
    # What is too deep is said once, where the chain of definitions became so.
    is_read = not noticed.too_deep and bounded(made, scope, path)
    names.compiled[name, scope.records] = made if is_read else None
    return _found(name, scope)


def _found(name: str, scope: Scope) -> Any:
    made = scope.names.compiled.get((name, scope.records))
    if made is not scope.names.compiled.get((name, None)):
        scope.names.notice_record()
    return made


def bounded(made: Condition | Amount, scope: Scope, path: Path) -> bool:
    """Return whether what was made for a place is not too deep; if it is, that is noted as a fault."""
    is_bounded = depth(made, scope.names.depths) <= MOST_DEEP
    if not is_bounded:  # pragma: no cover  # a chain is noted where it is used first, as a rule
        _too_deep(scope, path)
    return is_bounded


def _too_deep(scope: Scope, path: Path) -> None:
    for each in scope.names.underway.values():
        each.too_deep = True
    scope.fault("definition-too-deep", path, most=MOST_DEEP)


def _levels(path: Path) -> int:
    """Return how many conditions and amounts a path goes down through, at least: lists of them count by their items."""
    return sum(not isinstance(after, int) and step not in _NO_LEVEL for step, after in pairwise((*path, "")))
