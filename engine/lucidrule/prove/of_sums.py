"""Questions about what policies pay: awards, bands and caps that decide nothing, and steps at which more pays less."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

import z3

from lucidrule.compile.given import Given
from lucidrule.core.quantity import EXACT, plain
from lucidrule.decide.determine import determine
from lucidrule.decide.result import Determination
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Band
from lucidrule.kernel.reads import standing_in
from lucidrule.prove.amounts import extreme
from lucidrule.prove.asking import MET_OUTCOMES, Asking, is_met, outcome_of, settled
from lucidrule.prove.finding import Code, Finding
from lucidrule.prove.policies import EncodedAward, EncodedPolicy, same_every_way, surely, total_of
from lucidrule.prove.said import meant, said
from lucidrule.prove.solver import Term, every, number
from lucidrule.prove.variables import Slot
from lucidrule.prove.witness import Shows, Unconfirmed, Witness, fewest
from lucidrule.prove.written import Facts

# By so much more is looked at on both sides of an edge.
_STEPS = {"money": Decimal(1), "number": Decimal(1), "count": Decimal(1), "share": Decimal("0.01")}


def of_sums(asking: Asking) -> Iterator[Finding]:
    """Yield what is found about what policies pay."""
    for policy in asking.policies:
        for award in policy.awards:
            yield from settled("award-never-applies", policy.id, award.award.id, partial(_award, asking, policy, award))
        for slot in _numbers(asking, policy):
            yield from settled("more-pays-less", policy.id, str(slot), partial(_steps, asking, policy, slot))


def _award(asking: Asking, policy: EncodedPolicy, award: EncodedAward) -> Iterator[Finding]:
    name, paid = award.award.id, every([policy.met, award.applies])
    if not asking.possible(policy.met):
        return
    if not asking.possible(paid):
        shown = asking.shown(policy.met, is_met(policy.id))
        yield Finding("award-never-applies", policy.id, name, witnesses=shown)
        return
    others = tuple(each for each in policy.awards if each is not award)
    counts = policy.total != total_of(policy.policy.of_several, others)
    if others and award.pays is not None and award.award.is_grant and not asking.possible(paid, counts):
        yield Finding("award-never-counts", policy.id, name, witnesses=asking.shown(paid, is_met(policy.id)))
    # relies on (encoded first): amounts of an award read what it reads.
    asking.encoded.encoding.records = policy.policy.for_each or ""
    for node in standing_in(award.award.amount):
        if isinstance(node, tree.Banded):
            yield from _bands(asking, policy, name, node, paid)
        elif isinstance(node, tree.LeastOf):
            yield from _cap(asking, policy, name, node, paid)


def _bands(asking: Asking, policy: EncodedPolicy, name: str, node: tree.Banded, paid: Term) -> Iterator[Finding]:
    by = asking.encoded.encoding.amount(node.by)
    for band in node.bands:
        reached = every([paid, _in(by, band)])
        pays = bool(band.rate or band.fixed)
        of = str(asking.encoded.encoding.slot(node.by)) if isinstance(node.by, tree.Ref) else ""
        values = {
            "of": of,
            "from": "" if band.start is None else plain(band.start),
            "to": "" if band.end is None else plain(band.end),
        }
        if not asking.possible(reached):
            # Below the first band nothing is stated that could be reached.
            if band.start is not None:
                shown = asking.shown(paid, is_met(policy.id))
                yield Finding("band-never-reached", policy.id, name, values=values, witnesses=shown)
        elif not pays:
            shown = asking.shown(reached, _pays_nothing(policy.id, name))
            yield Finding("band-pays-nothing", policy.id, name, values=values, witnesses=shown)


def _pays_nothing(policy: str, name: str) -> Shows:
    """Return what shows that an award of a policy that is met comes to nothing."""
    return lambda found: any(
        each.award.id == name and each.certain and each.high == 0
        for each in outcome_of(found, policy).entitlement.awards
    )


def _in(by: Term, band: Band) -> Term:
    low = [] if band.start is None else [by > number(band.start) if band.above else by >= number(band.start)]
    high = [] if band.end is None else [by <= number(band.end) if band.up_to else by < number(band.end)]
    return every([*low, *high])


def _cap(asking: Asking, policy: EncodedPolicy, name: str, node: tree.LeastOf, paid: Term) -> Iterator[Finding]:
    caps = [part.value for part in node.parts if isinstance(part, tree.Literal_)]
    others = [part for part in node.parts if not isinstance(part, tree.Literal_)]
    if not caps or not others:
        return
    cap = min(caps)
    limited = extreme([asking.encoded.encoding.amount(part) for part in others], least=True)
    values, shown = {"cap": plain(cap)}, is_met(policy.id)
    if not asking.possible(paid, limited > number(cap)):
        yield Finding("cap-never-binds", policy.id, name, values=values, witnesses=asking.shown(paid, shown))
    elif not asking.possible(paid, limited < number(cap)):
        yield Finding("cap-always-binds", policy.id, name, values=values, witnesses=asking.shown(paid, shown))


def _numbers(asking: Asking, policy: EncodedPolicy) -> list[Slot]:
    """Return the numbers with edges that the sum of a policy may turn on."""
    return [
        slot
        for slot in asking.variables.terms
        if asking.variables.edges.get(slot)
        and asking.variables.declared(slot).type in _STEPS
        and slot.list in ("", policy.policy.for_each)
        and slot not in asking.variables.there
    ]


def _steps(asking: Asking, policy: EncodedPolicy, slot: Slot) -> Iterator[Finding]:
    term, kind = asking.variables.terms[slot], asking.variables.declared(slot).type
    step = _STEPS[kind]
    less = z3.simplify(term - 1) if kind == "count" else term - number(step)
    met, total, has_sum = (z3.substitute(each, (term, less)) for each in (policy.met, policy.total, policy.has_sum))
    # Companies are judged without answers: what hangs on one has no sum.
    known = [surely(policy.has_sum), surely(has_sum), same_every_way(policy.total), same_every_way(total)]
    there = [policy.met, met, *known, less >= 0]
    for edge in sorted(asking.variables.edges[slot]):
        at_edge = [term >= number(edge), less <= number(edge)]
        lost = every([*there, *at_edge, policy.total < total])
        gained = every([*there, *at_edge, policy.total - total > number(step)])
        if asking.possible(lost):
            yield _stepped(asking, policy, slot, lost, edge)
        elif kind == "money" and asking.possible(gained):
            yield _stepped(asking, policy, slot, gained, edge)


def _stepped(asking: Asking, policy: EncodedPolicy, slot: Slot, asked: Term, edge: Any) -> Finding:
    """Return a finding with a company at an edge, and the same with a little less.

    Raises:
        Unconfirmed: They do not come to two sums.
    """
    pair = _Pair(asking, policy, slot)
    facts = next((each for each in _companies(asking, asked) if pair.sums(each)), None)
    if facts is None:
        raise Unconfirmed(f"not confirmed: {slot} at {edge}")
    few = fewest(facts, lambda some: pair.sums(some) is not None)
    sums, (higher, lower) = pair.sums(few), pair.witnesses(few)
    assert sums is not None, "it has them"
    more, fewer = sums
    values = {"edge": str(edge), "below": plain(fewer), "at": plain(more)}
    code: Code = "step-up" if more > fewer else "more-pays-less" if _pays_by(policy, slot) else "larger-pays-less"
    return Finding(code, policy.id, str(slot), values=values, witnesses=(higher, lower))


def _companies(asking: Asking, asked: Term) -> Iterator[Facts]:
    """Yield a company that meets what is asked, then the same with all that any rule reads."""
    for whole in (False, True):
        facts = asking.witnesses.facts(asked, whole=whole)
        assert facts is not None, "it was possible"
        yield facts


class _Pair:
    """A company and the same with a little less of a number."""

    def __init__(self, asking: Asking, policy: EncodedPolicy, slot: Slot) -> None:
        self._asking, self._policy, self._slot = asking, policy, slot
        self._given, self._kind = Given(asking.prepared.compiled), asking.variables.declared(slot).type

    def sums(self, facts: Facts) -> tuple[Decimal, Decimal] | None:
        """Return what both come to; None: one comes to no sum, or both to the same."""
        if not _is_said(facts, self._slot):
            return None
        more, fewer = (_sum(each.determination, self._policy) for each in self.witnesses(facts))
        return None if more is None or fewer is None or more == fewer else (more, fewer)

    def witnesses(self, facts: Facts) -> tuple[Witness, Witness]:
        """Return both companies."""
        lower = _changed(dict(facts), self._slot, self._lower)
        return Witness(facts, self._judged(facts)), Witness(lower, self._judged(lower))

    def _judged(self, facts: Facts) -> Determination:
        return determine(self._asking.prepared, self._given.profile(facts, {}), self._asking.as_of)

    def _lower(self, value: Any) -> Any:
        style = self._asking.variables.style
        return said(EXACT.subtract(meant(value, style), _STEPS[self._kind]), self._kind, style)


def _sum(found: Determination, policy: EncodedPolicy) -> Decimal | None:
    """Return what a policy that is met, or left to judgement, pays; None: that is open, by review or not published."""
    outcome = outcome_of(found, policy.id)
    paid = outcome.entitlement.sum
    return paid.low if outcome.outcome in MET_OUTCOMES and paid is not None and paid.exact else None


def _pays_by(policy: EncodedPolicy, slot: Slot) -> bool:
    """Return whether sums of a policy are worked out from a number; else it only says which of them is paid, as the
    size of a firm does, and larger ones may well get less."""
    waiting: list[Any] = [each.award.amount for each in policy.awards if each.award.amount is not None]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tree.Ref):
            if (node.fact, node.part) == (slot.fact, bool(slot.list)):
                return True
        elif isinstance(node, tree.Banded):
            waiting += [node.amount] if any(node.rates) else []
        else:
            waiting += tree.below(node)
    return False


def _is_said(facts: Facts, slot: Slot) -> bool:
    """Return whether a company says a number."""
    if slot.list:
        return any(slot.fact in record for record in facts.get(slot.list, []))
    return slot.fact in facts and (slot.year is None or slot.year in facts[slot.fact])


def _changed(facts: Facts, slot: Slot, change: Callable[[Any], Any]) -> Facts:
    """Return facts with one number changed."""
    if slot.list:
        record = dict(facts[slot.list][0])
        return {**facts, slot.list: [{**record, slot.fact: change(record[slot.fact])}]}
    if slot.year is None:
        return {**facts, slot.fact: change(facts[slot.fact])}
    return {**facts, slot.fact: {**facts[slot.fact], slot.year: change(facts[slot.fact][slot.year])}}
