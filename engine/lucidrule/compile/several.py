"""Several programmes → one: every fact once, every policy under an id that can only be its own.

Each part keeps its own files, conditions, caps, dates and years; what stands together is one programme to whatever
judges companies, so that nothing is judged in a second way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from zoneinfo import ZoneInfo

from lucidrule.compile.among_all import among_all, full_name, years_later
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.former import Former, former_of
from lucidrule.compile.shared_facts import Stated, shared_facts
from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.loading.rules import digest_of
from lucidrule.model.base import Text
from lucidrule.model.facts import Contradiction
from lucidrule.model.money import SEVERAL, Money
from lucidrule.model.programme import Interaction, ProgrammeFile
from lucidrule.texts.catalogue import WORDS


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

    @cached_property
    def former(self) -> Former:
        """What names of before are now; one that means another policy by now, or several, is none."""
        every = [(old, policy.id) for policy in self.policies for old in policy.stated.formerly]
        count = Counter(old for old, _ in every)
        now = {name for pair in self.further_names for name in pair}
        policies = {old: policy for old, policy in every if count[old] == 1 and old not in now}
        shared = (each.stated for policy in self.policies for each in policy.all_criteria)
        return replace(former_of(self.facts, (each.stated for each in self.policies), shared), policies=policies)

    @property
    def waiting(self) -> tuple[Interaction, ...]:
        return tuple(rule for part in self.parts for rule in part.waiting_beside({each.id for each in self.parts}))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(lang for part in self.parts for lang in part.languages))

    def years_later(self, policy: str) -> int:
        return years_later(self.home(policy).stated, self.stated)

    def today(self) -> date:
        """Return today in the zone of the programme that is named first."""
        return datetime.now(self.parts[0].zone).date()

    @cached_property
    def money(self) -> Money:
        """The money of all, as the first calls it; of several a currency that is none: what stands for one programme
        tells its own."""
        first = self.parts[0].money
        return first if len({part.money.code for part in self.parts}) == 1 else Money(SEVERAL, first.style)

    def currency_data(self) -> dict[str, str]:
        return {} if self.money.currency is SEVERAL else super().currency_data()

    @cached_property
    def zone(self) -> ZoneInfo | None:
        """The zone in which moments are days; None: the programmes do not all state the same."""
        zones = {part.stated.zone for part in self.parts}
        return self.parts[0].zone if len(zones) == 1 else None

    @cached_property
    def further_names(self) -> tuple[tuple[str, str], ...]:
        full = [(full_name(part, policy), policy.id) for part in self.parts for policy in part.policies]
        short = [(name.partition("/")[2], policy) for name, policy in full]
        titles = [
            (title, among.id)
            for alone, part in zip(self.alone, self.parts, strict=True)
            for policy, among in zip(alone.policies, part.policies, strict=True)
            for title in policy.stated.title.values()
        ]
        return (*full, *short, *titles)


def joined(members: Sequence[Stated]) -> CompiledProgramme:
    """Return several programmes as one.

    Raises:
        RulesAtFault: One is named twice, they declare a fact otherwise, or an interaction names no policy of theirs.
    """
    faults = FaultList()
    _check_ids(members, faults)
    facts = shared_facts(members, faults)
    if not faults:
        _check_interactions(members, faults)
    if faults:
        raise RulesAtFault(faults.sorted())
    parts = among_all([member.programme for member in members])
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
        assertions=tuple(each for part in parts for each in part.assertions),
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
            "status": None,
            "released": max(part.stated.released for part in parts),
            "sources": sources,
            "areas": [area for part in parts for area in part.areas],
            "common": [],
            "interactions": first.interactions.model_copy(update={"rules": rules}),
            "readings": [reading for part in parts for reading in part.stated.readings],
        }
    )


def _titles(titles: Sequence[Text]) -> Text:
    return Text(
        {
            lang: WORDS.text("list_separator", lang).join(title[lang] for title in titles)
            for lang in dict.fromkeys(chain.from_iterable(titles))
        }
    )


def _each_once(rules: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    found: list[Contradiction] = []
    for rule in rules:
        if rule not in found:
            found.append(rule)
    return tuple(found)
