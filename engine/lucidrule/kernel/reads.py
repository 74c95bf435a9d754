"""What conditions and amounts read: the facts they name, and the open points they ask."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias

from lucidrule.kernel import tree

Node: TypeAlias = tree.Condition | tree.Amount
# What was found of definitions, by the identity of their nodes.
Known: TypeAlias = dict[int, tuple[Node, int]]


def facts_read(node: Any) -> frozenset[str]:
    """Return the facts about the company that conditions and amounts name, wherever they stand in `node`."""
    return frozenset(name for inner in _nodes(node) for name in _facts(inner))


def points_asked(node: Any) -> frozenset[str]:
    """Return the open points that conditions ask, wherever they stand in `node`."""
    return frozenset(point for inner in _nodes(node) for point in _points(inner))


def standing_in(node: Any) -> Iterator[Any]:
    """Yield all that stands in conditions and amounts, facts and years too, each once however often it is used."""
    return _nodes(node)


def mentions(node: Any, kind: type) -> bool:
    """Return whether something of a kind stands anywhere in `node`."""
    return any(isinstance(inner, kind) for inner in _nodes(node))


def within(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield conditions and amounts and all that they are made of, in the order in which they stand, each once however
    often it is used."""
    # relies on (definitions shared)
    waiting, seen = [*nodes][::-1], set[int]()
    while waiting:
        at = waiting.pop()
        if id(at) not in seen:
            seen.add(id(at))
            yield at
            waiting.extend(reversed(tree.below(at)))


def used_again(nodes: Iterable[Node]) -> frozenset[int]:
    """Return the identities of definitions that are used more than once, each definition being written out once."""
    waiting = list(nodes)
    once, again = set[int](), set[int]()
    while waiting:
        at = waiting.pop()
        if isinstance(at, tree.Named | tree.NamedAmount):
            if id(at) in once:
                again.add(id(at))
                continue
            once.add(id(at))
        waiting.extend(tree.below(at))
    return frozenset(again)


def depth(node: Node, known: Known) -> int:
    """Return how deep conditions and amounts stand in each other, those of the definitions used counted in.

    Args:
        known: The depths of definitions, which is added to.
    """
    return _measured(node, known, lambda below: 1 + max(below, default=0))


def _measured(node: Node, known: Known, measure: Callable[[Iterable[int]], int]) -> int:
    before = known.get(id(node))
    if before is not None:
        return before[1]
    found = measure([_measured(part, known, measure) for part in tree.below(node)])
    if isinstance(node, tree.Named | tree.NamedAmount):
        # With its node, so that no other takes its identity.
        known[id(node)] = (node, found)
    return found


def _facts(node: Any) -> tuple[str, ...]:
    match node:
        case tree.Ref(fact=fact, part=part):
            return () if part else (fact,)
        case tree.FirstExceeds(fact=fact, since=since):
            return (fact, since)
        case tree.Scheduled(counted_from=event):
            return (event,)
    return ()


def _points(node: Any) -> Iterator[str]:
    point = getattr(node, "open_point", None)
    if point is not None:
        yield point
    if isinstance(node, tree.CompareAmount) and node.whole is not None and node.of_zero is None:
        yield tree.SHARE_OF_ZERO


def _nodes(node: Any) -> Iterator[Any]:
    """Yield all that stands in `node`, itself included, each once however often it is used."""
    # relies on (definitions shared)
    waiting, seen = [node], set[int]()
    while waiting:
        at = waiting.pop()
        if id(at) not in seen:
            seen.add(id(at))
            yield at
            waiting.extend(_inside(at))


def _inside(node: Any) -> Iterable[Any]:
    return node if isinstance(node, list | tuple) else [getattr(node, name) for name in _fields_of(node.__class__)]


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Return the names of what conditions and amounts of a kind are made of."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
