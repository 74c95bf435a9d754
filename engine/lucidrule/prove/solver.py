"""The solver: constraints → an assignment that meets them all, the proof that there is none, or neither in its time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from fractions import Fraction
from time import monotonic
from typing import Any, TypeAlias

import z3

# A constraint, a number or a truth value of the solver, which states no types.
Term: TypeAlias = Any
# Milliseconds for one question.
MOST_TIME = 10_000
# Why a question is not settled: the time was spent, too many open points, facts that two programmes declare otherwise,
# no value that a file can hold, a company that only answers to open points tell apart; of an assertion what several
# records of one list come to, what no sum says, and that no company was found that shows what may be.
REASONS = ("time", "points", "facts", "unwritable", "unconfirmed", "records", "amounts", "unshown")


# When the time of several questions together is spent, by the clock of `monotonic`.
_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


class NotProven(Exception):
    """A question that is not settled; `reason` is one of REASONS.

    Never an answer: whoever asks says that nothing is proven.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give all questions that are asked meanwhile so much time together; what is asked after it is not settled."""
    token = _UNTIL.set(monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def time_left(most: int = MOST_TIME) -> int:
    """Return how long a question may take, in milliseconds, at most so long.

    Raises:
        NotProven: All time was spent.
    """
    until = _UNTIL.get()
    left = most if until is None else min(most, int(1000 * (until - monotonic())))
    if left <= 0:
        raise NotProven("time")
    return left


class Solver:
    """Constraints that hold in all questions, and questions."""

    def __init__(self, always: Iterable[Term], time: int = MOST_TIME) -> None:
        """Begin; `time` is that of one question, in milliseconds."""
        self._solver = z3.Solver()
        # The same constraints have to give the same witness, whatever was asked before.
        self._solver.set("random_seed", 0)
        self._time, self._set = time, 0
        self._solver.add(*always)

    def model(self, *asked: Term) -> Any | None:
        """Return an assignment under which all that is asked holds; None: it is proven that there is none.

        Raises:
            NotProven: The solver's time was spent.
        """
        left = time_left(self._time)
        if left != self._set:
            self._solver.set("timeout", left)
            self._set = left
        found = self._solver.check(*asked)
        if found == z3.unknown:
            raise NotProven("time")
        return self._solver.model() if found == z3.sat else None

    def possible(self, *asked: Term) -> bool:
        """Return whether all that is asked can hold together.

        Raises:
            NotProven: The solver's time was spent.
        """
        return self.model(*asked) is not None

    def greatest(self, term: Term, *asked: Term) -> Fraction | None:
        """Return the least number that a number never exceeds where all that is asked holds, as it can; None: none.

        Raises:
            NotProven: The solver's time was spent.
        """
        best = z3.Optimize()
        best.set("timeout", time_left(self._time))
        best.add(*self._solver.assertions(), *asked)
        goal = best.maximize(term)
        if best.check() != z3.sat:
            raise NotProven("time")
        endless, most, _ = best.upper_values(goal)
        # A sum of whole numbers comes back as one.
        return Fraction(str(most)) if z3.is_true(z3.simplify(endless == 0)) else None

    def text(self, *asked: Term) -> str:
        """Return a question in the language that all solvers read, for a second opinion."""
        alone = z3.Solver()
        alone.add(*self._solver.assertions(), *asked)
        return str(alone.to_smt2())


def number(value: Decimal | Fraction | int) -> Term:
    """Return an exact number."""
    exact = Fraction(value)
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")


def every(parts: Iterable[Term]) -> Term:
    """Return the conjunction; of nothing true."""
    return z3.simplify(z3.And(*parts), elim_and=False)


def some(parts: Iterable[Term]) -> Term:
    """Return the disjunction; of nothing false."""
    return z3.simplify(z3.Or(*parts))
