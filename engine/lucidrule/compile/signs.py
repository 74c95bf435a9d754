"""Numbers of rule files below what anything can be: sums, rates, ends of bands and bounds of what never falls below."""

from decimal import Decimal
from typing import Any

from lucidrule.compile.extent import extent_of
from lucidrule.compile.kinds import kind_of, number_of
from lucidrule.compile.scope import Scope
from lucidrule.kernel.operators import AMOUNT_BOUNDS
from lucidrule.loading.source import Path
from lucidrule.model.amounts import Amount, Bands
from lucidrule.model.base import VALUES_OF, is_dated
from lucidrule.model.conditions import GrowthTest
from lucidrule.model.operands import Bounds

# What shrinks to nothing grows by this.
_ALL_LOST = Decimal(-1)


def each_value(raw: Any) -> list[Any]:
    """Return a value; of one that changes with time each."""
    return [each for key, each in raw.items() if key != VALUES_OF] if is_dated(raw) else [raw]


def check_sign(raw: Any, path: Path, scope: Scope, kind: str = "money") -> None:
    """Refuse a number below zero where none can be."""
    for each in each_value(raw):
        number = number_of(each, kind, scope)
        if number is not None and number < 0:
            scope.since(2, "below-zero", path, value=each)


def check_ends_of_bands(part: Bands, path: Path, scope: Scope) -> None:
    """Refuse bands that begin or end below zero, of what is never so low."""
    if extent_of(part.by, scope).low < 0:
        return
    kind = _kind_of_bounds(part.by, scope)
    for at, band in enumerate(part.bands):
        for key in ("from", "above", "below", "up_to"):
            check_sign(getattr(band, "from_" if key == "from" else key), (*path, "bands", at, key), scope, kind)


def check_bounds(part: Bounds, of: list[Amount], path: Path, scope: Scope, *, share: bool) -> None:
    """Refuse bounds below zero of amounts that are never so low, of the share of one in the other likewise."""
    if all(extent_of(each, scope).low >= 0 for each in of):
        for key in AMOUNT_BOUNDS:
            kind = "share" if share else _kind_of_bounds(of[0], scope)
            check_sign(getattr(part, key), (*path, key), scope, kind)


def check_growth(part: GrowthTest, path: Path, scope: Scope) -> None:
    """Refuse growth below -100% of what is never below zero: it cannot lose more than all there is."""
    declared = scope.declared(part.of)
    if declared is None or declared[0].negative:
        return
    for key in AMOUNT_BOUNDS:
        for each in each_value(getattr(part, key)):
            growth = number_of(each, "share", scope)
            # That it is at least, or less than, all lost says nothing either.
            if growth is not None and (growth, key not in ("at_least", "less_than")) < (_ALL_LOST, True):
                scope.since(2, "loses-more-than-all", (*path, key), value=str(each))


def _kind_of_bounds(of: Amount, scope: Scope) -> str:
    """Return as what bounds of an amount are read: money is read of what is a count, too."""
    return "share" if kind_of(of, scope) == "share" else "money"
