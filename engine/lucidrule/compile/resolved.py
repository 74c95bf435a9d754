"""A programme at a moment: of what changes with time that which counts then."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from lucidrule.compile.clauses import CompiledAward
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated, Moment


def dated_in(part: Any) -> Iterator[Dated]:
    """Yield what changes with time in a part of a programme, each once however often it is used."""
    # relies on (definitions shared)
    waiting, seen = [part], set[int]()
    while waiting:
        at = waiting.pop()
        if id(at) in seen:
            continue
        seen.add(id(at))
        if isinstance(at, Dated):
            yield at
        waiting.extend(at if isinstance(at, tuple) else _parts(at))


def _parts(part: Any) -> list[Any]:
    if not is_dataclass(part) or isinstance(part, type):
        return []
    return [getattr(part, name) for name in _stated(type(part))]


@cache
def _stated(kind: type[Any]) -> tuple[str, ...]:
    """Return what a kind of part is made of; looked up for each part of each programme."""
    return tuple(field.name for field in fields(kind) if field.init)


class Resolution:
    """What parts of a programme are at a moment; what does not change stays the very same.

    Attributes:
        begun: The days on which those values began that were put in the place of others so far.
    """

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self._known: dict[int, tuple[Any, Any, frozenset[date]]] = {}
        self.begun: frozenset[date] = frozenset()

    def of(self, part: Any) -> Any:
        """Return a part as it is at the moment."""
        # relies on (definitions shared): each node is looked at once, and stays one node.
        known = self._known.get(id(part))
        if known is None:
            before, self.begun = self.begun, frozenset()
            known = self._known[id(part)] = (part, self._made(part), self.begun)
            self.begun = before
        self.begun |= known[2]
        return known[1]

    def _made(self, part: Any) -> Any:
        if isinstance(part, Dated):
            day, value = part.at(self._moment)
            found = _begun(self.of(value), day)
            self.begun |= {day}
            return found
        if isinstance(part, tuple):
            made = tuple([self.of(each) for each in part])
            return made if any(one is not other for one, other in zip(made, part, strict=True)) else part
        if not is_dataclass(part) or isinstance(part, type):
            return part
        own = {name: getattr(part, name) for name in _stated(type(part))}
        changed = {name: new for name, old in own.items() if (new := self.of(old)) is not old}
        if isinstance(part, CompiledAward):
            days = [self._known[id(each)][2] for each in (part.amount, part.cap, part.own_share)]
            if begun := max(frozenset[date]().union(*days), default=None):
                changed["begun"] = begun
        return replace(part, **changed) if changed else part


def _begun(node: Any, day: date) -> Any:
    """Return a leaf, or the leaves of one test, with the day on which the bound began; all else as it is."""
    match node:
        case tree.Compare() | tree.FirstExceeds() | tree.CompareAmount():
            return replace(node, begun=day if node.begun is None else max(day, node.begun))
        case tree.Not(part=part):
            return tree.Not(_begun(part, day))
        case tree.AllOf(parts=parts):
            return tree.AllOf(tuple([_begun(part, day) for part in parts]))
    return node
