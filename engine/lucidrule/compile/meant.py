"""Numbers, years and shares of rule files that cannot be meant as they stand."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lucidrule.compile.changing import each_time
from lucidrule.compile.checks import inside
from lucidrule.compile.scope import Scope, named_year
from lucidrule.core.quantity import EXACT, added
from lucidrule.kernel.operators import AMOUNT_BOUNDS, NUMBERS
from lucidrule.loading.source import Path
from lucidrule.model import amounts as model
from lucidrule.model import operands
from lucidrule.model.base import VALUES_OF, Shape, Text, is_dated
from lucidrule.model.conditions import GrowthTest, ShareTest
from lucidrule.model.operands import Bounds
from lucidrule.model.policy import Award, ByReview, Definition, InForce, PolicyFile, Split
from lucidrule.model.programme import AwardCap, ProgrammeFile
from lucidrule.values.pattern import Pattern
from lucidrule.values.reading import UnfitValue, typed

_NESTED = (Shape, list, dict)
_WHOLE = Decimal(1)
# Of a percentage that is written as one.
_SIGN = Pattern(r"[%％‰]|[百千]分之")


def check_meant(stated: Any, scope: Scope) -> None:  # noqa: C901  # one case for each kind of part
    """Look at everything that a file states: rates, signs, bounds, years, kinds of number, shares of a split.

    From version 2 of the language on they are faults; files of version 1 are warned of them.
    """
    for part, path, here in _parts(stated, (), scope):
        match part:
            case model.Limited():
                _check_limited(part, path, here)
                _check_increment(part, path, here)
            case model.Band():
                _check_rate(part.rate, part.above_one, (*path, "rate"), here)
                _check_sign(part.amount, (*path, "amount"), here)
            case model.Sum() | model.Difference() | model.LeastOf() | model.GreatestOf():
                _check_kinds(part, path, here)
            case model.FactInYear():
                _check_year(part.fact, part.year, (*path, "year"), here)
            case operands.Test():
                _check_year(str(path[-1]), part.year, (*path, "year"), here)
            case GrowthTest():
                _check_yearly(part.of, (*path, "of"), here)
                _check_base(part.over, part.year, path, here)
                _check_shares(part, path, here, bare=True)
            case ShareTest():
                _check_shares(part, path, here, bare=False)
            case AwardCap():
                _check_sign(part.at_most, (*path, "at_most"), here)
            case operands.Years():
                _check_years(part, path, here)
            case InForce() if part.until is not None and part.until < part.from_:
                here.since(2, "until-before-from", (*path, "until"), from_=str(part.from_), until=str(part.until))
            case Split():
                _check_split(part, path, here)
            case Award():
                _check_award(part, path, here)


def check_cap(stated: ProgrammeFile, scope: Scope, policy: PolicyFile) -> None:
    """Warn of an award whose fixed sum is above what any award may be."""
    if stated.award_cap is None:
        return
    for at, award in enumerate(policy.entitlement.awards):
        if isinstance(award.amount, ByReview) or not award.capped or award.kind != "grant":
            continue
        path: Path = ("entitlement", "awards", at, "amount")
        for since, (cap, amount) in each_time([stated.award_cap.at_most, award.amount], scope, path):
            most, least = _number(cap, "money", scope), _least(amount, scope)
            if most is not None and least is not None and least > most >= 0:
                code = "cap-always-binds-since" if since else "cap-always-binds"
                scope.warn(code, path, most=str(cap), since=since)


def _parts(part: Any, path: Path, scope: Scope) -> Iterator[tuple[Any, Path, Scope]]:
    """Yield everything that stands in a part, with its path and where its names are looked up."""
    yield part, path, scope
    for key, inner in inside(part):
        if isinstance(inner, _NESTED) and not isinstance(inner, Text):
            of_records = isinstance(part, PolicyFile) and key in ("definitions", "each", "entitlement")
            here = scope.of_records(part.for_each) if of_records else scope
            yield from _parts(inner, (*path, key), here)


def _check_limited(part: model.Limited, path: Path, scope: Scope) -> None:
    match part:
        case model.Rate() | model.IncrementOf():
            _check_rate(part.rate, part.above_one, (*path, "rate"), scope)
        case model.Schedule():
            for at, rate in enumerate(part.schedule):
                _check_rate(rate, part.above_one, (*path, "schedule", at), scope)
            declared = scope.declared(part.counted_from)
            if declared is not None and declared[1] not in ("date", "event"):
                scope.since(2, "not-a-day", (*path, "counted_from"), fact=declared[0].label.by_language())
        case model.PerUnit():
            _check_sign(part.per_unit, (*path, "per_unit"), scope)
            if _kind(part.of, scope) == "money":
                scope.since(2, "per-unit-of-money", (*path, "of"))
    _check_ends(part, path, scope)


def _check_increment(part: model.Limited, path: Path, scope: Scope) -> None:
    if isinstance(part, model.IncrementOf):
        _check_yearly(part.increment_of, (*path, "increment_of"), scope)
        _check_base(part.over, None, path, scope)


def _check_ends(part: model.Limited, path: Path, scope: Scope) -> None:
    for key in ("at_least", "at_most"):
        _check_sign(getattr(part, key), (*path, key), scope)
    for since, (at_least, at_most) in each_time([part.at_least, part.at_most], scope, path):
        least, most = (_number(each, "money", scope) for each in (at_least, at_most))
        if least is not None and most is not None and least > most:
            code = "least-above-most-since" if since else "least-above-most"
            scope.since(2, code, (*path, "at_least"), least=at_least, most=at_most, since=since)


def _check_rate(raw: Any, above_one: bool | None, path: Path, scope: Scope) -> None:
    for each in _values(raw):
        rate = _number(each, "share", scope)
        if rate is not None and rate > _WHOLE and not above_one:
            scope.since(2, "rate-above-one", path, rate=each, percent=_percent(rate))
    _check_sign(raw, path, scope, kind="share")


def _percent(rate: Decimal) -> str:
    return f"{EXACT.multiply(rate, Decimal(100)).normalize(EXACT):f}%"


def _check_sign(raw: Any, path: Path, scope: Scope, kind: str = "money") -> None:
    for each in _values(raw):
        number = _number(each, kind, scope)
        if number is not None and number < 0:
            scope.since(2, "below-zero", path, value=each)


def _values(raw: Any) -> list[Any]:
    """Return a value; of one that changes with time each."""
    return [each for key, each in raw.items() if key != VALUES_OF] if is_dated(raw) else [raw]


def _check_kinds(part: Any, path: Path, scope: Scope) -> None:
    """Refuse money and counts and shares in one sum: no unit is left that it could have."""
    (key,) = type(part).model_fields
    kinds = dict.fromkeys(kind for each in getattr(part, key) if (kind := _kind(each, scope)) is not None)
    units = dict.fromkeys(unit for each in getattr(part, key) if (unit := _unit(each, scope)) is not None)
    if len(kinds) > 1:
        scope.since(2, "kinds-mixed", (*path, key), kinds=tuple(f"@sum:{kind}" for kind in kinds))
    elif len(units) > 1:
        scope.since(2, "kinds-mixed", (*path, key), kinds=tuple(unit.by_language() for unit in units))


def _check_year(name: str, year: Any, path: Path, scope: Scope) -> None:
    declared = scope.declared(name)
    if year is not None and declared is not None and not getattr(declared[0], "yearly", False):
        scope.since(2, "not-yearly", path, fact=declared[0].label.by_language())


def _check_yearly(name: str, path: Path, scope: Scope) -> None:
    declared = scope.declared(name)
    if declared is not None and not getattr(declared[0], "yearly", False):
        scope.since(2, "not-yearly", path, fact=declared[0].label.by_language())


def _check_base(over: Any, year: Any, path: Path, scope: Scope) -> None:
    """Refuse growth over a year that is not earlier: over the same year there is none, over a later one it is loss."""
    base, own = named_year(over), named_year(year)
    if base and own and base.relative == own.relative and base.number >= own.number:
        scope.since(2, "base-not-earlier", (*path, "over"), base=over, year="assessment" if year is None else year)


def _check_shares(part: Bounds, path: Path, scope: Scope, *, bare: bool) -> None:
    """Warn of a bound of a share above the whole, which is mostly a percentage without its sign.

    Args:
        bare: Only where it has no sign: growth may well be above the whole.
    """
    for key in AMOUNT_BOUNDS:
        for raw in _values(getattr(part, key)):
            share = _number(raw, "share", scope)
            if share is not None and share > _WHOLE and not (bare and _SIGN.search(str(raw))):
                scope.warn("share-above-one", (*path, key), value=str(raw), percent=_percent(share))


def _check_years(part: operands.Years, path: Path, scope: Scope) -> None:
    # What is no year is noted where conditions are compiled.
    first, last = (named_year(raw) for raw in (part.from_, part.to))
    if first and last and first.relative == last.relative and first.number > last.number:
        scope.since(2, "years-backwards", path, first=part.from_, last=part.to)


def _check_split(part: Split, path: Path, scope: Scope) -> None:
    parties = (part.own, *part.others)
    for since, each in each_time([party.share for party in parties], scope, path):
        shares = [_number(share, "share", scope) for share in each]
        known = [share for share in shares if share is not None]
        always = added(
            share for party, share in zip(parties, shares, strict=True) if share is not None and party.when is None
        )
        whole = added(known)
        # Parties that may be none, or stand for each other, may come to more together.
        if len(known) == len(shares) and not always <= _WHOLE <= whole:
            code = "split-not-whole-since" if since else "split-not-whole"
            scope.since(2, code, path, sum=_percent(whole if whole < _WHOLE else always), since=since)


def _check_award(part: Award, path: Path, scope: Scope) -> None:
    amount = part.amount.by_review.up_to if isinstance(part.amount, ByReview) else part.amount
    inner: Path = ("amount", "by_review", "up_to") if isinstance(part.amount, ByReview) else ("amount",)
    _check_sign(amount, (*path, *inner), scope)
    if _kind(amount, scope) == "number":
        unit = _unit(amount, scope)
        told = "@kind:number" if unit is None else unit.by_language()
        scope.fault("award-of-numbers", (*path, *inner), unit=told)


def _number(raw: Any, kind: str, scope: Scope) -> Decimal | None:
    """Return a number that is written out; None for all else, and for what is no number, which is noted elsewhere."""
    if isinstance(raw, Shape | dict) or raw is None or raw == "not_published" or isinstance(raw, bool):
        return None
    try:
        value = typed(raw, kind, None, scope.writing)
    except UnfitValue:
        return None
    return value if isinstance(value, Decimal) else None


def _kind(amount: Any, scope: Scope) -> str | None:
    """Return of what kind an amount is: money, count or share; None: a plain number, which goes with each."""
    match amount:
        case model.FactInYear():
            return _kind_named(amount.fact, scope)
        case model.PerUnit():
            return "money"
        case model.IncrementOf():
            return _kind_named(amount.increment_of, scope)
        case model.Rate() | model.Schedule():
            return _kind(amount.of, scope)
        case model.Multiply():
            return _kind(amount.multiply, scope)
        case model.Bands():
            return _kind(amount.by if amount.of is None else amount.of, scope)
        case model.Sum() | model.Difference() | model.LeastOf() | model.GreatestOf():
            (key,) = type(amount).model_fields
            kinds = {_kind(each, scope) for each in getattr(amount, key)} - {None}
            return kinds.pop() if len(kinds) == 1 else None
    return _kind_named(amount, scope) if isinstance(amount, str) else None


def _unit(amount: Any, scope: Scope) -> Text | None:
    """Return the unit of a number that is no money, where one fact alone says it."""
    match amount:
        case model.FactInYear():
            return _unit(amount.fact, scope)
        case model.IncrementOf():
            return _unit(amount.increment_of, scope)
        case model.Rate() | model.Schedule():
            return _unit(amount.of, scope)
        case model.Multiply():
            return _unit(amount.multiply, scope)
    declared = scope.declared(amount) if isinstance(amount, str) else None
    return None if declared is None else declared[0].unit


def _kind_named(name: str, scope: Scope) -> str | None:
    if name in scope.names.amounts:
        definition = scope.names.definitions[name][0]
        return definition.unit if isinstance(definition, Definition) else None
    declared = scope.declared(name)
    return declared[1] if declared is not None and declared[1] in NUMBERS else None


def _least(amount: Any, scope: Scope) -> Decimal | None:
    """Return what an amount is at least, whatever the company; None: that is not plain from its numbers."""
    match amount:
        case model.Limited():
            return _number(amount.at_least, "money", scope)
        case model.Sum():
            parts = [_least(each, scope) for each in amount.sum]
            known = [each for each in parts if each is not None]
            return sum(known, Decimal(0)) if len(known) == len(parts) else None
        case model.GreatestOf():
            return max(filter(None, (_least(each, scope) for each in amount.greatest_of)), default=None)
    return _number(amount, "money", scope)
