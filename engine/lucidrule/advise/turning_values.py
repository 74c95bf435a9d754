"""The values of one fact at which an outcome or a sum may turn, all else as it is; others may be missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lucidrule.compile.answers import with_answers
from lucidrule.compile.contradictions import begins, clash, pairs, parts_of, wholes_of
from lucidrule.compile.profile import Profile
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.bends import At, Bends
from lucidrule.exact.diagram import BudgetSpent, Steps
from lucidrule.exact.settle import BUDGET, Settling
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, meet
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.reads import facts_read, within
from lucidrule.kernel.tree import Key
from lucidrule.model.facts import Contradiction, Declared
from lucidrule.values.reading import typed

NUMBERS = ("money", "count", "share", "number")


class TurningValues:
    """The values of one fact at which something may turn."""

    def __init__(self, prepared: PreparedProgramme, profile: Profile, as_of: date, missing: Missing) -> None:
        """Begin; `profile`: without the fact."""
        self._prepared, self._profile, self._as_of = prepared, profile, as_of
        self._key: Key = (missing.fact, missing.year or None)
        self._missing, self._compiled = missing, prepared.compiled
        self.steps = Steps()
        self.facts = self._facts(profile)
        self._bounded: dict[Decimal, Facts] = {}
        rules, fact = self._compiled.contradictions, missing.fact
        # What is part of it, or its whole, is bounded by it.
        self._bounding = {fact, *parts_of(rules, fact), *wholes_of(rules, fact)}

    def all(self) -> set[Any]:
        """Return every value at which a condition or a sum may turn.

        Raises:
            BudgetSpent: There are too many to find.
        """
        marks = self._of_conditions()
        if self._compiled.facts[self._missing.fact].type in NUMBERS:
            marks |= self._of_numbers()
        return marks

    def domain(self) -> Bounds:
        """Return the least and the greatest number that it can be: of its domain, and contradicting nothing known."""
        declared = self._compiled.facts[self._missing.fact]
        top = None if declared.at_most is None else _number(typed(declared.at_most, declared.type))
        return meet((None if declared.negative else Decimal(0), top), self._uncontradicted())

    def _uncontradicted(self) -> Bounds:
        rules, (fact, year), known = self._compiled.contradictions, self._key, self._profile.values
        lows = [_number(known.get((part, year))) for part in parts_of(rules, fact)]
        highs = [_number(known.get((whole, year))) for whole in wholes_of(rules, fact)]
        days = [known.get((name, None)) for name in begins(rules, fact)]
        # Of a year before the company there can only be nothing.
        highs += [Decimal(0) for day in days if isinstance(day, date) and year is not None and year < day.year]
        return max(filter(None, lows), default=None), min((high for high in highs if high is not None), default=None)

    def is_impossible(self, value: Any) -> bool:
        """Return whether a value contradicts one that is known."""
        values = {**self._profile.values, self._key: value}
        found = pairs(self._compiled.contradictions, values)
        return any(
            clash(rule, one[1], values[one], values[other]) for rule, one, other in found if self._key in (one, other)
        )

    def _facts(self, profile: Profile) -> Facts:
        return Facts(with_answers(profile, self._compiled), self._as_of, self._prepared.assessment)

    def _at(self, value: Decimal) -> Facts:
        """Return all facts with the one at a value, as sums take them: nothing contradicts what is known."""
        found = self._bounded.get(value)
        if found is None:
            profile = replace(self._profile, values={**self._profile.values, self._key: value})
            found = self._bounded[value] = self._facts(profile).bounded_by(self._compiled.contradictions)
        return found

    def _of_conditions(self) -> set[Any]:
        settling = Settling(self._compiled.facts, BUDGET, self.steps)
        for _, evaluate in self._prepared.criteria:
            settling.condition(evaluate(self.facts), self.facts)
        for policy in self._prepared.policies:
            for facts in self._judged_for(policy, self.facts):
                for evaluate in (*(each for _, each in policy.each), *(award.when for award in policy.awards)):
                    settling.condition(evaluate(facts), facts)
        if settling.formulas.cut_short:  # pragma: no cover  # conditions that turn in thousands of places
            raise BudgetSpent
        found = settling.formulas.variables.get(("fact", self._missing))
        return set() if found is None else set(found.bounds)

    def _judged_for(self, policy: PreparedPolicy, facts: Facts) -> Iterator[Facts]:
        """Yield the facts of the company, or of each record; of a list that is not known those of any record."""
        name = policy.policy.for_each
        if name is None:
            yield facts
            return
        for number, parts in enumerate(self._profile.records.get(name, ({},)), 1):
            yield facts.of_record(name, number if name in self._profile.records else 0, parts)

    def _of_numbers(self) -> set[Fraction]:
        bends = Bends(self._at, self._prepared.assessment, self._edges(), self.domain(), self.steps)
        marks = set(self._edges())
        for policy in self._prepared.policies:
            asked = [each.condition for each in policy.policy.all_criteria] + [a.award.condition for a in policy.awards]
            compared = [node for node in within(asked) if isinstance(node, tree.CompareAmount) and self._read_by(node)]
            amounts = [award.award.own.amount for award in policy.awards if award.award.own is not None]
            if any(map(self._read_by, amounts)):
                # Nothing is due where it is not certain that an award applies.
                for at in self._all_at(policy):
                    marks |= bends.zero_among(amounts, at)
            for at in self._all_at(policy, free=True):
                for node in compared:
                    marks |= bends.zero_among([node.against_zero], at)
                    marks |= bends.zero_among([node.whole], at) if node.whole is not None else set()
        return marks

    def _read_by(self, node: Any) -> bool:
        """Return whether the fact says something of what stands in a condition or an amount."""
        return not self._bounding.isdisjoint(facts_read([node]))

    def _all_at(self, policy: PreparedPolicy, *, free: bool = False) -> Iterator[At]:
        """Yield what returns the facts with the one at a value: for the company, or for each record.

        Args:
            free: As conditions take them: free within their declared domains.
        """
        name = policy.policy.for_each
        at = self._free_at if free else self._at
        if name is None:
            yield at
            return
        for number, parts in enumerate(self._profile.records.get(name, ({},)), 1):
            place = number if name in self._profile.records else 0
            yield lambda x, place=place, parts=parts: at(x).of_record(name, place, parts)  # type: ignore[misc]  # defaults

    def _free_at(self, value: Decimal) -> Facts:
        return self._facts(replace(self._profile, values={**self._profile.values, self._key: value}))

    def _edges(self) -> set[Fraction]:
        """Return the ends of the domains of numbers, and what is known of parts and wholes."""
        rules: tuple[Contradiction, ...] = self._compiled.contradictions
        declared = [(fact.type, fact) for fact in self._compiled.facts.values()]
        found = {end for kind, fact in declared for end in _ends(kind, fact)}
        beside = {name for fact in self._compiled.facts for name in (*parts_of(rules, fact), *wholes_of(rules, fact))}
        known = [value for (name, _), value in self._profile.values.items() if name in beside]
        return found | {Fraction(value) for value in known if isinstance(value, int | Decimal)}


def _ends(kind: str, declared: Declared) -> set[Fraction]:
    if kind not in NUMBERS or declared.at_most is None:
        return set()
    return {Fraction(typed(declared.at_most, kind))}  # type: ignore[arg-type]  # a number, by its kind


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)
