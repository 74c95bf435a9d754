"""What a policy pays on these facts: each award with its bounds, the other parties' parts, and what they come to."""

from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from lucidrule.core.deadline import look_at_deadline
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.decide.award import Applying, AwardKind, AwardResult, Entitlement, OtherPart, Payable
from lucidrule.decide.joint import Joint, Questions, connected
from lucidrule.decide.prepared import PreparedAward, PreparedParty, PreparedPolicy
from lucidrule.evaluate.arithmetic import ZERO, Range, exactly, joined
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, points_waited_for
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.kernel.interval import added
from lucidrule.model.facts import Contradiction

# Awards that can count, and what they come to.
_Summed: TypeAlias = tuple[tuple[AwardResult, ...], Range]


def entitle(
    prepared: PreparedPolicy,
    facts: Facts,
    records: list[tuple[Facts, Proof]],
    contradictions: tuple[Contradiction, ...],
    questions: Questions,
) -> Entitlement:
    """Return what a policy pays whose criteria are met, or left to judgement.

    Args:
        questions: Begins a question to the exact pass.
        records: Of a policy judged for each record: the records with the proof that all criteria hold for them.
    """
    if prepared.policy.for_each is None:
        payable = [_payable(prepared, facts, None, contradictions, questions)]
    else:
        judged = [(inner, _exactly(proof, inner, questions)) for inner, proof in records]
        # One met record makes the policy met; uncertain ones widen the sum.
        payable = [
            _payable(prepared, inner, record, contradictions, questions)
            for inner, record in judged
            if record.verdict is not NOT_MET
        ]
    payable, gifts = _grants(payable)
    found = _granted(payable, questions)
    before = tuple({award.id: award for each in payable for award in each.granted}.values())
    if gifts or before:
        return replace(found, awards=_in_order(prepared, (*found.awards, *gifts)), granted=before)
    return found


def _grants(payable: list[Payable]) -> tuple[list[Payable], list[AwardResult]]:
    """Return what is granted, of which sums are made, and all else that is given."""
    results = [one.result for each in payable for one in each.awards if not one.result.award.is_grant]
    if not results:
        return payable, []
    apart = [each._replace(awards=tuple(o for o in each.awards if o.result.award.is_grant)) for each in payable]
    return apart, results


def _in_order(prepared: PreparedPolicy, awards: tuple[AwardResult, ...]) -> tuple[AwardResult, ...]:
    places = {award.id: at for at, award in enumerate(prepared.policy.awards)}
    return tuple(sorted(awards, key=lambda award: (award.record, places[award.award.id])))


def _granted(payable: list[Payable], questions: Questions) -> Entitlement:
    if len(payable) == 1 and len(payable[0].awards) == 1 and payable[0].awards[0].result.kind is AwardKind.SUM:
        (only,) = payable[0].awards
        if only.result.certain:
            # The usual case: one award, and nothing to add, to choose or to join.
            total = only.worth if only.worth.low is not None else only.worth._replace(low=ZERO)
            return Entitlement((only.result,), total, tuple(payable))
    if not all(map(_has_sum, payable)):
        listed = [_independent([each])[0] if _has_sum(each) else _results(each) for each in payable]
        return Entitlement(tuple(result for each in listed for result in each))
    # Where all was granted before, nothing is added.
    payable = [each for each in payable if each.awards]
    # What is certain needs no joining, with whatever it has in common.
    certain = all(each.certain for each in payable)
    parts = [_independent(payable)] if certain else [_summed(each, questions) for each in connected(payable)]
    shown = sorted((award for listed, _ in parts for award in listed), key=lambda award: award.record)
    total = _added([found for _, found in parts])
    return Entitlement(tuple(shown), total, tuple(payable))


def _summed(payable: list[Payable], questions: Questions) -> _Summed:
    if all(each.certain for each in payable):
        return _independent(payable)
    try:
        return _jointly(payable, questions)
    except (BudgetSpent, RecursionError):  # pragma: no cover  # too much to join: bounds hold all the same
        return _independent(payable)


def _payable(
    prepared: PreparedPolicy,
    facts: Facts,
    record: Proof | None,
    contradictions: tuple[Contradiction, ...],
    questions: Questions,
) -> Payable:
    look_at_deadline()
    # Contradictions narrow amounts: conditions take every fact as free within its declared domain, as verdicts do.
    rule, found, granted = prepared.policy.of_several, [], []
    of = Payable(rule, facts, facts.bounded_by(contradictions), record, ())
    for award in prepared.awards:
        proof = award.when(facts)
        if award.award.stated.once and proof.parts[-1].verdict is NOT_MET:
            granted.append(award.award)
            continue
        proof = _exactly(proof, facts, questions)
        if proof.verdict is not NOT_MET:
            found.append(_valued(award, of, proof))
    if rule == "last":
        sure = [at for at, one in enumerate(found) if one.result.certain]
        found = found[sure[-1] :] if sure else found
    return of._replace(awards=tuple(found), granted=tuple(granted))


def _exactly(proof: Proof, facts: Facts, questions: Questions) -> Proof:
    """Return a proof whose verdict the exact pass has settled, where it could, else with the facts that can turn it."""
    if proof.verdict is not UNKNOWN:
        return proof
    settling = questions()
    settled = settling.settle(settling.condition(proof, facts), proof.missing)
    return proof._replace(
        verdict=settled.verdict,
        missing=settled.missing,
        open_points=points_waited_for(proof) if settled.points is None else settled.points,
    )


def _valued(award: PreparedAward, of: Payable, proof: Proof) -> Applying:
    stated, facts, record = award.award, of.facts, of.record
    index = facts.record.number if facts.record is not None else 0
    certain = proof.verdict is MET and (record is None or record.verdict is MET)
    missing = proof.missing if record is None else proof.missing | record.missing
    points = proof.open_points if record is None else proof.open_points | record.open_points
    if award.own is None:
        without = AwardKind.WITHOUT if stated.stated.amount is None else AwardKind.NOT_PUBLISHED
        unpublished = AwardKind.BY_REVIEW if stated.by_review else without
        result = AwardResult(stated, unpublished, certain, ZERO, stated.cap, missing, points, index)
        return Applying(award, result, proof, exactly(ZERO))
    own = award.own(of.bounded)
    others = tuple(_other(other, of) for other in award.others)
    kind = AwardKind.BY_REVIEW if stated.by_review else AwardKind.SUM
    needs = missing if own.exact else missing | own.missing
    # Where it is not certain that the award applies, or how much is granted, nothing may be due.
    sure = own.low or ZERO if certain and not stated.by_review else ZERO
    result = AwardResult(stated, kind, certain, sure, own.high, needs, points, index, others, of.bounded)
    return Applying(award, result, proof, own)


def _other(other: PreparedParty, of: Payable) -> OtherPart:
    proof, part = other.when(of.facts), other.part(of.bounded)
    if proof.verdict is NOT_MET:
        part = exactly(ZERO)
    elif proof.verdict is UNKNOWN:
        part = Range(ZERO, part.high, part.missing | proof.missing)
    return OtherPart(other.party, part.low or ZERO, part.high, part.missing)


def _jointly(payable: list[Payable], questions: Questions) -> _Summed:
    """Return what awards come to over all completions of what is missing, and all answers to open points."""
    joint = Joint(questions, [payable])
    found: list[AwardResult] = []
    for each in payable:
        bounded = [
            one if one.result.certain else _bounded(one, joint.payments.ends(joint.award(0, each, place))[1])
            for place, one in enumerate(each.awards)
        ]
        least, _ = joint.payments.ends(joint.payable(0, each))
        found += _shown(each._replace(awards=tuple(bounded)), least)
    return tuple(found), joint.range_of(joint.policy(0))


def _bounded(one: Applying, high: Decimal | None) -> Applying:
    return one._replace(result=replace(one.result, high=high))


def _has_sum(payable: Payable) -> bool:
    any_sum = bool(payable.awards) or any(award.is_grant for award in payable.granted)
    return any_sum and all(one.result.kind is AwardKind.SUM for one in payable.awards)


def _results(payable: Payable) -> tuple[AwardResult, ...]:
    return tuple(one.result for one in payable.awards)


def _independent(payable: list[Payable]) -> _Summed:
    """Return what awards come to as if each could apply or not whatever the others do: exact where all are certain."""
    found: list[AwardResult] = []
    sums = []
    for each in payable:
        results = _results(each)
        if each.rule == "all" or (len(results) == 1 and each.certain):
            found += results
            sums.append(_added([Range(r.low, r.high, r.missing) for r in results]))
            continue
        if each.rule == "last":  # pragma: no cover  # of several some are uncertain: joined, unless the budget is spent
            low = min(one.worth.low or ZERO for one in each.awards) if any(r.certain for r in results) else ZERO
            rivals = results
        else:
            low = max(r.low for r in results)
            rivals = tuple(r for r in results if r.high is None or r.high > low)
        highs = [r.high for r in results]
        high = None if None in highs else max(h for h in highs if h is not None)
        found += _shown(each, low)
        sums.append(joined((low, high), [Range(None, None, r.missing) for r in rivals]))
    return tuple(found), _added(sums)


def _shown(payable: Payable, least: Decimal) -> tuple[AwardResult, ...]:
    """Return the awards that can count where they come to `least` at least."""
    results = _results(payable)
    best = next((r for r in results if r.certain and r.low == least), None)
    if payable.rule != "highest" or best is None:
        return results
    # What cannot exceed an award that is certain gives way, so a known highest title is exact.
    return tuple(r for r in results if r is best or r.high is None or r.high > least)


def _added(ranges: list[Range]) -> Range:
    return joined(added([(r.low or ZERO, r.high) for r in ranges]), ranges)
