"""Where the ends of an amount bend as one fact changes, while others are not known: between, they are straight lines.

The ends of an amount are what the evaluator says they are; only where they may bend is looked for here, part by part.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeAlias, assert_never

from lucidrule.core.quantity import EXACT
from lucidrule.evaluate.arithmetic import Arithmetic, Known, prepare_amount
from lucidrule.evaluate.cells import between
from lucidrule.evaluate.domain import interval_of
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, meet

# All facts, one of them at a value; None: they cannot be so.
At: TypeAlias = Callable[[Decimal], Facts | None]
_Line: TypeAlias = Callable[[Decimal], Decimal | None]
_BOTH = (0, 1)


class Bends:
    """The values of one fact at which the ends of amounts may bend.

    INVARIANT (every bend): between two neighbours of what `of` returns, both ends are straight, or there are none.
    """

    def __init__(self, at: At, assessment: int, edges: Iterable[Fraction], domain: Bounds, steps: Steps) -> None:
        """Begin.

        Args:
            at: Returns all facts with the one at a value.
            domain: From where to where the one can be: outside, nothing is asked.
            edges: The ends of the domains of all facts that are not known, and the values that bound them.
        """
        self._at, self._assessment, self._steps = at, assessment, steps
        self._edges = frozenset(edges)
        self._low, self._high = (None if end is None else Fraction(end) for end in domain)
        self._prepared: Known = {}
        self._lines: dict[tuple[int, int], dict[Decimal, Bounds]] = {}
        self._known: dict[tuple[int, int], set[Fraction]] = {}
        self._kept: list[object] = []

    def of(self, amount: tree.Amount, at: At | None = None) -> set[Fraction]:
        """Return every value at which an end of an amount may bend.

        Args:
            at: The facts, also narrowed, or of a record; None: as they were given.
        """
        at = at or self._at
        key = (id(amount), id(at))
        if key not in self._known:
            self._kept += [amount, at]
            self._known[key] = self._found(amount, at)
        return self._known[key]

    def between(self, amounts: Sequence[tree.Amount], at: At | None = None) -> set[Fraction]:
        """Return every value at which an end of one of several amounts bends, or is that of another."""
        at = at or self._at
        bends = set[Fraction]().union(*(self.of(each, at) for each in amounts))
        return bends | self._meeting([self._ends(each, at) for each in amounts], bends)

    def zero_among(self, amounts: Sequence[tree.Amount], at: At | None = None) -> set[Fraction]:
        """Return every value at which an end of one of several amounts bends, is that of another, or is zero."""
        return self.between([*amounts, tree.Literal_(Decimal(0))], at)

    def _found(self, amount: tree.Amount, at: At) -> set[Fraction]:
        match amount:
            case tree.Literal_():
                return set()
            case tree.Ref():
                return set(self._edges)
            case tree.Scaled(amount=inner) | tree.NamedAmount(amount=inner):
                return self.of(inner, at)
            case tree.Sum(parts=parts):
                return set[Fraction]().union(*(self.of(part, at) for part in parts))
            case tree.LeastOf(parts=parts) | tree.GreatestOf(parts=parts):
                return self.between(parts, at)
            case tree.Banded():
                return self._banded(amount, at)
            case tree.Scheduled(amount=inner):
                # Of a date that is not known any of the rates may be the one, or none.
                return self.zero_among([inner], at)
            case tree.Own():  # pragma: no cover  # of formulas only
                raise AssertionError(amount)
            case _:
                assert_never(amount)

    def _banded(self, amount: tree.Banded, at: At) -> set[Fraction]:
        marks = self.between([amount.by, *(tree.Literal_(start) for start in amount.starts)], at)
        by, lines = amount.by, []
        for band in amount.bands:
            inside = at
            if isinstance(by, tree.Ref) and not by.part:
                inside = _within(at, by, (band.start, band.end))
            paid = tree.Sum((tree.Scaled(band.rate, amount.amount), tree.Literal_(band.fixed)))
            marks |= self.of(paid, inside)
            lines.append(self._ends(paid, inside))
        return marks | self._meeting(lines, marks)

    def _ends(self, amount: tree.Amount, at: At) -> tuple[_Line, _Line]:
        arithmetic = prepare_amount(amount, self._assessment, self._prepared)
        known = self._lines.setdefault((id(amount), id(at)), {})
        self._kept += [amount, at]
        return self._end(arithmetic, at, known, 0), self._end(arithmetic, at, known, 1)

    def _end(self, arithmetic: Arithmetic, at: At, known: dict[Decimal, Bounds], end: int) -> _Line:
        def line(x: Decimal) -> Decimal | None:
            if x not in known:
                self._steps.take()
                facts = at(x)
                known[x] = (None, None) if facts is None else arithmetic(facts)[:2]
            return known[x][end]

        return line

    def _meeting(self, lines: Sequence[tuple[_Line, _Line]], bends: set[Fraction]) -> set[Fraction]:
        found = set[Fraction]()
        for one, other in combinations(lines, 2):
            for end in _BOTH:
                found |= self._met(one[end], other[end], bends | found)
        return found

    def _met(self, one: _Line, other: _Line, bends: set[Fraction]) -> set[Fraction]:
        """Return where two lines meet that are straight between bends."""
        ends = {end for end in (self._low, self._high) if end is not None}
        marks = sorted({mark for mark in bends if self._is_inside(mark)} | ends) or [Fraction(0)]
        before = [] if self._low is not None else [marks[0] - 2]
        after = [] if self._high is not None else [marks[-1] + 2]
        found: set[Fraction] = set()
        for start, end in pairwise([*before, *marks, *after]):
            middle = (start + end) / 2
            a, b = between(start, middle), between(middle, end)
            ya, yb = (_apart(one(x), other(x)) for x in (a, b))
            if ya is None or yb is None or ya == yb:
                continue
            root = Fraction(a) - ya * Fraction(EXACT.subtract(b, a)) / (yb - ya)
            if (root >= start or start == marks[0] - 2) and (root <= end or end == marks[-1] + 2):
                found.add(root)
        return found

    def _is_inside(self, mark: Fraction) -> bool:
        return (self._low is None or mark >= self._low) and (self._high is None or mark <= self._high)


def _within(at: At, by: tree.Ref, band: Bounds) -> At:
    """Return the facts with one that is not known in a band."""

    def inside(x: Decimal) -> Facts | None:
        facts = at(x)
        if facts is None or facts.value(by) is not None:
            return facts
        low, high = meet(interval_of(by, facts), band)
        if low is not None and high is not None and low > high:
            return None
        return facts.with_bounds({by.key(facts.assessment): (low, high)})

    return inside


def _apart(one: Decimal | None, other: Decimal | None) -> Fraction | None:
    return None if one is None or other is None else Fraction(one) - Fraction(other)
