"""The exact pass: what Kleene logic leaves UNKNOWN is settled where every completion of the missing facts agrees.

Every missing fact ranges over the cells of its declared domain, every open point over both answers. Arithmetic over
missing facts is one free yes-or-no for each expression: settling by it is sound, but the missing facts may then be a
superset, and the result says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, assert_never

from lucidrule.compile import tree
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN
from lucidrule.decide.cells import cells
from lucidrule.decide.diagram import FALSE, OPEN, TRUE, BudgetSpent, Diagrams
from lucidrule.decide.evaluate import evaluate, holds
from lucidrule.decide.facts import Facts, Missing
from lucidrule.model.facts import Declared, Fact

BUDGET = 20_000
_OPEN_LEVEL = 1_000_000


@dataclass(frozen=True, slots=True)
class Settled:
    """What the exact pass found.

    Attributes:
        verdict: MET or NOT_MET where all completions and both answers agree, else UNKNOWN.
        missing: The facts that can still turn the outcome; empty if only open points are left.
        exact: False where `missing` is a superset: a budget was spent, or missing facts meet in arithmetic.
    """

    verdict: Any
    missing: frozenset[Missing]
    exact: bool


@dataclass
class _Variable:
    names: Missing
    kind: str
    declared: Declared | None
    bounds: set[Any] = field(default_factory=set)


_Formula = Callable[[], int]


class Settling:
    """One exact pass over one policy; conditions are added first, so that all bounds in play are known."""

    def __init__(self, declared: Mapping[str, Fact], budget: int = BUDGET) -> None:
        self._declared = declared
        self._diagrams = Diagrams(budget)
        self._variables: dict[Any, _Variable] = {}
        self._levels: dict[Any, int] = {}
        self._points: dict[Any, int] = {}
        self._cells: dict[Any, tuple[Any, ...]] = {}
        self._exact = True

    def settle(self, formula: _Formula, superset: frozenset[Missing]) -> Settled:
        """Return what a formula comes to; `superset`: the missing facts by Kleene logic, should the budget be spent."""
        try:
            for key, variable in self._variables.items():
                found: tuple[Any, ...] = (True, False)
                if variable.declared is not None:
                    found = cells(variable.kind, variable.declared, variable.bounds) or ()
                    if not found:
                        raise BudgetSpent
                self._cells[key] = found
            diagram = formula()
            if diagram in (TRUE, FALSE):
                return Settled(MET if diagram == TRUE else NOT_MET, frozenset(), True)
            # What depends on open points only, is the authority's to say whatever the answer.
            outcomes = self._diagrams.mapped(diagram, lambda level, _: OPEN if level >= _OPEN_LEVEL else None)
            left = self._diagrams.variables(outcomes)
        except (BudgetSpent, RecursionError):
            return Settled(UNKNOWN, superset, False)
        missing = frozenset(self._variables[key].names for key, level in self._levels.items() if level in left)
        return Settled(UNKNOWN, missing, self._exact or not missing)

    def condition(self, node: tree.Condition, facts: Facts) -> _Formula:
        """Return the formula of a condition; its diagram is drawn when it is called."""
        match node:
            case tree.AllOf(parts=parts):
                return self.every([self.condition(part, facts) for part in parts])
            case tree.AnyOf(parts=parts):
                return self.some([self.condition(part, facts) for part in parts])
            case tree.Not(part=part):
                return self._not(self.condition(part, facts))
            case tree.Named(part=part):
                return self.condition(part, facts)
            case tree.AtLeast(n=n, parts=parts):
                return self._at_least(n, [self.condition(part, facts) for part in parts])
            case tree.Judgement(open_point=point):
                return self._point(point, facts)
        known = evaluate(node, facts)
        if known.verdict is not UNKNOWN:
            return _constant(TRUE if known.verdict is MET else FALSE)
        match node:
            case tree.Compare():
                return self._compare(node, facts)
            case tree.WithinYears(ref=ref):
                first, last = node.first.of(facts.assessment), node.last.of(facts.assessment)
                bounds = (date(first, 1, 1), date(last, 12, 31))
                return self._fact(ref, facts, bounds, lambda v: isinstance(v, date) and first <= v.year <= last)
            case tree.FirstExceeds():
                return self._first_exceeds(node, facts)
            case tree.CompareAmount():
                return self._arithmetic(node, known.missing, known.open_points, facts)
            case _:
                assert_never(node)

    def records(self, name: str, judged: tuple[tree.Condition, ...], facts: Facts) -> _Formula:
        """Return the formula "some record meets all"; of a list that is not known one record stands for all."""
        known = facts.profile.records.get(name)
        if known is not None:
            inner = [facts.of_record(name, at, record) for at, record in enumerate(known, 1)]
            return self.some([self.every([self.condition(c, record) for c in judged]) for record in inner])
        there = self._variable(("list", name), Missing(name), "flag", None)
        record = facts.of_record(name, 0, {})
        one = self.every([self.condition(c, record) for c in judged])
        return self.every([there(lambda value: bool(value)), one])

    def every(self, parts: list[_Formula]) -> _Formula:
        """Return the conjunction; drawn from its end, so that each step adds variables on top."""

        def draw() -> int:
            found = TRUE
            for part in reversed(parts):
                found = self._diagrams.both(part(), found)
            return found

        return draw

    def some(self, parts: list[_Formula]) -> _Formula:
        """Return the disjunction."""

        def draw() -> int:
            found = FALSE
            for part in reversed(parts):
                found = self._diagrams.either(part(), found)
            return found

        return draw

    def _not(self, part: _Formula) -> _Formula:
        return lambda: self._diagrams.negation(part())

    def _at_least(self, n: int, parts: list[_Formula]) -> _Formula:
        def draw() -> int:
            reached = [TRUE, *[FALSE] * n]
            for part in reversed(parts):
                drawn = part()
                one_more = [self._diagrams.both(drawn, reached[k]) for k in range(n)]
                reached = [TRUE, *map(self._diagrams.either, reached[1:], one_more)]
            return reached[n]

        return draw

    def _point(self, name: str, facts: Facts) -> _Formula:
        # Inside a for-each an open point is one question per record.
        level = self._points.setdefault((name, facts.index), _OPEN_LEVEL + len(self._points))
        return lambda: self._diagrams.node(level, (TRUE, FALSE))

    def _variable(
        self, key: Any, names: Missing, kind: str, declared: Declared | None, bounds: tuple[Any, ...] = ()
    ) -> Callable[[Callable[[Any], Any]], _Formula]:
        variable = self._variables.setdefault(key, _Variable(names, kind, declared))
        variable.bounds.update(bounds)
        level = self._levels.setdefault(key, len(self._levels))

        def literal(test: Callable[[Any], Any]) -> _Formula:
            def draw() -> int:
                found = (test(value) for value in self._cells[key])
                return self._diagrams.node(level, tuple(v() if callable(v) else TRUE if v else FALSE for v in found))

            return draw

        return literal

    def _fact(self, ref: tree.Ref, facts: Facts, bounds: tuple[Any, ...], test: Callable[[Any], Any]) -> _Formula:
        declared: Declared = self._declared[facts.records if ref.part else ref.fact]
        names = facts.missing(ref)
        key: Any = ("fact", names)
        if ref.part and isinstance(declared, Fact) and declared.parts is not None:
            declared = declared.parts[ref.fact]
            if facts.index == 0:
                # A part of the record that stands for an unknown list: what is missing is the list.
                names = Missing(facts.records)
        return self._variable(key, names, declared.type, declared, bounds)(test)  # type: ignore[attr-defined]  # Fact and Part have it

    def _compare(self, node: tree.Compare, facts: Facts) -> _Formula:
        operand: Any = node.operand
        if isinstance(operand, tree.AsOf):
            operand = facts.as_of
        elif isinstance(operand, tree.Ref):
            operand = facts.value(operand)
        if operand is None or facts.value(node.ref) is not None:
            if operand is not None and node.open_point is not None:
                return self._point(node.open_point, facts)
            missing = evaluate(node, facts).missing
            return self._arithmetic(node, missing, frozenset(), facts)
        bounds = operand if isinstance(operand, tuple) else (operand,)
        point = self._point(node.open_point, facts) if node.open_point is not None else None

        def test(value: Any) -> Any:
            if point is not None and value == operand:
                return point
            if tree.NEVER in (value, operand) and node.operator not in ("equals", "is_one_of", "happened"):
                return False
            return holds(node.operator, value, operand)

        return self._fact(node.ref, facts, bounds, test)

    def _arithmetic(
        self, node: tree.Condition, missing: frozenset[Missing], points: frozenset[str], facts: Facts
    ) -> _Formula:
        if not missing:
            return self._point(next(iter(points)), facts)
        # INVARIANT (free arithmetic): its truth is taken as free of all other conditions, so `exact` is given up.
        self._exact = False
        literals = [
            self._variable(("free", node, facts.index, names), names, "flag", None)(bool) for names in sorted(missing)
        ]
        # Whether both values can be reached depends on every fact it waits for.
        return self.some(literals)

    def _first_exceeds(self, node: tree.FirstExceeds, facts: Facts) -> _Formula:
        year, fact = node.year.of(facts.assessment), self._declared[node.fact]
        values = {y: v for (name, y), v in facts.profile.values.items() if name == node.fact and y is not None}
        founded = facts.profile.values.get((node.since, None))
        point = self._point(node.open_point, facts) if node.open_point is not None else None

        def exceeds(value: Any) -> Any:
            return point if point is not None and value == node.bound else value > node.bound

        def amount(names: Missing) -> _Formula:
            return self._variable(("fact", names), names, fact.type, fact, (node.bound,))(exceeds)

        def known_or_not(y: int) -> _Formula:
            if y not in values:
                return amount(Missing(node.fact, y))
            found = exceeds(values[y])
            return found if callable(found) else _constant(TRUE if found else FALSE)

        def existed(y: int) -> _Formula:
            if isinstance(founded, date):
                return _constant(TRUE if founded.year <= y else FALSE)
            since = self._declared[node.since]
            literal = self._variable(
                ("fact", Missing(node.since)), Missing(node.since), "date", since, (date(y, 12, 31),)
            )
            return literal(lambda day: day.year <= y)

        known = sorted(y for y in values if y < year)
        start = founded.year if isinstance(founded, date) else min([*known, year])
        earlier = [known_or_not(y) for y in known]
        earlier += [
            self.every([existed(y), amount(Missing(node.fact, y))]) for y in range(start, year) if y not in values
        ]
        if not isinstance(founded, date):
            earlier.append(self.every([existed(start - 1), amount(Missing(node.fact, through=start - 1))]))
        return self.every([existed(year), known_or_not(year), self._not(self.some(earlier))])


def _constant(terminal: int) -> _Formula:
    return lambda: terminal
