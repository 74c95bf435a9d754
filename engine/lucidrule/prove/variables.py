"""The facts of a company as variables of the solver: one for each value that conditions read.

Numbers other than counts are any fractions: what holds for all of these holds for all that a file can say, however many
decimals it takes. Counts, choices and days are whole numbers, an event that never happened is day 0, each of several
choices is a flag of its own, and a text stands for all that conditions take alike. A list has one record: policies ask
whether any record meets them, and add up over those that do.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import z3

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.evaluate.cells import cells
from lucidrule.kernel import tree
from lucidrule.kernel.leaf import region_of
from lucidrule.kernel.missing import YEARS
from lucidrule.kernel.operators import NUMBERS
from lucidrule.kernel.reads import standing_in
from lucidrule.model.facts import Before, Declared, YearBefore
from lucidrule.prove.in_common import in_common
from lucidrule.prove.solver import Term, every, number, some
from lucidrule.values.day_values import FIRST_DAY
from lucidrule.values.reading import largest

NEVER_DAY = 0


class Slot(NamedTuple):
    """A value of a company: a fact, in a year; or a part of a record of a list."""

    fact: str
    year: int | None = None
    list: str = ""

    def __str__(self) -> str:
        return (
            f"{self.list}[1].{self.fact}"
            if self.list
            else self.fact
            if self.year is None
            else self[0] + f".{self.year}"
        )


class Variables:
    """The variables of all values that are read, and the values that each can have.

    Attributes:
        terms: By value its variable; of several choices by choice.
        years: The years around the reference date, in which days are looked for first.
        edges: By value the numbers and days at which rules turn.
        there: Of values of earlier years that only first crossings look at: whether there is one.
        style: How the first programme writes numbers, and with it the files of companies.
    """

    def __init__(self, programmes: Sequence[CompiledProgramme], assessments: Sequence[int]) -> None:
        """Begin.

        Raises:
            NotProven: The programmes declare a fact differently (`facts`).
        """
        self.facts, self.style = in_common(programmes), programmes[0].money.style
        self._contradictions = tuple({rule.id: rule for each in programmes for rule in each.contradictions}.values())
        self.terms: dict[Slot, Any] = {}
        self.there: dict[Slot, Term] = {}
        self.lists: dict[str, Term] = {}
        self._read: set[Slot] = set()
        self.years = range(max(assessments) - 12, max(assessments) + 2)
        self._earliest = _earliest(programmes, assessments)
        self.marks = _marks(programmes, assessments)
        self.edges = _edges(programmes, assessments)
        self.texts: dict[Slot, tuple[str, ...]] = {}

    def declared(self, slot: Slot) -> Declared:
        """Return how the fact of a value is declared."""
        parts = self.facts[slot.list].parts if slot.list else None
        return self.facts[slot.fact] if parts is None else parts[slot.fact]

    def slot(self, ref: tree.Ref, assessment: int, records: str) -> Slot:
        """Return which value a reference reads, of the records of a list or of the company."""
        fact, year = ref.key(assessment)
        return Slot(fact, year, records if ref.part else "")

    def term(self, slot: Slot) -> Any:
        """Return the variable of a value that conditions read; of several choices by choice."""
        self._read.add(slot)
        return self._made(slot)

    def amount(self, slot: Slot) -> Term:
        """Return a number that conditions calculate with."""
        found = self.term(slot)
        return z3.ToReal(found) if self.declared(slot).type == "count" else found

    def listed(self, name: str) -> Term:
        """Return whether a list has a record."""
        return self.lists.setdefault(name, z3.Bool(f"{name} listed"))

    def before(self, fact: str, year: int) -> list[tuple[Term, Slot]]:
        """Return the values of the years before one, each with whether there is one.

        The earliest stands for all before the first year that conditions read: of these only the highest counts.
        """
        found = []
        for each in range(self._earliest[fact] - 1, year):
            slot = Slot(fact, each)
            self._made(slot)
            self.there.setdefault(slot, z3.Bool(f"{slot} there"))
            found.append((self.there[slot], slot))
        return found

    def rest(self, slot: Slot) -> bool:
        """Return whether a value stands for all earlier years."""
        return slot in self.there and slot.year == self._earliest[slot.fact] - 1

    def domain(self) -> list[Term]:
        """Return what holds of every company: the values that facts can have."""
        found = [constraint for slot, term in self.terms.items() for constraint in self._domain(slot, term)]
        return found + [there for slot, there in self.there.items() if slot in self._read]

    def founded(self, since: str, fact: str, year: int) -> Iterable[Term]:
        """Yield that there is a value for each year from that of an event to the one before a year.

        Of a history that began before the first year of which files hold values not all can be known.
        """
        began = self.term(Slot(since))
        yield began >= date(YEARS[0], 1, 1).toordinal()
        for there, slot in self.before(fact, year):
            assert slot.year is not None
            last = date(max(slot.year, 1), 12, 31).toordinal()
            yield z3.Implies(began <= last, there)

    def uncontradicted(self) -> list[Term]:
        """Return what facts.yaml says of values that cannot stand together."""
        return [constraint for rule in self._contradictions for constraint in self._clash(rule)]

    def _made(self, slot: Slot) -> Any:
        if slot not in self.terms:
            self.terms[slot] = self._variable(slot, self.declared(slot))
        return self.terms[slot]

    def _variable(self, slot: Slot, declared: Declared) -> Any:
        match declared.type:
            case "flag":
                return z3.Bool(str(slot))
            case "choices":
                return {choice: z3.Bool(f"{slot} {choice}") for choice in declared.choices or {}}
            case "money" | "share" | "number":
                return z3.Real(str(slot))
            case "text":
                marks = self.marks.get((slot.list, slot.fact), set())
                self.texts[slot] = tuple(_writable(each, marks) for each in cells("text", declared, marks) or ())
        return z3.Int(str(slot))

    def _domain(self, slot: Slot, term: Any) -> list[Term]:
        declared = self.declared(slot)
        match declared.type:
            case "flag" | "choices":
                return []
            case "choice":
                return [term >= 0, term < len(declared.choices or {})]
            case "text":
                return [term >= 0, term < len(self.texts[slot])]
            case "date" | "event":
                there = every([term >= FIRST_DAY.toordinal(), term <= date.max.toordinal()])
                return [some([there, term == NEVER_DAY]) if declared.type == "event" else there]
        most = largest(declared)
        low = [] if declared.negative else [term >= 0]
        return low if most is None else [*low, term <= number(most)]

    def _clash(self, rule: Any) -> Iterable[Term]:
        if isinstance(rule, Before):
            event, day = Slot(rule.event), Slot(rule.date)
            if {event, day} <= self.terms.keys():
                yield z3.Or(
                    *(self.terms[each] == NEVER_DAY for each in (event, day)), self.terms[event] >= self.terms[day]
                )
            return
        one, other = (rule.fact, rule.date) if isinstance(rule, YearBefore) else (rule.part, rule.whole)
        for slot, term in list(self.terms.items()):
            against = Slot(other, None if isinstance(rule, YearBefore) else slot.year)
            if slot.fact != one or slot.list or against not in self.terms:
                continue
            absent = [z3.Not(self.there[each]) for each in (slot, against) if each in self.there]
            yield z3.Or(*absent, *self._stand(rule, slot, term, self.terms[against]))

    def _stand(self, rule: Any, slot: Slot, term: Term, other: Term) -> list[Term]:
        if not isinstance(rule, YearBefore):
            return [term <= other]
        # A value that is no number says something of its year, whatever it is.
        nothing = [term <= 0] if self.declared(slot).type in NUMBERS else []
        assert slot.year is not None
        # The value of all earlier years may be that of any of them.
        last = date(slot.year, 12, 31).toordinal()
        return [*nothing, other <= last]


def _all(programmes: Sequence[CompiledProgramme], assessments: Sequence[int]) -> Iterable[tuple[Any, int, str]]:
    """Yield all that stands in rules, with its assessment year and the list whose records it reads."""
    for programme, assessment in zip(programmes, assessments, strict=True):
        for policy in programme.policies:
            records = policy.for_each or ""
            rules: list[Any] = [*policy.all_criteria, *policy.awards]
            for node in standing_in([each.condition for each in rules] + [each.amount for each in policy.awards]):
                yield node, assessment, records
            for node in standing_in([other.condition for award in policy.awards for other in award.others]):
                yield node, assessment, records
        asserted = [each for rule in programme.assertions for each in (rule.when, rule.holds, rule.at_most, rule.more)]
        for node in standing_in([*(condition for _, condition in programme.interactions), *asserted]):
            yield node, assessment, ""


def _earliest(programmes: Sequence[CompiledProgramme], assessments: Sequence[int]) -> dict[str, int]:
    """Return of each yearly fact the first year that is read."""
    found: dict[str, int] = {}
    for node, assessment, _ in _all(programmes, assessments):
        if isinstance(node, tree.FirstExceeds) or (isinstance(node, tree.Ref) and node.year is not None):
            year = node.year.of(assessment)  # type: ignore[union-attr]  # asked above
            found[node.fact] = min(year, found.get(node.fact, year))
    return found


def _marks(programmes: Sequence[CompiledProgramme], assessments: Sequence[int]) -> dict[tuple[str, str], set[Any]]:
    """Return by list and fact the texts at which conditions turn."""
    found: dict[tuple[str, str], set[Any]] = {}
    for node, assessment, records in _all(programmes, assessments):
        if not isinstance(node, tree.Compare) or not isinstance(node.operand, str | tuple):
            continue
        edges = region_of(node, assessment).edges
        if all(isinstance(edge, str) for edge in edges):
            found.setdefault((records if node.ref.part else "", node.ref.fact), set()).update(edges)
    return found


def _writable(text: str, marks: set[Any]) -> str:
    """Return a text that conditions take like another, of letters that a file can hold where there is one."""
    if text in marks:
        return text
    place = _place(text, marks)
    near = (text.rstrip("\0") + ending for ending in ("", "0", "a", "z", "一") if "\0" in text or not text)
    return next((each for each in near if each and each not in marks and _place(each, marks) == place), text)


def _place(text: str, marks: set[Any]) -> int:
    return sum(mark <= text for mark in marks)


def _edges(programmes: Sequence[CompiledProgramme], assessments: Sequence[int]) -> dict[Slot, set[Any]]:
    """Return by value the numbers and days at which rules turn."""
    found: dict[Slot, set[Any]] = {}
    for node, assessment, records in _all(programmes, assessments):
        for ref, edges in _turning(node, assessment):
            fact, year = ref.key(assessment)
            slot = Slot(fact, year, records if ref.part else "")
            found.setdefault(slot, set()).update(edge for edge in edges if isinstance(edge, Decimal | int | date))
    return found


def _turning(node: Any, assessment: int) -> Iterable[tuple[tree.Ref, Iterable[Any]]]:
    match node:
        case tree.Compare(operand=frozenset() | tree.Ref() | tree.AsOf() | bool()):
            return
        case tree.Compare():
            yield node.ref, region_of(node, assessment).edges
        case tree.FirstExceeds(fact=fact, year=year, bound=bound):
            yield tree.Ref(fact, year), [bound]
        case tree.CompareAmount(of=tree.Ref() as ref, bound=bound, whole=None):
            yield ref, [bound]
        case tree.Banded(by=tree.Ref() as ref, starts=starts):
            yield ref, starts
