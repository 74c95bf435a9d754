"""Names that things had before: `formerly:` of facts, parts, policies, criteria and awards, and `choices_formerly:`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lucidrule.core.fault import FaultList
from lucidrule.core.folding import folded, name_key
from lucidrule.core.names import nearest
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.policy import CriteriaFile, Criterion, PolicyFile

Renamed = Mapping[str, str]


@dataclass(frozen=True)
class Former:
    """What the names of before are now.

    Attributes:
        declared: The facts.
        policies, criteria: By the id of before the id of now.
        awards: The same of the awards of each policy.
    """

    declared: Mapping[str, Fact]
    policies: Renamed = field(default_factory=dict)
    criteria: Renamed = field(default_factory=dict)
    awards: Mapping[str, Renamed] = field(default_factory=dict)

    @cached_property
    def facts(self) -> Renamed:
        """The facts, by the id of before the id of now."""
        return renamed(self.declared)

    @cached_property
    def any(self) -> bool:
        """Whether a company, an event or a table can name something by a name of before."""
        parts = (part for fact in self.declared.values() for part in (fact.parts or {}).values())
        every: tuple[Declared, ...] = (*self.declared.values(), *parts)
        return bool(self.policies) or any(each.formerly or each.choices_formerly for each in every)

    def of_entry(self, kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return what an entry of a register says, its facts and policies by their names of now.

        Args:
            kind: Of the entry; what else stands there than what its kind holds may be anything.
        """
        now = dict(body)
        if kind in ("event", "aside") and "fact" in body:
            now["fact"] = self.facts.get(body["fact"], body["fact"])
        if kind == "change":
            now["policy"] = self.policies.get(body["policy"], body["policy"])
        if kind == "event" and body["first"]:
            now["first"] = {self.policies.get(name, name): outcome for name, outcome in body["first"].items()}
        return now


def renamed(declared: Mapping[str, Declared]) -> Renamed:
    """Return the ids that facts, or parts of a record, had before, each with the one of now."""
    return {old: name for name, each in declared.items() for old in each.formerly}


def former_of(facts: Mapping[str, Fact], policies: Iterable[PolicyFile], shared: Iterable[Criterion]) -> Former:
    """Return the names of before of a programme."""
    every = tuple(policies)
    own = (criterion for policy in every for criterion in (*policy.criteria, *policy.each))
    criteria = [*shared, *(each for each in own if isinstance(each, Criterion))]
    return Former(
        facts,
        {old: policy.id for policy in every for old in policy.formerly},
        {old: each.id for each in criteria for old in each.formerly},
        {policy.id: {old: a.id for a in policy.entitlement.awards for old in a.formerly} for policy in every},
    )


def former_in(facts: Mapping[str, Fact], policies: Iterable[Any]) -> Former:
    """Return the names of before of a programme whose policies are compiled."""
    every = tuple(policies)
    criteria = (criterion.stated for policy in every for criterion in policy.criteria)
    return former_of(facts, (policy.stated for policy in every), criteria)


def check_former(
    facts: Mapping[str, Fact],
    source: SourceFile,
    policies: Iterable[tuple[PolicyFile, SourceFile]],
    shared: tuple[CriteriaFile, SourceFile],
    faults: FaultList,
) -> None:
    """Refuse a name of before that something goes by now, or that two things had: it would be taken for the other."""
    _check_declared(facts, ("facts",), source, faults)
    for name, fact in facts.items():
        _check_declared(fact.parts or {}, ("facts", name, "parts"), source, faults)
    every = tuple(policies)
    _refuse(((p.id, p.formerly, at, ("formerly",)) for p, at in every), faults)
    _refuse(_of_criteria(every, shared), faults)
    for policy, at in every:
        awards = enumerate(policy.entitlement.awards)
        _refuse(((a.id, a.formerly, at, ("entitlement", "awards", number, "formerly")) for number, a in awards), faults)


def _of_criteria(
    policies: tuple[tuple[PolicyFile, SourceFile], ...], shared: tuple[CriteriaFile, SourceFile]
) -> Iterator[tuple[str, list[str], SourceFile, Path]]:
    files: list[tuple[Any, SourceFile]] = [shared, *policies]
    for file, source in files:
        for key in ("criteria", "each"):
            for at, each in enumerate(getattr(file, key, ())):
                if isinstance(each, Criterion):
                    yield each.id, each.formerly, source, (key, at, "formerly")


def _check_declared(declared: Mapping[str, Declared], path: Path, source: SourceFile, faults: FaultList) -> None:
    ids = {name_key(name): name for name in declared}
    labels = {
        name: {*map(name_key, fact.names[: len(fact.names) - len(fact.formerly)])} for name, fact in declared.items()
    }
    seen: dict[str, str] = {}
    for name, each in declared.items():
        for at, old in enumerate(each.formerly):
            key = name_key(old)
            # What it is labelled itself is no name of another.
            labelled = next((other for other, said in labels.items() if other != name and key in said), None)
            taken = ids.get(key) or seen.get(key) or labelled
            seen[key] = name
            if taken is not None:
                faults.add("formerly-taken", source.locate((*path, name, "formerly", at)), name=old, other=taken)
        _check_choices(each, (*path, name, "choices_formerly"), source, faults)


def _check_choices(declared: Declared, path: Path, source: SourceFile, faults: FaultList) -> None:
    choices = declared.choices or {}
    taken = {folded(text): name for name, label in choices.items() for text in (name, *label.values())}
    for old, now in declared.choices_formerly.items():
        if taken.get(folded(old), now) != now or old in choices:
            faults.add("formerly-taken", source.locate((*path, old), key=True), name=old, other=taken[folded(old)])
        if now not in choices:
            faults.add("no-such-choice", source.locate((*path, old)), nearest=nearest(now, choices), name=now)


def _refuse(named: Iterable[tuple[str, list[str], SourceFile, Path]], faults: FaultList) -> None:
    every = list(named)
    ids = {each: each for each, _, _, _ in every}
    seen: dict[str, str] = {}
    for name, formerly, source, path in every:
        for at, old in enumerate(formerly):
            other = ids.get(old) or seen.get(old)
            if other is not None:
                faults.add("formerly-taken", source.locate((*path, at)), name=old, other=other)
            seen[old] = name
