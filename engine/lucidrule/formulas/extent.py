"""How large formulas become: in them a definition stands wherever it is used, and columns repeat what they compare.

What is too large for them is judged by the reference evaluator, which deals with each definition once.
"""

from typing import NamedTuple

from lucidrule.formulas.amount import Amount, Rounded, Scheduled, parts_of_amount
from lucidrule.formulas.column import NoFormula
from lucidrule.formulas.formula import Formula, parts_of
from lucidrule.kernel import tree

_MOST_PARTS = 2_000
_MOST_DEEP = 60
_MOST_TERMS = 4_000


class _Terms(NamedTuple):
    """How often columns are read for the least and for the greatest that an amount can be."""

    low: int
    high: int


def refuse_large(formula: Formula) -> None:
    """Refuse a formula of too many parts, or of parts that stand too deep in each other.

    Raises:
        NoFormula: It is.
    """
    size, depth = _extent(formula)
    if size > _MOST_PARTS or depth > _MOST_DEEP:
        raise NoFormula("too-large")


def _extent(formula: Formula) -> tuple[int, int]:
    parts = [_extent(part) for part in parts_of(formula)]
    return 1 + sum(size for size, _ in parts), 1 + max((depth for _, depth in parts), default=0)


def refuse_long(amount: Amount) -> None:
    """Refuse an amount that would be too long an expression over columns.

    Raises:
        NoFormula: It would: bands within bands, caps of caps.
    """
    if sum(_terms(amount)) > _MOST_TERMS:
        raise NoFormula("too-large")


def _terms(amount: Amount) -> _Terms:
    parts = [_terms(part) for part in parts_of_amount(amount)]
    low, high = 1 + sum(part.low for part in parts), 1 + sum(part.high for part in parts)
    match amount:
        case tree.Scaled(by=by):
            return _Terms(low, high) if by > 0 else _Terms(high, low)
        # Where an end may be missing, it is asked whether each is there before the least is taken.
        case tree.LeastOf():
            return _Terms(2 * low, high)
        case tree.GreatestOf():
            return _Terms(low, 2 * high)
        case Rounded():
            return _Terms(3 * low, 3 * high)
        case tree.Banded(starts=starts):
            # For each band: whether it may be the one, twice, by both its ends, and what it comes to, twice.
            place, of = parts
            may, bands = 2 * (place.low + place.high), len(starts) + 1
            return _Terms(bands * (may + 2 * of.low), bands * (may + 2 * of.high))
        case Scheduled(rates=rates):
            return _Terms((len(rates) + 1) * 2 * low, (len(rates) + 1) * 2 * high)
    return _Terms(low, high)
