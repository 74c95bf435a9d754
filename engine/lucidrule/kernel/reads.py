"""What conditions and amounts read: the facts they name, and the open points they ask."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lucidrule.kernel import tree


def facts_read(node: Any) -> frozenset[str]:
    """Return the facts about the company that conditions and amounts name, wherever they stand in `node`."""
    return frozenset(_facts(node))


def points_asked(node: Any) -> frozenset[str]:
    """Return the open points that conditions ask, wherever they stand in `node`."""
    return frozenset(_points(node))


def mentions(node: Any, kind: type) -> bool:
    """Return whether something of a kind stands anywhere in `node`."""
    return isinstance(node, kind) or any(mentions(inner, kind) for inner in _inside(node))


def _facts(node: Any) -> Iterator[str]:
    match node:
        case tree.Ref(fact=fact, part=part):
            if not part:
                yield fact
            return
        case tree.FirstExceeds(fact=fact, since=since):
            yield from (fact, since)
        case tree.Scheduled(counted_from=event):
            yield event
    for inner in _inside(node):
        yield from _facts(inner)


def _points(node: Any) -> Iterator[str]:
    point = getattr(node, "open_point", None)
    if point is not None:
        yield point
    if isinstance(node, tree.CompareAmount) and node.whole is not None:
        yield tree.SHARE_OF_ZERO
    for inner in _inside(node):
        yield from _points(inner)


def _inside(node: Any) -> Iterator[Any]:
    if isinstance(node, list | tuple):
        yield from node
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            yield getattr(node, field.name)
