"""Which policies columns cannot hold exactly: refused before a row is looked at."""

from collections.abc import Collection, Iterator

from lucidrule.columns.digits import Where
from lucidrule.columns.narrowing import Narrowing
from lucidrule.columns.scaled import Scaled
from lucidrule.columns.sums import conditions_in
from lucidrule.core.fault import CannotScreen, Fault
from lucidrule.formulas.amount import Amount
from lucidrule.formulas.column import NoFormula
from lucidrule.formulas.exact import signs_of
from lucidrule.formulas.formula import Both, Formula
from lucidrule.formulas.plan import Plan, PolicyPlan
from lucidrule.formulas.separation import amounts_in
from lucidrule.formulas.together import Together


def refuse_amounts(made: Plan, chosen: Collection[PolicyPlan], where: Where, *, sums: bool) -> None:
    """Refuse policies with amounts that the columns of a frame cannot hold exactly.

    Raises:
        CannotScreen: There are some.
    """
    refused = {each.policy.id: reason for each in chosen if (reason := _of_policy(made, each, where, sums=sums))}
    if sums and not refused:
        # All sums are told in one unit, and added.
        if reason := _of_sums(made, chosen, where):
            refused = {
                each.policy.id: reason for each in chosen if each.paying is not None and any(each.paying.amounts)
            }
        joint = [formula for each in sets_of(made, chosen) for formula in conditions_in(each.parts)]
        if reason := _of_conditions([*_of_rivals(made), *joint], where):
            refused["interactions"] = reason
    if refused:
        faults = (Fault("cannot-screen", None, {"name": n, "reason": f"@cannot:{r}"}) for n, r in refused.items())
        raise CannotScreen(tuple(faults))


def _of_policy(made: Plan, each: PolicyPlan, where: Where, *, sums: bool) -> str:
    """Return why a policy cannot be held; empty if it can, or is not in force."""
    if not each.in_force:
        return ""
    asked = [each.both, each.records, *(made.criteria[at] for _, at in each.all_criteria)]
    formulas = [formula for both in asked if both is not None for formula in both]
    if sums and each.paying is not None:
        formulas += conditions_in((*each.paying.groups, *each.paying.parts))
    return _of_conditions(formulas, where) or (_of_sums(made, [each], where) if sums else "")


def _of_rivals(made: Plan) -> Iterator[Formula]:
    rules: Iterator[Both] = (rule.when for group in made.rivals or () for rule in group.rules)
    return (formula for both in rules for formula in both)


def _of_conditions(formulas: Collection[Formula], where: Where) -> str:
    try:
        for formula in dict.fromkeys(formulas):
            for sign in signs_of(formula):
                Scaled(sign.amount, where)
    except NoFormula as reason:
        return reason.reason
    return ""


def _of_sums(made: Plan, chosen: Collection[PolicyPlan], where: Where) -> str:
    narrowing = narrowed(made, chosen, where)
    try:
        for amount in dict.fromkeys(_amounts(made, chosen)):
            Scaled(amount, where, narrowing, (narrowing.unit, narrowing.digits))
    except NoFormula as reason:
        return reason.reason
    return ""


def _amounts(made: Plan, chosen: Collection[PolicyPlan]) -> list[Amount]:
    paid = [amount for each in chosen if each.paying is not None for amount in each.paying.amounts]
    return paid + [amount for each in sets_of(made, chosen) for amount in amounts_in(each.parts)]


def narrowed(made: Plan, chosen: Collection[PolicyPlan], where: Where) -> Narrowing:
    """Return what is said of facts that are not known, for all that policies pay."""
    return Narrowing(where, made.compiled, _amounts(made, chosen))


def sets_of(made: Plan, chosen: Collection[PolicyPlan]) -> tuple[Together, ...]:
    """Return the policies whose sums are looked at together: where all policies are judged."""
    return made.together if is_whole(made, chosen) else ()


def is_whole(made: Plan, chosen: Collection[PolicyPlan]) -> bool:
    """Return whether it is said what may be granted together: where all policies are judged."""
    return made.rivals is not None and len(chosen) == len(made.policies)
