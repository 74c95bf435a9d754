"""Near misses: a number that fails by at most a tenth of its threshold."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from lucidrule.core.verdict import NOT_MET
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree


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
    elif isinstance(node, tree.CompareAmount):
        actual, threshold = proof.actual, node.bound
        if isinstance(actual, tuple) and actual[1]:
            # A share: the part and the whole.
            actual = Fraction(actual[0]) / Fraction(actual[1])
    else:
        return False
    if not _is_number(actual) or not _is_number(threshold) or not threshold:
        return False
    distance, bound = abs(Fraction(actual) - Fraction(threshold)), abs(Fraction(threshold))
    return distance * 10 <= bound


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
