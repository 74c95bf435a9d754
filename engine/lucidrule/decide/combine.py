"""Which of the policies that a company is eligible for may be granted together, and what that is worth."""

from decimal import Decimal

from lucidrule.compile.programme import CompiledProgramme
from lucidrule.core.verdict import MET, NOT_MET, Outcome
from lucidrule.decide.evaluate import evaluate
from lucidrule.decide.facts import Facts, Missing
from lucidrule.decide.result import Combination, PolicyOutcome


def combine(programme: CompiledProgramme, outcomes: tuple[PolicyOutcome, ...], facts: Facts) -> Combination:
    """Return the best permitted combination of the policies that are ELIGIBLE.

    Policies with an exact sum make the total; the others stand beside it and are never counted as zero. Rules are
    applied in their order, each leaving the highest of its policies.
    """
    eligible = {o.id: o for o in outcomes if o.outcome is Outcome.ELIGIBLE}
    sums = {name: outcome.total for name, outcome in eligible.items() if outcome.total is not None}
    left_out: list[tuple[str, str]] = []
    undecided: list[str] = []
    needs: set[Missing] = set()
    reduced: Decimal = sum(sums.values(), Decimal(0))
    without = reduced
    for rule, condition in programme.interactions:
        held = [name for name in rule.policies if name in eligible and name not in dict(left_out)]
        if len(held) < 2:
            continue
        proof = evaluate(condition, facts)
        if proof.verdict is NOT_MET:
            continue
        best = _highest([eligible[name] for name in held])
        if best is None:
            undecided.append(rule.id)
            continue
        losers = [name for name in held if name != best]
        reduced -= sum((sums.get(name, Decimal(0)) for name in losers), Decimal(0))
        if proof.verdict is MET:
            without = reduced
            left_out += [(name, rule.id) for name in losers]
        else:
            needs |= proof.missing
    left = dict(left_out)
    open_sums = [o.id for o in outcomes if o.id in eligible and o.total is None and o.id not in left]
    beside = tuple(o.id for o in outcomes if o.outcome is Outcome.REFER or o.id in open_sums)
    totals = (reduced,) if reduced == without else (reduced, without)
    chosen = tuple(name for name in sums if name not in dict(left_out))
    return Combination(totals, chosen, tuple(left_out), tuple(undecided), beside, tuple(sorted(needs)))


def _highest(rivals: list[PolicyOutcome]) -> str | None:
    """Return the policy that pays at least as much as any other whatever is still open; None if the bounds overlap."""
    for one in rivals:
        low = one.bounds[0]
        highs = [other.bounds[1] for other in rivals if other is not one]
        if all(high is not None and low >= high for high in highs):
            return one.id
    return None
