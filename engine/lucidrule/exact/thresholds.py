"""Where arithmetic over one missing fact turns: an amount is piecewise linear in a fact, so its turns can be computed.

All in exact fractions: a threshold such as 1,000万 ÷ 3 is no decimal.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeAlias, assert_never

from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree

_Function: TypeAlias = Callable[[Fraction], Fraction]
_MINUS_ONE = Decimal(-1)


def refs_of(amount: tree.Amount) -> set[tree.Ref] | None:
    """Return the facts that an amount is made of; None if it counts years from a date, which is no number."""
    match amount:
        case tree.Literal_():
            return set()
        case tree.Ref():
            return {amount}
        case tree.Scaled(amount=inner):
            return refs_of(inner)
        case tree.Sum(parts=parts) | tree.LeastOf(parts=parts) | tree.GreatestOf(parts=parts):
            return _all_refs(parts)
        case tree.Banded():
            return _all_refs((amount.by, amount.amount))
        case tree.Scheduled():
            return None
        case _:
            assert_never(amount)


def turns(amount: tree.Amount, unknown: tree.Ref, facts: Facts) -> set[Fraction]:
    """Return every value of one unknown fact at which the amount may change its sign; all its other facts are known."""
    kinks = _kinks(amount, unknown, facts)
    return kinks | _roots(lambda x: _at(amount, unknown, x, facts), kinks)


def linear(amount: tree.Amount, unknown: set[tree.Ref], facts: Facts) -> dict[tree.Ref, Fraction] | None:
    """Return the factor of each unknown fact; None if the amount is not linear in them."""
    match amount:
        case tree.Literal_():
            return {}
        case tree.Ref():
            return {amount: Fraction(1)} if amount in unknown else {}
        case tree.Scaled(by=by, amount=inner):
            found = linear(inner, unknown, facts)
            return None if found is None else {ref: Fraction(by) * factor for ref, factor in found.items()}
        case tree.Sum(parts=parts):
            total: dict[tree.Ref, Fraction] = {}
            for part in parts:
                found = linear(part, unknown, facts)
                if found is None:
                    return None
                for ref, factor in found.items():
                    total[ref] = total.get(ref, Fraction(0)) + factor
            return total
    return {} if not (refs_of(amount) or unknown) & unknown else None


def _all_refs(parts: tuple[tree.Amount, ...]) -> set[tree.Ref] | None:
    found: set[tree.Ref] = set()
    for part in parts:
        refs = refs_of(part)
        if refs is None:
            return None
        found |= refs
    return found


def _at(amount: tree.Amount, unknown: tree.Ref, x: Fraction, facts: Facts) -> Fraction:
    """Return the value of an amount where the unknown fact is `x`."""
    match amount:
        case tree.Literal_(value=value):
            return Fraction(value)
        case tree.Ref():
            return x if amount == unknown else Fraction(facts.value(amount))  # type: ignore[arg-type]  # known numbers
        case tree.Scaled(by=by, amount=inner):
            return Fraction(by) * _at(inner, unknown, x, facts)
        case tree.Sum(parts=parts):
            return sum((_at(part, unknown, x, facts) for part in parts), Fraction(0))
        case tree.LeastOf(parts=parts):
            return min(_at(part, unknown, x, facts) for part in parts)
        case tree.GreatestOf(parts=parts):
            return max(_at(part, unknown, x, facts) for part in parts)
        case tree.Banded():
            place = _at(amount.by, unknown, x, facts)
            rates = [r for start, r in zip(amount.starts, amount.rates, strict=True) if place >= Fraction(start)]
            return Fraction(rates[-1]) * _at(amount.amount, unknown, x, facts) if rates else Fraction(0)
        case tree.Scheduled():  # pragma: no cover  # refs_of answers None for amounts with a schedule
            raise AssertionError(amount)
        case _:
            assert_never(amount)


def _kinks(amount: tree.Amount, unknown: tree.Ref, facts: Facts) -> set[Fraction]:
    """Return the values of the unknown fact between which the amount is linear."""
    match amount:
        case tree.Scaled(amount=inner):
            return _kinks(inner, unknown, facts)
        case tree.Sum(parts=parts):
            return set().union(*(_kinks(part, unknown, facts) for part in parts))
        case tree.LeastOf(parts=parts) | tree.GreatestOf(parts=parts):
            found: set[Fraction] = set().union(*(_kinks(part, unknown, facts) for part in parts))
            for one, other in combinations(parts, 2):
                difference = tree.Sum((one, tree.Scaled(_MINUS_ONE, other)))
                found |= _roots(_function(difference, unknown, facts), found)
            return found
        case tree.Banded():
            found = _kinks(amount.by, unknown, facts) | _kinks(amount.amount, unknown, facts)
            for start in amount.starts:
                above = tree.Sum((amount.by, tree.Literal_(-start)))
                found |= _roots(_function(above, unknown, facts), found)
            return found
    return set()


def _function(amount: tree.Amount, unknown: tree.Ref, facts: Facts) -> _Function:
    return lambda x: _at(amount, unknown, x, facts)


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
