"""Questions about a programme as a whole: exclusions, open points and facts that decide nothing."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import z3

from lucidrule.compile.uses import uses
from lucidrule.kernel.tree import SHARE_OF_ZERO
from lucidrule.prove.asking import Asking, anything, are_met, settled
from lucidrule.prove.finding import Finding
from lucidrule.prove.policies import EncodedPolicy
from lucidrule.prove.solver import NotProven, Term, every, some


def of_programme(asking: Asking) -> Iterator[Finding]:
    """Yield what is found about a programme as a whole."""
    for stated, when in asking.encoded.interactions:
        yield from settled("exclusion-never-matters", "", stated.id, partial(_exclusion, asking, stated, when))
    for variable, name in sorted(asking.encoded.encoding.points.items()):
        # A share of nothing is a question that no rule states: none is amiss where it decides nothing.
        if name == SHARE_OF_ZERO:
            continue
        yield from settled("open-point-never-matters", "", name, partial(_point, asking, variable, name))
    compiled = asking.prepared.compiled
    # Of a policy that all meet, or none, no fact matters: that is told of the policy.
    turning = {each.id for each in asking.policies if _turns_at_all(asking, each.met)}
    for name, policies in uses(compiled).items():
        if not policies:
            yield from settled("fact-not-read", "", name, partial(_unread, asking, name))
        elif turning.intersection(policies):
            yield from settled("fact-never-matters", "", name, partial(_fact, asking, name))


def _unread(asking: Asking, name: str) -> Finding:
    return Finding("fact-not-read", subject=name, witnesses=asking.shown(anything(), lambda found: True))


def _turns_at_all(asking: Asking, met: Term) -> bool:
    try:
        return asking.possible(met) and asking.possible(z3.Not(met))
    except NotProven:
        return True


def _exclusion(asking: Asking, stated: Any, when: Term) -> Iterator[Finding]:
    """Yield whether policies that exclude each other can be met together."""
    named = [asking.encoded.policies[name] for name in stated.policies if name in asking.encoded.policies]
    encoded = [each for each in named if each.in_force]
    for one, other in combinations(encoded, 2):
        both = every([when, one.met, other.met])
        if asking.possible(both):
            shown = asking.shown(both, are_met(one.id, other.id))
            yield Finding("exclusive-both-met", "", stated.id, (one.id, other.id), witnesses=shown)
            return
    for one, other in combinations(encoded, 2):
        if _met_by_two_records(asking, when, one, other):
            raise NotProven("records")
    shown = asking.shown(anything(), lambda found: True)
    yield Finding("exclusion-never-matters", "", stated.id, tuple(stated.policies), witnesses=shown)


def _met_by_two_records(asking: Asking, when: Term, one: EncodedPolicy, other: EncodedPolicy) -> bool:
    """Return whether two policies about one list are met together by two of its records, where one record meets one."""
    name = one.policy.for_each
    if name is None or name != other.policy.for_each:
        return False
    answers = [z3.Bool(each) for each in asking.encoded.encoding.points_of(name)]
    changes, always = _another(asking, [*_terms(asking, name), *answers])
    return asking.possible(*always, when, one.met, z3.substitute(other.met, *changes))


def _turns(asking: Asking, changes: Sequence[tuple[Term, Term]], always: Sequence[Term]) -> bool:
    """Return whether another value of something changes an outcome, or what is given, of any policy in force."""
    for policy in asking.policies:
        told = [policy.total, policy.has_sum, *policy.told.values()]
        met = z3.substitute(policy.met, *changes)
        other = [each != z3.substitute(each, *changes) for each in told]
        if asking.possible(*always, some([z3.Xor(policy.met, met), every([policy.met, met, some(other)])])):
            return True
    return any(
        asking.possible(*always, z3.Xor(when, z3.substitute(when, *changes))) for _, when in asking.encoded.interactions
    )


def _point(asking: Asking, variable: str, name: str) -> Finding | None:
    point = z3.Bool(variable)
    if _turns(asking, [(point, z3.Not(point))], []):
        return None
    return Finding("open-point-never-matters", "", name, witnesses=asking.shown(anything(), lambda found: True))


def _fact(asking: Asking, name: str) -> Finding | None:
    """Return whether a fact decides nothing: whatever it is, all else being as it is, the same comes of it."""
    terms = _terms(asking, name)
    changes, always = _another(asking, terms)
    if not terms or _turns(asking, changes, always):
        return None
    return Finding("fact-never-matters", "", name, witnesses=asking.shown(anything(), lambda found: True))


def _terms(asking: Asking, name: str) -> list[Term]:
    """Return the variables of a fact; of a list those of its record."""
    variables = asking.variables
    terms: list[Term] = [variables.lists[name]] if name in variables.lists else []
    for slot, term in variables.terms.items():
        if name in (slot.list, slot.fact if not slot.list else ""):
            terms += term.values() if isinstance(term, dict) else [term]
    return terms + [there for slot, there in variables.there.items() if slot.fact == name]


def _another(asking: Asking, terms: Sequence[Term]) -> tuple[list[tuple[Term, Term]], list[Term]]:
    """Return another value of each variable, and what holds of every company with these."""
    changes = [(term, z3.Const(f"{term.decl().name()}'", term.sort())) for term in terms]
    every_company = (*asking.variables.domain(), *asking.encoded.encoding.known())
    return changes, [z3.substitute(each, *changes) for each in every_company]
