"""Exact arithmetic over facts: a value where all are known, else bounds and what is missing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias, assert_never, cast

from lucidrule.core import quantity
from lucidrule.evaluate.domain import earliest_year, interval_of
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, added, greatest, hull, least, meet, possible, times
from lucidrule.kernel.missing import Missing

ZERO = Decimal(0)
MOST_CASES = 10_000
_NONE: frozenset[Missing] = frozenset()


class Range(NamedTuple):
    """From `low` to `high`; None: no bound. `missing` are the facts that could narrow it."""

    low: Decimal | None
    high: Decimal | None
    missing: frozenset[Missing] = _NONE

    @property
    def exact(self) -> bool:
        """Whether there is one value only."""
        return self.low is not None and self.low == self.high


Arithmetic: TypeAlias = Callable[[Facts], Range]
# What is prepared of definitions, by the identity of their nodes, which it keeps.
Known: TypeAlias = dict[Any, Any]


def exactly(value: Decimal) -> Range:
    """Return the range of one value."""
    return Range(value, value)


def amount_of(amount: tree.Amount, facts: Facts) -> Range:
    """Return the range of an amount; exact as soon as no missing fact can change it."""
    return prepare_amount(amount, facts.assessment)(facts)


def prepare_amount(amount: tree.Amount, assessment: int, known: Known | None = None) -> Arithmetic:  # noqa: C901  # one case for each kind of amount
    """Return the arithmetic of an amount for reference dates whose assessment year is `assessment`.

    Args:
        known: Definitions that are prepared for that year already, which is added to.
    """
    known = {} if known is None else known
    match amount:
        case tree.Literal_(value=value):
            fixed = exactly(value)
            return lambda facts: fixed
        case tree.Ref():
            return _fact(amount, assessment)
        case tree.Sum(parts=parts):
            return _over([prepare_amount(part, assessment, known) for part in parts], added, quantity.added)
        case tree.Scaled(by=by, amount=inner):
            return _scaled(by, prepare_amount(inner, assessment, known))
        case tree.LeastOf(parts=parts):
            return _over([prepare_amount(part, assessment, known) for part in parts], least, min)
        case tree.GreatestOf(parts=parts):
            return _over([prepare_amount(part, assessment, known) for part in parts], greatest, max)
        case tree.Banded():
            return _banded(amount, assessment, known)
        case tree.Scheduled():
            return _scheduled(amount, assessment, known)
        case tree.NamedAmount(amount=inner):
            # relies on (definitions shared)
            if id(amount) not in known:
                known[id(amount)] = _named(amount, prepare_amount(inner, assessment, known))
            return cast(Arithmetic, known[id(amount)])
        case tree.Own():  # pragma: no cover  # of formulas only
            raise AssertionError(amount)
        case _:
            assert_never(amount)


def joined(ends: Bounds, ranges: list[Range]) -> Range:
    """Return the range between two ends; it needs what `ranges` need unless it is one value."""
    low, high = ends
    if low is not None and low == high:
        return Range(low, high)
    return Range(low, high, _NONE.union(*(r.missing for r in ranges)))


def _over(
    parts: list[Arithmetic], ends: Callable[[list[Range]], Bounds], of_known: Callable[[list[Decimal]], Decimal]
) -> Arithmetic:
    def run(facts: Facts) -> Range:
        ranges = [part(facts) for part in parts]
        for each in ranges:
            if each.low is None or each.low is not each.high:
                return joined(ends(ranges), ranges)
        # Most companies are known whole, and then the arithmetic is that of numbers.
        known = of_known([each.low for each in ranges])  # type: ignore[misc]  # none is missing
        return Range(known, known)

    return run


def _named(amount: tree.NamedAmount, inner: Arithmetic) -> Arithmetic:
    key = id(amount)

    def run(facts: Facts) -> Range:
        # With its node, so that no other takes its identity.
        found: tuple[tree.NamedAmount, Range] | None = facts.defined.get(key)
        if found is None:
            found = facts.defined[key] = (amount, inner(facts))
        return found[1]

    return run


def _fact(ref: tree.Ref, assessment: int) -> Arithmetic:
    key = ref.key(assessment)

    def run(facts: Facts) -> Range:
        value = facts.value(ref) if ref.part else facts.values.get(key)
        if value is None:
            return Range(*interval_of(ref, facts), frozenset({facts.missing(ref)}))
        number = Decimal(value)  # type: ignore[arg-type]  # names (numbers only): amounts take no other facts
        return Range(number, number)

    return run


def _scaled(by: Decimal, part: Arithmetic) -> Arithmetic:
    return lambda facts: times_of(by, part(facts))


def times_of(by: Decimal, found: Range) -> Range:
    """Return the range of a multiple; of a multiple by zero nothing is missing."""
    return Range(*times(by, found), found.missing if by else _NONE)


def hull_of(ranges: list[Range], missing: frozenset[Missing]) -> Range:
    """Return the range that holds all of `ranges`; which of them is the case depends on what is `missing`."""
    return joined(hull(ranges), [*ranges, Range(None, None, missing)])


def _banded(amount: tree.Banded, assessment: int, known: Known) -> Arithmetic:
    # relies on (bands sorted)
    by, of = prepare_amount(amount.by, assessment, known), prepare_amount(amount.amount, assessment, known)
    # Beyond that all of the amount is looked at for each band: its bounds are as sure, and wider.
    narrows = cases_of(amount, known) <= MOST_CASES
    bands, zero = amount.bands, exactly(ZERO)

    def run(facts: Facts) -> Range:
        found = by(facts)
        ranges = []
        for band in possible(bands, found):
            inner = facts if found.exact or not narrows else within(amount.by, band.start, band.end, facts)
            paid = of(inner) if band.rate else zero
            ranges.append(Range(*band.pays(paid), paid.missing))
        return ranges[0] if found.exact else hull_of(ranges, found.missing)

    return run


def cases_of(amount: Any, known: Known) -> int:
    """Return how often facts are narrowed to a band where none is known: bands within bands for each of them anew."""
    key = ("cases", id(amount))
    if key in known:
        return cast(int, known[key])
    found = sum(cases_of(part, known) for part in tree.below(amount))
    if isinstance(amount, tree.Banded) and isinstance(amount.by, tree.Ref) and not amount.by.part:
        found = (len(amount.starts) + 1) * (1 + found)
    if isinstance(amount, tree.NamedAmount):
        known[key] = found
    return found


def within(by: tree.Amount, start: Decimal | None, end: Decimal | None, facts: Facts) -> Facts:
    """Return the facts if `by` lies in a band: where it is a fact itself, its bounds are those of the band."""
    if not isinstance(by, tree.Ref) or by.part:
        return facts
    bounds = meet(interval_of(by, facts), (start, end))
    return facts.with_bounds({by.key(facts.assessment): bounds})


def _scheduled(amount: tree.Scheduled, assessment: int, known: Known) -> Arithmetic:
    of = prepare_amount(amount.amount, assessment, known)
    counted, ref = amount.year.of(assessment), tree.Ref(amount.counted_from)
    zero = exactly(ZERO)

    def run(facts: Facts) -> Range:
        start = facts.value(ref)
        if start is not None:
            year = counted - start.year if isinstance(start, date) else -1
            return times_of(amount.rates[year], of(facts)) if 0 <= year < len(amount.rates) else zero
        # Any of the years may be the first, or none; a declared contradiction says how long ago at most.
        earliest = earliest_year(amount.counted_from, facts)
        rates = amount.rates if earliest is None else amount.rates[: max(0, counted - earliest + 1)]
        found = of(facts)
        return hull_of([zero, *(times_of(rate, found) for rate in rates)], frozenset({facts.missing(ref)}))

    return run
