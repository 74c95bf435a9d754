"""What is said of a change of rules against what trying every company of a small domain finds."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from few_rules import small
from prove.pairs import ENDLESS, NEAR, Company, Side, changed, companies, directions, files, gains, side, values

from lucidrule.core.fault import LucidruleError
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.prove.extremes import Extreme
from lucidrule.prove.rule_change import PolicyChange, Shift, rule_change

AS_OF = date(2022, 6, 30)


class Tried:
    """A pair of programmes, what is said of the change, and how every company of the domain moves.

    Attributes:
        said: None: one of the programmes is refused, for nobody can ever meet it.
    """

    def __init__(self, seed: int) -> None:
        pick = Random(seed)
        self._most = pick.choice((None, 1000, 500))
        self._old = side(pick)
        self._new = changed(pick, self._old)
        self._domain = values(self._most)
        self.said = self._said()
        self.moved: dict[str, list[Company]] = {}
        self._best = {True: Decimal(0), False: Decimal(0)}
        for company in companies(self._domain) if self.said else ():
            for direction in self.directions(company):
                self.moved.setdefault(direction, []).append(company)
            for gain in gains(self._old, self._new, company):
                self._best = {True: max(self._best[True], gain), False: max(self._best[False], -gain)}

    def directions(self, company: Company) -> set[str]:
        """Return the ways in which a company is moved."""
        return directions(self._old, self._new, company)

    def wrong(self) -> list[Any]:
        """Return what is said and is not so, or not said and is so."""
        return [] if self.said is None else list(self._wrong(self.said))

    def _said(self) -> PolicyChange | None:
        try:
            old, new = (_prepared(each, self._most) for each in (self._old, self._new))
        except LucidruleError:
            return None
        return rule_change(old, new, AS_OF).policies[0]

    def _wrong(self, said: PolicyChange) -> Iterator[Any]:
        told, unsettled = {each.direction for each in said.shifts}, {way for way, _ in said.not_proven}
        # Two sums may be alike at a number between those of the domain; the company that is told of it is tried below.
        missed = self.moved.keys() - told - unsettled | unsettled - self.moved.keys()
        if missed or told & unsettled or (said.state == "same") != (not self.moved.keys() | told):
            yield "directions", told, unsettled, self.moved.keys()
        for shift in said.shifts:
            yield from self._wrong_shift(shift)
        for direction in said.whole:
            ranges = [each.range for each in said.shifts if each.direction == direction]
            yield from (
                ("whole", direction, each)
                for each in self.moved.get(direction, ())
                if not any(found is not None and _inside(found, each[found.slot]) for found in ranges)
            )
        for up, extreme in ((True, said.gain), (False, said.loss)):
            yield from self._wrong_extreme(up, extreme) if said.shifts else ()

    def _wrong_shift(self, shift: Shift) -> Iterator[Any]:
        facts = _values(shift.facts)
        if not self._all_move(shift.direction, facts):
            yield "facts", shift.direction, facts
        if shift.range is None:
            return
        slot = shift.range.slot
        rest = {name: value for name, value in facts.items() if name != slot}
        for value in self._domain[slot]:
            if _inside(shift.range, value) and not self._all_move(shift.direction, {**rest, slot: value}):
                yield "range", shift, value
        for value in self._just_outside(shift):
            if self._all_move(shift.direction, {**rest, slot: value}):
                yield "no edge", shift, value

    def _just_outside(self, shift: Shift) -> Iterator[Any]:
        """Yield what lies beside the edges of a range, of what the domain has."""
        assert shift.range is not None, "asked before"
        whole = shift.range.slot == "kids"
        most = 6 if whole else self._most or ENDLESS
        for edge, sign in ((shift.range.low, -1), (shift.range.high, 1)):
            if edge is not None:
                at = Decimal(edge[0].numerator) / edge[0].denominator
                found = at + sign * (1 if whole else NEAR) if edge[1] else at
                yield from [int(found) if whole else found] if 0 <= found <= most else []

    def _all_move(self, direction: str, said: Company) -> bool:
        return all(direction in self.directions(each) for each in companies(self._domain, said))

    def _wrong_extreme(self, up: bool, extreme: Extreme | None) -> Iterator[Any]:
        best = self._best[up]
        if extreme is None or extreme.amount is None:
            # Without a bound the largest company of the domain has more than any sum that is stated.
            if (extreme is None) != (best == 0) or (extreme is not None and best < ENDLESS / 1000):
                yield "extreme", up, extreme, best
            return
        # A company may come as near to it as one likes, and not to it.
        if not best <= extreme.amount <= best + 10 * NEAR:
            yield "extreme", up, extreme, best
        change = extreme.amount if up else -extreme.amount
        for each in companies(self._domain, _values(extreme.facts)) if extreme.facts is not None else ():
            if change not in gains(self._old, self._new, each):
                yield "shown", up, extreme, each


def _prepared(one: Side, most: int | None) -> PreparedProgramme:
    compiled = small(files(one, most)).compiled_at(AS_OF)
    return prepare_programme(compiled, compiled.assessment_at(AS_OF))


def _values(facts: Any) -> Company:
    return {name: Decimal(value) if name == "rent" else value for name, value in facts.items()}


def _inside(told: Any, value: Any) -> bool:
    exact = Fraction(value)
    above = told.low is None or exact > told.low[0] or (told.low[1] and exact == told.low[0])
    below = told.high is None or exact < told.high[0] or (told.high[1] and exact == told.high[0])
    return bool(above and below)
