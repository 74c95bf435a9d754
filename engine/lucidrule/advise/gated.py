"""What open policies pay, hanging on their criteria: a fact that helps one policy may harm another, and then both are
not paid together."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TypeAlias

from lucidrule.compile.granted import GRANTED
from lucidrule.core.verdict import UNKNOWN
from lucidrule.decide.award import Payable
from lucidrule.decide.joint import names_asked
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, waiting
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import AllOf

_Names: TypeAlias = frozenset[Missing | str]


def gated(
    outcomes: Collection[PolicyOutcome],
    open_: Mapping[str, tuple[Payable, ...]],
    met: Collection[tuple[Payable, ...]],
    facts: Facts,
) -> tuple[dict[str, tuple[Payable, ...]], _Names]:
    """Return what open policies pay that wait for the same as others, and for what they do.

    A criterion that several policies share is met for all of them or for none, so what only it waits for turns none
    against another. Nor does what was granted before: each award asks of itself.

    Args:
        open_: What the open ones pay, by their ids.
        met: What those pay that are met, as far as it is not exact.
    """
    criteria = {each.id: _unknown(each) for each in outcomes if each.id in open_}
    times = Counter(id(proof) for proofs in criteria.values() for proof in proofs)
    shared = {id(proof): _waits(proof) for proofs in criteria.values() for proof in proofs if times[id(proof)] > 1}
    own = {
        name: _asked_by(payables).union(*(_waits(proof) for proof in criteria[name] if times[id(proof)] == 1))
        for name, payables in open_.items()
    }
    number = Counter(each for names in (*shared.values(), *own.values(), *map(_asked_by, met)) for each in names)
    asked = frozenset(each for each, count in number.items() if count > 1)
    asked -= {each for each in asked if isinstance(each, Missing) and each.fact == GRANTED}
    found = {}
    for name, payables in open_.items():
        if not asked.isdisjoint(own[name].union(*map(_waits, criteria[name]))):
            gate = waiting(AllOf(tuple(proof.node for proof in criteria[name])), criteria[name])
            # What nothing else waits for joins nothing.
            gate = gate._replace(missing=gate.missing & asked, open_points=gate.open_points & asked)
            found[name] = tuple(each._replace(gates=((gate, facts),)) for each in payables)
    return found, asked


def _unknown(outcome: PolicyOutcome) -> tuple[Proof, ...]:
    """Return the proofs of a policy's criteria about the company that are open; those about records stand last."""
    company = outcome.criteria[: len(outcome.criteria) - len(outcome.policy.each)]
    return tuple(each.proof for each in company if each.proof.verdict is UNKNOWN)


def _waits(proof: Proof) -> _Names:
    return proof.missing | proof.open_points


def _asked_by(payables: tuple[Payable, ...]) -> _Names:
    return names_asked(payables).union(*(one.worth.missing for each in payables for one in each.awards))
