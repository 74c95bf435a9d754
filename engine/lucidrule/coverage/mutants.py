"""Programmes that differ from one in a single mistake each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from lucidrule.compile.compiled import (
    CompiledAward,
    CompiledCriterion,
    CompiledParty,
    CompiledPolicy,
    CompiledProgramme,
)
from lucidrule.coverage.ways import ways
from lucidrule.kernel import tree
from lucidrule.model.facts import Declared

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


def mutants(programme: CompiledProgramme, policies: Sequence[str] = ()) -> list[Mutant]:
    """Return a mutant for each mistake that can be made in each place of some policies, by id; none: of all.

    Args:
        programme: As its files state it, or as it is read at a reference date.
    """
    asked = [each for each in programme.policies if not policies or each.id in policies]
    places: dict[int, _Place] = {}
    for policy in asked:
        clauses: tuple[CompiledCriterion | CompiledAward, ...] = (*policy.all_criteria, *policy.awards)
        for clause in clauses:
            for node, subject in _nodes(clause, clause.id):
                place = places.setdefault(id(node), _Place(node, subject, policy.for_each))
                place.policies += [policy.id] * (policy.id not in place.policies)
    for policy in asked:
        places[id(policy)] = _Place(policy, policy.id, None, [policy.id])
    for rule in programme.interactions:
        stated, when = rule[0], rule[1]
        named = [each for each in stated.policies if not policies or each in policies]
        inside: list[tuple[Any, str]] = [(rule, stated.id), *_nodes(when, stated.id)]
        # The condition of a relation may be a definition that policies use too.
        for node, subject in inside if named else ():
            places.setdefault(id(node), _Place(node, subject, None, named, is_relation=True))
    found = ((place, new) for place in places.values() for new in place.news(programme))
    return [
        Mutant(number, tuple(place.policies), place.subject, place.node, new, place.is_relation)
        for number, (place, new) in enumerate(found, 1)
    ]


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

        if isinstance(self.node, tuple):
            yield None
        elif isinstance(self.node, CompiledPolicy):
            yield from _combined_otherwise(self.node)
        else:
            yield from ways(self.node, declared)


def _combined_otherwise(policy: CompiledPolicy) -> Iterator[CompiledPolicy]:
    """Yield a policy whose awards count otherwise where several apply."""
    given = policy.stated.entitlement
    for way in _OF_SEVERAL if len(policy.awards) > 1 else ():
        if way != given.of_several:
            entitlement = given.model_copy(update={"of_several": way})
            yield replace(policy, stated=policy.stated.model_copy(update={"entitlement": entitlement}))


def _nodes(node: Any, subject: str) -> Iterator[tuple[Any, str]]:
    """Yield a clause, a condition or an amount and all that it is made of, each with the name under which it stands."""
    if isinstance(node, tree.Named | tree.NamedAmount):
        subject = node.name or subject
    yield node, subject
    match node:
        case CompiledCriterion():
            below: tuple[Any, ...] = (node.condition,)
        case CompiledAward():
            below = (node.asked, *(() if node.amount is None else (node.amount,)), *node.others)
        case CompiledParty():
            below = (node.condition,)
        case _:
            below = tree.below(node)
    for each in below:
        yield from _nodes(each, subject)
