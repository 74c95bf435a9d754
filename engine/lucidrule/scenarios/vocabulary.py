"""The names that sentences may use: of facts, policies, criteria and all else of a programme, by label or id."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.names import nearest
from lucidrule.model.base import Text
from lucidrule.scenarios.canonical import STOPS, canonical
from lucidrule.texts.catalogue import LANGS, WORDS

# Chinese asks 是否; the answer says it or denies it.
_SAID = ("", "已")
_DENIED = ("未", "不", "没有", "未曾")
_MOST_NEAR = 200


@dataclass(frozen=True)
class Names:
    """Names of one kind: what each canonical name stands for, and how it is written."""

    known: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str]
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def pattern(self) -> str:
        """A regular expression for any of the names, the longest first, so that no name hides in another.

        A name may end in a full stop, which is none of its canonical form.
        """
        longest = sorted(self.known, key=len, reverse=True)
        # A point before a digit is that of a number.
        return rf"(?:{'|'.join(map(re.escape, longest))})(?:[{STOPS}]+(?!\d))?" if longest else "(?!)"

    def find(self, name: str) -> tuple[str, ...]:
        """Return the ids that a name stands for; none if there is no such name."""
        return self.known.get(canonical(name).text, ())

    def near(self, name: str) -> tuple[str, ...]:
        """Return the names most like one that does not exist, as they are written."""
        found = canonical(name).text
        if found not in self._near:
            # Of hundreds that do not exist nobody reads what they are like.
            self._near[found] = self._nearest(found) if len(self._near) < _MOST_NEAR else ()
        return self._near[found]

    def _nearest(self, found: str) -> tuple[str, ...]:
        inside = [each for each in self.known if len(found) > 1 and found in each]
        candidates = [*nearest(found, self.known), *sorted(inside, key=len)]
        # A name and its id stand for the same: one of them is enough.
        by_id: dict[tuple[str, ...], str] = {}
        for each in candidates:
            by_id.setdefault(self.known[each], self.written[each])
        return tuple(by_id.values())[:3]


def names(pairs: Iterable[tuple[str, str]]) -> Names:
    """Return the names for pairs of a name and the id that it stands for."""
    known: dict[str, tuple[str, ...]] = {}
    written: dict[str, str] = {}
    for name, target in pairs:
        key = canonical(name).text
        if key and target not in known.get(key, ()):
            known[key] = (*known.get(key, ()), target)
            written.setdefault(key, name)
    return Names(known, written)


def labels(label: Text) -> list[str]:
    """Return a label in all its languages."""
    return list(label.values())


class NamedClause(NamedTuple):
    """A criterion or an award.

    Attributes:
        kind: "criterion" or "award".
        key: What names it among those of all policies; `id` names it in its policy.
    """

    kind: str
    key: str
    id: str
    label: Text


class Vocabulary:
    """All names of one programme."""

    def __init__(self, programme: CompiledProgramme, aliases: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.programme = programme
        self._aliases = aliases

    def of(self, kind: str) -> Names:
        """Return the names of a kind: fact, policy, criterion, award, outcome, …"""
        found: Names = getattr(self, kind)
        return found

    @cached_property
    def fact(self) -> Names:
        """Facts, by label or id."""
        return names(
            (name, fact) for fact, declared in self.programme.facts.items() for name in (fact, *declared.names)
        )

    def parts(self, fact: str) -> Names:
        """Return the parts of a record of a list."""
        parts = self.programme.facts[fact].parts or {}
        return names((name, part) for part, declared in parts.items() for name in (part, *declared.names))

    @cached_property
    def policy(self) -> Names:
        """Policies, by title or id."""
        policies = [policy.stated for policy in self.programme.policies]
        own = [(name, policy.id) for policy in policies for name in (policy.id, *labels(policy.title))]
        return names((*own, *self.programme.further_names))

    @cached_property
    def criterion(self) -> Names:
        """Criteria of all policies, by label or id, each as its key; one name may stand for criteria of several."""
        return self._clauses("criterion")

    @cached_property
    def award(self) -> Names:
        """Awards of all policies."""
        return self._clauses("award")

    @cached_property
    def clause(self) -> Names:
        """Criteria and awards."""
        return self._clauses("criterion", "award")

    @cached_property
    def party(self) -> Names:
        """Other parties that awards are split with, by the English name."""
        others = [o.party for policy in self.programme.policies for award in policy.awards for o in award.others]
        return names((name, party["en"]) for party in others for name in labels(party))

    @cached_property
    def point(self) -> Names:
        """Open points, by question or id."""
        points = self.programme.open_points.items()
        return names((name, point) for point, stated in points for name in (point, *labels(stated.question)))

    @cached_property
    def rule(self) -> Names:
        """Interactions between policies, by label or id."""
        rules = [rule for rule, _ in self.programme.interactions]
        return names((name, rule.id) for rule in rules for name in (rule.id, *labels(rule.label)))

    @cached_property
    def source(self) -> Names:
        """Sources of the bibliography, by id."""
        return names((name, name) for name in self.programme.sources)

    @cached_property
    def contradiction(self) -> Names:
        """Contradictions that are refused, by message or id."""
        rules = self.programme.contradictions
        return names((name, rule.id) for rule in rules for name in (rule.id, *labels(rule.message)))

    @cached_property
    def outcome(self) -> Names:
        """Outcomes, as they are told, and their other words."""
        return self._words("outcome", ("eligible", "refer", "undetermined", "ineligible", "not_in_force"))

    @cached_property
    def verdict(self) -> Names:
        """Verdicts of criteria."""
        return self._words("verdict", ("met", "not_met", "unknown"))

    @cached_property
    def basis(self) -> Names:
        """On whose word a clause stands."""
        return self._words("basis", ("published", "reported", "assumed"))

    @cached_property
    def statement(self) -> Names:
        """What says or denies a flag; stands for the fact, `=`, and true or false."""
        return names(_statements(self.programme))

    def clauses(self, *kinds: str, policy: str | None = None) -> dict[str, "NamedClause"]:
        """Return the criteria, the awards or both by key; of one policy or of all."""
        policies = [each for each in self.programme.policies if policy in (None, each.id)]
        criteria = [NamedClause("criterion", p.key(c), c.id, c.label) for p in policies for c in p.all_criteria]
        awards = [NamedClause("award", f"{p.id}/{a.id}", a.id, a.label) for p in policies for a in p.awards]
        return {f"{each.kind} {each.key}": each for each in (*criteria, *awards) if each.kind in kinds}

    def _clauses(self, *kinds: str) -> Names:
        known = self.clauses(*kinds).items()
        return names((name, key) for key, each in known for name in (each.id, *labels(each.label)))

    def _words(self, kind: str, ids: tuple[str, ...]) -> Names:
        others = self._aliases.get(kind, {})
        return names((name, each) for each in ids for name in (*WORDS[each], each, *others.get(each, [])))


def _statements(programme: CompiledProgramme) -> Iterable[tuple[str, str]]:
    for name, fact in programme.facts.items():
        if fact.type != "flag":
            continue
        zh, en, ja = (fact.label[lang] for lang in LANGS)
        if "是否" in zh:
            for said in _SAID:
                yield zh.replace("是否", said, 1), f"{name}=true"
            for denied in _DENIED:
                yield zh.replace("是否", denied, 1), f"{name}=false"
        if "是否为" in zh:
            yield zh.replace("是否为", "是", 1), f"{name}=true"
            yield zh.replace("是否为", "不是", 1), f"{name}=false"
            yield zh.replace("是否为", "非", 1), f"{name}=false"
        for yes, no in (("あり", "なし"), ("である", "ではない")):
            yield ja + yes, f"{name}=true"
            yield ja + no, f"{name}=false"
        others = (said for lang, said in fact.label.items() if lang not in LANGS)
        for label in (en, *others, name):
            yield f"{label}: yes", f"{name}=true"
            yield f"{label}: no", f"{name}=false"
