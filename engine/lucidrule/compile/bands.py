"""Bands of rule files → their starts, and what is paid in each."""

from decimal import Decimal
from typing import NamedTuple

from lucidrule.compile.kinds import kind_of
from lucidrule.compile.scope import Scope
from lucidrule.kernel import tree
from lucidrule.loading.source import Path
from lucidrule.model import amounts as model

_ZERO = Decimal(0)


class _End(NamedTuple):
    """Where a band begins or ends; `above`: what lies above it begins there, and it lies below that itself."""

    at: Decimal
    above: bool


def bands_stated(amount: model.Bands, scope: Scope, path: Path, *, by: tree.Amount, of: tree.Amount) -> tree.Amount:
    """Return the bands of an amount; those that overlap, leave a gap or pay nothing sensible are noted as faults."""
    kind = "share" if kind_of(amount.by, scope) == "share" else "money"
    starts: list[_End] = []
    rates, fixed, end = [], [], None
    for at, band in enumerate(amount.bands):
        place = (*path, "bands", at)
        start = _start(band, end, kind, scope, place)
        if at and start != end:
            scope.fault("bands-not-sorted", place)
        end = _end(band, kind, scope, place)
        if (end is not None and end <= start) or (end is None and at < len(amount.bands) - 1):
            scope.fault("bands-not-sorted", place)
        starts.append(start)
        _one_of(band, "rate", "amount", scope, place)
        rates.append(_ZERO if band.rate is None else scope.number(band.rate, "share", (*place, "rate")))
        fixed.append(_ZERO if band.amount is None else scope.number(band.amount, "money", (*place, "amount")))
    if end is not None:
        starts.append(end)
        rates.append(_ZERO)
        fixed.append(_ZERO)
    above = tuple(start.above for start in starts)
    return tree.Banded(
        tuple(start.at for start in starts),
        tuple(rates),
        by,
        of,
        tuple(fixed) if any(fixed) else (),
        above if any(above) else (),
    )


def _start(band: model.Band, before: _End | None, kind: str, scope: Scope, place: Path) -> _End:
    """Return where a band begins; where the one before it ended with its end counted, that is not counted twice."""
    _one_of(band, "from", "above", scope, place)
    if band.above is not None:
        return _End(scope.number(band.above, kind, (*place, "above")), True)
    start = _ZERO if band.from_ is None else scope.number(band.from_, kind, (*place, "from"))
    return _End(start, above=before == (start, True))


def _end(band: model.Band, kind: str, scope: Scope, place: Path) -> _End | None:
    if band.below is not None and band.up_to is not None:
        scope.fault("one-of-two", place, one="below", other="up_to")
    if band.up_to is not None:
        return _End(scope.number(band.up_to, kind, (*place, "up_to")), True)
    return None if band.below is None else _End(scope.number(band.below, kind, (*place, "below")), False)


def _one_of(band: model.Band, one: str, other: str, scope: Scope, place: Path) -> None:
    if (getattr(band, one if one != "from" else "from_") is None) == (getattr(band, other) is None):
        scope.fault("one-of-two", place, one=one, other=other)
