"""Programme + profile + reference date → determination."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from lucidrule.compile import tree
from lucidrule.compile.profile import Profile
from lucidrule.compile.programme import CompiledAward, CompiledPolicy, CompiledProgramme
from lucidrule.core import verdict as kleene
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import MET, NOT_MET, Outcome
from lucidrule.core.version import ENGINE
from lucidrule.decide.arithmetic import ZERO, Range, amount_of
from lucidrule.decide.combine import combine
from lucidrule.decide.evaluate import Proof, evaluate
from lucidrule.decide.facts import Facts, Missing
from lucidrule.decide.result import AwardResult, CriterionVerdict, Determination, PolicyOutcome
from lucidrule.decide.settle import Settled, Settling
from lucidrule.model.facts import Fact

_NO_RECORDS: tuple[tuple[Facts, Proof], ...] = ()


def determine(programme: CompiledProgramme, profile: Profile, as_of: date) -> Determination:
    """Judge every policy of a programme for one company; all are listed, in the programme's order."""
    facts = Facts(profile, as_of, as_of.year - programme.stated.assessment_year.years_before)
    # Policies share their common criteria, so each criterion about the company is evaluated once.
    proofs: dict[int, Proof] = {}
    for policy in programme.policies:
        for criterion in policy.criteria:
            if id(criterion) not in proofs:
                proofs[id(criterion)] = evaluate(criterion.condition, facts)
    outcomes = tuple(judge(policy, facts, programme.facts, proofs) for policy in programme.policies)
    return Determination(programme, profile, as_of, outcomes, combine(programme, outcomes, facts), ENGINE)


def judge(
    policy: CompiledPolicy, facts: Facts, declared: Mapping[str, Fact], known: Mapping[int, Proof]
) -> PolicyOutcome:
    """Return the outcome of one policy; `known` holds the proof of each criterion, by identity."""
    gate = policy.in_force
    # In force is a gate before the criteria: outside it there are no leaves and nothing is missing.
    if facts.as_of < gate.from_ or (gate.until is not None and facts.as_of > gate.until):
        return PolicyOutcome(policy, Outcome.NOT_IN_FORCE)
    verdicts = [CriterionVerdict(c, known[id(c)]) for c in policy.criteria]
    records, listed = _records(policy, facts)
    verdicts += listed
    over_records = _any_record(policy, facts, records)
    proofs = [v.proof for v in verdicts[: len(policy.criteria)]] + ([over_records] if over_records else [])
    verdict = kleene.all_of(proof.verdict for proof in proofs)
    waiting = [proof for proof in proofs if proof.verdict is kleene.UNKNOWN]
    missing: frozenset[Missing] = frozenset().union(*(proof.missing for proof in waiting))
    points: frozenset[str] = frozenset().union(*(proof.open_points for proof in waiting))
    exact = True
    if verdict is kleene.UNKNOWN:
        settled = _settle(policy, facts, declared, missing)
        verdict, missing, exact = settled.verdict, settled.missing, settled.exact
    if verdict is NOT_MET:
        return PolicyOutcome(policy, Outcome.INELIGIBLE, tuple(verdicts))
    if verdict is MET:
        points = frozenset()
    outcome = Outcome.ELIGIBLE if verdict is MET else Outcome.UNDETERMINED if missing else Outcome.REFER
    # A fact comes before an open point: as long as one can turn the outcome, there is no sum to speak of.
    awards = () if outcome is Outcome.UNDETERMINED else _awards(policy, facts, records)
    return PolicyOutcome(policy, outcome, tuple(verdicts), tuple(sorted(missing)), tuple(sorted(points)), awards, exact)


def _settle(
    policy: CompiledPolicy, facts: Facts, declared: Mapping[str, Fact], superset: frozenset[Missing]
) -> Settled:
    """Settle exactly what Kleene logic leaves open."""
    settling = Settling(declared)
    parts = [settling.condition(criterion.condition, facts) for criterion in policy.criteria]
    if policy.stated.for_each is not None:
        each = tuple(criterion.condition for criterion in policy.each)
        parts.append(settling.records(policy.stated.for_each, each, facts))
    return settling.settle(settling.every(parts), superset)


def _records(policy: CompiledPolicy, facts: Facts) -> tuple[list[tuple[Facts, Proof]], list[CriterionVerdict]]:
    """Return each record with the proof that all criteria hold for it, and each criterion over the records."""
    name = policy.stated.for_each
    known = facts.profile.records.get(name) if name is not None else ()
    if known is None:
        unknown = frozenset({Missing(str(name))})
        return [], [CriterionVerdict(c, Proof(tree.AnyOf(()), kleene.UNKNOWN, missing=unknown)) for c in policy.each]
    judged, columns = [], [[] for _ in policy.each]  # type: ignore[var-annotated]  # proofs, one list a criterion
    for index, record in enumerate(known, 1):
        inner = facts.of_record(str(name), index, record)
        proofs = tuple(evaluate(c.condition, inner) for c in policy.each)
        for column, proof in zip(columns, proofs, strict=True):
            column.append(proof)
        judged.append((inner, _join(tree.AllOf(tuple(p.node for p in proofs)), proofs, all_of=True)))
    return judged, [
        CriterionVerdict(c, _join(tree.AnyOf((c.condition,)), tuple(column), all_of=False))
        for c, column in zip(policy.each, columns, strict=True)
    ]


def _any_record(policy: CompiledPolicy, facts: Facts, records: list[tuple[Facts, Proof]]) -> Proof | None:
    name = policy.stated.for_each
    if name is None:
        return None
    if name not in facts.profile.records:
        return Proof(tree.AnyOf(()), kleene.UNKNOWN, missing=frozenset({Missing(name)}))
    return _join(tree.AnyOf(()), tuple(proof for _, proof in records), all_of=False)


def _join(node: tree.Condition, proofs: tuple[Proof, ...], *, all_of: bool) -> Proof:
    verdicts = [proof.verdict for proof in proofs]
    verdict = kleene.all_of(verdicts) if all_of else kleene.any_of(verdicts)
    if verdict is not kleene.UNKNOWN:
        return Proof(node, verdict, proofs)
    waiting = [proof for proof in proofs if proof.verdict is kleene.UNKNOWN]
    missing: frozenset[Missing] = frozenset().union(*(proof.missing for proof in waiting))
    points: frozenset[str] = frozenset().union(*(proof.open_points for proof in waiting))
    return Proof(node, verdict, proofs, None, missing, points)


def _awards(policy: CompiledPolicy, facts: Facts, records: list[tuple[Facts, Proof]]) -> tuple[AwardResult, ...]:
    if policy.stated.for_each is None:
        return _of_several(policy, _applying(policy, facts, None))
    results: list[AwardResult] = []
    for inner, proof in records:
        # One met record makes the policy met; uncertain ones widen the sum.
        if proof.verdict is not NOT_MET:
            results += _of_several(policy, _applying(policy, inner, proof))
    return tuple(results)


def _applying(policy: CompiledPolicy, facts: Facts, record: Proof | None) -> list[AwardResult]:
    results = []
    for award in policy.awards:
        proof = evaluate(award.condition, facts)
        if proof.verdict is NOT_MET:
            continue
        certain = proof.verdict is MET and (record is None or record.verdict is MET)
        missing = proof.missing | (record.missing if record else frozenset())
        points = proof.open_points | (record.open_points if record else frozenset())
        results.append(_result(award, facts, certain, missing, points))
    return results


def _result(
    award: CompiledAward, facts: Facts, certain: bool, missing: frozenset[Missing], points: frozenset[str]
) -> AwardResult:
    if award.amount is None:
        kind = "by_review" if award.by_review else "not_published"
        return AwardResult(award, kind, certain, ZERO, award.cap, missing, points, facts.index)
    found = amount_of(award.amount, facts)
    own = Range(_part(found.low, award, ZERO), _part(found.high, award, None), found.missing)
    # Where it is not certain that the award applies, nothing may be due.
    low = own.low if certain and not award.by_review else ZERO
    needs = missing | (frozenset() if own.exact else own.missing)
    return AwardResult(
        award, "by_review" if award.by_review else "sum", certain, low, own.high, needs, points, facts.index
    )


def _part(value: Decimal | None, award: CompiledAward, floor: Decimal | None) -> Decimal | None:
    """Return the company's own part of a bound: never below zero, never above the programme's cap for one award."""
    if value is None:
        value = floor if award.cap is None or floor is not None else award.cap
    if value is None:
        return None
    value = max(value, ZERO)
    return EXACT.multiply(value if award.cap is None else min(value, award.cap), award.own_share)


def _of_several(policy: CompiledPolicy, applying: list[AwardResult]) -> tuple[AwardResult, ...]:
    match policy.stated.entitlement.of_several:
        case "highest" if applying:
            # What cannot exceed an award that is certain gives way, so a known highest title is exact.
            sure = max((a.low for a in applying if a.certain and a.low is not None), default=ZERO)
            best = next((a for a in applying if a.certain and a.low == sure), None)
            rivals = [a for a in applying if a is not best and (a.high is None or a.high > sure)]
            return tuple(a for a in applying if a is best or a in rivals)
        case "last" if applying:
            last_certain = max((at for at, a in enumerate(applying) if a.certain), default=0)
            return tuple(applying[last_certain:])
        case _:
            return tuple(applying)
