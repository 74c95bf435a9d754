"""Near misses: a number that fails by at most a tenth of its threshold."""

from decimal import Decimal
from typing import Any

from lucidrule.compile import tree
from lucidrule.core.verdict import NOT_MET
from lucidrule.decide.proof import Proof


def near_miss(proof: Proof, assessment: int) -> bool:
    """Return whether a leaf fails by at most a tenth of the threshold that its number is compared with."""
    node: Any = proof.node
    actual: Any
    threshold: Any
    if proof.verdict is not NOT_MET:
        return False
    if isinstance(node, tree.Compare):
        actual, threshold = proof.actual, node.operand
    elif isinstance(node, tree.FirstExceeds) and isinstance(proof.actual, dict):
        # Where an earlier year was above it, the number itself does not fail.
        actual, threshold = proof.actual.get(node.year.of(assessment)), node.bound
    else:
        return False
    numbers = [each for each in (actual, threshold) if isinstance(each, int | Decimal) and not isinstance(each, bool)]
    if len(numbers) < 2 or not threshold:
        return False
    return bool(abs(actual - threshold) * 10 <= abs(threshold))
