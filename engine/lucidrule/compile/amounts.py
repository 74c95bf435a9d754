"""Arithmetic of rule files → the few kinds of arithmetic that are evaluated."""

from decimal import Decimal
from typing import Any

from lucidrule.compile.scope import Scope
from lucidrule.kernel import tree
from lucidrule.loading.source import Path
from lucidrule.model import amounts as model
from lucidrule.model.policy import Definition

ZERO = tree.Literal_(Decimal(0))
MINUS_ONE = Decimal(-1)


def compile_amount(amount: Any, scope: Scope, path: Path) -> tree.Amount:
    """Return the arithmetic that a model amount means; faults are noted and read as zero."""
    match amount:
        case model.FactInYear():
            found = scope.ref(amount.fact, amount.year, (*path, "fact"))
            return found[0] if found else ZERO
        case model.Sum():
            return tree.Sum(_each(amount.sum, scope, (*path, "sum")))
        case model.Difference():
            first, second = _each(amount.difference, scope, (*path, "difference"))
            return tree.Sum((first, tree.Scaled(MINUS_ONE, second)))
        case model.LeastOf():
            return tree.LeastOf(_each(amount.least_of, scope, (*path, "least_of")))
        case model.GreatestOf():
            return tree.GreatestOf(_each(amount.greatest_of, scope, (*path, "greatest_of")))
        case model.Rate():
            of = compile_amount(amount.of, scope, (*path, "of"))
            return _limited(tree.Scaled(number(amount.rate, "share", scope, (*path, "rate")), of), amount, scope, path)
        case model.PerUnit():
            of = compile_amount(amount.of, scope, (*path, "of"))
            price = number(amount.per_unit, "money", scope, (*path, "per_unit"))
            return _limited(tree.Scaled(price, of, price=True), amount, scope, path)
        case model.Multiply():
            of = compile_amount(amount.multiply, scope, (*path, "multiply"))
            return _limited(tree.Scaled(number(amount.by, "share", scope, (*path, "by")), of), amount, scope, path)
        case model.Bands():
            return _limited(_banded(amount, scope, path), amount, scope, path)
        case model.IncrementOf():
            new = scope.ref(amount.increment_of, None, (*path, "increment_of"))
            old = scope.ref(amount.increment_of, amount.over, (*path, "over")) if new is not None else None
            rate = number(amount.rate, "share", scope, (*path, "rate"))
            if new is None or old is None:
                return ZERO
            grown = tree.GreatestOf((ZERO, tree.Sum((new[0], tree.Scaled(MINUS_ONE, old[0])))))
            return _limited(tree.Scaled(rate, grown), amount, scope, path)
        case model.Schedule():
            rates = tuple(
                number(rate, "share", scope, (*path, "schedule", at)) for at, rate in enumerate(amount.schedule)
            )
            scope.ref(amount.counted_from, None, (*path, "counted_from"))
            of = compile_amount(amount.of, scope, (*path, "of"))
            return _limited(tree.Scheduled(rates, amount.counted_from, of), amount, scope, path)
    return _named_or_literal(amount, scope, path)


def number(raw: Any, kind: str, scope: Scope, path: Path) -> Decimal:
    """Return a literal number of a rule file; a fault, noted, is read as zero."""
    value = scope.value(raw, kind, "", None, path)
    return value if isinstance(value, Decimal) else Decimal(0)


def _each(parts: list[Any], scope: Scope, path: Path) -> tuple[tree.Amount, ...]:
    return tuple(compile_amount(part, scope, (*path, at)) for at, part in enumerate(parts))


def _limited(amount: tree.Amount, limits: model.Limited, scope: Scope, path: Path) -> tree.Amount:
    if limits.at_least is not None:
        amount = tree.GreatestOf((amount, compile_amount(limits.at_least, scope, (*path, "at_least"))))
    if limits.at_most is not None:
        amount = tree.LeastOf((amount, compile_amount(limits.at_most, scope, (*path, "at_most"))))
    return amount


def _banded(amount: model.Bands, scope: Scope, path: Path) -> tree.Amount:
    starts, rates, end = [], [], None
    for at, band in enumerate(amount.bands):
        place = (*path, "bands", at)
        start = number(band.from_, "money", scope, (*place, "from"))
        if at and start != end:
            scope.fault("bands-not-sorted", place)
        end = None if band.below is None else number(band.below, "money", scope, (*place, "below"))
        if (end is not None and end <= start) or (end is None and at < len(amount.bands) - 1):
            scope.fault("bands-not-sorted", place)
        starts.append(start)
        rates.append(number(band.rate, "share", scope, (*place, "rate")))
    if end is not None:
        starts.append(end)
        rates.append(Decimal(0))
    by = compile_amount(amount.by, scope, (*path, "by"))
    if amount.of is None:
        by = of = _shared("", by)
    else:
        of = compile_amount(amount.of, scope, (*path, "of"))
    return tree.Banded(tuple(starts), tuple(rates), by, of)


def _named_or_literal(raw: Any, scope: Scope, path: Path) -> tree.Amount:
    if isinstance(raw, str) and raw[:1].islower() and raw[:1].isascii():
        entry = scope.names.definitions.get(raw)
        if entry is not None and isinstance(entry[0], Definition) and entry[0].amount is not None:
            return named_amount(raw, scope, path)
        found = scope.ref(raw, None, path)
        if found is not None and found[2] not in ("money", "count", "share"):
            scope.fault("wrong-operator", path, operator="amount", fact=raw, type=found[2])
        return found[0] if found else ZERO
    return tree.Literal_(number(raw, "money", scope, path))


def named_amount(name: str, scope: Scope, path: Path) -> tree.Amount:
    """Return the amount of a definition that there is; one that leads back to itself is a fault."""
    found = scope.definition(name, path, "amount", compile_amount, _shared)
    return ZERO if found is None else found


def _shared(name: str, amount: tree.Amount) -> tree.Amount:
    """Return an amount that stands in several places, as one node; a number and a fact are as short as their names."""
    return amount if isinstance(amount, tree.Literal_ | tree.Ref) else tree.NamedAmount(name, amount)
