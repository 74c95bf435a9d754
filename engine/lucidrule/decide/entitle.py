"""What a policy pays on these facts: each award with its bounds, the other parties' parts, and what they come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.decide.award import AwardKind, AwardResult, Entitlement, OtherPart
from lucidrule.evaluate.arithmetic import ZERO, Arithmetic, Range, exactly, joined
from lucidrule.evaluate.award import prepare_part
from lucidrule.evaluate.evaluate import Evaluator, prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.settle import Settling
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact

_NONE: frozenset[Missing] = frozenset()


@dataclass(frozen=True, slots=True)
class PreparedParty:
    """Another party, when it receives its part, and the arithmetic of that."""

    party: Text
    when: Evaluator
    part: Arithmetic


@dataclass(frozen=True, slots=True)
class PreparedAward:
    """An award with its conditions and its arithmetic ready for one assessment year."""

    award: CompiledAward
    when: Evaluator
    own: Arithmetic | None
    others: tuple[PreparedParty, ...]


@dataclass(frozen=True, slots=True)
class _Applying:
    """An award that applies, or may: what it is worth if it does, and the proof of its condition."""

    result: AwardResult
    if_it_applies: Decimal
    proof: Proof
    facts: Facts


def prepare_awards(policy: CompiledPolicy, assessment: int) -> tuple[PreparedAward, ...]:
    """Return the awards of a policy, prepared."""
    return tuple(
        PreparedAward(
            award,
            prepare(award.condition, assessment),
            None if award.own is None else prepare_part(award.own, assessment),
            tuple(
                PreparedParty(other.party, prepare(other.condition, assessment), prepare_part(part, assessment))
                for other in award.others
                if (part := award.part(other.share)) is not None
            ),
        )
        for award in policy.awards
    )


def entitle(
    policy: CompiledPolicy,
    awards: tuple[PreparedAward, ...],
    facts: Facts,
    records: list[tuple[Facts, Proof]],
    declared: Mapping[str, Fact],
) -> Entitlement:
    """Return what a policy pays whose criteria are met, or left to judgement.

    Args:
        facts: Bounded by the declared contradictions: they narrow sums, never verdicts.
        records: Of a policy judged for each record: the records with the proof that all criteria hold for them.
    """
    if policy.for_each is None:
        return _of_several(policy, _applying(awards, facts, None, declared), declared)
    parts = []
    for inner, proof in records:
        record = _exactly(proof, inner, declared)
        # One met record makes the policy met; uncertain ones widen the sum.
        if record.verdict is not NOT_MET:
            bounded = inner.bounded_by(facts.contradictions)
            applying = _applying(awards, bounded, record, declared)
            parts.append(_of_several(policy, applying, declared, certain=record.verdict is MET))
    sums = [part.sum for part in parts if part.sum is not None]
    awards_of_all = tuple(award for part in parts for award in part.awards)
    return Entitlement(awards_of_all, _added(sums) if len(sums) == len(parts) else None)


def _applying(
    awards: tuple[PreparedAward, ...], facts: Facts, record: Proof | None, declared: Mapping[str, Fact]
) -> list[_Applying]:
    found = []
    for award in awards:
        proof = award.when(facts)
        if proof.verdict is UNKNOWN:
            proof = _exactly(proof, facts, declared)
        if proof.verdict is not NOT_MET:
            found.append(_valued(award, facts, proof, record))
    return found


def _exactly(proof: Proof, facts: Facts, declared: Mapping[str, Fact]) -> Proof:
    """Return a proof whose verdict the exact pass has settled, where it could, else with the facts that can turn it."""
    if proof.verdict is not UNKNOWN:
        return proof
    settling = Settling(declared)
    settled = settling.settle(settling.condition(proof, facts), proof.missing)
    return proof._replace(
        verdict=settled.verdict,
        missing=settled.missing,
        open_points=proof.open_points if settled.verdict is UNKNOWN else frozenset(),
    )


def _valued(award: PreparedAward, facts: Facts, proof: Proof, record: Proof | None) -> _Applying:
    stated = award.award
    index = facts.record.number if facts.record is not None else 0
    certain = proof.verdict is MET and (record is None or record.verdict is MET)
    missing = proof.missing if record is None else proof.missing | record.missing
    points = proof.open_points if record is None else proof.open_points | record.open_points
    if award.own is None:
        unpublished = AwardKind.BY_REVIEW if stated.by_review else AwardKind.NOT_PUBLISHED
        result = AwardResult(stated, unpublished, certain, ZERO, stated.cap, missing, points, index)
        return _Applying(result, ZERO, proof, facts)
    own = award.own(facts)
    low = own.low or ZERO
    others = tuple(_other(other, facts) for other in award.others)
    kind = AwardKind.BY_REVIEW if stated.by_review else AwardKind.SUM
    needs = missing if own.exact else missing | own.missing
    # Where it is not certain that the award applies, or how much is granted, nothing may be due.
    sure = low if certain and not stated.by_review else ZERO
    return _Applying(
        AwardResult(stated, kind, certain, sure, own.high, needs, points, index, others), low, proof, facts
    )


def _other(other: PreparedParty, facts: Facts) -> OtherPart:
    proof, part = other.when(facts), other.part(facts)
    if proof.verdict is NOT_MET:
        part = exactly(ZERO)
    elif proof.verdict is UNKNOWN:
        part = Range(ZERO, part.high, part.missing | proof.missing)
    return OtherPart(other.party, part.low or ZERO, part.high, part.missing)


def _of_several(
    policy: CompiledPolicy, applying: list[_Applying], declared: Mapping[str, Fact], *, certain: bool = True
) -> Entitlement:
    """Return what several awards come to; `certain`: whether what they are paid for is."""
    rule = policy.of_several
    if rule == "last":
        sure = [at for at, one in enumerate(applying) if one.result.certain]
        applying = applying[sure[-1] :] if sure else applying
    results = tuple(one.result for one in applying)
    if not results or any(result.kind is not AwardKind.SUM for result in results):
        return Entitlement(results, None)
    if rule == "all" or len(results) == 1:
        return Entitlement(results, _added([Range(r.low, r.high, r.missing) for r in results]))
    if rule == "last":
        low = min(one.if_it_applies for one in applying) if any(r.certain for r in results) else ZERO
        rivals = list(results)
    else:
        low = _least_of_highest(applying, declared) if certain else ZERO
        # What cannot exceed an award that is certain gives way, so a known highest title is exact.
        rivals = [r for r in results if r.high is None or r.high > low]
    highs = [r.high for r in results]
    high = None if None in highs else max(h for h in highs if h is not None)
    total = joined(low, high, [Range(None, None, r.missing) for r in rivals])
    best = next((r for r in results if r.certain and r.low == low), None)
    return Entitlement(tuple(r for r in results if r is best or r in rivals or best is None), total)


def _least_of_highest(applying: list[_Applying], declared: Mapping[str, Fact]) -> Decimal:
    """Return what the highest award comes to at least: of several that are uncertain, one may yet be certain."""
    sure = max((one.result.low for one in applying if one.result.certain), default=ZERO)
    uncertain = [one for one in applying if not one.result.certain and one.if_it_applies > sure]
    for least in sorted({one.if_it_applies for one in uncertain}, reverse=True):
        settling = Settling(declared)
        enough = [settling.condition(one.proof, one.facts) for one in uncertain if one.if_it_applies >= least]
        if settling.settle(settling.formulas.some(enough), _NONE).verdict is MET:
            return least
    return sure


def _added(ranges: list[Range]) -> Range:
    low = sum((r.low or ZERO for r in ranges), ZERO)
    highs = [r.high for r in ranges]
    high = None if None in highs else sum((h for h in highs if h is not None), ZERO)
    return joined(low, high, ranges)
