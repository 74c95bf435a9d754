"""Decision diagrams over variables with few values each: ordered, reduced, hence one diagram per function.

That form answers both questions of the exact pass at once: a function is settled if its diagram is a terminal, and the
variables that can still turn it are exactly those that occur in it.
"""

from collections.abc import Callable, Iterable

from lucidrule.core.deadline import look_at_deadline

FALSE, TRUE, OPEN = 0, 1, 2
# A second or two of work: twenty-five questions that each spend what they may.
MOST_STEPS = 500_000
_TERMINALS = 3
# Of a variable with hundreds of values a step takes as long as several.
_WIDE = 100
# A step takes about as long as a look at the clock: one in so many, some milliseconds.
_BETWEEN_LOOKS = 1_000


class BudgetSpent(Exception):
    """The diagram grew beyond its budget."""


class Steps:
    """The steps that one command may take in the exact pass, whatever the number of questions it settles.

    Attributes:
        left: How many it may still take.
    """

    __slots__ = ("left",)

    def __init__(self, left: int = MOST_STEPS) -> None:
        self.left = left

    def take(self, number: int = 1) -> None:
        """Take steps.

        Raises:
            BudgetSpent: There are not so many left.
            OutOfTime: Nobody waits for what comes of them.
        """
        if self.left % _BETWEEN_LOOKS < number:
            look_at_deadline()
        self.left -= number
        if self.left < 0:
            raise BudgetSpent


class Diagrams:
    """Diagrams that share their nodes.

    INVARIANT (ordered): the variable of a node is smaller than those of its children.
    """

    def __init__(self, budget: int, steps: Steps) -> None:
        """Begin.

        Args:
            budget: Steps for what is drawn first, see `renew`.
            steps: Those of the whole command.
        """
        self._budget, self._steps = budget, steps
        self._nodes: list[tuple[int, tuple[int, ...]]] = []
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._applied: dict[tuple[bool, int, int], int] = {}

    def renew(self, budget: int) -> None:
        """Allow `budget` further steps; what is drawn is kept."""
        self._budget = budget

    def node(self, variable: int, children: tuple[int, ...]) -> int:
        """Return the diagram that takes the child of the variable's value; equal children need no node."""
        if all(child == children[0] for child in children):
            return children[0]
        key = (variable, children)
        found = self._known.get(key)
        if found is None:
            self.spend(1 + len(children) // _WIDE)
            found = len(self._nodes) + _TERMINALS
            self._nodes.append(key)
            self._known[key] = found
        return found

    def both(self, left: int, right: int) -> int:
        """Return the conjunction."""
        return self._apply(True, left, right)

    def either(self, left: int, right: int) -> int:
        """Return the disjunction."""
        return self._apply(False, left, right)

    def negation(self, diagram: int) -> int:
        """Return the negation of a diagram without OPEN."""
        return self.mapped(diagram, lambda _, __: None, {FALSE: TRUE, TRUE: FALSE})

    def mapped(
        self, diagram: int, replace: Callable[[int, int], int | None], terminals: dict[int, int] | None = None
    ) -> int:
        """Return the diagram with nodes replaced where `replace(variable, node)` says so, and terminals renamed."""
        done: dict[int, int] = dict(terminals or {})

        def walk(at: int) -> int:
            if at < _TERMINALS:
                return done.get(at, at)
            if at not in done:
                self.spend()
                variable, children = self._nodes[at - _TERMINALS]
                instead = replace(variable, at)
                done[at] = self.node(variable, tuple(map(walk, children))) if instead is None else instead
            return done[at]

        return walk(diagram)

    def children(self, diagram: int) -> tuple[int, tuple[int, ...]] | None:
        """Return the first variable of a diagram, and the diagrams for its values; None at a terminal."""
        return self._nodes[diagram - _TERMINALS] if diagram >= _TERMINALS else None

    def given(self, diagram: int, variable: int, at: int) -> int:
        """Return the diagram where a variable has the value at place `at`."""
        return self.mapped(
            diagram, lambda level, node: self._nodes[node - _TERMINALS][1][at] if level == variable else None
        )

    def above(self, variable: int, diagrams: Iterable[int]) -> bool:
        """Return whether a variable stands above all those of some diagrams."""
        return all(at < _TERMINALS or variable < self._nodes[at - _TERMINALS][0] for at in diagrams)

    def size(self, diagram: int, variable: int) -> int:
        """Return how many values a variable has that the diagram depends on."""
        waiting, seen = [diagram], set[int]()
        while True:
            at = waiting.pop()
            if at >= _TERMINALS and at not in seen:
                seen.add(at)
                level, children = self._nodes[at - _TERMINALS]
                if level == variable:
                    return len(children)
                waiting.extend(children)

    def variables(self, diagram: int) -> set[int]:
        """Return the variables that the function depends on."""
        seen: set[int] = set()
        found: set[int] = set()
        waiting = [diagram]
        while waiting:
            at = waiting.pop()
            if at >= _TERMINALS and at not in seen:
                seen.add(at)
                variable, children = self._nodes[at - _TERMINALS]
                found.add(variable)
                waiting.extend(children)
        return found

    def terminals(self, diagram: int, without: int | None = None) -> frozenset[int]:
        """Return the values that the function takes, `without` a variable: where none is asked for it."""
        seen: set[int] = set()
        waiting = [diagram]
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                if at >= _TERMINALS and self._nodes[at - _TERMINALS][0] != without:
                    waiting.extend(self._nodes[at - _TERMINALS][1])
        return frozenset(at for at in seen if at < _TERMINALS)

    def _apply(self, conjunction: bool, left: int, right: int) -> int:
        absorbing, neutral = (FALSE, TRUE) if conjunction else (TRUE, FALSE)
        if absorbing in (left, right):
            return absorbing
        if left in (neutral, right):
            return right
        if right == neutral:
            return left
        key = (conjunction, min(left, right), max(left, right))
        found = self._applied.get(key)
        if found is None:
            (var_l, kids_l), (var_r, kids_r) = self._nodes[left - _TERMINALS], self._nodes[right - _TERMINALS]
            variable = min(var_l, var_r)
            size = len(kids_l if var_l == variable else kids_r)
            self.spend(1 + size // _WIDE)
            lefts = kids_l if var_l == variable else (left,) * size
            rights = kids_r if var_r == variable else (right,) * size
            children = tuple(self._apply(conjunction, a, b) for a, b in zip(lefts, rights, strict=True))
            found = self._applied[key] = self.node(variable, children)
        return found

    def spend(self, number: int = 1) -> None:
        """Take steps of the budget.

        Raises:
            BudgetSpent: It has not so many left, or the whole command has not.
        """
        self._budget -= number
        if self._budget < 0:
            raise BudgetSpent
        self._steps.take(number)
