"""Numbers, years and shares of rule files that cannot be meant as they stand."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from lucidrule.compile.awards_meant import check_award, check_paying
from lucidrule.compile.changing import each_time
from lucidrule.compile.checks import inside
from lucidrule.compile.kinds import is_same_number, kind_of, number_of, percent, unit_of
from lucidrule.compile.meant_years import check_base, check_year, check_yearly, check_years
from lucidrule.compile.scope import Scope
from lucidrule.compile.signs import check_bounds, check_ends_of_bands, check_growth, check_sign, each_value
from lucidrule.core.quantity import added
from lucidrule.kernel.operators import AMOUNT_BOUNDS
from lucidrule.loading.source import Path
from lucidrule.model import amounts as model
from lucidrule.model import operands
from lucidrule.model.applying import Apply, Material
from lucidrule.model.assertions import Assertion
from lucidrule.model.base import Shape, Text
from lucidrule.model.conditions import All, AmountTest, Any_, Counted, GrowthTest, ShareTest
from lucidrule.model.operands import Bounds
from lucidrule.model.policy import Award, Definition, InForce, PolicyFile, Rounding, Split
from lucidrule.model.programme import AwardCap
from lucidrule.values.pattern import Pattern

_NESTED = (Shape, list, dict)
_WHOLE = Decimal(1)
# From here on a factor of money, or of a share, looks as a percentage.
_LIKE_PERCENT = Decimal(20)
_PARTS = ("money", "share")
# Of a percentage that is written as one.
_SIGN = Pattern(r"[%％‰]|[百千]分之")


def check_meant(stated: Any, scope: Scope) -> None:  # noqa: C901  # one case for each kind of part
    """Look at everything that a file states: rates, signs, bounds, years, kinds of number, shares of a split.

    From version 2 of the language on they are faults; files of version 1 are warned of them.
    """
    awards: list[tuple[Award, Path, Scope]] = []
    for part, path, here in _parts(stated, (), scope):
        match part:
            case model.Limited():
                _check_limited(part, path, here)
                _check_increment(part, path, here)
            case model.Band():
                _check_rate(part.rate, part.above_one, (*path, "rate"), here)
                check_sign(part.amount, (*path, "amount"), here)
            case model.Sum() | model.Difference() | model.LeastOf() | model.GreatestOf():
                _check_kinds(part, path, here)
                _check_operands(part, path, here)
            case model.FactInYear():
                check_year(part.fact, part.year, (*path, "year"), here)
            case All() | Any_() | Counted():
                for key in part.model_fields_set & {"all", "any", "of"}:
                    _check_twice(getattr(part, key), (*path, key), here)
            case operands.Test():
                for key in ("is_one_of", "is_none_of", "includes_any", "includes_all"):
                    _check_twice(getattr(part, key), (*path, key), here)
                check_year(str(path[-1]), part.year, (*path, "year"), here)
                if path[-1] in here.names.amounts:
                    check_bounds(part, [str(path[-1])], path, here, share=False)
            case GrowthTest():
                check_yearly(part.of, (*path, "of"), here)
                check_base(part.over, part.year, path, here)
                _check_shares(part, path, here, bare=True)
                check_growth(part, path, here)
            case ShareTest():
                _check_shares(part, path, here, bare=False)
                check_bounds(part, [part.of, part.in_], path, here, share=True)
                if part.of == part.in_:
                    here.since(2, "taken-of-itself", (*path, "in"))
            case Definition():
                _check_unit(part, path, here)
            case AmountTest():
                check_bounds(part, [part.of], path, here, share=False)
                if kind_of(part.of, here) == "share":
                    _check_shares(part, path, here, bare=True)
            case Assertion() if part.more is not None:
                check_year(part.more, part.year, (*path, "year"), here)
            case AwardCap():
                check_sign(part.at_most, (*path, "at_most"), here)
                if number_of(part.at_most, "money", here) == 0:
                    here.since(2, "pays-nothing", (*path, "at_most"))
            case Rounding() if part.mode == "none" and part.to is not None:
                here.since(2, "rounds-nothing", (*path, "to"))
            case operands.Years():
                check_years(part, path, here)
            case InForce() if part.until is not None and part.until < part.from_:
                here.since(2, "until-before-from", (*path, "until"), from_=str(part.from_), until=str(part.until))
            case Split():
                _check_split(part, path, here)
            case Apply():
                _check_twice(part.windows, (*path, "windows"), here)
            case Material():
                _check_twice(part.proves, (*path, "proves"), here)
            case Award():
                awards.append((part, path, here))
    # After all that stands in them: of an amount that is refused itself nothing more is told.
    for award, path, here in awards:
        check_award(award, path, here)
        check_paying(award, path, here)


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
            if number_of(part.rate, "share", scope) == 0:
                scope.warn("rate-of-zero", (*path, "rate"))
            _check_rate(part.rate, part.above_one, (*path, "rate"), scope)
        case model.Schedule():
            _check_schedule(part, path, scope)
        case model.PerUnit():
            check_sign(part.per_unit, (*path, "per_unit"), scope)
            kind = kind_of(part.of, scope)
            if kind in ("money", "share"):
                scope.since(2, "per-unit-of-money" if kind == "money" else "per-unit-of-share", (*path, "of"))
        case model.Multiply():
            _check_factor(part, (*path, "by"), scope)
        case _:
            assert isinstance(part, model.Bands)
            check_ends_of_bands(part, path, scope)
            _check_alike(part, path, scope)
    _check_ends(part, path, scope)


def _check_schedule(part: model.Schedule, path: Path, scope: Scope) -> None:
    for at, rate in enumerate(part.schedule):
        # Years of one line that all lack their sign are one mistake.
        if not scope.faults.tells_of(scope.source.locate((*path, "schedule", at))):
            _check_rate(rate, part.above_one, (*path, "schedule", at), scope)
    declared = scope.declared(part.counted_from)
    if declared is not None and declared[1] not in ("date", "event"):
        scope.since(2, "not-a-day", (*path, "counted_from"), fact=declared[0].label.by_language())


def _check_alike(part: model.Bands, path: Path, scope: Scope) -> None:
    """Warn of a band that pays what the one below it pays."""
    for at, (below, band) in enumerate(pairwise(part.bands), 1):
        for key in ("rate", "amount"):
            one, other = getattr(below, key), getattr(band, key)
            if one is not None and other is not None and is_same_number(one, other, scope):
                scope.warn("band-as-before", (*path, "bands", at, key))


def _check_factor(part: model.Multiply, path: Path, scope: Scope) -> None:
    """Warn of a factor that changes nothing, that leaves nothing, and of one that looks as a percentage without its
    sign: money or a share is seldom multiplied by so much."""
    for by in each_value(part.by):
        factor, is_signed = number_of(by, "share", scope), _SIGN.search(str(by))
        if factor == 0:
            scope.warn("rate-of-zero", path)
        elif factor == _WHOLE:
            scope.warn("factor-of-one", path, value=str(by))
        elif (
            factor is not None and factor >= _LIKE_PERCENT and not is_signed and kind_of(part.multiply, scope) in _PARTS
        ):
            scope.warn("factor-like-percent", path, value=str(by), percent=percent(factor))


def _check_increment(part: model.Limited, path: Path, scope: Scope) -> None:
    if isinstance(part, model.IncrementOf):
        check_yearly(part.increment_of, (*path, "increment_of"), scope)
        check_base(part.over, None, path, scope)


def _check_ends(part: model.Limited, path: Path, scope: Scope) -> None:
    for key in ("at_least", "at_most"):
        check_sign(getattr(part, key), (*path, key), scope)
    for since, (at_least, at_most) in each_time([part.at_least, part.at_most], scope, path):
        least, most = (number_of(each, "money", scope) for each in (at_least, at_most))
        if least is not None and most is not None and least > most:
            code = "least-above-most-since" if since else "least-above-most"
            scope.since(2, code, (*path, "at_least"), least=at_least, most=at_most, since=since)


def _check_rate(raw: Any, above_one: bool | None, path: Path, scope: Scope) -> None:
    for each in each_value(raw):
        rate = number_of(each, "share", scope)
        if rate == _WHOLE and not above_one and not _SIGN.search(str(each)):
            scope.warn("rate-of-one", path, value=str(each))
        if rate is not None and rate > _WHOLE and not above_one:
            scope.since(2, "rate-above-one", path, rate=each, percent=percent(rate))
    check_sign(raw, path, scope, kind="share")


def _check_kinds(part: Any, path: Path, scope: Scope) -> None:
    """Refuse money and counts and shares in one sum: no unit is left that it could have."""
    (key,) = type(part).model_fields
    kinds = dict.fromkeys(kind for each in getattr(part, key) if (kind := kind_of(each, scope)) is not None)
    units = dict.fromkeys(unit for each in getattr(part, key) if (unit := unit_of(each, scope)) is not None)
    if len(kinds) > 1:
        scope.since(2, "kinds-mixed", (*path, key), kinds=tuple(f"@sum:{kind}" for kind in kinds))
    elif len(units) > 1:
        scope.since(2, "kinds-mixed", (*path, key), kinds=tuple(unit.by_language() for unit in units))


def _check_shares(part: Bounds, path: Path, scope: Scope, *, bare: bool) -> None:
    """Warn of a bound of a share above the whole, which is mostly a percentage without its sign.

    Args:
        bare: Only where it has no sign: growth may well be above the whole.
    """
    for key in AMOUNT_BOUNDS:
        for raw in each_value(getattr(part, key)):
            share = number_of(raw, "share", scope)
            if share is not None and share > _WHOLE and not (bare and _SIGN.search(str(raw))):
                scope.warn("share-above-one", (*path, key), value=str(raw), percent=percent(share))


def _check_split(part: Split, path: Path, scope: Scope) -> None:
    parties = (part.own, *part.others)
    for at, party in enumerate(parties):
        place: Path = (*path, *(("others", at - 1) if at else ("own",)), "share")
        check_sign(party.share, place, scope, kind="share")
        if not at and number_of(party.share, "share", scope) == 0:
            scope.since(2, "pays-nothing", place)
    for since, each in each_time([party.share for party in parties], scope, path):
        shares = [number_of(share, "share", scope) for share in each]
        known = [share for share in shares if share is not None]
        always = added(
            share for party, share in zip(parties, shares, strict=True) if share is not None and party.when is None
        )
        whole = added(known)
        # Parties that may be none, or stand for each other, may come to more together.
        if len(known) == len(shares) and not always <= _WHOLE <= whole:
            code = "split-not-whole-since" if since else "split-not-whole"
            scope.since(2, code, path, sum=percent(whole if whole < _WHOLE else always), since=since)


def _check_operands(part: Any, path: Path, scope: Scope) -> None:
    """Refuse what is taken from itself; warn of what stands twice in a sum, and of the least of one."""
    (key,) = type(part).model_fields
    listed = getattr(part, key)
    if key == "difference":
        if listed[0] == listed[1]:
            scope.since(2, "taken-of-itself", (*path, key, 1))
        return
    _check_twice(listed, (*path, key), scope)
    if key != "sum" and len(listed) == 1:
        scope.warn("least-of-one", (*path, key))


def _check_twice(listed: Any, path: Path, scope: Scope) -> None:
    """Warn of what stands in a list twice: once more it says nothing."""
    for at, each in enumerate(listed if isinstance(listed, list) else ()):
        if each in listed[:at]:
            scope.warn("said-twice", (*path, at))


def _check_unit(part: Definition, path: Path, scope: Scope) -> None:
    """Refuse a unit that the amount of a definition has not."""
    if part.unit is None:
        return
    kind = None if part.amount is None else kind_of(part.amount, scope)
    if part.amount is None:
        scope.since(2, "unit-of-condition", (*path, "unit"), key=True)
    elif kind not in (None, part.unit):
        scope.since(2, "unit-unlike", (*path, "unit"), unit=part.unit, kind=f"@sum:{kind}")
