"""A determination → the states of clauses that it shows, and the verdicts of all leaves with what came of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lucidrule.api import Determination
from lucidrule.compile.answers import with_answers
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.coverage.clauses import LEAVES, Clause, banded, bound_of, readings_of
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.decide.records import judged_records
from lucidrule.evaluate.arithmetic import amount_of
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.answers import is_answer
from lucidrule.kernel.interval import possible
from lucidrule.kernel.region import NEVER

_GRANTED = (Outcome.ELIGIBLE, Outcome.REFER)
_COME_TO = {
    Outcome.ELIGIBLE: MET.value,
    Outcome.REFER: MET.value,
    Outcome.INELIGIBLE: NOT_MET.value,
    Outcome.UNDETERMINED: UNKNOWN.value,
}
Leaves = dict[Clause, str]
# What a clause or a leaf is seen in.
Shown = tuple[Clause, str]


class Vector(NamedTuple):
    """The verdicts of all leaves of a policy, an award or a relation, and what came of it.

    Attributes:
        subject: What the leaves stand in.
    """

    subject: tuple[str, ...]
    leaves: Leaves
    result: str


class Observing:
    """What one determination shows."""

    def __init__(self, found: Determination) -> None:
        self._found = found
        profile = with_answers(found.profile, found.programme)
        self._facts = Facts(profile, found.as_of, found.assessment)
        self._prepared = {each.policy.id: each for each in found.prepared.policies}
        self.states: list[Shown] = []
        self.vectors: list[Vector] = []

    def policy(self, outcome: PolicyOutcome) -> None:
        """Note what the outcome of a policy shows."""
        policy, leaves = outcome.policy, Leaves()
        for verdict in outcome.criteria:
            home = "" if verdict.criterion.shared else policy.id
            self.states.append((Clause("criterion", home, verdict.id), verdict.verdict.value))
            self._leaves(verdict.proof, Clause("leaf", home, verdict.id, inside="criterion"), leaves)
        self.vectors.append(Vector(("policy", policy.id), leaves, outcome.outcome.value))
        waiting = (each.open_points for each in outcome.entitlement.awards if not each.certain)
        self.states += [(Clause("point", "", each), "asked") for each in set(outcome.open_points).union(*waiting)]
        if outcome.outcome in _COME_TO:
            readings = readings_of(policy, self._found.programme)
            self.states += [(each, _COME_TO[outcome.outcome]) for each in readings]
        if outcome.outcome in _GRANTED:
            given = {each.award.id for each in outcome.entitlement.awards if each.certain}
            for award in policy.awards:
                told = "given" if award.id in given else "not_given"
                self.states.append((Clause("award", policy.id, award.id), told))
        if outcome.outcome is not Outcome.NOT_IN_FORCE:
            self._awards(self._prepared[policy.id], granted=outcome.outcome in _GRANTED)

    def relations(self) -> None:
        """Note what rules between policies come to, where policies that they name are granted together."""
        granted = {each.id for each in self._found.outcomes if each.outcome in _GRANTED}
        for stated, evaluate in self._found.prepared.interactions if self._found.whole else ():
            if len(granted.intersection(stated.policies)) > 1:
                proof, leaves = evaluate(self._facts), Leaves()
                self.states.append((Clause("relation", "", stated.id), proof.verdict.value))
                self._leaves(proof, Clause("leaf", "", stated.id, inside="relation"), leaves)
                self.vectors.append(Vector(("relation", stated.id), leaves, proof.verdict.value))

    def _awards(self, prepared: PreparedPolicy, *, granted: bool) -> None:
        """Note what the conditions of awards come to; what is not granted shows no award decide, and no band."""
        policy, judged = prepared.policy, [(self._facts, granted)]
        if policy.for_each is not None:
            records, _, _ = judged_records(prepared, self._facts)
            judged = [(inner, granted and proof.verdict is not NOT_MET) for inner, proof in records]
        for inner, counts in judged:
            for each in prepared.awards:
                proof, leaves = each.when(inner), Leaves()
                self._leaves(proof, Clause("leaf", policy.id, each.award.id, inside="award"), leaves)
                if counts:
                    self.vectors.append(Vector(("award", policy.id, each.award.id), leaves, proof.verdict.value))
                if counts and proof.verdict is not NOT_MET:
                    band = Clause("band", policy.id, each.award.id)
                    places = [band._replace(node=node, place=_band(node, inner)) for node in banded(each.award)]
                    self.states += [(place, "reached") for place in places]

    def _leaves(self, proof: Proof, of: Clause, leaves: Leaves) -> None:
        """Note the leaves of a proof, and where the values that they saw lie beside their bounds."""
        for node, found in _leaf_proofs(proof):
            leaf = of._replace(node=node)
            told = found.verdict.value
            self.states.append((leaf, told))
            # Of the records of a list each has its own.
            leaves[leaf] = f"{leaves[leaf]} {told}" if leaf in leaves else told
            self.states += [(leaf._replace(kind="edge"), place) for place in self._places(node, found.actual)]

    def _places(self, node: Any, actual: Any) -> Iterator[str]:
        """Yield where the value that a leaf saw lies beside its bound; nothing where it saw none."""
        bound = bound_of(node)
        if isinstance(node, tree.FirstExceeds):
            actual = self._facts.value(tree.Ref(node.fact, node.year))
        elif isinstance(node, tree.CompareAmount) and node.whole is not None:
            # Of a whole of zero there is no share.
            actual, bound = (
                (actual[0], actual[1] * bound) if isinstance(actual, tuple) and bound is not None else (None, None)
            )
        # An event that never happened lies on no side of a day.
        if bound is not None and actual is not None and actual != NEVER:
            yield "below" if actual < bound else "above" if actual > bound else "at"


def _leaf_proofs(proof: Proof) -> Iterator[tuple[tree.Condition, Proof]]:
    """Yield the leaves of a proof, each once in however many places it stands; the answer to an open point is told of
    its question.
    """
    left, known = [proof], set[int]()
    while left:
        each = left.pop()
        if id(each) in known:
            continue
        known.add(id(each))
        node = each.node
        if isinstance(node, tree.Named) and is_answer(node):
            yield tree.Judgement(node.name.rsplit(":", 1)[-1]), each
        elif isinstance(node, LEAVES):
            yield node, each
        left += reversed(each.parts)


def _band(node: tree.Banded | tree.Scheduled, facts: Facts) -> int:
    """Return the band in which a company lies, from 1; 0: in none, or it is not known in which."""
    if isinstance(node, tree.Scheduled):
        start = facts.value(tree.Ref(node.counted_from))
        return node.year.of(facts.assessment) - start.year + 1 if isinstance(start, date) else 0
    place = amount_of(node.by, facts)
    held = possible(node.bands, place)
    return node.bands.index(held[0]) if len(held) == 1 else 0
