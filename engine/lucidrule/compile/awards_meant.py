"""Awards of rule files that cannot be meant as they stand: of no money, of nothing, above what any award may be."""

from decimal import Decimal

from lucidrule.compile.changing import each_time
from lucidrule.compile.extent import extent_of
from lucidrule.compile.kinds import kind_of, least_of, number_of, unit_of
from lucidrule.compile.scope import Scope
from lucidrule.compile.signs import check_sign, each_value
from lucidrule.loading.source import Path
from lucidrule.model.policy import Award, ByReview, PolicyFile, Rounding
from lucidrule.model.programme import ProgrammeFile


def check_cap(stated: ProgrammeFile, scope: Scope, policy: PolicyFile) -> None:
    """Warn of an award whose fixed sum is above what any award may be."""
    if stated.award_cap is None:
        return
    for at, award in enumerate(policy.entitlement.awards):
        if isinstance(award.amount, ByReview) or not award.capped or award.kind != "grant":
            continue
        path: Path = ("entitlement", "awards", at, "amount")
        for since, (cap, amount) in each_time([stated.award_cap.at_most, award.amount], scope, path):
            most, least = number_of(cap, "money", scope), least_of(amount, scope)
            if most is not None and least is not None and least > most > 0:
                code = "cap-always-binds-since" if since else "cap-always-binds"
                scope.warn(code, path, most=str(cap), since=since)


def check_rounding(stated: ProgrammeFile, scope: Scope, policy: PolicyFile) -> None:
    """Warn of a sum that is written out and that rounding changes, and of one that is always below what it is rounded
    to."""
    for at, award in enumerate(policy.entitlement.awards):
        path: Path = ("entitlement", "awards", at)
        rounding = award.rounding or stated.rounding
        to = None if rounding.mode == "none" else _to(rounding, scope)
        if to is None or isinstance(award.amount, ByReview) or award.amount in (None, "not_published"):
            continue
        fixed = [number_of(each, "money", scope) for each in each_value(award.amount)]
        own = award.rounding is not None and award.rounding.to is not None
        if any(each is not None and each % to for each in fixed):
            scope.warn("rounding-alters", (*path, "amount"), to=str(rounding.to or 1))
        elif 0 < (most := _most(stated, award, scope)) < to:
            place: Path = (*path, "rounding", "to") if own else (*path, "amount")
            scope.warn("rounding-above", place, to=str(rounding.to), most=f"{most.normalize():,f}")


def _to(rounding: Rounding, scope: Scope) -> Decimal | None:
    """Return what sums are rounded to; None: it is no number above zero, which is noted elsewhere."""
    to = Decimal(1) if rounding.to is None else number_of(rounding.to, "money", scope)
    return to if to is not None and to > 0 else None


def _most(stated: ProgrammeFile, award: Award, scope: Scope) -> Decimal:
    """Return what an award comes to at most, before it is rounded."""
    caps = each_value(stated.award_cap.at_most) if stated.award_cap is not None and award.capped else []
    known = [cap for cap in (number_of(each, "money", scope) for each in caps) if cap is not None]
    most = extent_of(award.amount, scope).high
    return min(most, max(known)) if known else most


def check_award(part: Award, path: Path, scope: Scope) -> None:
    """Refuse an award below zero, and one that is no money."""
    amount = part.amount.by_review.up_to if isinstance(part.amount, ByReview) else part.amount
    inner: Path = ("amount", "by_review", "up_to") if isinstance(part.amount, ByReview) else ("amount",)
    check_sign(amount, (*path, *inner), scope)
    kind = kind_of(amount, scope)
    if kind in ("count", "share") and not scope.faults.tells_of(scope.source.locate((*path, *inner))):
        scope.since(2, "award-of-no-money", (*path, *inner), kind=f"@sum:{kind}")
    if kind == "number":
        unit = unit_of(amount, scope)
        told = "@kind:number" if unit is None else unit.by_language()
        scope.fault("award-of-numbers", (*path, *inner), unit=told)


def check_paying(part: Award, path: Path, scope: Scope) -> None:
    """Refuse an award that no company would ever be paid anything of; warn of one that is given once, and of each."""
    by_review = isinstance(part.amount, ByReview)
    amount = part.amount.by_review.up_to if isinstance(part.amount, ByReview) else part.amount
    place: Path = (*path, "amount", *(("by_review", "up_to") if by_review else ()))
    told = scope.faults.tells_of(scope.source.locate(place)) if amount is not None else True
    if not told and amount != "not_published" and extent_of(amount, scope).high <= 0:
        if number_of(amount, "money", scope) == 0:
            scope.warn("pays-nothing", place)
        else:
            scope.since(2, "pays-nothing", place)
    if part.once and scope.records is not None:
        scope.warn("once-of-each", (*path, "once"))
