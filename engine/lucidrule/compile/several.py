"""Several programmes → one: every fact once, every policy under an id that can only be its own.

Each part keeps its own files, conditions, caps, dates and years; what stands together is one programme to whatever
judges companies, so that nothing is judged in a second way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.compile.built_in import BUILT_IN
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.compile.known_names import Known, policies_known
from lucidrule.compile.renaming import Renaming
from lucidrule.compile.shared_facts import Stated, shared_facts
from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.loading.rules import digest_of
from lucidrule.model.base import Text
from lucidrule.model.facts import Contradiction
from lucidrule.model.programme import Interaction, ProgrammeFile
from lucidrule.texts.catalogue import LANGS, WORDS


@dataclass(frozen=True)
class JoinedProgramme(CompiledProgramme):
    """Several programmes that stand together.

    Attributes:
        parts: Each programme with its policies under their ids among all.
        alone: Each programme as it is by itself.
    """

    parts: tuple[CompiledProgramme, ...] = ()
    alone: tuple[CompiledProgramme, ...] = ()

    @property
    def members(self) -> tuple[CompiledProgramme, ...]:
        return self.parts

    @cached_property
    def _homes(self) -> dict[str, CompiledProgramme]:
        return {policy.id: part for part in self.parts for policy in part.policies}

    def home(self, policy: str) -> CompiledProgramme:
        return self._homes[policy]

    @property
    def waiting(self) -> tuple[Interaction, ...]:
        return tuple(rule for part in self.parts for rule in part.waiting_beside({each.id for each in self.parts}))

    def years_later(self, policy: str) -> int:
        return _years_later(self.home(policy).stated, self.stated)

    def today(self) -> date:
        """Return today in the zone of the programme that is named first."""
        return datetime.now(self.parts[0].zone).date()

    @cached_property
    def zone(self) -> ZoneInfo | None:
        """The zone in which moments are days; None: the programmes do not all state the same."""
        zones = {part.stated.zone for part in self.parts}
        return self.parts[0].zone if len(zones) == 1 else None

    @cached_property
    def known_policies(self) -> Known:
        """The policies by each of their names, `programme/policy` too; what two programmes call alike names several."""
        full = [(full_name(part, policy), policy.id) for part in self.parts for policy in part.policies]
        short = [(name.partition("/")[2], policy) for name, policy in full]
        return policies_known((policy.stated for policy in self.policies), [*full, *short])


def full_name(part: CompiledProgramme, policy: CompiledPolicy) -> str:
    """Return `programme/policy`."""
    return f"{part.id}/{policy.id.rpartition('/')[2]}"


def joined(members: Sequence[Stated]) -> CompiledProgramme:
    """Return several programmes as one; of one alone itself.

    Raises:
        RulesAtFault: One is named twice, they declare a fact otherwise, or an interaction names no policy of theirs.
    """
    if len(members) == 1:
        return members[0].programme
    faults = FaultList()
    _check_ids(members, faults)
    facts = shared_facts(members, faults)
    if not faults:
        _check_interactions(members, faults)
    if faults:
        raise RulesAtFault(faults.sorted())
    parts = _parts([member.programme for member in members])
    texts = {f"{part.id}/{name}": text for part in parts for name, text in part.texts.items()}
    groups: dict[str, Text] = {}
    for part in parts:
        groups = {**part.groups, **groups}
    stated = _stated(parts)
    return JoinedProgramme(
        stated=stated,
        facts=facts,
        groups=groups,
        contradictions=_each_once(rule for part in parts for rule in part.contradictions),
        open_points={name: point for part in reversed(parts) for name, point in part.open_points.items()},
        policies=tuple(policy for part in parts for policy in part.policies),
        interactions=tuple(pair for part in parts for pair in part.interactions),
        labels={name: label for part in parts for name, label in part.labels.items()},
        texts=texts,
        digest=digest_of(texts),
        answers=tuple(answer for part in parts for answer in part.answers),
        parts=parts,
        alone=tuple(member.programme for member in members),
    )


def _check_ids(members: Sequence[Stated], faults: FaultList) -> None:
    """Refuse a programme that is named twice, also in two versions: its policies would be told apart by nothing."""
    seen: dict[str, Location] = {}
    for member in members:
        place = member.locate("policies.yaml", ("id",))
        if (before := seen.setdefault(member.programme.id, place)) is not place:
            faults.add("programme-twice", place, name=member.programme.id, other=str(before))


def _check_interactions(members: Sequence[Stated], faults: FaultList) -> None:
    """Refuse an interaction that names a policy which a programme that is loaded has not."""
    known = {member.programme.id: [each.id for each in member.programme.policies] for member in members}
    for member in members:
        for at, rule in enumerate(member.programme.stated.interactions.rules):
            for index, name in enumerate(rule.policies):
                programme, slash, policy = name.partition("/")
                if slash and programme in known and policy not in known[programme]:
                    place = member.locate("policies.yaml", ("interactions", "rules", at, "policies", index))
                    near = nearest(policy, known[programme])
                    faults.add("unknown-policy", place, nearest=tuple(f"{programme}/{one}" for one in near), name=name)


def _parts(members: Sequence[CompiledProgramme]) -> tuple[CompiledProgramme, ...]:
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
    renaming = Renaming(points, names, _years_later(member.stated, first.stated))
    stated = _among_all(member, twice)
    alone = _Alone(twice.shared)
    rules = zip(stated.interactions.rules, member.interactions, strict=True)
    return replace(
        member,
        stated=stated,
        open_points={points.get(name, name): point for name, point in member.open_points.items()},
        labels={names.get(name, name): label for name, label in member.labels.items()},
        policies=tuple(_policy(policy, member, twice, alone, renaming) for policy in member.policies),
        interactions=tuple((rule, renaming.of(condition)) for rule, (_, condition) in rules),
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
    if policy.id not in twice.policies:
        return renamed
    return replace(renamed, stated=policy.stated.model_copy(update={"id": twice.policy(member.id, policy.id)}))


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


def _stated(parts: Sequence[CompiledProgramme]) -> ProgrammeFile:
    """Return what a programme says of itself, for all of them: the years are those of the first."""
    first = parts[0].stated
    rules: list[Interaction] = [rule for part in parts for rule in part.stated.interactions.rules]
    sources = {name: source for part in reversed(parts) for name, source in part.sources.items()}
    return first.model_copy(
        update={
            "language": max(part.stated.language for part in parts),
            "id": "+".join(part.id for part in parts),
            "version": "+".join(part.version for part in parts),
            "title": _titles([part.title for part in parts]),
            "released": max(part.stated.released for part in parts),
            "sources": sources,
            "areas": [area for part in parts for area in part.areas],
            "common": [],
            "interactions": first.interactions.model_copy(update={"rules": rules}),
            "readings": [reading for part in parts for reading in part.stated.readings],
        }
    )


def _titles(titles: Sequence[Text]) -> Text:
    told: dict[str, Any] = {
        lang: WORDS.text("list_separator", lang).join(title[lang] for title in titles) for lang in LANGS
    }
    return Text.model_construct(**told)


def _years_later(stated: ProgrammeFile, first: ProgrammeFile) -> int:
    return first.assessment_year.years_before - stated.assessment_year.years_before


def _each_once(rules: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    found: list[Contradiction] = []
    for rule in rules:
        if rule not in found:
            found.append(rule)
    return tuple(found)
