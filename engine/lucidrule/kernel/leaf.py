"""What a leaf on one fact asks for: the values that pass, or how two values have to stand to each other."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from lucidrule.kernel import tree
from lucidrule.kernel.operators import OPERATORS, includes, passing
from lucidrule.kernel.region import NEVER, Region, domain_of


def region_of(node: tree.Compare, assessment: int, kind: str = "") -> Region:
    """Return the values that pass a leaf whose operand is no other fact; at its bound as the operator has it.

    Args:
        kind: The type of the fact, where the reference does not say it.
    """
    operand: Any = node.operand
    listed = operand if isinstance(operand, tuple) else (operand,)
    if isinstance(listed[0], tree.Year):
        operand = tuple(year.of(assessment) for year in listed)
    domain = OPERATORS[node.operator].domain or domain_of(node.ref.kind or kind, listed)
    return passing(node.operator, operand, domain)


def answered(region: Region, bound: Any, answer: bool) -> Region:
    """Return the values that pass where the open point at a bound is answered: whether the bound itself counts."""
    return region.with_point(bound) if answer else region.without_point(bound)


# Every company asks the same of a leaf.
@lru_cache(4096)
def asked_of(node: tree.Compare, assessment: int) -> tuple[Callable[[Any], bool], tuple[Any, ...]]:
    """Return whether a value passes a leaf whose operand is no other fact, and the values at which that may turn; of
    several choices those asked for."""
    asked, name = node.operand, node.operator
    if isinstance(asked, frozenset):
        return lambda chosen: includes(name, chosen, asked), tuple(sorted(asked))
    region = region_of(node, assessment)
    return region.predicate(), region.edges


def stands(one: Any, other: Any, signs: frozenset[int]) -> bool:
    """Return whether the difference of two days has one of some signs: `never` lies before and after no day."""
    if NEVER in (one, other):
        return False
    return ((one > other) - (one < other)) in signs


def sign(number: Any) -> int:
    """Return -1, 0 or 1."""
    return int(number > 0) - int(number < 0)
