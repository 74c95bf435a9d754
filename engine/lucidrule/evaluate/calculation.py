"""How an amount was worked out: its steps in order, each made of earlier ones, so that a person can follow them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from lucidrule.compile.clauses import CompiledAward
from lucidrule.evaluate.arithmetic import (
    MOST_CASES,
    Range,
    amount_of,
    cases_of,
    exactly,
    hull_of,
    joined,
    times_of,
    within,
)
from lucidrule.evaluate.award import rounded_range
from lucidrule.evaluate.domain import earliest_year
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.steps import ZERO, Calculation, Case, Does, Role, Step
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, added, greatest, least, possible

# Of bands by what is not known as many are told as a person reads: of more only their bounds.
_MOST_TOLD = 60
assert _MOST_TOLD <= MOST_CASES


def calculation_of(award: CompiledAward, share: Decimal, facts: Facts) -> Calculation:
    """Return how the part of a party was worked out: its share of an award that has an amount.

    Args:
        facts: As for entitlements, `Facts.bounded_by` the declared contradictions; of the record that is judged.
    """
    part = award.part(share)
    assert part is not None, "asked of awards with an amount"
    roles: dict[int, Role] = {}
    node = part.amount
    # What `CompiledAward.part` puts around the amount of the rule.
    if share != 1:
        assert isinstance(node, tree.Scaled)
        roles[id(node)], node = "split", node.amount
    if award.cap is not None:
        assert isinstance(node, tree.LeastOf)
        roles[id(node)], node = "overall_cap", node.parts[0]
    roles[id(node)] = "never_negative"
    steps = _Steps(roles)
    last = steps.amount(part.amount, facts)
    if part.rounding is not None:
        found = rounded_range(steps.found(last), part.rounding)
        steps.add(Step("round", found, (last,), rounding=part.rounding))
    return Calculation(tuple(steps.steps), facts)


class _Steps:
    """The steps so far. What stands for one thing stands once: facts, and definitions that are used again."""

    def __init__(self, roles: Mapping[int, Role]) -> None:
        self.roles = roles
        self.steps: list[Step] = []
        self.known: dict[Any, int] = {}
        # Of bands by what is not known the facts are narrowed: they must live as long as their identities are used.
        self.narrowed: list[Facts] = []

    def add(self, step: Step) -> int:
        self.steps.append(step)
        return len(self.steps) - 1

    def found(self, place: int) -> Range:
        return self.steps[place].found

    def amount(self, amount: tree.Amount, facts: Facts) -> int:  # noqa: C901  # one case for each kind of amount
        """Add the steps of an amount; return the place of the last."""
        match amount:
            case tree.Literal_(value=value):
                return self.once(("number", value), lambda: Step("number", exactly(value)))
            case tree.Ref():
                key = ("fact", facts.missing(amount), id(facts))
                return self.once(key, lambda: Step("fact", amount_of(amount, facts), ref=amount))
            case tree.Sum(parts=parts):
                return self.over("add", amount, parts, added, facts)
            case tree.LeastOf(parts=parts):
                return self.over("least", amount, parts, least, facts)
            case tree.GreatestOf(parts=parts):
                return self.over("greatest", amount, parts, greatest, facts)
            case tree.Scaled():
                return self.scaled(amount, facts)
            case tree.Banded():
                return self.banded(amount, facts)
            case tree.Scheduled():
                return self.scheduled(amount, facts)
            case tree.NamedAmount():
                return self.named(amount, facts)
            case tree.Own():  # pragma: no cover  # of formulas only
                raise AssertionError(amount)
            case _:
                assert_never(amount)

    def once(self, key: Any, made: Callable[[], Step]) -> int:
        if key not in self.known:
            self.known[key] = self.add(made())
        return self.known[key]

    def over(
        self,
        does: Does,
        node: tree.Amount,
        parts: Sequence[tree.Amount],
        ends: Callable[[list[Range]], Bounds],
        facts: Facts,
    ) -> int:
        of = tuple(self.amount(part, facts) for part in parts)
        ranges = [self.found(place) for place in of]
        role = self.roles.get(id(node), "")
        if not role and len(parts) == 2 and isinstance(parts[1], tree.Literal_):
            limits: dict[str, Role] = {"least": "cap", "greatest": "floor"}
            role = limits.get(does, "")
        return self.add(Step(does, joined(ends(ranges), ranges), of, role))

    def scaled(self, amount: tree.Scaled, facts: Facts) -> int:
        of = self.amount(amount.amount, facts)
        role = self.roles.get(id(amount), "price" if amount.price else "")
        return self.add(Step("times", times_of(amount.by, self.found(of)), (of,), role, factor=amount.by))

    def named(self, amount: tree.NamedAmount, facts: Facts) -> int:
        # relies on (definitions shared)
        key = ("named", id(amount), id(facts))
        if key not in self.known:
            place = self.amount(amount.amount, facts)
            step = self.steps[place]
            if amount.name and step.does not in ("number", "fact") and not step.name:
                self.steps[place] = replace(step, name=amount.name)
            self.known[key] = place
        return self.known[key]

    def banded(self, amount: tree.Banded, facts: Facts) -> int:
        # relies on (bands sorted)
        by = self.amount(amount.by, facts)
        found = self.found(by)
        if not found.exact and cases_of(amount, {}) > _MOST_TOLD:
            return self.add(Step("bounds", amount_of(amount, facts)))
        cases, ranges = [], []
        for band in possible(amount.bands, found):
            inner = facts if found.exact else within(amount.by, band.start, band.end, facts)
            if inner is not facts:
                self.narrowed.append(inner)
            of = self.amount(amount.amount, inner) if band.rate else None
            paid = exactly(ZERO) if of is None else self.found(of)
            cases.append(Case(of, band.rate, band.fixed, band))
            ranges.append(Range(*band.pays(paid), paid.missing))
        whole = ranges[0] if found.exact else hull_of(ranges, found.missing)
        return self.add(Step("case", whole, (by,), cases=tuple(cases)))

    def scheduled(self, amount: tree.Scheduled, facts: Facts) -> int:
        # As `evaluate.arithmetic` reads a schedule.
        event, counted = tree.Ref(amount.counted_from), amount.year.of(facts.assessment)
        start = facts.value(event)
        if start is not None:
            number = counted - start.year + 1 if isinstance(start, date) else 0
            numbers = [number if 1 <= number <= len(amount.rates) else 0]
        else:
            earliest = earliest_year(amount.counted_from, facts)
            last = len(amount.rates) if earliest is None else min(len(amount.rates), max(0, counted - earliest + 1))
            numbers = [*range(last + 1)]
        of = self.amount(amount.amount, facts) if any(numbers) else None
        cases = [Case(of, amount.rates[n - 1], number=n) if n else Case(None, ZERO) for n in numbers]
        paid = [times_of(case.rate, self.found(of)) if of is not None else exactly(ZERO) for case in cases]
        missing = frozenset() if start is not None else frozenset({facts.missing(event)})
        whole = paid[0] if start is not None else hull_of(paid, missing)
        return self.add(Step("case", whole, ref=event, cases=tuple(cases)))
