"""Two companies that differ in one number: whether more of it does harm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import z3

from lucidrule.compile.asserted import CompiledAssertion
from lucidrule.compile.given import Given
from lucidrule.core.quantity import EXACT
from lucidrule.core.verdict import Outcome
from lucidrule.decide.determine import determine
from lucidrule.decide.result import Determination
from lucidrule.model.facts import Declared
from lucidrule.prove.amounts import ZERO
from lucidrule.prove.asking import MET_OUTCOMES, Asking, outcome_of
from lucidrule.prove.assertions import Outcomes, is_of
from lucidrule.prove.policies import EncodedPolicy
from lucidrule.prove.said import meant, said
from lucidrule.prove.solver import Term, every, number, some
from lucidrule.prove.variables import Slot
from lucidrule.prove.witness import Unconfirmed, Witness, fewest
from lucidrule.prove.written import Facts

# By so much more is looked at: by one, then by ever more.
_STEPS = tuple(Decimal(10) ** power for power in range(11))


@dataclass(frozen=True, slots=True)
class More:
    """Companies of which one has more of a number, and is no better off.

    Attributes:
        slot: The number.
        less, more: How much of it the two have.
        when: Of which companies it is said, of both.
        always: What both have to meet to be companies at all.
        broken: Where more does harm.
        untold: Of which it is not said whether it does, by why.
    """

    asserted: CompiledAssertion
    slot: Slot
    less: Term
    more: Term
    when: Term
    broken: Term
    untold: tuple[tuple[str, Term], ...]


def more_claimed(asserted: CompiledAssertion, outcomes: Outcomes) -> More:
    """Return the claim that more of a number does no harm."""
    asking = outcomes.asking
    assert asserted.more is not None, "whoever asks has seen it"
    slot = asking.variables.slot(asserted.more, asking.prepared.assessment, "")
    less = asking.variables.term(slot)
    more = z3.Const(f"{slot} more", less.sort())

    def raised(term: Term) -> Term:
        return z3.substitute(term, (less, more))

    when = outcomes.condition(asserted.when)
    kept, paying = outcomes.named(asserted.never_loses), outcomes.named(asserted.never_pays_less)
    harmed = [every([policy.met, z3.Not(raised(policy.met))]) for policy in kept]
    untold = []
    for policy in paying:
        paid = z3.If(policy.met, policy.total, ZERO)
        harmed.append(every([policy.met, policy.has_sum, raised(paid) < paid]))
        untold.append(("amounts", every([policy.met, z3.Not(policy.has_sum)])))
    if outcomes.of_several_records(asserted, (*kept, *paying)):
        untold.append(("records", when))
    return More(asserted, slot, less, more, every([when, raised(when), more > less]), some(harmed), tuple(untold))


def both(asking: Asking, claim: More) -> list[Term]:
    """Return what the company with more has to meet to be one; the other one does as every company."""
    always = [*asking.variables.domain(), *asking.encoded.encoding.known(), *asking.variables.uncontradicted()]
    return [z3.substitute(each, (claim.less, claim.more)) for each in always]


def harmed(asking: Asking, claim: More, asked: list[Term]) -> tuple[Witness, Witness]:
    """Return two companies that show that more does harm, of which the second has more.

    Raises:
        NotProven: The time was spent.
        Unconfirmed: None was found that files can hold and that shows it.
    """
    declared = asking.variables.declared(claim.slot)
    for value, is_more in _tried(asking, claim, declared):
        # Of a count the solver takes whole numbers only.
        term = z3.IntVal(int(value)) if declared.type == "count" else number(value)
        found = asking.witnesses.facts(every([*asked, claim.more == (claim.less + term if is_more else term)]))
        if found is None:
            continue
        pair = _Pair(asking, claim, _number(found, claim.slot, asking) + value if is_more else value, declared)
        if pair.shows(found):
            return pair.witnesses(fewest(found, pair.shows))
    raise Unconfirmed(str(claim.slot))


def _tried(asking: Asking, claim: More, declared: Declared) -> Iterator[tuple[Decimal, bool]]:
    """Yield values of the company with more, and by how much more it may have."""
    for edge in sorted(asking.variables.edges.get(claim.slot, ())):
        yield Decimal(edge), False
    unit = Decimal("0.01") if declared.type == "share" else Decimal(1)
    for step in _STEPS:
        yield EXACT.multiply(step, unit), True


def _number(facts: Facts, slot: Slot, asking: Asking) -> Decimal:
    text = facts.get(slot.fact, 0) if slot.year is None else facts.get(slot.fact, {}).get(slot.year, 0)
    return meant(text, asking.variables.style)


class _Pair:
    """A company and the same with more of a number."""

    def __init__(self, asking: Asking, claim: More, value: Decimal, declared: Declared) -> None:
        self._asking, self._claim = asking, claim
        self._given = Given(asking.prepared.compiled)
        self._said = said(value, declared.type, asking.variables.style)

    def shows(self, facts: Mapping[str, Any]) -> bool:
        """Return whether the company with more is worse off."""
        slot = self._claim.slot
        if slot.fact not in facts:
            return False
        one, other = self._judged(facts), self._judged(self._raised(facts))
        asserted = self._claim.asserted
        if not (is_of(asserted, one) and is_of(asserted, other)):
            return False
        outcomes = Outcomes(self._asking)
        lost, less = outcomes.named(asserted.never_loses), outcomes.named(asserted.never_pays_less)
        return any(_loses(each, one, other) for each in lost) or any(_gets_less(each, one, other) for each in less)

    def witnesses(self, facts: Facts) -> tuple[Witness, Witness]:
        """Return both companies."""
        raised = self._raised(facts)
        return Witness(facts, self._judged(facts)), Witness(raised, self._judged(raised))

    def _judged(self, facts: Mapping[str, Any]) -> Determination:
        return determine(self._asking.prepared, self._given.profile(facts, {}), self._asking.as_of)

    def _raised(self, facts: Mapping[str, Any]) -> Facts:
        slot = self._claim.slot
        if slot.year is None:
            return {**facts, slot.fact: self._said}
        return {**facts, slot.fact: {**facts[slot.fact], slot.year: self._said}}


def _loses(policy: EncodedPolicy, one: Determination, other: Determination) -> bool:
    before, after = (outcome_of(each, policy.id).outcome for each in (one, other))
    return before in MET_OUTCOMES and after is Outcome.INELIGIBLE


def _gets_less(policy: EncodedPolicy, one: Determination, other: Determination) -> bool:
    before, after = (outcome_of(each, policy.id) for each in (one, other))
    sums = [each.entitlement.sum for each in (before, after)]
    if before.outcome not in MET_OUTCOMES or sums[0] is None or sums[0].low is None:
        return False
    if after.outcome is Outcome.INELIGIBLE:
        return sums[0].low > 0
    return (
        after.outcome in MET_OUTCOMES
        and sums[1] is not None
        and sums[1].high is not None
        and sums[1].high < sums[0].low
    )
