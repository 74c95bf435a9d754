"""Assertions as constraints: of which companies each does not hold, and what a determination says of that."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import z3

from lucidrule.compile.asserted import ANY_MET, CompiledAssertion, is_met_point, policy_of_point
from lucidrule.compile.clauses import CompiledAward
from lucidrule.core.verdict import MET, NOT_MET, Outcome, Verdict
from lucidrule.decide.award import AwardKind
from lucidrule.decide.result import Determination
from lucidrule.evaluate.arithmetic import amount_of
from lucidrule.evaluate.evaluate import evaluate
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree
from lucidrule.kernel.answers import Answering
from lucidrule.kernel.reads import points_asked
from lucidrule.model.assertions import ANY_AWARD, ANY_POLICY
from lucidrule.prove.amounts import ZERO
from lucidrule.prove.asking import MET_OUTCOMES, Asking, outcome_of
from lucidrule.prove.policies import EncodedAward, EncodedPolicy, possibly, total_of
from lucidrule.prove.solver import Term, every, number, some
from lucidrule.prove.witness import Shows


class Claim(NamedTuple):
    """What is claimed of companies.

    Attributes:
        when: Of which.
        broken: Of which it does not hold.
        untold: Of which it is not said whether it holds, by why.
        shows: What shows that it does not hold.
        clear: Where no policy gives way to another.
    """

    when: Term
    broken: Term
    untold: tuple[tuple[str, Term], ...]
    shows: Shows
    clear: Term = z3.BoolVal(True)


class Outcomes:
    """The outcomes that assertions of one programme name."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.policies = {policy.id: policy for policy in asking.policies}

    def condition(self, node: tree.Condition) -> Term:
        """Return whether a condition of an assertion holds; open points of its own are answered either way."""
        encoding = self.asking.encoded.encoding
        encoding.records = ""
        found = encoding.condition(node)
        asked = {point: z3.Bool(f"?{point}") for point in points_asked(node) if is_met_point(point)}
        for point in asked:
            # It is no question of the programme: the outcome answers it.
            encoding.points.pop(f"?{point}", None)
        return z3.substitute(found, *((variable, self._met(point)) for point, variable in asked.items()))

    def _met(self, point: str) -> Term:
        if point == ANY_MET:
            return some([possibly(policy.met) for policy in self.policies.values()])
        name, criterion = policy_of_point(point)
        policy = self.policies.get(name)
        if policy is None:
            return z3.BoolVal(False)
        return possibly(next((term for each, term in policy.criteria if each.id == criterion), policy.met))

    def of_several_records(self, asserted: CompiledAssertion, about: Iterable[EncodedPolicy] = ()) -> bool:
        """Return whether an assertion looks for several records of one list, of which one stands for all here.

        Args:
            about: The policies whose sums or loss it is about.
        """
        found = Counter({policy.policy.for_each for policy in about})
        for point in {each for each in points_asked((asserted.when, asserted.holds)) if is_met_point(each)}:
            name, _ = policy_of_point(point)
            named = self.named(ANY_POLICY if point == ANY_MET else name)
            found.update({policy.policy.for_each for policy in named})
        return any(count > 1 for name, count in found.items() if name is not None)

    def named(self, name: str) -> list[EncodedPolicy]:
        """Return the policies in force that an assertion names."""
        own = self.policies.values() if name == ANY_POLICY else [self.policies.get(name)]
        return [policy for policy in own if policy is not None]


def claimed(asserted: CompiledAssertion, outcomes: Outcomes) -> Claim:
    """Return what an assertion claims that is not about more of a number.

    Raises:
        NotProven: Too many open points.
    """
    when, holds = outcomes.condition(asserted.when), outcomes.condition(asserted.holds)
    if asserted.at_most is not None:
        return _bounded(asserted, outcomes, when)
    untold = (("records", when),) if outcomes.of_several_records(asserted) else ()

    def shows(found: Determination) -> bool:
        return is_of(asserted, found) and verdict(asserted.holds, found) is NOT_MET

    return Claim(when, every([when, z3.Not(holds)]), untold, shows)


def is_of(asserted: CompiledAssertion, found: Determination) -> bool:
    """Return whether an assertion is about a company."""
    return verdict(asserted.when, found) is MET


def verdict(node: tree.Condition, found: Determination) -> Verdict:
    """Return what a condition of an assertion comes to for a company that is judged."""
    answers = {}
    for point in points_asked(node):
        if is_met_point(point) and (yes := _answer(point, found)) is not None:
            answers[point] = yes
    return evaluate(Answering(answers).of(node), facts_of(found)).verdict


def facts_of(found: Determination) -> Facts:
    """Return the facts of a company that is judged, as conditions ask for them."""
    return Facts(found.profile, found.as_of, found.prepared.assessment)


def _answer(point: str, found: Determination) -> bool | None:
    """Return whether a company may be granted what an open point asks for; None: that is not settled."""
    if point == ANY_MET:
        said = [_settled(each.outcome) for each in found.outcomes]
        return True if True in said else None if None in said else False
    name, criterion = policy_of_point(point)
    outcome = outcome_of(found, name)
    own = next((each.verdict for each in outcome.criteria if each.id == criterion), None)
    return _settled(outcome.outcome) if own is None else {MET: True, NOT_MET: False}.get(own)


def _settled(outcome: Outcome) -> bool | None:
    return True if outcome in MET_OUTCOMES else None if outcome is Outcome.UNDETERMINED else False


def _bounded(asserted: CompiledAssertion, outcomes: Outcomes, when: Term) -> Claim:
    """Return the claim that something paid never exceeds an amount."""
    assert asserted.at_most is not None, "whoever asks has seen it"
    encoding = outcomes.asking.encoded.encoding
    encoding.records = ""
    bound = encoding.amount(asserted.at_most)
    policy, award = asserted.paid
    of = [each for each in outcomes.policies.values() if each.id == policy or not policy]
    if policy or award:
        kept = [_besides(each, asserted) for each in of if (each.id, "") not in asserted.besides]
        claim = _each_bounded(asserted, kept, when, bound)
        several = (("records", when),) if outcomes.of_several_records(asserted, kept) else ()
        return claim._replace(untold=(*claim.untold, *several))
    return _total_bounded(asserted, outcomes, when, bound)


def _total_bounded(asserted: CompiledAssertion, outcomes: Outcomes, when: Term, bound: Term) -> Claim:
    """Return the claim that what a determination adds up never exceeds an amount.

    Of policies that give way to each other all are added: the best combination comes to no more. What has no sum stands
    beside the total.
    """
    # Of several programmes each speaks of its own policies.
    home = outcomes.asking.prepared.compiled.home
    of = [each for each in outcomes.policies.values() if home(each.id).id == asserted.programme]
    paid = [z3.If(z3.And(each.met, each.has_sum), each.total, ZERO) for each in of]
    untold = [("records", term > ZERO) for each, term in zip(of, paid, strict=True) if each.policy.for_each is not None]
    alone = len(of) == len(outcomes.policies)

    def shows(found: Determination) -> bool:
        return alone and is_of(asserted, found) and _exceeds(found.combination.total.low, asserted, found)

    clear = []
    for stated, where in outcomes.asking.encoded.interactions:
        met = [outcomes.policies[name].met for name in stated.policies if name in outcomes.policies]
        clear.append(z3.Or(z3.Not(where), z3.Sum([z3.If(each, 1, 0) for each in met]) <= 1))
    return Claim(when, every([when, z3.Sum([ZERO, *paid]) > bound]), tuple(untold), shows, every(clear))


def _besides(policy: EncodedPolicy, asserted: CompiledAssertion) -> EncodedPolicy:
    """Return a policy without the awards that an assertion leaves aside."""
    awards = tuple(each for each in policy.awards if (policy.id, each.award.id) not in asserted.besides)
    return replace(policy, awards=awards)


def _each_bounded(asserted: CompiledAssertion, of: list[EncodedPolicy], when: Term, bound: Term) -> Claim:
    award = asserted.paid[1]
    broken, untold = [], list[tuple[str, Term]]()
    for policy in of:
        if not award:
            broken.append(every([policy.met, limit_of(policy) > bound]))
            untold += _untold(policy, limit_of(policy))
        for each in policy.awards:
            if award and _is_asked(each.award, award):
                pays, paid = most_of(each), every([policy.met, each.applies])
                if pays is None:
                    untold.append(("amounts", paid))
                else:
                    broken.append(every([paid, pays > bound]))

    def shows(found: Determination) -> bool:
        return is_of(asserted, found) and any(
            _exceeds(paid, asserted, found) for policy in of for paid in _paid(policy, award, found)
        )

    return Claim(when, every([when, some(broken)]), tuple(untold), shows)


def _paid(policy: EncodedPolicy, award: str, found: Determination) -> Iterator[Decimal]:
    """Yield what a policy that may be granted is sure to come to, or its awards; of a review its limit."""
    outcome, named = outcome_of(found, policy.id), {each.award.id for each in policy.awards}
    if outcome.outcome not in MET_OUTCOMES:
        return
    given = outcome.entitlement
    if not award and given.sum is not None and given.sum.low is not None:
        yield given.sum.low
    for each in given.awards:
        if each.certain and each.award.id in named and _is_asked(each.award, award):
            by_review = each.kind is AwardKind.BY_REVIEW and not each.missing
            if by_review and each.high is not None:
                yield each.high
            elif award:
                yield each.low


def _is_asked(award: CompiledAward, name: str) -> bool:
    return name == award.id or (name in ("", ANY_AWARD) and award.is_grant)


def _exceeds(paid: Decimal, asserted: CompiledAssertion, found: Determination) -> bool:
    assert asserted.at_most is not None, "it is claimed of an amount"
    bound = amount_of(asserted.at_most, facts_of(found)).high
    return bound is not None and paid > bound


def most_of(award: EncodedAward) -> Term | None:
    """Return what an award comes to; by review or not published, at most; None: nothing limits it."""
    found = award.limit if award.pays is None else award.pays
    cap = award.award.cap
    return number(cap) if found is None and cap is not None else found


def limit_of(policy: EncodedPolicy) -> Term:
    """Return what the grants of a policy come to where it is met, at most; what nothing limits as if it were none."""
    awards = [replace(each, pays=most_of(each)) for each in policy.awards]
    return total_of(policy.policy.of_several, awards)


def _untold(policy: EncodedPolicy, total: Term) -> Iterator[tuple[str, Term]]:
    """Yield where the sum of a policy is not told: an award without a limit, or one for each of many records."""
    for each in policy.awards:
        if each.award.is_grant and most_of(each) is None:
            yield "amounts", every([policy.met, each.applies])
    if policy.policy.for_each is not None:
        yield "records", every([policy.met, total > ZERO])
