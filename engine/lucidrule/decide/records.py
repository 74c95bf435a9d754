"""The records of a list, judged one by one: a policy asks that one of them meets all."""

from typing import NamedTuple

from lucidrule.core.deadline import look_at_deadline
from lucidrule.core.verdict import UNKNOWN, Verdict, all_of, any_of
from lucidrule.decide.outcome import CriterionVerdict
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, waiting
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing


class JudgedRecords(NamedTuple):
    """Each record with the proof that all criteria hold for it, each criterion over all records, and the verdict."""

    records: list[tuple[Facts, Proof]]
    criteria: tuple[CriterionVerdict, ...]
    verdict: Verdict


def judged_records(prepared: PreparedPolicy, facts: Facts) -> JudgedRecords:
    """Return how a policy's criteria about records come out."""
    name = str(prepared.policy.for_each)
    known = facts.profile.records.get(name)
    if known is None:
        unknown = frozenset({Missing(name)})
        proofs = [Proof(criterion.condition, UNKNOWN, (), None, unknown) for criterion, _ in prepared.each]
        listed = [CriterionVerdict(c, UNKNOWN, proof) for (c, _), proof in zip(prepared.each, proofs, strict=True)]
        return JudgedRecords([], tuple(listed), UNKNOWN)
    judged = []
    columns: list[list[Proof]] = [[] for _ in prepared.each]
    for index, parts in enumerate(known, 1):
        look_at_deadline()
        inner = facts.of_record(name, index, parts)
        row = tuple([evaluate(inner) for _, evaluate in prepared.each])
        for column, proof in zip(columns, row, strict=True):
            column.append(proof)
        judged.append((inner, _joined(tree.AllOf(tuple(proof.node for proof in row)), row)))
    verdicts = []
    for (criterion, _), column in zip(prepared.each, columns, strict=True):
        found = _joined(tree.AnyOf((criterion.condition,)), tuple(column))
        verdicts.append(CriterionVerdict(criterion, found.verdict, found))
    return JudgedRecords(judged, tuple(verdicts), any_of([proof.verdict for _, proof in judged]))


def _joined(node: tree.Condition, proofs: tuple[Proof, ...]) -> Proof:
    verdicts = [proof.verdict for proof in proofs]
    verdict = all_of(verdicts) if isinstance(node, tree.AllOf) else any_of(verdicts)
    return waiting(node, proofs) if verdict is UNKNOWN else Proof(node, verdict, proofs)
