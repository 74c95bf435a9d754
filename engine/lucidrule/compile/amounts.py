"""Arithmetic of rule files → the few kinds of arithmetic that are evaluated."""

from decimal import Decimal
from functools import partial
from typing import Any

from lucidrule.compile import definitions
from lucidrule.compile.bands import bands_stated
from lucidrule.compile.changing import changes, changing
from lucidrule.compile.scope import Scope
from lucidrule.compile.sums_meant import tell_sum_meant
from lucidrule.kernel import tree
from lucidrule.kernel.operators import NUMBERS
from lucidrule.loading.source import Path
from lucidrule.model import amounts as model
from lucidrule.texts.catalogue import LANGS, WORDS

ZERO = tree.Literal_(Decimal(0))
MINUS_ONE = Decimal(-1)


def compile_amount(amount: Any, scope: Scope, path: Path) -> tree.Amount:
    """Return the arithmetic that a model amount means; faults are noted and read as zero."""
    # Definitions of definitions are made in each other: no call more than needed, relies on (depth bounded).
    if not changes(amount):
        return _plain_amount(amount, scope, path)
    made = partial(_plain_amount, scope=scope, path=path)
    return changing(amount, scope, path, made)  # type: ignore[no-any-return]  # an amount; relies on (dated resolved)


def _plain_amount(amount: Any, scope: Scope, path: Path) -> tree.Amount:
    match amount:
        case model.FactInYear():
            fact = scope.ref(amount.fact, amount.year, (*path, "fact"))
            return fact.ref if fact else ZERO
        case model.Sum():
            return tree.Sum(_each(amount.sum, scope, (*path, "sum")))
        case model.Difference():
            first, second = _each(amount.difference, scope, (*path, "difference"))
            return tree.Sum((first, tree.Scaled(MINUS_ONE, second)))
        case model.LeastOf():
            return tree.LeastOf(_each(amount.least_of, scope, (*path, "least_of")))
        case model.GreatestOf():
            return tree.GreatestOf(_each(amount.greatest_of, scope, (*path, "greatest_of")))
        case model.IncrementOf():
            return _increment(amount, scope, path)
        case model.Limited():
            return _limited(_taken_of(amount, scope, path), amount, scope, path)
    return _named_or_literal(amount, scope, path)


def named_amount(name: str, scope: Scope, path: Path) -> tree.Amount:
    """Return the amount of a definition that there is; one that leads back to itself is a fault."""
    found = definitions.begin(name, scope, path)
    if isinstance(found, definitions.Begun):
        amount = compile_amount(found.stated.amount, found.scope, (*found.path, "amount"))
        found = definitions.end(name, _shared(name, amount), scope, path)
    return found or ZERO


def _taken_of(amount: model.Limited, scope: Scope, path: Path) -> tree.Amount:
    """Return what is taken of another amount: at a rate, so many times, band by band, year by year."""
    match amount:
        case model.Rate():
            of = compile_amount(amount.of, scope, (*path, "of"))
            return tree.Scaled(scope.number(amount.rate, "share", (*path, "rate")), of)
        case model.PerUnit():
            of = compile_amount(amount.of, scope, (*path, "of"))
            return tree.Scaled(scope.number(amount.per_unit, "money", (*path, "per_unit")), of, price=True)
        case model.Multiply():
            of = compile_amount(amount.multiply, scope, (*path, "multiply"))
            return tree.Scaled(scope.number(amount.by, "share", (*path, "by")), of)
        case model.Bands():
            by = of = compile_amount(amount.by, scope, (*path, "by"))
            if amount.of is not None:
                of = compile_amount(amount.of, scope, (*path, "of"))
            else:
                by = of = _shared("", by)
            return bands_stated(amount, scope, path, by=by, of=of)
        case model.Schedule():
            return _scheduled(amount, scope, path)
    raise AssertionError(amount)


def _increment(amount: model.IncrementOf, scope: Scope, path: Path) -> tree.Amount:
    new = scope.ref(amount.increment_of, None, (*path, "increment_of"))
    old = scope.ref(amount.increment_of, amount.over, (*path, "over")) if new is not None else None
    rate = scope.number(amount.rate, "share", (*path, "rate"))
    if new is None or old is None:
        return ZERO
    grown = tree.GreatestOf((ZERO, tree.Sum((new.ref, tree.Scaled(MINUS_ONE, old.ref)))))
    return _limited(tree.Scaled(rate, grown), amount, scope, path)


def _scheduled(amount: model.Schedule, scope: Scope, path: Path) -> tree.Amount:
    rates = tuple(scope.number(rate, "share", (*path, "schedule", at)) for at, rate in enumerate(amount.schedule))
    scope.ref(amount.counted_from, None, (*path, "counted_from"))
    return tree.Scheduled(rates, amount.counted_from, compile_amount(amount.of, scope, (*path, "of")))


def _each(parts: list[Any], scope: Scope, path: Path) -> tuple[tree.Amount, ...]:
    made = []
    for at, part in enumerate(parts):
        made.append(compile_amount(part, scope, (*path, at)))  # a comprehension is one call more
    return tuple(made)


def _limited(amount: tree.Amount, limits: model.Limited, scope: Scope, path: Path) -> tree.Amount:
    if limits.at_least is not None:
        amount = tree.GreatestOf((amount, compile_amount(limits.at_least, scope, (*path, "at_least"))))
    if limits.at_most is not None:
        amount = tree.LeastOf((amount, compile_amount(limits.at_most, scope, (*path, "at_most"))))
    return amount


def _named_or_literal(raw: Any, scope: Scope, path: Path) -> tree.Amount:
    if tell_sum_meant(raw, scope, path):
        return ZERO
    if not (isinstance(raw, str) and raw[:1].islower() and raw[:1].isascii()):
        return tree.Literal_(scope.number(raw, "money", path))
    if raw in scope.names.amounts:
        return named_amount(raw, scope, path)
    named = scope.ref(raw, None, path)
    if named is not None and named.ref.kind not in NUMBERS:
        scope.fault("no-amount", path, fact=raw, type=word_of_type(named.ref.kind))
    return named.ref if named else ZERO


def _shared(name: str, amount: tree.Amount) -> tree.Amount:
    """Return an amount that stands in several places, as one node; a number and a fact are as short as their names."""
    return amount if isinstance(amount, tree.Literal_ | tree.Ref) else tree.NamedAmount(name, amount)


def word_of_type(kind: str) -> dict[str, str]:
    """Return what a type of facts is called, by language."""
    return {lang: WORDS.text(f"type_{kind}", lang) for lang in LANGS}
