"""Where the rules of a programme name facts, choices, criteria and policies by the ids of before."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lucidrule.compile.company_keys import has_facts, section_of
from lucidrule.compile.former import Former, Renamed, renamed
from lucidrule.loading.source import MarkedDict, MarkedList, SourceFile
from lucidrule.migrate.edits import Edit, Place, items, keys, value_at
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.keywords import KEYWORDS

# Behind these stands what people read, or a word of the language.
_TEXTS = frozenset({"label", "title", "summary", "note", "quote", "text", "question", "message", "party", "source"})
_DAYS = ("before", "after", "on_or_before", "on_or_after", "since")
_JOINING = ("all", "any")
# In what is said to hold for every company: that it may be granted a policy.
_MET = "met"


@dataclass(frozen=True)
class Renaming:
    """What is called otherwise at a place of the rules.

    Attributes:
        parts: Of the records that are judged there: their names come before those of facts.
    """

    former: Former
    parts: Mapping[str, Declared] = field(default_factory=dict)

    def of_policy(self, data: Any) -> Iterator[Edit]:
        """Yield the edits of the file of a policy, or of rules/criteria.yaml."""
        if not isinstance(data, MarkedDict):
            return
        yield from put(value_at(data, "for_each"), self.former.facts)
        yield from self._claims(data)
        listed = str(data.get("for_each", ""))
        fact = self.former.declared.get(self.former.facts.get(listed, listed))
        here = replace(self, parts=(fact.parts if fact is not None else None) or {})
        for key in ("criteria", "each"):
            for each in data.get(key) or ():
                yield from here.of_clause(each)
        for _, each in keys(data.get("definitions")):
            yield from here.of_clause(each)
        entitlement = data.get("entitlement")
        for award in (entitlement.get("awards") or ()) if isinstance(entitlement, MarkedDict) else ():
            yield from here.of_clause(award)
        yield from self._proven(data)

    def of_programme(self, data: Any) -> Iterator[Edit]:
        """Yield the edits of policies.yaml."""
        if not isinstance(data, MarkedDict):
            return
        yield from put(value_at(data, "common"), self.former.criteria)
        yield from self._claims(data)
        yield from self._accepted(data)
        for area in data.get("areas") or ():
            if isinstance(area, MarkedDict):
                yield from put(value_at(area, "policies"), self.former.policies)
        interactions = data.get("interactions")
        for rule in (interactions.get("rules") or ()) if isinstance(interactions, MarkedDict) else ():
            yield from put(value_at(rule, "policies"), self.former.policies)
            yield from self.of_clause(rule)

    def _accepted(self, data: MarkedDict) -> Iterator[Edit]:
        """Yield the edits of findings that stay as they are, `finding:policy/subject`."""
        for each in data.get("accepted") or ():
            for place in value_at(each, "finding") if isinstance(each, MarkedDict) else ():
                kind, apart, named = place.name.partition(":")
                for edit in self._of_policies([Place(named, place.mark)], self._named_in):
                    yield place.edit(f"{kind}{apart}{edit.now}")

    def of_facts(self, data: Any) -> Iterator[Edit]:
        """Yield the edits of rules/facts.yaml: contradictions name facts."""
        for each in (data.get("contradictions") or ()) if isinstance(data, MarkedDict) else ():
            for key in ("fact", "date", "part", "whole", "event"):
                yield from put(value_at(each, key), self.former.facts)

    def of_clause(self, clause: Any) -> Iterator[Edit]:
        """Yield the edits of a criterion, a definition, an award or a rule between policies."""
        if not isinstance(clause, MarkedDict):
            return
        yield from put(value_at(clause, "use"), self.former.criteria)
        yield from self._condition(clause.get("when"))
        yield from self._proven(clause)
        if "amount" in clause:
            yield from put(value_at(clause, "amount"), self._facts)
            yield from self._amount(clause["amount"])
        split = clause.get("split")
        for party in (split.get("others") or ()) if isinstance(split, MarkedDict) else ():
            yield from self._condition(party.get("when"))

    def _claims(self, data: MarkedDict) -> Iterator[Edit]:
        """Yield the edits of what is said to hold for every company."""
        for claim in data.get("assert") or ():
            if not isinstance(claim, MarkedDict):
                continue
            for key in ("when", "always", "never"):
                yield from self._condition(claim.get(key))
            yield from self._amount(claim.get("at_most"))
            yield from put(value_at(claim, "more"), self.former.facts)
            for key in ("never_loses", "never_pays_less", "of", "besides"):
                yield from self._of_policies(value_at(claim, key), self._named_in)

    def _of_policies(self, places: Iterable[Place], inner: Callable[[str], Renamed]) -> Iterator[Edit]:
        """Yield the edits of policies, and of what is named behind them as `policy/award` or `policy/criterion`."""
        for place in places:
            policy, apart, rest = place.name.partition("/")
            now = self.former.policies.get(policy, policy)
            said = f"{now}{apart}{inner(now).get(rest, rest)}"
            if said != place.name:
                yield place.edit(said)

    def _named_in(self, policy: str) -> Renamed:
        """Return the names of before of criteria and of the awards of a policy."""
        return {**self.former.criteria, **self.former.awards.get(policy, {})}

    def _proven(self, clause: MarkedDict) -> Iterator[Edit]:
        """Yield the edits of what documents prove: facts and criteria."""
        for material in clause.get("materials") or ():
            if isinstance(material, MarkedDict):
                yield from put(value_at(material, "proves"), {**self.former.criteria, **self.former.facts})

    @property
    def _facts(self) -> Renamed:
        return {**self.former.facts, **renamed(self.parts)}

    def _declared(self, name: str) -> Declared | None:
        now = self._facts.get(name, name)
        return self.parts.get(now) or self.former.declared.get(now)

    def _condition(self, condition: Any) -> Iterator[Edit]:
        for key, operand in keys(condition):
            if key.name in (*KEYWORDS, _MET):
                yield from self._joined(key.name, condition, operand)
                continue
            yield from put([key], self._facts)
            declared = self._declared(key.name)
            if declared is not None:
                yield from put(value_at(condition, key.name), declared.choices_formerly)
            for asked, _ in keys(operand):
                names = self._facts if asked.name in _DAYS else declared.choices_formerly if declared else {}
                yield from put(value_at(operand, asked.name), names)

    def _joined(self, keyword: str, condition: MarkedDict, operand: Any) -> Iterator[Edit]:
        if keyword in _JOINING:
            for part in operand or ():
                yield from self._condition(part)
        elif keyword == "not":
            yield from self._condition(operand)
        elif keyword == "at_least_n":
            for part in (operand.get("of") or ()) if isinstance(operand, MarkedDict) else ():
                yield from self._condition(part)
        elif keyword == "use":
            yield from put(value_at(condition, "use"), self.former.criteria)
        elif keyword == _MET:
            yield from self._of_policies(value_at(condition, _MET), self._named_in)
        else:
            yield from self._amount(operand)

    def _amount(self, amount: Any) -> Iterator[Edit]:
        """Yield the edits of an amount: each text in it that was the id of a fact is one."""
        yield from put(items(amount), self._facts)
        for part in amount if isinstance(amount, MarkedList) else ():
            yield from self._amount(part)
        for key, value in keys(amount):
            if key.name not in _TEXTS:
                yield from put(value_at(amount, key.name), self._facts)
                yield from self._amount(value)


def of_company(data: Any, declared: Mapping[str, Fact], facts: Renamed) -> Iterator[Edit]:
    """Yield the edits of the facts of a company, and of the parts and choices in them."""
    for key, value in keys(data):
        yield from put([key], facts)
        fact = declared.get(facts.get(key.name, key.name))
        if fact is None:
            continue
        yield from put(value_at(data, key.name), fact.choices_formerly)
        for year, _ in keys(value):
            yield from put(value_at(value, year.name), fact.choices_formerly)
        for record in value if isinstance(value, MarkedList) and fact.parts else ():
            yield from _of_record(record, fact.parts or {})


def named_before(source: SourceFile, former: Former) -> tuple[Edit, ...]:
    """Return what a company file, or a map of headings, calls by a name of before, in order."""
    if not isinstance(source.data, MarkedDict):
        return ()
    if not has_facts(source.data):
        return tuple(sorted(_of_headings(source.data, former)))
    facts = next((value for key, value in source.data.items() if section_of(key) == "facts"), None)
    return tuple(sorted(of_company(facts, former.declared, former.facts)))


def _of_headings(here: MarkedDict, former: Former) -> Iterator[Edit]:
    """Yield the edits of what headings are read as: a fact, and what stands behind it."""
    for key, _ in keys(here):
        for place in value_at(here, key.name):
            for old, now in former.facts.items():
                if re.match(rf"{re.escape(old)}(?![A-Za-z0-9_])", place.name):
                    yield Place(old, place.mark).edit(now)


def _of_record(record: Any, parts: Mapping[str, Declared]) -> Iterator[Edit]:
    former = renamed(parts)
    for key, _ in keys(record):
        yield from put([key], former)
        part = parts.get(former.get(key.name, key.name))
        if part is not None:
            yield from put(value_at(record, key.name), part.choices_formerly)


def put(places: Iterable[Place], names: Renamed) -> Iterator[Edit]:
    """Yield the edits that put names of now in some places, where a name of before stands."""
    for place in places:
        if place.name in names:
            yield place.edit(names[place.name])
