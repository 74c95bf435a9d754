"""Questions about policies and criteria: what is never met, always met, implied, said twice, or decides nothing."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

import z3

from lucidrule.compile.compiled import CompiledCriterion
from lucidrule.core.verdict import MET, NOT_MET
from lucidrule.prove.asking import Asking, anything, comes_to, is_met, is_not_met, settled
from lucidrule.prove.finding import Finding
from lucidrule.prove.policies import EncodedPolicy
from lucidrule.prove.solver import Term, every
from lucidrule.prove.variants import without_parts


def of_policies(asking: Asking) -> Iterator[Finding]:
    """Yield what is found about policies and their criteria."""
    asked: set[int] = set()
    for policy in asking.policies:
        name = policy.id
        yield from settled("policy-never-met", name, "", partial(_policy, asking, policy))
        for criterion, term in policy.criteria:
            # Policies share their common criteria.
            if id(criterion) in asked:
                continue
            asked.add(id(criterion))
            yield from settled(
                "criterion-never-met", name, criterion.id, partial(_criterion, asking, policy, criterion, term)
            )
            yield from settled("branch-dead", name, criterion.id, partial(_branches, asking, policy, criterion, term))
        yield from settled("criterion-implied", name, "", partial(_implied, asking, policy))
    for one, other in combinations(asking.policies, 2):
        yield from settled("policy-duplicate", one.id, other.id, partial(_same, asking, one, other))


def _policy(asking: Asking, policy: EncodedPolicy) -> Finding | None:
    if not asking.possible(policy.met):
        core = _core(asking, policy)
        met = every(term for criterion, term in policy.criteria if criterion.id in core[1:])
        return Finding("policy-never-met", policy.id, others=core, witnesses=asking.shown(met, is_not_met(policy.id)))
    if not asking.possible(z3.Not(policy.met)):
        return Finding("policy-always-met", policy.id, witnesses=asking.shown(anything(), is_met(policy.id)))
    return None


def _core(asking: Asking, policy: EncodedPolicy) -> tuple[str, ...]:
    """Return the fewest criteria that no company meets together."""
    kept = {criterion.id: term for criterion, term in policy.criteria}
    for name in list(kept):
        others = [term for each, term in kept.items() if each != name]
        if not asking.possible(policy.listed, *others):
            del kept[name]
    return tuple(kept)


def _constant(asking: Asking, policy: EncodedPolicy, term: Term) -> bool | None:
    """Return what a criterion comes to for all companies, of a list for all that have a record; None: it depends."""
    if not asking.possible(term):
        return False
    return None if asking.possible(policy.listed, z3.Not(term)) else True


def _criterion(asking: Asking, policy: EncodedPolicy, criterion: CompiledCriterion, term: Term) -> Finding | None:
    constant = _constant(asking, policy, term)
    if constant is None:
        return None
    verdict, asked = (MET, policy.listed) if constant else (NOT_MET, anything())
    shown = asking.shown(asked, comes_to(policy.id, criterion.id, verdict))
    return Finding(
        "criterion-always-met" if constant else "criterion-never-met", policy.id, criterion.id, witnesses=shown
    )


def _implied(asking: Asking, policy: EncodedPolicy) -> Iterator[Finding]:
    """Yield the criteria that the others imply; of two that say the same only the later."""
    if len(policy.criteria) < 2 or not asking.possible(policy.met):
        return
    left = [(each, term) for each, term in policy.criteria if _constant(asking, policy, term) is None]
    for criterion, term in reversed(left):
        others = [(each, other) for each, other in left if each is not criterion]
        if asking.possible(policy.listed, z3.Not(term), *(other for _, other in others)):
            continue
        left = others
        same = tuple(each.id for each, other in others if not asking.possible(policy.listed, z3.Xor(term, other)))
        by = same[:1] or tuple(each.id for each, _ in _needed(asking, others, policy.listed, term))
        met = asking.whatever_is_answered(every([policy.listed, *(other for _, other in others)]))
        shown = asking.shown(met, comes_to(policy.id, criterion.id, MET))
        yield Finding(
            "criterion-duplicate" if same else "criterion-implied", policy.id, criterion.id, by, witnesses=shown
        )


def _needed(
    asking: Asking, others: list[tuple[CompiledCriterion, Term]], listed: Term, term: Term
) -> list[tuple[CompiledCriterion, Term]]:
    """Return the fewest of some criteria that imply another."""
    kept = list(others)
    for each in others:
        fewer = [other for other in kept if other is not each]
        if not asking.possible(listed, z3.Not(term), *(other for _, other in fewer)):
            kept = fewer
    return kept


def _branches(asking: Asking, policy: EncodedPolicy, criterion: CompiledCriterion, term: Term) -> Iterator[Finding]:
    """Yield the parts of a criterion that decide nothing."""
    if _constant(asking, policy, term) is not None:
        return
    encoding = asking.encoded.encoding
    is_own = any(criterion is each for each in policy.policy.criteria)
    encoding.records = "" if is_own else policy.policy.for_each or ""
    # What is asked for is made of the same values, so the variables are there.
    changed = [(part, encoding.condition(node)) for part, node in without_parts(criterion.condition)]
    for part, without in changed:
        if asking.possible(policy.listed, z3.Xor(term, z3.And(policy.listed, without))):
            continue
        met = z3.And(policy.listed, asking.whatever_is_answered(term))
        shown = asking.shown(met, comes_to(policy.id, criterion.id, MET))
        yield Finding("branch-dead", policy.id, criterion.id, part=part, witnesses=shown)
        return


def _same(asking: Asking, one: EncodedPolicy, other: EncodedPolicy) -> Finding | None:
    """Return whether two policies are met by the same companies and give the same."""
    if one.policy.for_each != other.policy.for_each or asking.possible(z3.Xor(one.met, other.met)):
        return None
    if asking.possible(one.met, z3.Or(one.total != other.total, one.has_sum != other.has_sum)):
        return None
    return Finding(
        "policy-duplicate", one.id, other.id, others=(other.id,), witnesses=asking.shown(one.met, is_met(one.id))
    )
