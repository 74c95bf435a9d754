"""Policies of one programme as constraints: whether each is met, and what it comes to."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import z3

from lucidrule.compile.compiled import CompiledAward, CompiledCriterion, CompiledPolicy
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.prove.amounts import ZERO, extreme
from lucidrule.prove.encoding import Encoding
from lucidrule.prove.solver import NotProven, Term, every, number, some
from lucidrule.prove.variables import Variables

# So many open points of one question are answered in every way.
MOST_POINTS = 6


@dataclass(frozen=True, slots=True)
class EncodedAward:
    """An award: whether it applies where its policy is met, and what the company receives.

    Attributes:
        pays: None where no sum says it.
        limit: What it comes to at most where it is by review; None: no limit, or not by review.
        others: What other parties receive together.
    """

    award: CompiledAward
    applies: Term
    pays: Term | None
    limit: Term | None
    others: Term


@dataclass(frozen=True, slots=True)
class EncodedPolicy:
    """A policy, judged for the company, and for one record of its list.

    Attributes:
        in_force: Whether it is, at the reference date.
        listed: Whether there is a record; true where it is judged for none.
        criteria: Each criterion by itself.
        met: Whether all hold together, in force or not.
        total: What its grants come to where it is met.
        has_sum: Whether that says all of it.
        told: All that else is said of what it gives, by what it is: truth values and numbers.
    """

    policy: CompiledPolicy
    in_force: bool
    listed: Term
    criteria: tuple[tuple[CompiledCriterion, Term], ...]
    met: Term
    awards: tuple[EncodedAward, ...]
    total: Term
    has_sum: Term
    told: Mapping[str, Term]

    @property
    def id(self) -> str:
        return self.policy.id


class EncodedProgramme:
    """All policies of a programme at a reference date, over variables that other programmes may share."""

    def __init__(
        self, prepared: PreparedProgramme, as_of: date, variables: Variables, only: Container[str] | None = None
    ) -> None:
        """Encode; `only` these policies, by id, or all."""
        self.prepared, self.as_of = prepared, as_of
        self.encoding = Encoding(variables, as_of, prepared.assessment)
        self.policies: Mapping[str, EncodedPolicy] = {
            policy.id: self._policy(policy)
            for policy in prepared.compiled.policies
            if only is None or policy.id in only
        }
        self.encoding.records = ""
        self.interactions = tuple(
            (stated, self.encoding.condition(when)) for stated, when in prepared.compiled.interactions
        )

    def _policy(self, policy: CompiledPolicy) -> EncodedPolicy:
        encoding, records = self.encoding, policy.for_each or ""
        encoding.records = ""
        own = [(each, encoding.condition(each.condition)) for each in policy.criteria]
        encoding.records = records
        listed = encoding.variables.listed(records) if records else z3.BoolVal(True)
        each = [(criterion, z3.And(listed, encoding.condition(criterion.condition))) for criterion in policy.each]
        criteria = (*own, *each)
        awards = tuple(self._award(award) for award in policy.awards)
        gate = policy.in_force
        return EncodedPolicy(
            policy,
            gate.from_ <= self.as_of <= (gate.until or date.max),
            listed,
            criteria,
            every([listed, *(term for _, term in criteria)]),
            awards,
            total_of(policy.of_several, awards),
            _has_sum(awards),
            _told(awards),
        )

    def _award(self, award: CompiledAward) -> EncodedAward:
        encoding = self.encoding
        own = None if award.own is None else encoding.part(award.own)
        if own is None and award.cap is not None:
            own = number(award.cap)
        others = ZERO
        for other, part in ((each, award.part(each.share)) for each in award.others if award.amount is not None):
            assert part is not None, "there is an amount"
            others = others + z3.If(encoding.condition(other.condition), encoding.part(part), ZERO)
        pays, limit = (None, own) if award.by_review else (None if award.own is None else own, None)
        return EncodedAward(award, encoding.condition(award.condition), pays, limit, others)


def _told(awards: Sequence[EncodedAward]) -> dict[str, Term]:
    """Return what is said beside the sum: limits of what is by review, what has none, gifts, parts of others."""
    found: dict[str, Term] = {}
    for each in awards:
        name = each.award.id
        if not each.award.is_grant or each.pays is None:
            found[f"{name} applies"] = each.applies
            amount = each.pays if each.limit is None else each.limit
            found[f"{name} amount"] = ZERO if amount is None else z3.If(each.applies, amount, ZERO)
        if each.award.others:
            found[f"{name} others"] = z3.If(each.applies, each.others, ZERO)
    return found


def total_of(rule: str, awards: Sequence[EncodedAward]) -> Term:
    """Return what the grants of a policy come to; of what no sum says as if it were nothing."""
    found = ZERO
    for each in awards:
        if not each.award.is_grant or each.pays is None:
            continue
        also = (
            found + each.pays
            if rule == "all"
            else each.pays
            if rule == "last"
            else extreme([found, each.pays], least=False)
        )
        found = z3.If(each.applies, also, found)
    return found


def _has_sum(awards: Sequence[EncodedAward]) -> Term:
    """Return whether sums say what a policy grants."""
    return every([z3.Not(each.applies) for each in awards if each.award.is_grant and each.pays is None])


def questions(term: Term) -> list[Term]:
    """Return the open points that something asks."""
    found, seen, waiting = {}, set(), [term]
    while waiting:
        at = waiting.pop()
        if at.get_id() in seen:
            continue
        seen.add(at.get_id())
        if z3.is_const(at) and at.decl().name().startswith("?"):
            found[at.decl().name()] = at
        waiting.extend(at.children())
    return [found[name] for name in sorted(found)]


def answered_every_way(term: Term) -> list[Term]:
    """Return what a term comes to with each answer to its open points.

    Raises:
        NotProven: There are too many (`points`).
    """
    asked = questions(term)
    if len(asked) > MOST_POINTS:
        raise NotProven("points")
    ways = product((True, False), repeat=len(asked))
    return [
        z3.substitute(term, *((each, z3.BoolVal(yes)) for each, yes in zip(asked, way, strict=True))) for way in ways
    ]


def surely(term: Term) -> Term:
    """Return whether something holds however open points are answered."""
    return every(answered_every_way(term))


def same_every_way(term: Term) -> Term:
    """Return whether something is the same however open points are answered."""
    first, *others = answered_every_way(term)
    return every([first == other for other in others])


def possibly(term: Term) -> Term:
    """Return whether something holds with some answers to open points."""
    return some(answered_every_way(term))
