"""Programmes that differ from one in a single mistake each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from lucidrule.compile.compiled import (
    CompiledAward,
    CompiledCriterion,
    CompiledParty,
    CompiledPolicy,
    CompiledProgramme,
)
from lucidrule.coverage.alike import YEAR, clauses_in, said_alike
from lucidrule.coverage.ways import ways
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.policy import InForce
from lucidrule.model.programme import AssessmentYear, Interaction

_OF_SEVERAL = ("all", "highest", "last")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A programme with one mistake.

    Attributes:
        number: Its place among the mutants of the programme, from 1.
        policies: Those that it concerns, by id; of an exclusion those that it names.
        subject: The id of the innermost criterion, award, definition or exclusion in which the mistake is.
        old, new: What stands at the place, and in the mutant; `new` is None where it is left out.
        is_relation: Whether it is about policies together.
    """

    number: int
    policies: tuple[str, ...]
    subject: str
    old: Any
    new: Any
    is_relation: bool = False

    def of(self, programme: CompiledProgramme) -> CompiledProgramme:
        """Return the programme with the mistake."""
        # By its digest a programme is known where what was found of it is kept.
        named = f"{programme.digest}:{self.number}"
        if isinstance(self.new, AssessmentYear):
            stated = programme.stated.model_copy(update={"assessment_year": self.new})
            return replace(programme, stated=stated, digest=named)
        if self.new is None:
            kept = tuple(each for each in programme.interactions if each is not self.old)
            return replace(programme, interactions=kept, digest=named)
        change = _Change(self.old, self.new)
        return replace(
            programme,
            policies=change.made(programme.policies),
            interactions=change.made(programme.interactions),
            digest=named,
        )

    @property
    def day(self) -> date | None:
        """The day on which it is seen, of the first and the last day of a policy; None: on any."""
        if not isinstance(self.old, InForce):
            return None
        old, new = self.old, cast(InForce, self.new)
        if new.from_ != old.from_:
            return min(new.from_, old.from_)
        return max(day for day in (new.until, old.until) if day is not None)


class _Change:
    """One object replaced by another, wherever it stands.

    relies on (definitions shared)
    """

    def __init__(self, old: Any, new: Any) -> None:
        self._known = {id(old): new}

    def made(self, value: Any) -> Any:
        """Return a value with the change; the value itself where there is none in it."""
        if id(value) not in self._known:
            self._known[id(value)] = self._of(value)
        return self._known[id(value)]

    def _of(self, value: Any) -> Any:
        if isinstance(value, tuple):
            parts = [self.made(each) for each in value]
            return tuple(parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        found = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        made = {name: self.made(each) for name, each in found.items()}
        changed = {name: each for name, each in made.items() if each is not found[name]}
        return replace(value, **changed) if changed else value


def mutants(
    programme: CompiledProgramme, policies: Sequence[str] = (), before: CompiledProgramme | None = None
) -> list[Mutant]:
    """Return a mutant for each mistake that can be made in each place that concerns some policies, by id; none: any.

    Args:
        programme: As its files state it, or as it is read at a reference date.
        before: Only places in clauses that say otherwise there are asked for, or whose facts are declared otherwise.
    """
    places = _Places(frozenset() if before is None else said_alike(programme, before))
    # What policies share is noticed by the scenarios of any of them.
    places.add(YEAR, programme.stated.assessment_year, "assessment_year", [each.id for each in programme.policies])
    for policy in programme.policies:
        places.clauses(policy)
    for policy in programme.policies:
        places.add((policy.id, "of_several"), policy, policy.id, [policy.id])
        places.add((policy.id, "in_force"), policy.in_force, "in_force", [policy.id])
    # A rule with a policy of a programme that is not here holds nowhere.
    waiting = {rule.id for rule in programme.waiting}
    for rule in programme.interactions:
        if rule[0].id not in waiting:
            places.relation(rule, rule[0].policies)
    asked = [each for each in places.found.values() if not policies or not set(policies).isdisjoint(each.policies)]
    found = ((place, new) for place in asked for new in place.news(programme))
    return [
        Mutant(number, tuple(place.policies), place.subject, place.node, new, place.is_relation)
        for number, (place, new) in enumerate(found, 1)
    ]


class _Places:
    """Where mistakes can be made, each place once however many policies it is about.

    Attributes:
        said: What is not looked into.
    """

    def __init__(self, said: frozenset[Any]) -> None:
        self.found: dict[int, _Place] = {}
        self._said = said

    def add(self, name: Any, node: Any, subject: str, policies: Sequence[str]) -> None:
        """Add what is stated of some policies, unless it is said alike."""
        if name not in self._said:
            place = self.found.setdefault(id(node), _Place(node, subject, None))
            place.policies += policies

    def clauses(self, policy: CompiledPolicy) -> None:
        """Add all that the clauses of a policy are made of."""
        for clause in (each for each in clauses_in(policy) if (policy.id, type(each), each.id) not in self._said):
            for node, subject in _nodes(clause, clause.id):
                place = self.found.setdefault(id(node), _Place(node, subject, policy.for_each))
                place.policies += [policy.id] * (policy.id not in place.policies)

    def relation(self, rule: tuple[Interaction, tree.Condition], policies: list[str]) -> None:
        """Add a rule between policies and all that its condition is made of."""
        name = rule[0].id
        inside: list[tuple[Any, str]] = [(rule, name), *_nodes(rule[1], name)]
        for node, subject in inside if ("", name) not in self._said else ():
            # The condition of a relation may be a definition that policies use too.
            self.found.setdefault(id(node), _Place(node, subject, None, policies, is_relation=True))


@dataclass(slots=True)
class _Place:
    """Where a mistake can be made.

    Attributes:
        records: The list whose records are judged there, if it is in a policy of one.
    """

    node: Any
    subject: str
    records: str | None
    policies: list[str] = field(default_factory=list)
    is_relation: bool = False

    def news(self, programme: CompiledProgramme) -> Iterator[Any]:
        """Yield what may stand there by a mistake."""

        def declared(ref: tree.Ref) -> Declared:
            if ref.part:
                return (programme.facts[self.records or ""].parts or {})[ref.fact]
            return programme.facts[ref.fact]

        def beside(ref: tree.Ref) -> Iterator[str]:
            own = declared(ref)
            parts = programme.facts[self.records or ""].parts if ref.part else None
            listed: Mapping[str, Declared] = programme.facts if parts is None else parts
            for name, each in listed.items():
                if name != ref.fact and (each.type, _yearly(each)) == (own.type, _yearly(own)):
                    yield name

        match self.node:
            case tuple():
                yield from _related_otherwise(self.node)
            case CompiledPolicy():
                yield from _combined_otherwise(self.node)
            case InForce():
                yield from _begun_otherwise(self.node)
            case AssessmentYear(years_before=years):
                near = (each for each in (years - 1, years + 1) if each >= 0)
                yield from (self.node.model_copy(update={"years_before": each}) for each in near)
            case _:
                yield from ways(self.node, declared, beside)


def _yearly(declared: Declared) -> bool:
    return isinstance(declared, Fact) and declared.yearly


def _related_otherwise(rule: tuple[Interaction, tree.Condition]) -> Iterator[Any]:
    """Yield that policies are not related, and that one of several is not; by which effect only words hang."""
    stated, when = rule
    yield None
    for name in stated.policies if len(stated.policies) > 2 else ():
        others = [each for each in stated.policies if each != name]
        yield stated.model_copy(update={"policies": others}), when


def _begun_otherwise(term: InForce) -> Iterator[InForce]:
    """Yield a term that begins or ends a day earlier or later."""
    for name, day in (("from_", term.from_), ("until", term.until)):
        if day is not None:
            yield from (term.model_copy(update={name: day + timedelta(step)}) for step in (-1, 1))


def _combined_otherwise(policy: CompiledPolicy) -> Iterator[CompiledPolicy]:
    """Yield a policy whose awards count otherwise where several apply."""
    given = policy.stated.entitlement
    for way in _OF_SEVERAL if len(policy.awards) > 1 else ():
        if way != given.of_several:
            entitlement = given.model_copy(update={"of_several": way})
            yield replace(policy, stated=policy.stated.model_copy(update={"entitlement": entitlement}))


def _nodes(clause: Any, subject: str) -> Iterator[tuple[Any, str]]:
    """Yield a clause, a condition or an amount and all that it is made of, each with the name under which it stands.

    What stands in several places comes once, with the first of them: definitions that use each other stand in far more
    places than there are of them.
    """
    left, known = [(clause, subject)], dict[int, Any]()
    while left:
        node, within = left.pop()
        if id(node) in known:
            continue
        known[id(node)] = node
        if isinstance(node, tree.Named | tree.NamedAmount):
            within = node.name or within
        yield node, within
        left += [(each, within) for each in reversed(_parts(node))]


def _parts(node: Any) -> tuple[Any, ...]:
    match node:
        case CompiledCriterion():
            return (node.condition,)
        case CompiledAward():
            return (node.asked, *(() if node.amount is None else (node.amount,)), *node.others)
        case CompiledParty():
            return (node.condition,)
    return tuple(tree.below(node))
