"""A company that shows something about the rules: the smallest and roundest, confirmed by judging it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import yaml
import z3

from lucidrule.compile.given import Given
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.kernel.operators import NUMBERS
from lucidrule.prove.solver import NotProven, Solver, Term, number
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables
from lucidrule.prove.written import Facts, written

# In steps of which numbers are looked for, the roundest first: from 100 million down to a millionth.
_STEPS = tuple(Fraction(10) ** power for power in (8, 7, 6, 5, 4, 3, 2, 1, 0, -2, -4, -6))


class Unconfirmed(AssertionError):
    """A witness does not show what it should: a bug of ours, and never a finding."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A company with its determination.

    Attributes:
        facts: As a company file holds them.
    """

    facts: Mapping[str, Any]
    determination: Determination

    def text(self, name: str) -> str:
        """Return the company file."""
        return yaml.safe_dump(
            {"company": {"name": name}, "facts": dict(self.facts)}, allow_unicode=True, sort_keys=False
        )


Shows = Callable[[Determination], bool]


class Witnesses:
    """Looks for companies that meet constraints, among those that facts.yaml allows."""

    def __init__(
        self, variables: Variables, known: Iterable[Term], edges: Mapping[Slot, Iterable[Any]] | None = None
    ) -> None:
        """Begin.

        Args:
            known: What else holds of a company of which all is known.
            edges: Numbers and days at which rules turn, by value: these are tried first.
        """
        self.variables = variables
        self._edges = edges or {}
        self.free = Solver([*variables.domain(), *known])
        self.solver = Solver([*variables.domain(), *known, *variables.uncontradicted()])

    def facts(self, *asked: Term, whole: bool = False) -> Facts | None:
        """Return a company that meets what is asked, as its file holds it; None: it is proven that there is none.

        Args:
            whole: With all that any rule reads, also what the question does not.

        Raises:
            NotProven: The time was spent, or no file can hold its values (`unwritable`).
        """
        model = self.solver.model(*asked)
        if model is None:
            return None
        fixed = list(asked)
        read = _constants(asked)
        slots = [slot for slot in self.variables.terms if whole or read & self._names(slot)]
        for slot in sorted(slots, key=self._order):
            fixed += self._fixed(slot, fixed)
        lists = {name: term for name, term in self.variables.lists.items() if whole or str(term) in read}
        for term in lists.values():
            fixed.append(self._first([z3.Not(term), term], fixed))
        found = self.solver.model(*fixed)
        assert found is not None, "each value was fixed where it can be"
        return written(found, self.variables, slots, lists)

    def witness(self, asked: Term, prepared: PreparedProgramme, as_of: date, shows: Shows) -> Witness | None:
        """Return a company that meets what is asked and shows it when it is judged; None: it is proven that none does.

        Raises:
            NotProven: The time was spent, or no file can hold its values.
            Unconfirmed: It does not show it.
        """
        facts = self.facts(asked)
        if facts is None:
            return None
        try:
            return self.confirmed(facts, prepared, as_of, shows)
        except Unconfirmed:
            # What cannot turn the answer may have to be known all the same until that is seen.
            whole = self.facts(asked, whole=True)
            assert whole is not None, "there was one before"
            return self.confirmed(whole, prepared, as_of, shows)

    def confirmed(self, facts: Facts, prepared: PreparedProgramme, as_of: date, shows: Shows) -> Witness:
        """Return a company that shows something, without the facts that it does not need for that.

        Raises:
            Unconfirmed: It does not show it.
        """
        given = Given(prepared.compiled)

        def judged(some: Facts) -> Determination:
            return determine(prepared, given.profile(some, {}), as_of)

        if not shows(judged(facts)):
            raise Unconfirmed(f"not confirmed: {facts}")
        few = fewest(facts, lambda some: shows(judged(some)))
        return Witness(few, judged(few))

    def _names(self, slot: Slot) -> set[str]:
        return {f"{slot} {choice}" for choice in self.variables.terms[slot]} if self._several(slot) else {str(slot)}

    def _several(self, slot: Slot) -> bool:
        return self.variables.declared(slot).type == "choices"

    def _order(self, slot: Slot) -> tuple[bool, int, int]:
        # Numbers follow from what else is chosen; days, of which histories are made, come last.
        kind = self.variables.declared(slot).type
        return kind in NUMBERS, kind in ("date", "event"), list(self.variables.facts).index(slot.list or slot.fact)

    def _fixed(self, slot: Slot, before: list[Term]) -> list[Term]:
        """Return a value of a fact, of what comes first the first that can be."""
        term, kind = self.variables.terms[slot], self.variables.declared(slot).type
        absent = [z3.Not(self.variables.there[slot])] if slot in self.variables.there else []
        if self._several(slot):
            fixed: list[Term] = []
            for each in term.values():
                fixed.append(self._first([z3.Not(each), each], [*before, *fixed]))
            return fixed
        if kind == "flag":
            return [self._first([z3.Not(term), term], before)]
        listed = [*absent, *(term == value for value in self._values(slot, kind))]
        found = self._first(listed, before, otherwise=True)
        if found is not None:
            return [found]
        return [self._any(slot, term, kind, before)]

    def _values(self, slot: Slot, kind: str) -> Iterator[Any]:
        declared = self.variables.declared(slot)
        if kind == "choice":
            yield from range(len(declared.choices or {}))
        elif kind == "text":
            yield from (place for place, text in enumerate(self.variables.texts[slot]) if text.isprintable() and text)
        elif kind in NUMBERS:
            yield from (number(value) for value in (0, *sorted(self._edges.get(slot, ()))))
        else:
            edges = [each.toordinal() for each in self._edges.get(slot, ())]
            yield from (NEVER_DAY, *sorted({near for each in edges for near in (each, each - 1, each + 1)}))
            yield from (date(year, 1, 1).toordinal() for year in reversed(self.variables.years))

    def _first(self, listed: list[Term], before: list[Term], *, otherwise: bool = False) -> Any:
        for each in listed:
            if self.solver.possible(*before, each):
                return each
        assert otherwise, "one of all values can be"
        return None

    def _any(self, slot: Slot, term: Term, kind: str, before: list[Term]) -> Term:
        if kind == "text":
            raise NotProven("unwritable", str(slot))
        if kind not in NUMBERS or kind == "count":
            model = self.solver.model(*before)
            assert model is not None, "it could be before a value was looked for"
            return term == model.eval(term, True)
        decimals = self.variables.declared(slot).decimals
        for step in _STEPS:
            if decimals is not None and step < Fraction(1, 10**decimals):
                break
            whole = z3.Int(f"{slot} whole")
            model = self.solver.model(*before, term == z3.ToReal(whole) * number(step))
            if model is not None:
                return term == model.eval(term, True)
        raise NotProven("unwritable", str(slot))


def fewest(facts: Facts, shows: Callable[[Facts], bool]) -> Facts:
    """Return what a company says that shows something, without the facts that it does not need for that."""
    for name, year in list(_places(facts)):
        fewer = _without(facts, name, year)
        if shows(fewer):
            facts = fewer
    return facts


def _constants(terms: Iterable[Term]) -> set[str]:
    """Return the names of the variables that stand in some terms."""
    found, seen, waiting = set[str](), set[int](), list(terms)
    while waiting:
        at = waiting.pop()
        if at.get_id() not in seen:
            seen.add(at.get_id())
            waiting.extend(at.children())
            if z3.is_const(at) and at.decl().kind() == z3.Z3_OP_UNINTERPRETED:
                found.add(at.decl().name())
    return found


def _places(facts: Facts) -> Iterator[tuple[str, Any]]:
    for name, value in facts.items():
        yield from ((name, year) for year in value) if isinstance(value, dict) else ((name, None),)


def _without(facts: Facts, name: str, year: Any) -> Facts:
    if year is None:
        return {each: value for each, value in facts.items() if each != name}
    years = {each: value for each, value in facts[name].items() if each != year}
    rest = {each: value for each, value in facts.items() if each != name}
    return {**rest, name: years} if years else rest
