"""Which missing fact to ask for next where only sums depend on what is missing: the one that most money hangs on."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.asking import Standing
from lucidrule.core.quantity import EXACT, added
from lucidrule.core.verdict import Outcome
from lucidrule.decide.currencies import combine_all
from lucidrule.decide.judge import Judging
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.total import Combination
from lucidrule.kernel.missing import Missing

_GRANTED = (Outcome.ELIGIBLE, Outcome.REFER)


class AskedOfSums(NamedTuple):
    """A missing fact that changes what is paid, and no outcome of a policy that is settled.

    Attributes:
        policies: The policies whose sums it can change, or that it can exclude, by id, in the order of the programme.
        unbounded: How many of these have no upper bound.
        money: How far apart the ends of the others' sums are.
    """

    missing: Missing
    policies: tuple[str, ...]
    unbounded: int
    money: Decimal


class _Hangs(NamedTuple):
    """What hangs on some missing facts: policies, and how far apart the ends are of what they are paid."""

    missing: frozenset[Missing]
    policies: frozenset[str]
    width: Decimal | None


def asked_of_sums(standing: Standing, only: frozenset[str] | None = None) -> tuple[AskedOfSums, ...]:
    """Return the facts on which sums depend, most money first.

    A policy that gives way to another whatever is missing is not asked about, nor is one whose sum is for review.

    Args:
        only: Policies that matter, by id; None: all, and what excludes one of them.
    """
    judging = Judging(standing.prepared, standing.facts, standing.judging.verdicts)
    outcomes = judging.outcomes(standing.policies)
    hanging = list(_sums(outcomes, only))
    if only is None:
        found = combine_all(standing.prepared, outcomes, standing.facts)
        gone = {name for name, _ in found.left_out}
        hanging = [each for each in hanging if not each.policies <= gone]
        hanging += _excluding(standing, outcomes, found)
    places = {outcome.id: at for at, outcome in enumerate(outcomes)}
    listed = []
    for name in frozenset[Missing]().union(*(each.missing for each in hanging)):
        own = [each for each in hanging if name in each.missing]
        policies = sorted(frozenset[str]().union(*(each.policies for each in own)), key=places.__getitem__)
        known = [each.width for each in own if each.width is not None]
        listed.append(AskedOfSums(name, tuple(policies), len(own) - len(known), added(known)))
    order = {fact: at for at, fact in enumerate(standing.prepared.compiled.facts)}

    def rank(each: AskedOfSums) -> tuple[Any, ...]:
        return -each.unbounded, -each.money, standing.effort(each.missing), order[each.missing.fact], each.missing

    return tuple(sorted(listed, key=rank))


def _sums(outcomes: tuple[PolicyOutcome, ...], only: frozenset[str] | None) -> Iterator[_Hangs]:
    for outcome in outcomes:
        found = outcome.entitlement.sum
        if outcome.outcome in _GRANTED and found is not None and (only is None or outcome.id in only):
            width = None if found.high is None else EXACT.subtract(found.high, found.low or Decimal(0))
            yield _Hangs(found.missing, frozenset({outcome.id}), width)


def _excluding(standing: Standing, outcomes: tuple[PolicyOutcome, ...], combination: Combination) -> Iterator[_Hangs]:
    """Yield what hangs on the facts that decide which policies exclude each other: all but the one that pays most."""
    eligible = [each for each in outcomes if each.outcome is Outcome.ELIGIBLE]
    # What no sum says, such as what is for review, has no upper bound.
    most = {each.id: None if each.entitlement.sum is None else each.entitlement.sum.high for each in eligible}
    for stated, evaluate in standing.prepared.interactions:
        held = frozenset(most.keys() & {*stated.policies})
        if len(held) > 1:
            highs = sorted(high for name in held for high in [most[name]] if high is not None)
            width = added(highs[:-1]) if len(highs) == len(held) else None
            yield _Hangs(evaluate(standing.facts).missing.intersection(combination.needs), held, width)
