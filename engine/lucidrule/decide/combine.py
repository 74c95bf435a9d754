"""Which of the policies that a company is eligible for may be granted together, and what that is worth."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple, Protocol, TypeVar

from lucidrule.core.quantity import added
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.award import Payable
from lucidrule.decide.correlated import Bounds, Correlated
from lucidrule.decide.joint import Questions
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.total import Combination, Total, exactly
from lucidrule.decide.worth import Granted, Rivals, Way, Worth
from lucidrule.evaluate.arithmetic import Range
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import Settling
from lucidrule.exact.variables import Drawing, constant
from lucidrule.kernel.missing import Missing

_MOST_RIVALS = 16
_MOST_UNKNOWN = 6

P = TypeVar("P", bound=Hashable, covariant=True)


class Holding(NamedTuple):
    """Policies that are granted, or may be.

    Attributes:
        sums: What each comes to that has a sum.
        bounds: The least and the most that each is worth, in the order of the programme; None: no bound.
        beyond: The policies of which no sum says all that they are worth.
        payable: Of each whose sum is not exact what it is made of; of others nothing is known but its ends.
        asked: The facts and open points that several of them wait for in more ways than `payable` tells.
    """

    sums: dict[str, Range]
    bounds: dict[str, Bounds]
    beyond: frozenset[str]
    payable: dict[str, tuple[Payable, ...]]
    asked: frozenset[Missing | str] = frozenset()


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
class _Choice:
    """What is granted where a given set of interactions holds, and what gives way, each with what says so."""

    granted: Granted
    left_out: tuple[tuple[str, str], ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def open(self) -> frozenset[str]:
        """The policies between which nothing decides."""
        return frozenset(name for rivals in self.granted.rivals for name in rivals.policies)

    @property
    def paid(self) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
        """What tells it from another by what is paid: policies that give way, and what nothing decides between."""
        return frozenset(name for name, _ in self.left_out), self.undecided, self.open


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

    Policies that have a sum make the total, from and to where a sum is open; the others stand beside it and are never
    counted as zero. Where sums do not decide which of some policies is granted, what they come to is in the total all
    the same. Where the condition of an interaction waits for a fact, the total holds for each way it can turn out.

    Args:
        steps: Those of the exact pass that the command has left.
    """

    def questions() -> Settling:
        return Settling(prepared.compiled.facts, steps=steps)

    eligible = {outcome.id: outcome for outcome in outcomes if outcome.outcome is Outcome.ELIGIBLE}
    found = {name: outcome.entitlement.sum for name, outcome in eligible.items()}
    sums = {name: each for name, each in found.items() if each is not None}
    rules = _rules(prepared, eligible, facts)
    # A policy that is left to judgement may come to be granted, too.
    granted = {outcome.id for outcome in outcomes if outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER)}
    waiting = tuple(rule.id for rule in prepared.compiled.waiting if not granted.isdisjoint(rule.policies))
    payable = {name: each.entitlement.payable for name, each in eligible.items() if each.entitlement.payable}
    if not rules and not payable:
        # What most companies come to: nothing excludes another, and every sum stands by itself.
        beside = [o.id for o in outcomes if o.outcome is Outcome.REFER or (o.id in eligible and o.id not in sums)]
        total = exactly(added(each.low for each in sums.values() if each.low is not None))
        return Combination(total, tuple(sums), (), (), tuple(beside), (), waiting)
    holding = Holding(
        sums,
        {name: outcome.bounds for name, outcome in eligible.items()},
        frozenset(name for name, outcome in eligible.items() if name not in sums or outcome.policy.gives_more),
        payable,
    )
    ways, choices, total = _worked_out(rules, holding, facts, questions)
    combined = _combination(outcomes, sums, choices, total)._replace(needs=ways.deciding(choices), waiting=waiting)
    only_capped = tuple(name for name in combined.chosen if eligible[name].only_capped)
    if not only_capped:
        return combined
    calculable = _worked_out(rules, _at_their_least(holding, only_capped), facts, questions)[2]
    return combined._replace(unbounded=only_capped, calculable=calculable)


def _at_their_least(holding: Holding, policies: Collection[str]) -> Holding:
    """Return what is granted with some policies counted at their least, though they may be worth more than that."""
    least = {name: Range(low, low) for name, (low, _) in holding.bounds.items() if name in policies}
    payable = {name: each for name, each in holding.payable.items() if name not in policies}
    return holding._replace(sums=holding.sums | least, payable=payable)


def total_of(prepared: PreparedProgramme, holding: Holding, facts: Facts, steps: Steps | None = None) -> Total:
    """Return what policies come to together that are granted, or may be, over all completions of what is missing."""
    rules = _rules(prepared, holding.bounds, facts)
    return _worked_out(rules, holding, facts, lambda: Settling(prepared.compiled.facts, steps=steps))[2]


def _rules(prepared: PreparedProgramme, policies: Collection[str], facts: Facts) -> list[_Rule]:
    """Return the interactions that may hold between some policies."""
    rules = []
    for stated, evaluate in prepared.interactions:
        held = tuple(name for name in stated.policies if name in policies)
        if len(held) > 1:
            proof = evaluate(facts)
            if proof.verdict is not NOT_MET:
                rules.append(_Rule(stated.id, held, proof))
    return rules


def _worked_out(
    rules: list[_Rule], holding: Holding, facts: Facts, questions: Questions
) -> "tuple[_Ways, list[_Choice], Total]":
    """Return the ways in which policies exclude each other, what is granted in each, and what that comes to."""
    asked = holding.asked.union(*(rule.proof.missing | rule.proof.open_points for rule in rules))
    worth = Worth(holding.sums, holding.bounds, holding.beyond, Correlated(questions, holding.payable, asked))
    # Too many to try every way: whether they hold is left undecided.
    open_rules = [rule for rule in rules if rule.proof.verdict is UNKNOWN][_MOST_UNKNOWN:]
    ways = _ways([rule for rule in rules if rule not in open_rules], facts, worth.correlated.settling)
    choices = [_choose([*active, *open_rules], worth, open_rules) for active in ways.active]
    total = worth.total([Way(when, choice.granted) for when, choice in zip(ways.formulas, choices, strict=True)])
    return ways, choices, total


def _combination(
    outcomes: tuple[PolicyOutcome, ...], sums: Collection[str], choices: list[_Choice], total: Total
) -> Combination:
    """Return what holds whichever of the choices is to be made."""
    left_out = tuple(pair for pair in choices[0].left_out if all(pair in choice.left_out for choice in choices))
    gone = {name for name, _ in left_out}
    open_ = frozenset[str]().union(*(choice.open for choice in choices))
    eligible = [outcome.id for outcome in outcomes if outcome.outcome is Outcome.ELIGIBLE]
    beside = tuple(
        outcome.id
        for outcome in outcomes
        if outcome.outcome is Outcome.REFER
        or (outcome.outcome is Outcome.ELIGIBLE and outcome.id not in gone and outcome.id not in sums)
    )
    chosen = tuple(name for name in eligible if name in sums and name not in gone and name not in open_)
    undecided = tuple(dict.fromkeys(name for choice in choices for name in choice.undecided))
    return Combination(total, chosen, left_out, undecided, beside, ())


@dataclass(frozen=True, slots=True)
class _Ways:
    """The sets of interactions that can hold together, each with the formula that says when it is just these."""

    active: list[list[_Rule]]
    formulas: list[Drawing]
    settling: Settling
    superset: frozenset[Missing] = frozenset()

    def deciding(self, choices: list[_Choice]) -> tuple[Missing, ...]:
        """Return the facts that can turn what is paid, where there is a choice for each of the ways."""
        by_paid: dict[Any, list[Drawing]] = {}
        for formula, choice in zip(self.formulas, choices, strict=True):
            by_paid.setdefault(choice.paid, []).append(formula)
        settled = [self.settling.settle(self.settling.formulas.some(so), self.superset) for so in by_paid.values()]
        return tuple(sorted(frozenset[Missing]().union(*(each.missing for each in settled))))


def _ways(rules: list[_Rule], facts: Facts, settling: Settling) -> _Ways:
    """Return each set of interactions that can hold together."""
    certain = [rule for rule in rules if rule.proof.verdict is MET]
    unknown = [rule for rule in rules if rule.proof.verdict is UNKNOWN]
    if not unknown:
        return _Ways([certain], [constant(True)], settling)
    formulas = [settling.condition(rule.proof, facts) for rule in unknown]
    ways = _Ways([], [], settling, frozenset[Missing]().union(*(rule.proof.missing for rule in unknown)))
    for holds in product((True, False), repeat=len(unknown)):
        wanted = [f if hold else settling.formulas.negated(f) for f, hold in zip(formulas, holds, strict=True)]
        just_these = settling.formulas.every(wanted)
        if settling.settle(just_these, frozenset()).verdict is not NOT_MET:
            ways.active.append([*certain, *(rule for rule, hold in zip(unknown, holds, strict=True) if hold)])
            ways.formulas.append(just_these)
    return ways


def _choose(rules: list[_Rule], worth: Worth, open_rules: list[_Rule]) -> _Choice:
    """Return the grants that are worth most under the interactions that hold; each leaves one of its policies."""
    left_out: list[tuple[str, str]] = []
    undecided: list[str] = []
    open_: list[Rivals] = []
    for group in grouped(rules):
        rivals = tuple(sorted({name for rule in group for name in rule.policies}, key=list(worth.bounds).index))
        surely = not any(rule in open_rules for rule in group)
        sets = tuple(permitted(rivals, group)) if len(rivals) <= _MOST_RIVALS else ()
        best = worth.best(sets) if surely else None
        if best is None:
            undecided += [rule.id for rule in group]
            open_.append(Rivals(rivals, sets, surely))
        else:
            gone = [name for name in rivals if name not in best]
            left_out += [(name, next(rule.id for rule in group if name in rule.policies)) for name in gone]
    not_counted = {name for name, _ in left_out} | {name for each in open_ for name in each.policies}
    counted = tuple(name for name in worth.sums if name not in not_counted)
    return _Choice(Granted(counted, tuple(open_)), tuple(left_out), tuple(undecided))


def grouped(rules: list[R]) -> list[list[R]]:
    """Return the rules in groups that share no policy, each of which is decided by itself."""
    groups: list[list[R]] = []
    for rule in rules:
        touching = [group for group in groups if any(set(rule.policies) & set(other.policies) for other in group)]
        joined = [other for group in touching for other in group]
        groups = [*(group for group in groups if group not in touching), [*joined, rule]]
    return groups


def permitted(rivals: Sequence[P], rules: Sequence[Excluding[P]]) -> list[frozenset[P]]:
    """Return the sets of policies that may be granted together and to which none can be added, the first ones first."""
    found = [
        chosen
        for picks in product((True, False), repeat=len(rivals))
        for chosen in [frozenset(name for name, pick in zip(rivals, picks, strict=True) if pick)]
        if all(len(chosen & set(rule.policies)) <= 1 for rule in rules)
    ]
    return [one for one in found if not any(one < other for other in found)]
