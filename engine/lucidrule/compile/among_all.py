"""Programmes → the same under names and years that hold among all of them: what two call alike gets both names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lucidrule.compile.asserted import CompiledAssertion, met_point
from lucidrule.compile.built_in import BUILT_IN
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.compile.renaming import Renaming
from lucidrule.model.base import Text
from lucidrule.model.programme import ProgrammeFile
from lucidrule.texts.catalogue import WORDS


def full_name(part: CompiledProgramme, policy: CompiledPolicy) -> str:
    """Return `programme/policy`."""
    return f"{part.id}/{policy.id.rpartition('/')[2]}"


def among_all(members: Sequence[CompiledProgramme]) -> tuple[CompiledProgramme, ...]:
    """Return the programmes under names that are each of one alone."""
    twice = _Twice(members)
    return tuple(_part(member, members[0], twice) for member in members)


class _Twice:
    """What several of the programmes call alike."""

    def __init__(self, members: Sequence[CompiledProgramme]) -> None:
        self.loaded = {member.id for member in members}
        self.policies = _several([policy.id for policy in member.policies] for member in members)
        self.points = _several(_of_own(member) for member in members)
        self.names = _several(member.labels for member in members)
        self.shared = _several(_shared(member) for member in members)
        self.rules = _several([rule.id for rule in member.stated.interactions.rules] for member in members)
        self.areas = _several([area.id for area in member.areas] for member in members)
        self.titles = _several(
            (title for policy in member.policies for title in policy.stated.title.values()) for member in members
        )

    def policy(self, programme: str, name: str) -> str:
        """Return the id among all of a policy that a programme names."""
        home, slash, policy = name.partition("/")
        if not slash:
            home, policy = programme, name
        return f"{home}/{policy}" if policy in self.policies or home not in self.loaded else policy


def _several(named: Iterable[Iterable[str]]) -> set[str]:
    found = Counter(name for each in named for name in set(each))
    return {name for name, count in found.items() if count > 1}


def _of_own(member: CompiledProgramme) -> Iterable[str]:
    """Yield the open points that a programme states: what every programme has by itself is one question to all."""
    return (name for name in member.open_points if name not in BUILT_IN)


def _shared(member: CompiledProgramme) -> Iterable[str]:
    return (criterion.id for policy in member.policies for criterion in policy.all_criteria if criterion.shared)


def _part(member: CompiledProgramme, first: CompiledProgramme, twice: _Twice) -> CompiledProgramme:
    def own(names: Iterable[str], several: set[str]) -> dict[str, str]:
        return {name: f"{member.id}/{name}" for name in names if name in several}

    points, names = own(member.open_points, twice.points), own(member.labels, twice.names)
    met = {met_point(each.id): met_point(twice.policy(member.id, each.id)) for each in member.policies}
    met |= {
        met_point(each.id, criterion.id): met_point(twice.policy(member.id, each.id), criterion.id)
        for each in member.policies
        for criterion in each.each
    }
    renaming = Renaming(points, names, years_later(member.stated, first.stated))
    of_outcomes = Renaming({**points, **met}, names, years_later(member.stated, first.stated))
    stated = _among_all(member, twice)
    alone = _Alone(twice.shared)

    def asserted(each: CompiledAssertion) -> CompiledAssertion:
        policies = [each.policy, each.paid[0], each.never_loses, each.never_pays_less]
        own, paid, loses, less = (twice.policy(member.id, name) if name else "" for name in policies)
        aside = tuple((twice.policy(member.id, name), award) for name, award in each.besides)
        named = {
            "policy": own,
            "paid": (paid, each.paid[1]),
            "besides": aside,
            "never_loses": loses,
            "never_pays_less": less,
        }
        return replace(of_outcomes.of(each), **named)  # type: ignore[arg-type]  # names, as they were

    rules = zip(stated.interactions.rules, member.interactions, strict=True)
    return replace(
        member,
        stated=stated,
        open_points={points.get(name, name): point for name, point in member.open_points.items()},
        labels={names.get(name, name): label for name, label in member.labels.items()},
        policies=tuple(_policy(policy, member, twice, alone, renaming) for policy in member.policies),
        interactions=tuple((rule, renaming.of(condition)) for rule, (_, condition) in rules),
        assertions=tuple(map(asserted, member.assertions)),
        answers=tuple(each._replace(point=points.get(each.point, each.point)) for each in member.answers),
    )


class _Alone:
    """Criteria that two programmes share with others of the same id are named by their policies; each is made once."""

    def __init__(self, several: set[str]) -> None:
        self._several = several
        self._made: dict[int, object] = {}

    def __call__(self, policy: CompiledPolicy) -> CompiledPolicy:
        if not any(criterion.shared and criterion.id in self._several for criterion in policy.criteria):
            return policy
        for each in policy.criteria:
            if id(each) not in self._made:
                named = each.shared and each.id in self._several
                self._made[id(each)] = replace(each, shared=False) if named else each
        made: tuple[object, ...] = tuple(self._made[id(each)] for each in policy.criteria)
        return replace(policy, criteria=made)  # type: ignore[arg-type]  # criteria, as they were


def _policy(
    policy: CompiledPolicy, member: CompiledProgramme, twice: _Twice, alone: _Alone, renaming: Renaming
) -> CompiledPolicy:
    renamed = renaming.of(alone(policy))
    if policy.area in twice.areas:
        renamed = replace(renamed, area=f"{member.id}/{policy.area}")
    own: dict[str, Any] = {}
    if policy.id in twice.policies:
        own["id"] = twice.policy(member.id, policy.id)
    if not twice.titles.isdisjoint(policy.stated.title.values()):
        own["title"] = _title(policy.stated.title, member.stated.title)
    return replace(renamed, stated=policy.stated.model_copy(update=own)) if own else renamed


def _title(title: Text, programme: Text) -> Text:
    """Return the title of a policy with that of its programme."""
    return Text({lang: WORDS.text("of_year", lang, title[lang], programme[lang]) for lang in title})


def _among_all(member: CompiledProgramme, twice: _Twice) -> ProgrammeFile:
    """Return policies.yaml with the names that its policies, areas and interactions have among all."""

    def named(names: Iterable[str]) -> list[str]:
        return [twice.policy(member.id, name) for name in names]

    stated = member.stated
    rules = [
        rule.model_copy(
            update={
                "id": f"{member.id}/{rule.id}" if rule.id in twice.rules else rule.id,
                "policies": named(rule.policies),
            }
        )
        for rule in stated.interactions.rules
    ]
    areas = [
        area.model_copy(
            update={
                "id": f"{member.id}/{area.id}" if area.id in twice.areas else area.id,
                "policies": named(area.policies),
            }
        )
        for area in stated.areas
    ]
    return stated.model_copy(
        update={"interactions": stated.interactions.model_copy(update={"rules": rules}), "areas": areas}
    )


def years_later(stated: ProgrammeFile, first: ProgrammeFile) -> int:
    """Return by how many years the assessment year of a programme lies after that of the first."""
    return first.assessment_year.years_before - stated.assessment_year.years_before
