"""Between which values of one fact a change of rules is felt, while all else that a company says stays as it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import z3

from lucidrule.kernel.operators import NUMBERS
from lucidrule.prove.solver import MOST_TIME, NotProven, Term, every, number, time_left
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables

_DAYS = ("date", "event")
Edge = tuple[Fraction, bool] | None


@dataclass(frozen=True, slots=True)
class Range:
    """Values of one fact, in its unit; days by their ordinals.

    Attributes:
        slot: What the value is called.
        low: The lower edge and whether it belongs to the range; None: there is none.
        high: The upper edge and whether it belongs to the range; None: there is none.
    """

    slot: str
    low: Edge
    high: Edge

    def holds(self, term: Term) -> Term:
        """Return whether a value lies in it."""
        above = [] if self.low is None else [term >= number(self.low[0]) if self.low[1] else term > number(self.low[0])]
        below = (
            [] if self.high is None else [term <= number(self.high[0]) if self.high[1] else term < number(self.high[0])]
        )
        return every([*above, *below])


def fixed(facts: Mapping[str, Any], variables: Variables) -> dict[Slot, Any]:
    """Return what a company says as values of the solver, by slot; of several choices the names of those that hold."""
    found: dict[Slot, Any] = {}
    for slot in variables.terms:
        said = facts.get(slot.list or slot.fact)
        if slot.list:
            said = said[0].get(slot.fact) if said else None
        elif slot.year is not None:
            said = None if said is None else said.get(slot.year)
        if said is not None:
            found[slot] = _value(said, slot, variables)
    return found


def _value(said: Any, slot: Slot, variables: Variables) -> Any:
    declared = variables.declared(slot)
    match declared.type:
        case "choice":
            return list(declared.choices or {}).index(said)
        case "text":
            return variables.texts[slot].index(said)
        case "date" | "event":
            return NEVER_DAY if said == "never" else date.fromisoformat(said).toordinal()
        case "share":
            return Fraction(Decimal(said.rstrip("%"))) / 100
        case "money" | "number":
            return Fraction(Decimal(said))
    return said


class Ranges:
    """Looks for the ranges in which what two programmes come to differs in one way."""

    def __init__(self, variables: Variables, always: Iterable[Term], moved: Iterable[Slot]) -> None:
        """Begin.

        Args:
            always: What holds of every company.
            moved: The values at which one of the programmes turns elsewhere than the other; these are told first.
        """
        self._variables, self._always, self._moved = variables, list(always), frozenset(moved)

    def around(self, asked: Term, facts: Mapping[str, Any]) -> tuple[Slot, Range] | None:
        """Return the range of one fact in which something holds of a company, whatever is not said of it.

        None: no fact has edges on both sides, nor one at which the programmes turn differently an edge at all.
        """
        values = fixed(facts, self._variables)
        found = [(slot, self._range(slot, asked, values)) for slot in values if self._ordered(slot, values[slot])]
        return next(self._ranked(found), None)

    def _ranked(self, found: list[tuple[Slot, Range | None]]) -> Iterator[tuple[Slot, Range]]:
        """Yield what moved with both its edges, what moved with one, then all else that has both."""
        edged = [(slot, each) for slot, each in found if each is not None]
        both = [(slot, each) for slot, each in edged if each.low and each.high]
        yield from ((slot, each) for slot, each in both if slot in self._moved)
        yield from ((slot, each) for slot, each in edged if slot in self._moved and (each.low or each.high))
        yield from both

    def _ordered(self, slot: Slot, value: Any) -> bool:
        kind = self._variables.declared(slot).type
        return kind in NUMBERS or (kind in _DAYS and value != NEVER_DAY)

    def _range(self, slot: Slot, asked: Term, values: Mapping[Slot, Any]) -> Range | None:
        stays = [each for other in values if other != slot for each in self._stays(other, values[other])]
        stays += [term for name, term in self._variables.lists.items() if any(each.list == name for each in values)]
        try:
            low, high = (self._edge(slot, [*stays, z3.Not(asked)], values[slot], up=up) for up in (False, True))
        except NotProven:
            return None
        return Range(str(slot), low, high)

    def _stays(self, slot: Slot, value: Any) -> list[Term]:
        term = self._variables.terms[slot]
        there = [self._variables.there[slot]] if slot in self._variables.there else []
        if isinstance(term, dict):
            return [*there, *(each == (choice in value) for choice, each in term.items())]
        return [*there, term == (number(value) if isinstance(value, Fraction) else value)]

    def _edge(self, slot: Slot, asked: list[Term], value: Any, *, up: bool) -> Edge:
        """Return the nearest value on one side at which it does not hold any more, and whether it still does there."""
        term = self._variables.terms[slot]
        here = number(value) if isinstance(value, Fraction) else value
        nearest = z3.Optimize()
        nearest.set("timeout", time_left(MOST_TIME))
        nearest.add(*self._always, *asked, term > here if up else term < here)
        goal = nearest.minimize(term) if up else nearest.maximize(term)
        found = nearest.check()
        if found == z3.unknown:
            raise NotProven("time")
        if found == z3.unsat:
            return None
        _, at, beyond = nearest.lower_values(goal) if up else nearest.upper_values(goal)
        place = Fraction(at.as_fraction()) if z3.is_rational_value(at) else Fraction(at.as_long())
        if place == NEVER_DAY and self._variables.declared(slot).type == "event":
            return None
        whole = self._variables.declared(slot).type in ("count", *_DAYS)
        if whole and not up:
            return place + 1, True
        return place, z3.is_true(z3.simplify(beyond != 0))
