"""Which of the policies that a company is eligible for may be granted together, and what that is worth."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any, Protocol, TypeVar

from lucidrule.core.quantity import EXACT, added
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.correlated import Bounds, Correlated
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Combination
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import Settling
from lucidrule.exact.variables import Drawing
from lucidrule.kernel.missing import Missing

_MOST_RIVALS = 16
_MOST_UNKNOWN = 6
_ZERO = Decimal(0)

P = TypeVar("P", bound=Hashable, covariant=True)


class Excluding(Protocol[P]):
    """What says that at most one of its policies is granted."""

    @property
    def policies(self) -> Collection[P]: ...


R = TypeVar("R", bound=Excluding[Any])


@dataclass(frozen=True, slots=True)
class _Rule:
    """An interaction that may hold between policies that the company is eligible for."""

    id: str
    policies: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class _Worth:
    """What policies are worth: those with exact sums, the bounds of all, and what bounds do not say."""

    sums: dict[str, Decimal]
    bounds: dict[str, Bounds]
    correlated: Correlated


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is granted where a given set of interactions holds."""

    total: Decimal
    left_out: tuple[tuple[str, str], ...] = ()
    undecided: tuple[str, ...] = ()
    rivals: frozenset[str] = frozenset()

    @property
    def paid(self) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
        """What tells it from another by what is paid: policies that give way, and what nothing decides between."""
        return frozenset(name for name, _ in self.left_out), self.undecided, self.rivals


def combine(
    prepared: PreparedProgramme, outcomes: tuple[PolicyOutcome, ...], facts: Facts, steps: Steps | None = None
) -> Combination:
    """Return the best permitted combination, with what was granted before; the rest is as of `_combined`."""
    found = _combined(prepared, outcomes, facts, steps)
    before = tuple(outcome.id for outcome in outcomes if outcome.already_granted)
    return found._replace(granted=before) if before else found


def _combined(
    prepared: PreparedProgramme, outcomes: tuple[PolicyOutcome, ...], facts: Facts, steps: Steps | None
) -> Combination:
    """Return the best permitted combination of the policies that are ELIGIBLE.

    Policies with an exact sum make the total, and sets of policies whose sums are exact together; the others stand
    beside it and are never counted as zero. Where the condition of an interaction waits for a fact, there is a total
    for each way it can turn out.

    Args:
        steps: Those of the exact pass that the command has left.
    """

    def questions() -> Settling:
        return Settling(prepared.compiled.facts, steps=steps)

    eligible = {outcome.id: outcome for outcome in outcomes if outcome.outcome is Outcome.ELIGIBLE}
    sums = {name: outcome.total for name, outcome in eligible.items() if outcome.total is not None}
    rules = []
    for stated, evaluate in prepared.interactions:
        held = tuple(name for name in stated.policies if name in eligible)
        if len(held) > 1:
            proof = evaluate(facts)
            if proof.verdict is not NOT_MET:
                rules.append(_Rule(stated.id, held, proof))
    # A policy that is left to judgement may come to be granted, too.
    granted = {outcome.id for outcome in outcomes if outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER)}
    waiting = tuple(rule.id for rule in prepared.compiled.waiting if not granted.isdisjoint(rule.policies))
    payable = {name: each.entitlement.payable for name, each in eligible.items() if each.entitlement.payable}
    if not rules and not payable:
        # What most companies come to: nothing excludes another, and every sum stands by itself.
        beside = [o.id for o in outcomes if o.outcome is Outcome.REFER or (o.id in eligible and o.id not in sums)]
        return Combination((added(sums.values()),), tuple(sums), (), (), tuple(beside), (), waiting)
    correlated = Correlated(questions, payable)
    if not rules:
        choices = [_Choice(added(sums.values()))]
        return _combination(outcomes, sums, choices, frozenset(), correlated)._replace(waiting=waiting)
    # Too many to try every way: what they bind together is left undecided, never counted.
    open_rules = [rule for rule in rules if rule.proof.verdict is UNKNOWN][_MOST_UNKNOWN:]
    ways = _ways([rule for rule in rules if rule not in open_rules], facts, questions())
    worth = _Worth(sums, {name: outcome.bounds for name, outcome in eligible.items()}, correlated)
    choices = [_choose([*active, *open_rules], worth, open_rules) for active in ways.active]
    return _combination(outcomes, sums, choices, ways.deciding(choices), correlated)._replace(waiting=waiting)


def _combination(
    outcomes: tuple[PolicyOutcome, ...],
    sums: dict[str, Decimal],
    choices: list[_Choice],
    needs: frozenset[Missing],
    correlated: Correlated,
) -> Combination:
    """Return what holds whichever of the choices is to be made."""
    eligible = [outcome.id for outcome in outcomes if outcome.outcome is Outcome.ELIGIBLE]
    sets = _exact_sets(eligible, choices, correlated) if correlated else {}
    left_out = tuple(pair for pair in choices[0].left_out if all(pair in choice.left_out for choice in choices))
    gone = {name for name, _ in left_out} | {name for choice in choices for name in choice.rivals}
    together = frozenset[str]().union(*sets)
    chosen = tuple(name for name in eligible if name in together or (name in sums and name not in gone))
    counted = {name for name, _ in left_out} | set(chosen)
    beside = tuple(
        outcome.id
        for outcome in outcomes
        if outcome.outcome is Outcome.REFER or (outcome.outcome is Outcome.ELIGIBLE and outcome.id not in counted)
    )
    totals = tuple(sorted({added([choice.total, *sets.values()]) for choice in choices}))
    undecided = tuple(dict.fromkeys(name for choice in choices for name in choice.undecided))
    return Combination(totals, chosen, left_out, undecided, beside, tuple(sorted(needs)))


def _exact_sets(eligible: list[str], choices: list[_Choice], correlated: Correlated) -> dict[frozenset[str], Decimal]:
    given_up = {name for choice in choices for name in (*(name for name, _ in choice.left_out), *choice.rivals)}
    return dict(correlated.exact_sets([name for name in eligible if name not in given_up]))


@dataclass(frozen=True, slots=True)
class _Ways:
    """The sets of interactions that can hold together, each with the formula that says when it is just these."""

    active: list[list[_Rule]]
    formulas: list[Drawing]
    settling: Settling
    superset: frozenset[Missing] = frozenset()

    def deciding(self, choices: list[_Choice]) -> frozenset[Missing]:
        """Return the facts that can turn what is paid, where there is a choice for each of the ways."""
        by_paid: dict[Any, list[Drawing]] = {}
        if self.formulas:
            for formula, choice in zip(self.formulas, choices, strict=True):
                by_paid.setdefault(choice.paid, []).append(formula)
        settled = [self.settling.settle(self.settling.formulas.some(so), self.superset) for so in by_paid.values()]
        return frozenset[Missing]().union(*(each.missing for each in settled))


def _ways(rules: list[_Rule], facts: Facts, settling: Settling) -> _Ways:
    """Return each set of interactions that can hold together."""
    certain = [rule for rule in rules if rule.proof.verdict is MET]
    unknown = [rule for rule in rules if rule.proof.verdict is UNKNOWN]
    if not unknown:
        return _Ways([certain], [], settling)
    formulas = [settling.condition(rule.proof, facts) for rule in unknown]
    ways = _Ways([], [], settling, frozenset[Missing]().union(*(rule.proof.missing for rule in unknown)))
    for holds in product((True, False), repeat=len(unknown)):
        wanted = [f if hold else settling.formulas.negated(f) for f, hold in zip(formulas, holds, strict=True)]
        just_these = settling.formulas.every(wanted)
        if settling.settle(just_these, frozenset()).verdict is not NOT_MET:
            ways.active.append([*certain, *(rule for rule, hold in zip(unknown, holds, strict=True) if hold)])
            ways.formulas.append(just_these)
    return ways


def _choose(rules: list[_Rule], worth: _Worth, open_rules: list[_Rule]) -> _Choice:
    """Return the grants that are worth most under the interactions that hold; each leaves one of its policies."""
    total = added(worth.sums.values())
    left_out: list[tuple[str, str]] = []
    undecided: list[str] = []
    open_: set[str] = set()
    for group in grouped(rules):
        rivals = sorted({name for rule in group for name in rule.policies}, key=list(worth.bounds).index)
        best = None if any(rule in open_rules for rule in group) else _best(rivals, group, worth)
        gone = [name for name in rivals if best is None or name not in best]
        total = EXACT.subtract(total, added(worth.sums.get(name, _ZERO) for name in gone))
        if best is None:
            undecided += [rule.id for rule in group]
            open_ |= set(rivals)
        else:
            left_out += [(name, next(rule.id for rule in group if name in rule.policies)) for name in gone]
    return _Choice(total, tuple(left_out), tuple(undecided), frozenset(open_))


def grouped(rules: list[R]) -> list[list[R]]:
    """Return the rules in groups that share no policy, each of which is decided by itself."""
    groups: list[list[R]] = []
    for rule in rules:
        touching = [group for group in groups if any(set(rule.policies) & set(other.policies) for other in group)]
        joined = [other for group in touching for other in group]
        groups = [*(group for group in groups if group not in touching), [*joined, rule]]
    return groups


def _best(rivals: list[str], rules: list[_Rule], worth: _Worth) -> frozenset[str] | None:
    """Return the permitted set that is worth at least as much as any other whatever is still open; None if none is."""
    if len(rivals) > _MOST_RIVALS:
        return None
    sets = permitted(rivals, rules)
    # What is in both sets pays the same in both, so only the difference is compared.
    outweighs = worth.correlated.outweighs
    return next((one for one in sets if all(outweighs(one - other, other - one, worth.bounds) for other in sets)), None)


def permitted(rivals: list[P], rules: Sequence[Excluding[P]]) -> list[frozenset[P]]:
    """Return the sets of policies that may be granted together and to which none can be added, the first ones first."""
    found = [
        chosen
        for picks in product((True, False), repeat=len(rivals))
        for chosen in [frozenset(name for name, pick in zip(rivals, picks, strict=True) if pick)]
        if all(len(chosen & set(rule.policies)) <= 1 for rule in rules)
    ]
    return [one for one in found if not any(one < other for other in found)]
