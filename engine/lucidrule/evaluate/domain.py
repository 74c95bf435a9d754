"""The bounds of a fact that is not known: by its declaration, and by what it would contradict.

Contradictions narrow the bounds of entitlements only; verdicts take every fact as free within its declared domain.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.contradictions import parts_of, starts_of, wholes_of
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel.interval import Bounds, meet
from lucidrule.kernel.tree import Ref

ZERO = Decimal(0)


def interval_of(ref: Ref, facts: Facts) -> Bounds:
    """Return the least and the greatest number that a fact can be, None for no bound.

    Its declared domain; for entitlements narrowed by contradictions and by what the caller supposes.
    """
    found: Bounds = None if ref.signed else ZERO, ref.at_most
    key = ref.key(facts.assessment)
    if not ref.part:
        found = meet(found, _uncontradicted(*key, facts))
    if facts.cells:
        found = _nearest(facts.cells.get(facts.missing(ref), (None, None)), found)
    return found if ref.part else meet(found, facts.narrowed.get(key, (None, None)))


def _nearest(cell: Bounds, bounds: Bounds) -> Bounds:
    """Return what of a cell lies within bounds; of one beyond them, which would be a contradiction, the next bound."""
    low, high = meet(cell, bounds)
    if low is not None and high is not None and low > high:
        low = high = bounds[1] if bounds[1] is not None and low > bounds[1] else bounds[0]
    return low, high


def earliest_year(event: str, facts: Facts) -> int | None:
    """Return the first year in which an unknown event can have happened; None if nothing says."""
    dates = [facts.values.get((name, None)) for name in starts_of(facts.contradictions, event)]
    starts = [start.year for start in dates if isinstance(start, date)]
    return max(starts, default=None)


def _uncontradicted(fact: str, year: int | None, facts: Facts) -> Bounds:
    rules = facts.contradictions
    parts: list[Any] = [facts.values.get((part, year)) for part in parts_of(rules, fact)]
    lows = [Decimal(part) for part in parts if part is not None]
    highs: list[Decimal | None] = []
    for whole in wholes_of(rules, fact):
        known: Any = facts.values.get((whole, year))
        highs.append(facts.narrowed.get((whole, year), (None, None))[1] if known is None else Decimal(known))
    return max(lows, default=None), min((high for high in highs if high is not None), default=None)
