"""Between which sums an amount of a rule file lies, whatever is known of a company."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.kinds import number_of
from lucidrule.compile.scope import Scope
from lucidrule.core.quantity import EXACT
from lucidrule.kernel.operators import NUMBERS
from lucidrule.model import amounts as model
from lucidrule.model.base import VALUES_OF, is_dated
from lucidrule.model.policy import Definition
from lucidrule.values.reading import largest

_ZERO, _WITHOUT_END = Decimal(0), Decimal("Infinity")


class Extent(NamedTuple):
    """From the least to the most, infinite where there is no end."""

    low: Decimal
    high: Decimal


_ANY = Extent(-_WITHOUT_END, _WITHOUT_END)
_NONE = Extent(_ZERO, _ZERO)


# What stands deeper is anything: who writes so deep does not err by a sign.
_DEEPEST = 40


class _Within(NamedTuple):
    """How deep an amount stands in others, and between which sums the definitions lie that were looked at."""

    level: int
    known: dict[str, Extent]


def extent_of(amount: Any, scope: Scope) -> Extent:
    """Return between which sums an amount lies; what cannot be read may be anything.

    Each fact is taken by itself: what is subtracted from what it is a part of may look as if it went below zero.
    """
    return _extent(amount, scope, _Within(0, {}))


def _extent(amount: Any, scope: Scope, within: _Within) -> Extent:
    if within.level > _DEEPEST:
        return _ANY
    within = within._replace(level=within.level + 1)
    if is_dated(amount):
        return _around(_extent(each, scope, within) for key, each in amount.items() if key != VALUES_OF)
    match amount:
        case model.FactInYear():
            return _of_fact(amount.fact, scope)
        case model.Sum():
            return _added(_extent(each, scope, within) for each in amount.sum)
        case model.Difference():
            first, second = (_extent(each, scope, within) for each in amount.difference)
            return Extent(EXACT.subtract(first.low, second.high), EXACT.subtract(first.high, second.low))
        case model.LeastOf():
            return _least(_extent(each, scope, within) for each in amount.least_of)
        case model.GreatestOf():
            return _greatest(_extent(each, scope, within) for each in amount.greatest_of)
        case model.Limited():
            found = _limited(amount, scope, within)
            if amount.at_least is not None:
                found = _greatest((found, _extent(amount.at_least, scope, within)))
            return found if amount.at_most is None else _least((found, _extent(amount.at_most, scope, within)))
    return _named(amount, scope, within)


def _named(amount: Any, scope: Scope, within: _Within) -> Extent:
    if isinstance(amount, str) and amount in scope.names.amounts:
        definition = scope.names.definitions[amount][0]
        if amount not in within.known and isinstance(definition, Definition):
            # Of one that leads back to itself nothing is known on the way.
            within.known[amount] = _ANY
            within.known[amount] = _extent(definition.amount, scope, within)
        return within.known[amount]
    if isinstance(amount, str) and scope.declared(amount) is not None:
        return _of_fact(amount, scope)
    number = number_of(amount, "money", scope)
    return _ANY if number is None else Extent(number, number)


def _of_fact(name: str, scope: Scope) -> Extent:
    declared = scope.declared(name)
    if declared is None or declared[1] not in NUMBERS:
        return _ANY
    most = largest(declared[0], scope.writing)
    return Extent(-_WITHOUT_END if declared[0].negative else _ZERO, most or _WITHOUT_END)


def _limited(amount: model.Limited, scope: Scope, within: _Within) -> Extent:
    """Return what is taken of another amount, before its floor and its cap."""
    match amount:
        case model.Rate():
            return _times(_extent(amount.of, scope, within), _number(amount.rate, "share", scope))
        case model.Multiply():
            return _times(_extent(amount.multiply, scope, within), _number(amount.by, "share", scope))
        case model.PerUnit():
            return _times(_extent(amount.of, scope, within), _number(amount.per_unit, "money", scope))
        case model.IncrementOf():
            return _times(Extent(_ZERO, _WITHOUT_END), _number(amount.rate, "share", scope))
        case model.Schedule():
            # Before the first year and after the last nothing is paid.
            of = _extent(amount.of, scope, within)
            return _around([_NONE, *(_times(of, _number(rate, "share", scope)) for rate in amount.schedule)])
        case model.Bands():
            of = _extent(amount.by if amount.of is None else amount.of, scope, within)
            rated = [_times(of, _number(each.rate, "share", scope)) for each in amount.bands if each.rate is not None]
            fixed = [_number(each.amount, "money", scope) for each in amount.bands if each.amount is not None]
            return _around([_NONE, *rated, *fixed])
    raise AssertionError(amount)


def _number(raw: Any, kind: str, scope: Scope) -> Extent:
    if is_dated(raw):
        return _around(_number(each, kind, scope) for key, each in raw.items() if key != VALUES_OF)
    number = number_of(raw, kind, scope)
    return _ANY if number is None else Extent(number, number)


def _times(one: Extent, other: Extent) -> Extent:
    ends = [_product(each, factor) for each in one for factor in other]
    return Extent(min(ends), max(ends))


def _product(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.multiply(one, other) if one and other else _ZERO


def _added(parts: Iterable[Extent]) -> Extent:
    low = high = _ZERO
    for part in parts:
        low, high = EXACT.add(low, part.low), EXACT.add(high, part.high)
    return Extent(low, high)


def _around(parts: Iterable[Extent]) -> Extent:
    lows, highs = zip(*parts, strict=True)
    return Extent(min(lows), max(highs))


def _least(parts: Iterable[Extent]) -> Extent:
    lows, highs = zip(*parts, strict=True)
    return Extent(min(lows), min(highs))


def _greatest(parts: Iterable[Extent]) -> Extent:
    lows, highs = zip(*parts, strict=True)
    return Extent(max(lows), max(highs))
