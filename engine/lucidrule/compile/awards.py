"""Awards of rule files → what they ask and pay; conditions that may be left out, and rounding."""

from decimal import Decimal
from typing import Any

from lucidrule.compile.amounts import compile_amount
from lucidrule.compile.changing import changing
from lucidrule.compile.compiled import CompiledAward, CompiledParty, Rounded
from lucidrule.compile.conditions import compile_condition
from lucidrule.compile.definitions import bounded
from lucidrule.compile.scope import Scope
from lucidrule.kernel import tree
from lucidrule.loading.source import Path
from lucidrule.model.policy import Award, ByReview, PolicyFile, Rounding


def when_stated(condition: Any, scope: Scope, path: Path) -> tree.Condition:
    """Return a condition that may be left out; then it always holds."""
    made = tree.AllOf(()) if condition is None else compile_condition(condition, scope, path)
    bounded(made, scope, path)
    return made


def award_stated(award: Award, scope: Scope, path: Path, cap: Decimal | None, rounded: Rounded | None) -> CompiledAward:
    condition = when_stated(award.when, scope, (*path, "when"))
    amount: tree.Amount | None = None
    by_review = isinstance(award.amount, ByReview)
    if isinstance(award.amount, ByReview):
        if award.amount.by_review.up_to is not None:
            amount = compile_amount(award.amount.by_review.up_to, scope, (*path, "amount", "by_review", "up_to"))
    elif award.amount is None:
        if award.kind == "grant":
            scope.faults.add("missing-key", scope.source.first_key(path), names=("amount",))
    elif award.amount != "not_published":
        amount = compile_amount(award.amount, scope, (*path, "amount"))
    if amount is not None:
        bounded(amount, scope, (*path, "amount"))
    share, others = Decimal(1), []
    if award.split is not None:
        share = number_stated(award.split.own.share, "share", scope, (*path, "split", "own", "share"))
        for at, other in enumerate(award.split.others):
            place = (*path, "split", "others", at)
            part = number_stated(other.share, "share", scope, (*place, "share"))
            others.append(CompiledParty(other.party, part, when_stated(other.when, scope, (*place, "when"))))
    rounding = rounding_stated(award.rounding, scope, (*path, "rounding")) if award.rounding else rounded
    limit = cap if award.capped and award.kind == "grant" else None
    return CompiledAward(award, condition, amount, by_review, limit, share, tuple(others), rounding)


def number_stated(raw: Any, kind: str, scope: Scope, path: Path) -> Decimal:
    """Return a number that may change with time."""
    return changing(raw, scope, path, lambda plain: scope.number(plain, kind, path))  # type: ignore[no-any-return]  # a number; relies on (dated resolved)


def check_kinds(policy: PolicyFile, scope: Scope) -> None:
    """Refuse that of what is given in several kinds the highest or the last is to count: nothing compares them."""
    rule, kinds = policy.entitlement.of_several, {award.kind for award in policy.entitlement.awards}
    if (rule == "highest" and kinds != {"grant"}) or (rule == "last" and len(kinds) > 1):
        scope.fault("kinds-not-compared", ("entitlement", "of_several"), rule=rule)


def rounding_stated(stated: Rounding, scope: Scope, path: Path) -> Rounded | None:
    if stated.mode == "none":
        return None
    to = scope.number(1 if stated.to is None else stated.to, "money", (*path, "to"))
    if to <= 0:
        scope.fault("wrong-kind", (*path, "to"), expected="@kind:above-zero", found=stated.to)
        return None
    return Rounded(stated.mode, to)
