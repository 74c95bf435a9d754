"""The bounds of a fact that is not known: by its declaration, and by what it would contradict.

Contradictions narrow the bounds of entitlements only; verdicts take every fact as free within its declared domain.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.evaluate.facts import Facts, Interval
from lucidrule.kernel.tree import Ref
from lucidrule.model.facts import Before, Contradiction, PartAboveWhole

ZERO = Decimal(0)


def interval_of(ref: Ref, facts: Facts) -> Interval:
    """Return the least and the greatest number that a fact can be, None for no bound.

    Its declared domain; for entitlements narrowed by contradictions and by what the caller supposes.
    """
    found: Interval = None if ref.signed else ZERO, ref.at_most
    year = ref.year.of(facts.assessment) if ref.year else None
    if not ref.part:
        found = _both(found, _uncontradicted(ref.fact, year, facts))
    if facts.cells:
        found = _nearest(facts.cells.get(facts.missing(ref), (None, None)), found)
    return found if ref.part else _both(found, facts.narrowed.get((ref.fact, year), (None, None)))


def _both(one: Interval, other: Interval) -> Interval:
    lows, highs = ([end for end in ends if end is not None] for ends in zip(one, other, strict=True))
    return max(lows, default=None), min(highs, default=None)


def _nearest(cell: Interval, bounds: Interval) -> Interval:
    """Return what of a cell lies within bounds; of one beyond them, which would be a contradiction, the next bound."""
    low, high = _both(cell, bounds)
    if low is not None and high is not None and low > high:
        low = high = bounds[1] if bounds[1] is not None and low > bounds[1] else bounds[0]
    return low, high


def earliest_year(event: str, facts: Facts) -> int | None:
    """Return the first year in which an unknown event can have happened; None if nothing says."""
    starts = [
        start.year
        for rule in facts.contradictions
        if isinstance(rule, Before) and rule.event == event
        for start in [facts.values.get((rule.date, None))]
        if isinstance(start, date)
    ]
    return max(starts, default=None)


def _uncontradicted(fact: str, year: int | None, facts: Facts) -> Interval:
    low: Decimal | None = None
    high: Decimal | None = None
    rules: tuple[Contradiction, ...] = facts.contradictions
    for rule in rules:
        if isinstance(rule, PartAboveWhole):
            part: Any = facts.values.get((rule.part, year)) if rule.whole == fact else None
            whole: Any = facts.values.get((rule.whole, year)) if rule.part == fact else None
            if part is not None and (low is None or part > low):
                low = Decimal(part)
            if whole is not None and (high is None or whole < high):
                high = Decimal(whole)
            elif rule.part == fact and (rule.whole, year) in facts.narrowed:
                above = facts.narrowed[rule.whole, year][1]
                high = above if high is None or (above is not None and above < high) else high
    return low, high
