"""What all policies may come to: those that a company is eligible for, and those that are open, if they are met."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.gated import gated
from lucidrule.advise.prospect import Prospect
from lucidrule.compile.answers import with_answers
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome
from lucidrule.decide.award import AwardKind, AwardResult, Entitlement, Payable
from lucidrule.decide.combine import Holding, grouped, total_of
from lucidrule.decide.correlated import Bounds
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Total
from lucidrule.evaluate.arithmetic import ZERO, Range
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.kernel.interval import added


class IfMet(NamedTuple):
    """What policies come to whatever is missing turns out to be, and whatever the authority answers.

    INVARIANT (every completion): the total of a company that is completed and answered in any way is not below
    `total.low`, nor above `total.high` where no policy is `unbounded`.

    Attributes:
        total: Without what the policies that `unbounded` names come to.
        unbounded: Policies of which nothing that is known says up to what they come, open or met: `total` has what
            they come to at least.
        without_sum: Whether there are open policies that may give what has no sum: by review, or not published.
    """

    total: Total
    unbounded: tuple[str, ...] = ()
    without_sum: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data; `high` is None where nothing bounds it, `high_of_others` leaves `unbounded` out."""
        high = None if self.total.high is None else plain(self.total.high)
        found = {"low": plain(self.total.low), "high": None if self.unbounded else high}
        return found if not self.unbounded else {**found, "unbounded": list(self.unbounded), "high_of_others": high}


class _Open(NamedTuple):
    """What a policy may come to that is open in some way.

    Attributes:
        high: None: nothing bounds it.
        without_sum: Whether it may give what has no sum: then no sum says what it is worth beside others.
        made_of: What its sum is made of, where it has one.
        low: What it comes to in any case.
    """

    high: Decimal | None
    without_sum: bool
    made_of: tuple[Payable, ...] = ()
    low: Decimal = ZERO


def if_met(determination: Determination, prospects: Mapping[str, Prospect] | None = None) -> dict[str, IfMet]:
    """Return what all policies may come to, by the code of each currency; nothing where no policy is open.

    What is decided by review or not published is in no total, and in none of these.

    Args:
        prospects: Those of the determination, where they are known already.
    """
    prepared, programme = determination.prepared, determination.programme
    open_ = _open(determination, determination.prospects if prospects is None else prospects)
    if not open_.keys() - {*determination.combination.unbounded}:
        return {}
    facts = Facts(with_answers(determination.profile, programme), determination.as_of, prepared.assessment)
    steps = Steps()
    codes = {policy.id: programme.home(policy.id).money.code for policy in programme.policies}
    rules = [rule for rule, _ in prepared.interactions]
    tied = [{name for rule in group for name in rule.policies} for group in grouped(rules)]
    # What excludes a policy of another currency is in no total once both are met.
    across = set[str]().union(*(names for names in tied if len({codes.get(name) for name in names} - {None}) > 1))
    found = {}
    for code in dict.fromkeys(codes.values()):
        own = [each for each in determination.outcomes if codes[each.id] == code and not each.grants_nothing]
        mine = {outcome.id: open_[outcome.id] for outcome in own if outcome.id in open_}
        found[code] = IfMet(
            total_of(prepared, _holding(own, mine, across, facts), facts, steps),
            tuple(name for name, each in mine.items() if each.high is None),
            any(each.without_sum for each in mine.values()),
        )
    return found


def _open(determination: Determination, open_: Mapping[str, Prospect]) -> dict[str, _Open]:
    """Return the policies that may come to be paid more than they are now, or less than others that they exclude."""
    found = {}
    for outcome in determination.outcomes:
        paid = outcome.entitlement
        if outcome.grants_nothing:
            continue
        if outcome.id in open_:
            of = open_[outcome.id]
            most = _most(outcome, of.entitlement)
            found[outcome.id] = most._replace(high=None) if of.each or of.only_capped else most
        elif outcome.id in determination.combination.unbounded:
            found[outcome.id] = _most(outcome, paid)._replace(high=None, low=outcome.bounds[0])
        elif outcome.outcome is Outcome.REFER or (outcome.outcome is Outcome.ELIGIBLE and _may_have_sum(paid)):
            found[outcome.id] = _most(outcome, paid)
    return found


def _may_have_sum(found: Entitlement) -> bool:
    """Return whether a policy that has no sum has one where some of its awards do not apply."""
    return found.sum is None and any(award.kind is AwardKind.SUM for award in _grants(found))


def _grants(found: Entitlement) -> list[AwardResult]:
    return [award for award in found.awards if award.award.is_grant]


def _most(outcome: PolicyOutcome, found: Entitlement) -> _Open:
    """Return up to what a policy comes to; where it has no sum of all, those of its awards that have one."""
    without = outcome.policy.gives_more or found.sum is None
    if found.sum is not None:
        return _Open(found.sum.high, without, found.made_of)
    sums = [Range(ZERO, award.high) for award in _grants(found) if award.kind is AwardKind.SUM]
    return _Open(added(sums)[1], without)


def _holding(
    outcomes: Collection[PolicyOutcome], open_: Mapping[str, _Open], across: Collection[str], facts: Facts
) -> Holding:
    """Return the policies that are granted, or may be, each of the open ones from nothing up to what it may come to."""
    sums: dict[str, Range] = {}
    bounds: dict[str, Bounds] = {}
    payable: dict[str, tuple[Payable, ...]] = {}
    beyond = set[str]()
    for outcome in outcomes:
        name, paid = outcome.id, outcome.entitlement
        if name in open_:
            high, without_sum, _, low = open_[name]
            sums[name] = Range(low, low if high is None else high)
            bounds[name] = low, None if without_sum else high
            beyond |= {name} if without_sum else set()
        elif outcome.outcome is Outcome.ELIGIBLE:
            bounds[name] = outcome.bounds
            beyond |= {name} if paid.sum is None or outcome.policy.gives_more else set()
            if paid.sum is not None:
                sums[name] = paid.sum._replace(low=ZERO) if name in across else paid.sum
                payable |= {name: paid.payable} if paid.payable and name not in across else {}
    bounded = {name: each.made_of for name, each in open_.items() if each.high is not None and name not in across}
    drawn, asked = gated(outcomes, {name: each for name, each in bounded.items() if each}, payable.values(), facts)
    return Holding(sums, bounds, frozenset(beyond), payable | drawn, asked)
