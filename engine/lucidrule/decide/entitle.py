"""What a policy pays on these facts: each award with its bounds, the other parties' parts, and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy, Rounded
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.decide.award import AwardKind, AwardResult, Entitlement, OtherPart
from lucidrule.evaluate.arithmetic import ZERO, Arithmetic, Known, Range, exactly, joined, prepare_amount
from lucidrule.evaluate.evaluate import Evaluator, prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.settle import Settling
from lucidrule.kernel.missing import Missing

_NONE: frozenset[Missing] = frozenset()
# Begins a question to the exact pass.
Questions: TypeAlias = Callable[[], Settling]


@dataclass(frozen=True, slots=True)
class PreparedAward:
    """An award with its conditions and its arithmetic ready for one assessment year."""

    award: CompiledAward
    when: Evaluator
    amount: Arithmetic | None
    others: tuple[tuple[int, Evaluator], ...]


@dataclass(frozen=True, slots=True)
class _Applying:
    """An award that applies, or may: what it is worth if it does, and the proof of its condition."""

    result: AwardResult
    if_it_applies: Decimal
    proof: Proof
    facts: Facts


def prepare_awards(policy: CompiledPolicy, assessment: int, known: Known) -> tuple[PreparedAward, ...]:
    """Return the awards of a policy, prepared; `known`: the definitions that are so already, which is added to."""
    return tuple(
        PreparedAward(
            award,
            prepare(award.condition, assessment, known),
            None if award.amount is None else prepare_amount(award.amount, assessment, known),
            tuple((at, prepare(other.condition, assessment, known)) for at, other in enumerate(award.others)),
        )
        for award in policy.awards
    )


def entitle(
    policy: CompiledPolicy,
    awards: tuple[PreparedAward, ...],
    facts: Facts,
    records: list[tuple[Facts, Proof]],
    questions: Questions,
) -> Entitlement:
    """Return what a policy pays whose criteria are met, or left to judgement.

    Args:
        facts: Bounded by the declared contradictions: they narrow sums, never verdicts.
        records: Of a policy judged for each record: the records with the proof that all criteria hold for them.
    """
    if policy.for_each is None:
        return _of_several(policy, _applying(awards, facts, None, questions), questions)
    parts = []
    for inner, proof in records:
        record = _exactly(proof, inner, questions)
        # One met record makes the policy met; uncertain ones widen the sum.
        if record.verdict is not NOT_MET:
            bounded = inner.bounded_by(facts.contradictions)
            applying = _applying(awards, bounded, record, questions)
            parts.append(_of_several(policy, applying, questions, certain=record.verdict is MET))
    sums = [part.sum for part in parts if part.sum is not None]
    awards_of_all = tuple(award for part in parts for award in part.awards)
    return Entitlement(awards_of_all, _added(sums) if len(sums) == len(parts) else None)


def _applying(
    awards: tuple[PreparedAward, ...], facts: Facts, record: Proof | None, questions: Questions
) -> list[_Applying]:
    found = []
    for award in awards:
        proof = award.when(facts)
        if proof.verdict is UNKNOWN:
            proof = _exactly(proof, facts, questions)
        if proof.verdict is not NOT_MET:
            found.append(_valued(award, facts, proof, record))
    return found


def _exactly(proof: Proof, facts: Facts, questions: Questions) -> Proof:
    """Return a proof whose verdict the exact pass has settled, where it could, else with the facts that can turn it."""
    if proof.verdict is not UNKNOWN:
        return proof
    settling = questions()
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
    if award.amount is None:
        unpublished = AwardKind.BY_REVIEW if stated.by_review else AwardKind.NOT_PUBLISHED
        result = AwardResult(stated, unpublished, certain, ZERO, stated.cap, missing, points, index)
        return _Applying(result, ZERO, proof, facts)
    whole = _capped(award.amount(facts), stated.cap)
    own = _rounded(_share(whole, stated.own_share), stated.rounding)
    low = own.low or ZERO
    others = tuple(_other(stated, at, when, whole, facts) for at, when in award.others)
    kind = AwardKind.BY_REVIEW if stated.by_review else AwardKind.SUM
    needs = missing if own.exact else missing | own.missing
    # Where it is not certain that the award applies, or how much is granted, nothing may be due.
    sure = low if certain and not stated.by_review else ZERO
    return _Applying(
        AwardResult(stated, kind, certain, sure, own.high, needs, points, index, others), low, proof, facts
    )


def _other(award: CompiledAward, at: int, when: Evaluator, whole: Range, facts: Facts) -> OtherPart:
    other, proof = award.others[at], when(facts)
    part = _rounded(_share(whole, other.share), award.rounding)
    if proof.verdict is NOT_MET:
        part = exactly(ZERO)
    elif proof.verdict is UNKNOWN:
        part = Range(ZERO, part.high, part.missing | proof.missing)
    return OtherPart(other.party, part.low or ZERO, part.high, part.missing)


def _of_several(
    policy: CompiledPolicy, applying: list[_Applying], questions: Questions, *, certain: bool = True
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
        low = _least_of_highest(applying, questions) if certain else ZERO
        # What cannot exceed an award that is certain gives way, so a known highest title is exact.
        rivals = [r for r in results if r.high is None or r.high > low]
    highs = [r.high for r in results]
    high = None if None in highs else max(h for h in highs if h is not None)
    total = joined(low, high, [Range(None, None, r.missing) for r in rivals])
    best = next((r for r in results if r.certain and r.low == low), None)
    return Entitlement(tuple(r for r in results if r is best or r in rivals or best is None), total)


def _least_of_highest(applying: list[_Applying], questions: Questions) -> Decimal:
    """Return what the highest award comes to at least: of several that are uncertain, one may yet be certain."""
    sure = max((one.result.low for one in applying if one.result.certain), default=ZERO)
    uncertain = [one for one in applying if not one.result.certain and one.if_it_applies > sure]
    for least in sorted({one.if_it_applies for one in uncertain}, reverse=True):
        settling = questions()
        enough = [settling.condition(one.proof, one.facts) for one in uncertain if one.if_it_applies >= least]
        if settling.settle(settling.formulas.some(enough), _NONE).verdict is MET:
            return least
    return sure


def _added(ranges: list[Range]) -> Range:
    low = sum((r.low or ZERO for r in ranges), ZERO)
    highs = [r.high for r in ranges]
    high = None if None in highs else sum((h for h in highs if h is not None), ZERO)
    return joined(low, high, ranges)


def _capped(found: Range, cap: Decimal | None) -> Range:
    """Return what one award comes to: never below zero, never above the programme's cap for one award."""
    low, high = max(found.low or ZERO, ZERO), found.high
    if cap is not None:
        low, high = min(low, cap), cap if high is None else min(high, cap)
    return Range(low, None if high is None else max(high, ZERO), found.missing)


def _share(whole: Range, share: Decimal) -> Range:
    return _each_end(whole, lambda value: EXACT.multiply(value, share)) if share != 1 else whole


def _rounded(part: Range, rounding: Rounded | None) -> Range:
    if rounding is None:
        return part
    unit, mode = rounding.to, rounding.mode

    def to_unit(value: Decimal) -> Decimal:
        # Whole units first, then one more where the mode says so: a quotient may be no exact decimal.
        units = EXACT.divide_int(value, unit)
        rest = EXACT.subtract(value, EXACT.multiply(units, unit))
        up = rest > 0 and (mode == "up" or (mode == "half_up" and EXACT.multiply(rest, Decimal(2)) >= unit))
        return EXACT.multiply(units + 1 if up else units, unit)

    return _each_end(part, to_unit)


def _each_end(found: Range, change: Callable[[Decimal], Decimal]) -> Range:
    low = None if found.low is None else change(found.low)
    high = None if found.high is None else change(found.high)
    return joined(low, high, [found])
