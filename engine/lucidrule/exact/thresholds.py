"""Where arithmetic over one missing fact turns: an amount is piecewise linear in a fact, so its turns can be computed.

All in exact fractions: a threshold such as 1,000万 ÷ 3 is no decimal.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeAlias, assert_never

from lucidrule.core.quantity import EXACT
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Band
from lucidrule.kernel.reads import within

_Function: TypeAlias = Callable[[Fraction], Fraction]
_Factors: TypeAlias = dict[tree.Ref, Decimal]
_MINUS_ONE = Decimal(-1)
_MOST_STEPS = 100_000


def refs_of(amount: tree.Amount) -> set[tree.Ref] | None:
    """Return the facts that an amount is made of; None if it counts years from a date, which is no number."""
    found: set[tree.Ref] = set()
    for part in within([amount]):
        if isinstance(part, tree.Scheduled):
            return None
        if isinstance(part, tree.Ref):
            found.add(part)
    return found


def turns(amount: tree.Amount, unknown: tree.Ref, facts: Facts, steps: Steps | None = None) -> set[Fraction]:
    """Return every value of one unknown fact at which the amount may change its sign; all its other facts are known.

    Raises:
        BudgetSpent: It turns in more places than there are `steps` to find them.
    """
    over = _Over(unknown, facts, (Steps(_MOST_STEPS), steps or Steps()))
    kinks = over.kinks(amount)
    return kinks | _roots(lambda x: over.at(amount, x), kinks)


def linear(amount: tree.Amount, unknown: set[tree.Ref], facts: Facts) -> _Factors | None:
    """Return the factor of each unknown fact; None if the amount is not linear in them."""
    return _linear(amount, unknown, {})


def _linear(amount: tree.Amount, unknown: set[tree.Ref], known: dict[int, _Factors | None]) -> _Factors | None:
    match amount:
        case tree.Literal_():
            return {}
        case tree.Ref():
            return {amount: Decimal(1)} if amount in unknown else {}
        case tree.Scaled(by=by, amount=inner):
            found = _linear(inner, unknown, known)
            return None if found is None else {ref: EXACT.multiply(by, factor) for ref, factor in found.items()}
        case tree.Sum(parts=parts):
            total: _Factors = {}
            for part in parts:
                found = _linear(part, unknown, known)
                if found is None:
                    return None
                for ref, factor in found.items():
                    total[ref] = EXACT.add(total.get(ref, Decimal(0)), factor)
            return total
        case tree.NamedAmount(amount=inner):
            # relies on (definitions shared)
            if id(amount) not in known:  # pragma: no branch  # used again in one amount, it is known
                known[id(amount)] = _linear(inner, unknown, known)
            return known[id(amount)]
    return {} if not (refs_of(amount) or unknown) & unknown else None


class _Over:
    """Amounts as functions of one unknown fact; what definitions come to is kept."""

    def __init__(self, unknown: tree.Ref, facts: Facts, steps: tuple[Steps, Steps]) -> None:
        """Begin; `steps`: those for these amounts, and those of the whole command."""
        self._unknown, self._facts = unknown, facts
        self._own_steps, self._all_steps = steps
        self._values: dict[tuple[int, Fraction], Fraction] = {}
        self._kinks: dict[int, set[Fraction]] = {}

    def at(self, amount: tree.Amount, x: Fraction) -> Fraction:
        """Return the value of an amount where the unknown fact is `x`."""
        self._own_steps.take()
        self._all_steps.take()
        match amount:
            case tree.Literal_(value=value):
                return Fraction(value)
            case tree.Ref():
                return x if amount == self._unknown else Fraction(self._facts.value(amount))  # type: ignore[arg-type]  # known numbers
            case tree.Scaled(by=by, amount=inner):
                return Fraction(by) * self.at(inner, x)
            case tree.Sum(parts=parts):
                return sum((self.at(part, x) for part in parts), Fraction(0))
            case tree.LeastOf(parts=parts):
                return min(self.at(part, x) for part in parts)
            case tree.GreatestOf(parts=parts):
                return max(self.at(part, x) for part in parts)
            case tree.Banded():
                place = self.at(amount.by, x)
                # relies on (bands sorted)
                band = next(band for band in amount.bands if _below_end(place, band))
                return Fraction(band.rate) * self.at(amount.amount, x) + Fraction(band.fixed)
            case tree.NamedAmount():
                return self._named(amount, x)
            case tree.Scheduled() | tree.Own():  # pragma: no cover  # refs_of answers None for amounts with a schedule
                raise AssertionError(amount)
            case _:
                assert_never(amount)

    def _named(self, amount: tree.NamedAmount, x: Fraction) -> Fraction:
        # relies on (definitions shared)
        key = (id(amount), x)
        if key not in self._values:
            self._values[key] = self.at(amount.amount, x)
        return self._values[key]

    def kinks(self, amount: tree.Amount) -> set[Fraction]:
        """Return the values of the unknown fact between which the amount is linear."""
        match amount:
            case tree.Scaled(amount=inner):
                return self.kinks(inner)
            case tree.Sum(parts=parts):
                return set().union(*(self.kinks(part) for part in parts))
            case tree.LeastOf(parts=parts) | tree.GreatestOf(parts=parts):
                found: set[Fraction] = set().union(*(self.kinks(part) for part in parts))
                for one, other in combinations(parts, 2):
                    difference = tree.Sum((one, tree.Scaled(_MINUS_ONE, other)))
                    found |= _roots(self._function(difference), found)
                return found
            case tree.Banded():
                found = self.kinks(amount.by) | self.kinks(amount.amount)
                for start in amount.starts:
                    above = tree.Sum((amount.by, tree.Literal_(EXACT.minus(start))))
                    found |= _roots(self._function(above), found)
                return found
            case tree.NamedAmount(amount=inner):
                if id(amount) not in self._kinks:
                    self._kinks[id(amount)] = self.kinks(inner)
                return self._kinks[id(amount)]
        return set()

    def _function(self, amount: tree.Amount) -> _Function:
        return lambda x: self.at(amount, x)


def _below_end(place: Fraction, band: Band) -> bool:
    if band.end is None:
        return True
    end = Fraction(band.end)
    return place <= end if band.up_to else place < end


def _roots(function: _Function, kinks: set[Fraction]) -> set[Fraction]:
    """Return where a function is zero that is linear between its kinks."""
    marks = sorted(kinks)
    ends = [marks[0] - 2, *marks, marks[-1] + 2] if marks else [Fraction(0), Fraction(3)]
    found: set[Fraction] = set()
    for at, (start, end) in enumerate(pairwise(ends)):
        a, b = start + (end - start) / 3, end - (end - start) / 3
        ya, yb = function(a), function(b)
        if ya == yb:
            continue
        root = a - ya * (b - a) / (yb - ya)
        before = at == 0 or root > start
        after = at == len(ends) - 2 or root < end
        if before and after:
            found.add(root)
    return found
