"""What an amount of a rule file is: of which kind and unit it is, and what is plain from its numbers alone."""

from decimal import Decimal
from typing import Any

from lucidrule.compile.scope import Scope
from lucidrule.core.quantity import EXACT
from lucidrule.kernel.operators import NUMBERS
from lucidrule.model import amounts as model
from lucidrule.model.base import Shape, Text
from lucidrule.model.policy import Definition
from lucidrule.values.reading import UnfitValue, typed


def number_of(raw: Any, kind: str, scope: Scope) -> Decimal | None:
    """Return a number that is written out; None for all else, and for what is no number, which is noted elsewhere."""
    if isinstance(raw, Shape | dict) or raw is None or raw == "not_published" or isinstance(raw, bool):
        return None
    try:
        value = typed(raw, kind, None, scope.writing)
    except UnfitValue:
        return None
    return value if isinstance(value, Decimal) else None


def is_same_number(one: Any, other: Any, scope: Scope) -> bool:
    """Return whether two values of a rule are the same, as they are written or as numbers: 5% is 0.05."""
    if one == other:
        return True
    pairs = [(number_of(one, kind, scope), number_of(other, kind, scope)) for kind in ("share", "money")]
    return any(first is not None and first == second for first, second in pairs)


def kind_of(amount: Any, scope: Scope) -> str | None:
    """Return of what kind an amount is: money, count or share; None: a plain number, which goes with each."""
    match amount:
        case model.FactInYear():
            return _kind_named(amount.fact, scope)
        case model.PerUnit():
            return "money"
        case model.IncrementOf():
            return _kind_named(amount.increment_of, scope)
        case model.Rate() | model.Schedule():
            return kind_of(amount.of, scope)
        case model.Multiply():
            return kind_of(amount.multiply, scope)
        case model.Bands():
            if all(band.rate is None for band in amount.bands):
                return "money"
            return kind_of(amount.by if amount.of is None else amount.of, scope)
        case model.Sum() | model.Difference() | model.LeastOf() | model.GreatestOf():
            (key,) = type(amount).model_fields
            kinds = {kind_of(each, scope) for each in getattr(amount, key)} - {None}
            return kinds.pop() if len(kinds) == 1 else None
    return _kind_named(amount, scope) if isinstance(amount, str) else None


def unit_of(amount: Any, scope: Scope) -> Text | None:
    """Return the unit of a number that is no money, where one fact alone says it."""
    match amount:
        case model.FactInYear():
            return unit_of(amount.fact, scope)
        case model.IncrementOf():
            return unit_of(amount.increment_of, scope)
        case model.Rate() | model.Schedule():
            return unit_of(amount.of, scope)
        case model.Multiply():
            return unit_of(amount.multiply, scope)
    declared = scope.declared(amount) if isinstance(amount, str) else None
    return None if declared is None else declared[0].unit


def _kind_named(name: str, scope: Scope) -> str | None:
    if name in scope.names.amounts:
        definition = scope.names.definitions[name][0]
        return definition.unit if isinstance(definition, Definition) else None
    declared = scope.declared(name)
    return declared[1] if declared is not None and declared[1] in NUMBERS else None


def least_of(amount: Any, scope: Scope) -> Decimal | None:
    """Return what an amount is at least, whatever the company; None: that is not plain from its numbers."""
    match amount:
        case model.Limited():
            return number_of(amount.at_least, "money", scope)
        case model.Sum():
            parts = [least_of(each, scope) for each in amount.sum]
            known = [each for each in parts if each is not None]
            return sum(known, Decimal(0)) if len(known) == len(parts) else None
        case model.GreatestOf():
            return max(filter(None, (least_of(each, scope) for each in amount.greatest_of)), default=None)
    return number_of(amount, "money", scope)


def percent(share: Decimal) -> str:
    """Return a share as a percentage is written."""
    return f"{EXACT.multiply(share, Decimal(100)).normalize(EXACT):f}%"
