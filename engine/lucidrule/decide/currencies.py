"""What may be granted together of policies of one currency, or of several: sums of two are never added nor compared."""

from collections.abc import Hashable, Iterable
from itertools import chain
from typing import TypeVar

from lucidrule.core.verdict import NOT_MET, Outcome
from lucidrule.decide.combine import combine, grouped
from lucidrule.decide.only_one import only_one_of
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.total import Combination
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import Settling
from lucidrule.kernel.missing import Missing
from lucidrule.model.programme import Interaction

H = TypeVar("H", bound=Hashable)


def combine_all(
    prepared: PreparedProgramme, outcomes: tuple[PolicyOutcome, ...], facts: Facts, steps: Steps | None = None
) -> Combination:
    """Return the best permitted combination; of several currencies that of each, side by side.

    What excludes a policy of another currency cannot be decided by sums: its policies stand beside the totals. Of which
    no award applies excludes nothing, and stands nowhere.
    """
    outcomes = tuple(outcome for outcome in outcomes if not outcome.grants_nothing)

    def questions() -> Settling:
        return Settling(prepared.compiled.facts, steps=steps)

    found = _combined(prepared, outcomes, facts, steps)
    only_one = only_one_of(prepared, outcomes, facts, questions)
    return found._replace(only_one=only_one) if only_one else found


def _combined(
    prepared: PreparedProgramme, outcomes: tuple[PolicyOutcome, ...], facts: Facts, steps: Steps | None
) -> Combination:
    if len({member.money.code for member in prepared.compiled.members}) < 2:
        return combine(prepared, outcomes, facts, steps)
    codes = {outcome.id: prepared.compiled.home(outcome.id).money.code for outcome in outcomes}
    eligible = {outcome.id for outcome in outcomes if outcome.outcome is Outcome.ELIGIBLE}
    undecided, needs = _across(prepared, codes, eligible, facts, Settling(prepared.compiled.facts, steps=steps))
    open_ = {name for rule in undecided for name in rule.policies}
    counted = [outcome for outcome in outcomes if outcome.id not in open_]
    each = {
        code: combine(prepared, tuple(outcome for outcome in counted if codes[outcome.id] == code), facts, steps)
        for code in _in_order(codes.values())
    }
    first, *_ = each.values()
    chosen = set(chain.from_iterable(found.chosen for found in each.values()))
    beside = {*chain.from_iterable(found.beside for found in each.values()), *(open_ & eligible)}
    unbounded = set(chain.from_iterable(found.unbounded for found in each.values()))
    waiting = set(chain.from_iterable(found.waiting for found in each.values()))
    return Combination(
        total=first.total,
        chosen=tuple(outcome.id for outcome in outcomes if outcome.id in chosen),
        left_out=tuple(chain.from_iterable(found.left_out for found in each.values())),
        undecided=(*(rule.id for rule in undecided), *chain.from_iterable(found.undecided for found in each.values())),
        beside=tuple(outcome.id for outcome in outcomes if outcome.id in beside),
        needs=tuple(sorted(needs.union(*(found.needs for found in each.values())))),
        waiting=tuple(rule.id for rule in prepared.compiled.waiting if rule.id in waiting),
        by_currency=tuple((code, found.total if found.counts else None) for code, found in each.items()),
        unbounded=tuple(outcome.id for outcome in outcomes if outcome.id in unbounded),
        calculable=(first.calculable or first.total) if unbounded else None,
        calculable_by_currency=tuple((code, found.calculable or found.total) for code, found in each.items())
        if unbounded
        else (),
    )


def _across(
    prepared: PreparedProgramme, codes: dict[str, str], eligible: set[str], facts: Facts, settling: Settling
) -> tuple[list[Interaction], frozenset[Missing]]:
    """Return the interactions that cannot be decided, with policies that a company is eligible for alone, and the facts
    that decide whether they hold."""
    rules, proofs = [], {}
    for stated, evaluate in prepared.interactions:
        held = [name for name in stated.policies if name in eligible]
        proof = evaluate(facts)
        if len(held) > 1 and proof.verdict is not NOT_MET:
            rules.append(stated.model_copy(update={"policies": held}))
            proofs[stated.id] = proof
    groups = [group for group in grouped(rules) if len({codes[name] for rule in group for name in rule.policies}) > 1]
    found = [rule for group in groups for rule in group]
    settled = [settling.settle(settling.condition(proofs[each.id], facts), proofs[each.id].missing) for each in found]
    return found, frozenset[Missing]().union(*(each.missing for each in settled))


def _in_order(found: Iterable[H]) -> list[H]:
    return list(dict.fromkeys(found))
