"""Where the rules of a programme name facts, choices, criteria and policies by the ids of before."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
        yield from _put(value_at(data, "for_each"), self.former.facts)
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

    def of_programme(self, data: Any) -> Iterator[Edit]:
        """Yield the edits of policies.yaml."""
        if not isinstance(data, MarkedDict):
            return
        yield from _put(value_at(data, "common"), self.former.criteria)
        for area in data.get("areas") or ():
            if isinstance(area, MarkedDict):
                yield from _put(value_at(area, "policies"), self.former.policies)
        interactions = data.get("interactions")
        for rule in (interactions.get("rules") or ()) if isinstance(interactions, MarkedDict) else ():
            yield from _put(value_at(rule, "policies"), self.former.policies)
            yield from self.of_clause(rule)

    def of_facts(self, data: Any) -> Iterator[Edit]:
        """Yield the edits of rules/facts.yaml: contradictions name facts."""
        for each in (data.get("contradictions") or ()) if isinstance(data, MarkedDict) else ():
            for key in ("fact", "date", "part", "whole", "event"):
                yield from _put(value_at(each, key), self.former.facts)

    def of_clause(self, clause: Any) -> Iterator[Edit]:
        """Yield the edits of a criterion, a definition, an award or a rule between policies."""
        if not isinstance(clause, MarkedDict):
            return
        yield from _put(value_at(clause, "use"), self.former.criteria)
        yield from self._condition(clause.get("when"))
        if "amount" in clause:
            yield from _put(value_at(clause, "amount"), self._facts)
            yield from self._amount(clause["amount"])
        split = clause.get("split")
        for party in (split.get("others") or ()) if isinstance(split, MarkedDict) else ():
            yield from self._condition(party.get("when"))

    @property
    def _facts(self) -> Renamed:
        return {**self.former.facts, **renamed(self.parts)}

    def _declared(self, name: str) -> Declared | None:
        now = self._facts.get(name, name)
        return self.parts.get(now) or self.former.declared.get(now)

    def _condition(self, condition: Any) -> Iterator[Edit]:
        for key, operand in keys(condition):
            if key.name in KEYWORDS:
                yield from self._joined(key.name, condition, operand)
                continue
            yield from _put([key], self._facts)
            declared = self._declared(key.name)
            if declared is not None:
                yield from _put(value_at(condition, key.name), declared.choices_formerly)
            for asked, _ in keys(operand):
                names = self._facts if asked.name in _DAYS else declared.choices_formerly if declared else {}
                yield from _put(value_at(operand, asked.name), names)

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
            yield from _put(value_at(condition, "use"), self.former.criteria)
        else:
            yield from self._amount(operand)

    def _amount(self, amount: Any) -> Iterator[Edit]:
        """Yield the edits of an amount: each text in it that was the id of a fact is one."""
        yield from _put(items(amount), self._facts)
        for part in amount if isinstance(amount, MarkedList) else ():
            yield from self._amount(part)
        for key, value in keys(amount):
            if key.name not in _TEXTS:
                yield from _put(value_at(amount, key.name), self._facts)
                yield from self._amount(value)


def of_company(data: Any, declared: Mapping[str, Fact], facts: Renamed) -> Iterator[Edit]:
    """Yield the edits of the facts of a company, and of the parts and choices in them."""
    for key, value in keys(data):
        yield from _put([key], facts)
        fact = declared.get(facts.get(key.name, key.name))
        if fact is None:
            continue
        yield from _put(value_at(data, key.name), fact.choices_formerly)
        for year, _ in keys(value):
            yield from _put(value_at(value, year.name), fact.choices_formerly)
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
        yield from _put([key], former)
        part = parts.get(former.get(key.name, key.name))
        if part is not None:
            yield from _put(value_at(record, key.name), part.choices_formerly)


def _put(places: Iterable[Place], names: Renamed) -> Iterator[Edit]:
    for place in places:
        if place.name in names:
            yield place.edit(names[place.name])
