"""Which facts a verdict rests on: of ways of which one is enough the one that is taken, of all that are needed each."""

from collections.abc import Iterator
from typing import Any

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.reads import standing_in


def supporting(proof: Proof, facts: Facts) -> frozenset[Missing]:
    """Return the facts on which a verdict rests; of one that is open those by which it can come to be met.

    Args:
        facts: For which it was proved; of the record that is judged.
    """
    return frozenset(key for leaf in _leaves(proof, proof.verdict is not NOT_MET) for key in read_by(leaf.node, facts))


def read_by(node: Any, facts: Facts) -> frozenset[Missing]:
    """Return the facts that stand in a condition or an amount, by year; of a history the fact without a year."""
    found: set[Missing] = set()
    for inner in standing_in(node):
        match inner:
            case tree.Ref():
                found.add(facts.missing(inner))
            case tree.FirstExceeds(fact=fact, since=since):
                found |= {Missing(fact), Missing(since)}
            case tree.Scheduled(counted_from=event):
                found.add(Missing(event))
    return frozenset(found)


def _leaves(proof: Proof, held: bool) -> Iterator[Proof]:
    """Yield the leaves that a verdict rests on.

    Args:
        held: Whether it is to be met; else not met, as below a negation.
    """
    # relies on (definitions shared)
    waiting, seen = [(proof, held)], set[tuple[int, bool]]()
    while waiting:
        at, wanted = waiting.pop()
        if (id(at), wanted) in seen:
            continue
        seen.add((id(at), wanted))
        if at.parts:
            waiting += _resting_on(at, wanted)
        else:
            yield at


def _resting_on(proof: Proof, held: bool) -> list[tuple[Proof, bool]]:
    """Return the parts by which a proof comes to be met, or not met, each with which of the two it has to be."""
    parts, node = proof.parts, proof.node
    if isinstance(node, tree.Not):
        return [(part, not held) for part in parts]
    if isinstance(node, tree.AllOf):
        return _enough(parts, held, len(parts) if held else 1)
    if isinstance(node, tree.AnyOf):
        return _enough(parts, held, 1 if held else len(parts))
    if isinstance(node, tree.AtLeast):
        return _enough(parts, held, node.n if held else len(parts) - node.n + 1)
    return [(part, held) for part in parts]


def _enough(parts: tuple[Proof, ...], held: bool, needed: int) -> list[tuple[Proof, bool]]:
    """Return as many parts as are needed, the first ones that come out so; else those too that are open."""
    wanted: Verdict = MET if held else NOT_MET
    settled = [part for part in parts if part.verdict is wanted]
    if len(settled) < needed:
        return [(part, held) for part in parts if part.verdict is wanted or part.verdict is UNKNOWN]
    return [(part, held) for part in settled[:needed]]
