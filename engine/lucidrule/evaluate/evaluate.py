"""Condition tree + facts → verdict with proof: strong Kleene, every leaf evaluated, causes kept.

A condition is prepared once for an assessment year and then judges any company: `prepare` matches each kind of node
once, and what it returns is a closure with names and years already resolved.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias, assert_never, cast

from lucidrule.core import verdict as kleene
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.arithmetic import Known, prepare_amount
from lucidrule.evaluate.crossing import first_crossing
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, waiting
from lucidrule.kernel import tree
from lucidrule.kernel.leaf import asked_of, sign, stands
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.operators import signs_of

Evaluator: TypeAlias = Callable[[Facts], Proof]


def evaluate(node: tree.Condition, facts: Facts) -> Proof:
    """Return the proof of a condition; UNKNOWN is never guessed, and names its causes."""
    return prepare(node, facts.assessment)(facts)


def prepare(node: tree.Condition, assessment: int, known: Known | None = None) -> Evaluator:  # noqa: C901  # one case for each kind of condition
    """Return the evaluator of a condition for reference dates whose assessment year is `assessment`.

    Args:
        known: Definitions that are prepared for that year already, which is added to.
    """
    known = {} if known is None else known
    match node:
        case tree.Compare():
            return _compare(node, assessment)
        case tree.FirstExceeds():
            return _remembered(node, first_crossing(node, assessment))
        case tree.CompareAmount():
            return _compare_amount(node, assessment, known)
        case tree.Judgement(open_point=open_point):
            open_ = Proof(node, UNKNOWN, open_points=frozenset({open_point}))
            return lambda facts: open_
        case tree.AllOf(parts=parts):
            return _of_parts(node, [prepare(part, assessment, known) for part in parts], kleene.all_of)
        case tree.AnyOf(parts=parts):
            return _of_parts(node, [prepare(part, assessment, known) for part in parts], kleene.any_of)
        case tree.AtLeast(n=n, parts=parts):
            enough = partial(kleene.at_least, n)
            return _of_parts(node, [prepare(part, assessment, known) for part in parts], enough)
        case tree.Not(part=part):
            return _of_parts(node, [prepare(part, assessment, known)], lambda verdicts: kleene.negate(verdicts[0]))
        case tree.Named(part=part):
            # relies on (definitions shared)
            if id(node) not in known:
                known[id(node)] = _named(node, prepare(part, assessment, known))
            return cast(Evaluator, known[id(node)])
        case _:
            assert_never(node)


def _of_parts(node: tree.Condition, parts: list[Evaluator], rule: Callable[[list[Verdict]], Verdict]) -> Evaluator:
    def run(facts: Facts) -> Proof:
        # Every part is evaluated, also after one has settled the whole: the proof shows every leaf.
        proofs = tuple([part(facts) for part in parts])
        verdict = rule([proof.verdict for proof in proofs])
        return waiting(node, proofs) if verdict is UNKNOWN else Proof(node, verdict, proofs)

    return run


def _named(node: tree.Condition, part: Evaluator) -> Evaluator:
    key = id(node)

    def run(facts: Facts) -> Proof:
        found: Proof | None = facts.defined.get(key)
        if found is None:
            proof = part(facts)
            found = Proof(node, proof.verdict, (proof,), None, proof.missing, proof.open_points)
            facts.defined[key] = found
        return found

    return run


def _remembered(node: Any, judge: Evaluator) -> Evaluator:
    key = hash(node)

    def run(facts: Facts) -> Proof:
        found: Proof | None = facts.seen.get(key)
        # The node itself is compared too, so that two nodes of one hash are kept apart.
        if found is None or found.node != node:
            found = facts.seen[key] = judge(facts)
        return found

    return run


def _compare(node: tree.Compare, assessment: int) -> Evaluator:
    if isinstance(node.operand, tree.Ref | tree.AsOf):
        return _compare_two(node)
    judged = _judged(node, assessment)
    if node.ref.part:
        return _of_part(node, judged)
    key = node.ref.key(assessment)
    unknown = Proof(node, UNKNOWN, missing=frozenset({Missing(node.ref.fact, key[1] or 0)}))
    if isinstance(node.operand, bool):
        return _of_flag(key, unknown, judged)

    def run(facts: Facts) -> Proof:
        value = facts.values.get(key)
        return unknown if value is None else judged(value)

    return run


def _judged(node: tree.Compare, assessment: int) -> Callable[[Any], Proof]:
    """Return the proof of a leaf for a value that is known."""
    point, (holds, _) = node.open_point, asked_of(node, assessment)
    if point is None:
        return lambda value: Proof(node, MET if holds(value) else NOT_MET, (), value)
    points = frozenset({point})

    def judged(value: Any) -> Proof:
        if value == node.operand:
            return Proof(node, UNKNOWN, (), value, open_points=points)
        return Proof(node, MET if holds(value) else NOT_MET, (), value)

    return judged


def _of_part(node: tree.Compare, judged: Callable[[Any], Proof]) -> Evaluator:
    ref = node.ref

    def run(facts: Facts) -> Proof:
        value = facts.value(ref)
        return Proof(node, UNKNOWN, missing=frozenset({facts.missing(ref)})) if value is None else judged(value)

    return run


def _of_flag(key: tree.Key, unknown: Proof, judged: Callable[[Any], Proof]) -> Evaluator:
    answers = {truth: judged(truth) for truth in (True, False)}

    def run(facts: Facts) -> Proof:
        value = facts.values.get(key)
        if value is None:
            return unknown
        # `happened` asks a date or `never` with a flag as its operand.
        return answers[value] if value is True or value is False else judged(value)

    return run


def _compare_two(node: tree.Compare) -> Evaluator:
    ref, other, signs = node.ref, node.operand, signs_of(node.operator)

    def run(facts: Facts) -> Proof:
        value: Any = facts.value(ref)
        operand: Any = facts.value(other) if isinstance(other, tree.Ref) else facts.as_of
        if value is None or operand is None:
            unknown = [each for each, of in ((ref, value), (other, operand)) if of is None]
            return Proof(node, UNKNOWN, missing=frozenset(facts.missing(each) for each in unknown))  # type: ignore[arg-type]  # the reference date is known
        return Proof(node, MET if stands(value, operand, signs) else NOT_MET, (), value)

    return run


def _compare_amount(node: tree.CompareAmount, assessment: int, known: Known) -> Evaluator:
    amount = prepare_amount(node.against_zero, assessment, known)
    divisor = prepare_amount(node.whole, assessment, known) if node.whole is not None else None
    signs = node.signs

    def run(facts: Facts) -> Proof:
        found = amount(facts)
        share_of = None
        if divisor is not None:
            whole = divisor(facts)
            if whole.low is None or whole.low != whole.high:
                return Proof(node, UNKNOWN, missing=found.missing | whole.missing)
            share_of = whole.low
            if share_of <= 0 and node.of_zero is not None:
                return Proof(node, MET if node.of_zero else NOT_MET, (), share_of)
            if share_of <= 0:
                # A whole of zero has no share; only a person can say what the text means then.
                return Proof(node, UNKNOWN, open_points=frozenset({tree.SHARE_OF_ZERO}))
        if found.low is None or found.low != found.high:
            return Proof(node, UNKNOWN, missing=found.missing)
        limit = node.bound if share_of is None else EXACT.multiply(node.bound, share_of)
        of = EXACT.add(found.low, limit)
        seen = of if share_of is None else (of, share_of)
        if node.open_point is not None and found.low == 0:
            return Proof(node, UNKNOWN, (), seen, open_points=frozenset({node.open_point}))
        return Proof(node, MET if sign(found.low) in signs else NOT_MET, (), seen)

    return run
