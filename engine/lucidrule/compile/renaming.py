"""A compiled policy whose names mean something else in another programme → the same policy under other names."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated

N = TypeVar("N")


class Renaming:
    """What is named and counted otherwise where programmes stand together.

    What needs no change stays the same object, and what was one object stays one: relies on (definitions shared).
    """

    def __init__(self, points: Mapping[str, str], names: Mapping[str, str], years: int) -> None:
        """Begin.

        Args:
            points: Open points that are called otherwise.
            names: Definitions and shared criteria that are called otherwise.
            years: How many years after the assessment year of all that of this programme lies.
        """
        self._of = {"open_point": points, "name": names}
        self._years = years
        self._made: dict[int, tuple[Any, Any]] = {}

    def __bool__(self) -> bool:
        """Return whether anything is called or counted otherwise."""
        return bool(self._years or any(self._of.values()))

    def of(self, node: N) -> N:
        """Return a condition, an amount, or what is made of them, with the names and years of all."""
        found: Any = self._any(node) if self else node
        return found  # type: ignore[no-any-return]  # of the kind that it was

    def _any(self, node: Any) -> Any:
        if isinstance(node, tree.Year):
            return replace(node, number=node.number + self._years) if node.relative and self._years else node
        if isinstance(node, tuple):
            made = tuple(map(self._any, node))
            if all(one is other for one, other in zip(made, node, strict=True)):
                return node
            make: Any = getattr(type(node), "_make", tuple)
            return make(made)
        if not is_dataclass(node) or isinstance(node, type):
            return node
        if id(node) not in self._made:
            # With its node, so that no other takes its identity.
            self._made[id(node)] = (node, self._node(node))
        return self._made[id(node)][1]

    def _node(self, node: Any) -> Any:
        changes: dict[str, Any] = {}
        for field in fields(node):
            if not field.init:
                continue
            was = getattr(node, field.name)
            now = self._of[field.name].get(was, was) if self._is_name(field.name, node) else self._any(was)
            if now is not was:
                changes[field.name] = now
        if isinstance(node, Dated) and node.by_year and self._years:
            changes["years_after"] = node.years_after + self._years
        return replace(node, **changes) if changes else node

    @staticmethod
    def _is_name(field: str, node: Any) -> bool:
        return field == "open_point" or (field == "name" and isinstance(node, tree.Named | tree.NamedAmount))
