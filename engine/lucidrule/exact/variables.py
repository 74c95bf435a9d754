"""Drawings over what is not known: missing facts, open points, joint arithmetic; drawn as decision diagrams."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lucidrule.evaluate.cells import cells, spans
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import FALSE, TRUE, BudgetSpent, Diagrams, Steps
from lucidrule.kernel.interval import Bounds
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Declared, Fact

OPEN_LEVEL = 1_000_000
NUMBERS = ("count", "number", "money", "share")

Drawing: TypeAlias = Callable[[], int]
Passes: TypeAlias = Callable[[Any], "bool | Drawing"]


@dataclass
class Variable:
    """A missing fact, or joint arithmetic over several.

    Attributes:
        declared: Of a fact: its values are the cells between the `bounds` in play.
        values: Of joint arithmetic: the values that it can have.
        exact: False where it stands for more than can happen.
        pair: The variable that speaks of the same facts by intent: the sign of a share, and whether its whole is zero.
    """

    names: frozenset[Missing]
    declared: Declared | None = None
    kind: str = ""
    bounds: set[Any] = field(default_factory=set)
    values: tuple[Any, ...] = (True, False)
    exact: bool = True
    pair: Any = None


class Drawings:
    """Variables and the formulas over them; all are made before one is drawn, so that all bounds in play are known.

    Attributes:
        cut_short: Whether some arithmetic turns in more places than were looked for, and is taken to turn anywhere.
    """

    def __init__(self, declared: Mapping[str, Fact], budget: int, steps: Steps) -> None:
        self.declared, self.steps = declared, steps
        self.cut_short = False
        self.diagrams = Diagrams(budget, steps)
        self.variables: dict[Any, Variable] = {}
        self.keys: list[Any] = []
        self._levels: dict[Any, int] = {}
        self._points: dict[tuple[str, Any], int] = {}
        self._values: dict[Any, tuple[Any, ...]] = {}

    def arrange(self, keys: Iterable[Any]) -> None:
        """Let these variables stand above all others, in this order, once there are formulas over them."""
        for key in keys:
            self._levels[key] = len(self.keys)
            self.keys.append(key)

    def spans(self, level: int) -> tuple[Bounds, ...] | None:
        """Return the ends of each cell of a number that is not known; None where a variable is none."""
        variable = self.variables[self.keys[level]]
        if variable.declared is None or variable.kind not in NUMBERS:
            return None
        return spans(variable.kind, variable.declared, variable.bounds)

    def point(self, name: str, facts: Facts) -> Drawing:
        """Return the formula of an open point: one question with one answer; inside a for-each one for each record."""
        record = facts.record[:2] if facts.record is not None else None
        level = self._points.setdefault((name, record), OPEN_LEVEL + len(self._points))
        return lambda: self.diagrams.node(level, (TRUE, FALSE))

    def points(self, levels: set[int]) -> frozenset[str]:
        """Return the open points among variables; of a question about several records its one id."""
        return frozenset(name for (name, _), level in self._points.items() if level in levels)

    def variable(self, key: Any, variable: Variable, test: Passes, bounds: Iterable[Any] = ()) -> Drawing:
        """Return the formula "the value of this variable passes the test"; a test may answer with a formula."""
        self.variables.setdefault(key, variable).bounds.update(bounds)
        if key not in self._levels:
            self._levels[key] = len(self.keys)
            self.keys.append(key)
        level = self._levels[key]

        def draw() -> int:
            answers = (test(value) for value in self._values_of(key))
            children = tuple((TRUE if a else FALSE) if isinstance(a, bool) else a() for a in answers)
            return self.diagrams.node(level, children)

        return once(draw)

    def some_from(self, key: Any, first: Callable[[Any], int], parts: list[Drawing]) -> Drawing:
        """Return the disjunction of the last of some parts: from which on, the value of a variable says.

        Its size is that of the parts, where the variable stands above theirs: of each value the rest is shared.
        """

        def draw() -> int:
            drawn = [FALSE]
            for part in reversed(parts):
                drawn.append(self.diagrams.either(part(), drawn[-1]))
            level = self._levels[key]
            starts = [first(value) for value in self._values_of(key)]
            if self.diagrams.above(level, drawn):
                return self.diagrams.node(level, tuple(drawn[len(parts) - start] for start in starts))
            found = FALSE
            for start in set(starts):
                here = self.diagrams.node(level, tuple(TRUE if each == start else FALSE for each in starts))
                found = self.diagrams.either(found, self.diagrams.both(here, drawn[len(parts) - start]))
            return found

        return once(draw)

    def every(self, parts: list[Drawing]) -> Drawing:
        """Return the conjunction; drawn from its end, so that each step adds variables on top."""

        def draw() -> int:
            found = TRUE
            for part in reversed(parts):
                found = self.diagrams.both(part(), found)
            return found

        return once(draw)

    def some(self, parts: list[Drawing]) -> Drawing:
        """Return the disjunction."""

        def draw() -> int:
            found = FALSE
            for part in reversed(parts):
                found = self.diagrams.either(part(), found)
            return found

        return once(draw)

    def negated(self, part: Drawing) -> Drawing:
        """Return the negation."""
        return once(lambda: self.diagrams.negation(part()))

    def at_least(self, n: int, parts: list[Drawing]) -> Drawing:
        """Return the formula "`n` of the parts hold"."""

        def draw() -> int:
            reached = [TRUE, *[FALSE] * n]
            for part in reversed(parts):
                drawn = part()
                one_more = [self.diagrams.both(drawn, reached[k]) for k in range(n)]
                reached = [TRUE, *map(self.diagrams.either, reached[1:], one_more)]
            return reached[n]

        return once(draw)

    def _values_of(self, key: Any) -> tuple[Any, ...]:
        # INVARIANT (bounds first): the first diagram is drawn after the last formula was made.
        found = self._values.get(key)
        if found is None:
            variable = self.variables[key]
            found = variable.values
            if variable.declared is not None:
                found = cells(variable.kind, variable.declared, variable.bounds) or ()
                if not found:
                    raise BudgetSpent
            self._values[key] = found
        return found


def constant(truth: bool) -> Drawing:
    """Return the formula that is always true, or never."""
    return lambda: TRUE if truth else FALSE


def once(draw: Drawing) -> Drawing:
    """Return the same formula, drawn when it is called first and then kept."""
    found: list[int] = []

    def drawn() -> int:
        if not found:
            found.append(draw())
        return found[0]

    return drawn
