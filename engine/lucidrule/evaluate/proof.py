"""What the evaluation of a condition leaves behind."""

from typing import Any, NamedTuple

from lucidrule.core.verdict import UNKNOWN, Verdict
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.reads import points_asked

_NONE: frozenset[Any] = frozenset()


class Proof(NamedTuple):
    """The verdict of a node, of all nodes below it, and the causes of an UNKNOWN.

    Attributes:
        actual: The value that a leaf saw, for a first crossing the values by year,
            for a share the part and the whole; None if not known, or no leaf.
        missing: Facts that are not known and that this verdict waits for, by Kleene logic.
        open_points: Open points that it waits for.
    """

    node: tree.Condition
    verdict: Verdict
    parts: tuple["Proof", ...] = ()
    actual: Any = None
    missing: frozenset[Missing] = _NONE
    open_points: frozenset[str] = _NONE


def waiting(node: tree.Condition, parts: tuple[Proof, ...]) -> Proof:
    """Return the proof of a node that is UNKNOWN because some of its parts are."""
    # Only an open part can still turn the whole: what is settled names nothing.
    missing, points = _NONE, _NONE
    for part in parts:
        if part.verdict is UNKNOWN:
            missing |= part.missing
            points |= part.open_points
    return Proof(node, UNKNOWN, parts, None, missing, points)


def points_waited_for(proof: Proof) -> frozenset[str]:
    """Return the open points that what is UNKNOWN in a proof asks for, or may ask for once more is known.

    Not all of them need matter: those that do, the exact pass tells.
    """
    # relies on (definitions shared)
    left, seen, leaves = [proof], set[int](), []
    while left:
        at = left.pop()
        if at.verdict is UNKNOWN and id(at) not in seen:
            seen.add(id(at))
            left += at.parts
            if not at.parts:
                leaves.append(at.node)
    return points_asked(leaves)
