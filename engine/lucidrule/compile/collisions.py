"""Names that collide: what is written for one thing would be taken for another, without a word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lucidrule.compile.amounts import word_of_type
from lucidrule.compile.answers_given import SECTION
from lucidrule.compile.company_keys import section_of
from lucidrule.compile.contradictions import named
from lucidrule.compile.granted import GRANTED
from lucidrule.compile.written import Written
from lucidrule.core.company_words import CODE, NAME, NUMBER, REFERENCE_DAY
from lucidrule.core.fault import FaultList
from lucidrule.core.folding import folded, name_key
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.kernel.operators import NUMBERS
from lucidrule.kernel.tree import NEVER
from lucidrule.loading.scalars import is_quoted, misread
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.facts import Contradiction, Declared, Fact, PartAboveWhole
from lucidrule.model.keywords import KEYWORDS
from lucidrule.values.reading import not_known

# They mean something of their own in conditions, in company files and as values.
RESERVED = frozenset({*KEYWORDS, "as_of", "company", "facts", "unknown", NEVER})
# From version 2 of the language on there are facts of these names by themselves.
_NEWLY_RESERVED = (SECTION, GRANTED)
# Columns that are headed so say which company it is; in a table of records the first of them, as templates write it.
_OF_COMPANIES = frozenset(map(name_key, (*NUMBER, *CODE, *NAME)))
_OF_RECORDS = frozenset(map(name_key, ("id", "企业编号", "企業番号")))
_DAY = frozenset(map(name_key, REFERENCE_DAY))

_PLAIN = re.compile("[a-z][a-z0-9_]*")
_NEWER = 2


def check_names(written: Written, faults: FaultList) -> None:
    """Refuse facts, choices, groups and amounts whose names are taken for others; warn of policies of one title."""
    facts, source = written.facts.facts, written.facts_source
    groups = {group.id for group in written.facts.groups}
    for name, fact in facts.items():
        place: Path = ("facts", name)
        if name in RESERVED or (name in _NEWLY_RESERVED and faults.language >= _NEWER):
            faults.add("reserved-name", source.locate(place, key=True), name=name)
        else:
            _check_called(name, fact, place, source, faults, _OF_COMPANIES)
        if fact.group not in groups:
            near = nearest(fact.group, groups)
            faults.add(
                "unknown-group",
                source.locate((*place, "group")),
                nearest=near,
                name=fact.group,
                groups=tuple(sorted(groups)),
            )
        _check_choices(fact, place, source, faults)
        for part, declared in (fact.parts or {}).items():
            _check_choices(declared, (*place, "parts", part), source, faults)
            _check_called(part, declared, (*place, "parts", part), source, faults, _OF_RECORDS)
    _check_labels(facts, source, faults)
    _check_contradictions(written, faults)
    _check_amounts(written, faults)
    _check_titles(written, faults)


def _check_called(  # noqa: PLR0917  # what is called, and where it stands
    name: str, declared: Declared, place: Path, source: SourceFile, faults: FaultList, of_companies: frozenset[str]
) -> None:
    """Refuse a fact, or a part of a record, that is called as what says which company it is, or which day."""
    if name_key(name) in of_companies:
        # As its labels are then, mostly.
        faults.since(_NEWER, "names-the-company", source.locate(place, key=True), name=name)
        return
    for key, said in _called(declared):
        at = source.locate((*place, *key))
        if name_key(said) in of_companies:
            faults.since(_NEWER, "names-the-company", at, name=said)
        elif of_companies is _OF_COMPANIES and (section_of(said) is not None or name_key(said) in _DAY):
            faults.since(_NEWER, "reserved-label", at, label=said)


def _called(declared: Declared) -> Iterator[tuple[Path, str]]:
    """Yield what a fact is called beside its id, with where that stands."""
    for lang, said in declared.label.items():
        yield ("label", lang), said
    for lang, listed in (declared.also or {}).items():
        for at, said in enumerate(listed):
            yield ("also", lang, at), said


def _check_choices(declared: Declared, place: Path, source: SourceFile, faults: FaultList) -> None:
    """Refuse a choice that is called as another is, or as what says that nothing is known."""
    seen: dict[str, str] = {}
    ids = {folded(choice): choice for choice in declared.choices or {}}
    for choice, label in (declared.choices or {}).items():
        here: Path = (*place, "choices", choice)
        _check_id(choice, source.locate(here, key=True), faults)
        if ids[folded(choice)] != choice:
            faults.add("choice-twice", source.locate(here, key=True), name=choice, other=ids[folded(choice)])
        if not_known(choice):
            faults.add("choice-not-known", source.locate(here, key=True), name=choice)
        for lang, said in label.items():
            at = source.locate((*here, lang))
            if not_known(said):
                faults.add("choice-not-known", at, name=said)
            other = ids.get(folded(said), choice)
            twin = seen.setdefault(folded(said), choice) if other == choice else choice
            if other != choice:
                faults.add("label-is-id", at, label=said, other=other)
            elif twin != choice:
                # Who writes it is asked which one: nothing is judged wrongly.
                faults.since(2, "label-twice", at, label=said, other=twin)


def _check_id(choice: str, at: Location, faults: FaultList) -> None:
    """Refuse what only version 2 of the language takes for an id, and what other readers of YAML take for no text."""
    if faults.language < _NEWER and not _PLAIN.fullmatch(choice):
        faults.add("newer-choice", at, name=choice)
    elif misread(choice) and not is_quoted(at):
        faults.since(_NEWER, "needs-quotes", at, value=choice)


def _check_labels(facts: Mapping[str, Fact], source: SourceFile, faults: FaultList) -> None:
    """Refuse two facts of one name: who writes it would be asked which one, or mean the other."""
    seen: dict[str, str] = {name_key(name): name for name in facts}
    for name, fact in facts.items():
        own = set[tuple[Any, str]]()
        for place, said in _called(fact):
            twin = seen.setdefault(name_key(said), name)
            if (place[1], folded(said)) in own:
                faults.warn("said-twice", source.locate(("facts", name, *place)))
            own.add((place[1], folded(said)))
            if twin != name:
                faults.since(2, "label-twice", source.locate(("facts", name, *place)), label=said, other=twin)


def _check_contradictions(written: Written, faults: FaultList) -> None:
    """Refuse contradictions of facts that there are not, or that have no days or years to compare: none would ever be
    found."""
    facts, source = written.facts.facts, written.facts_source
    for at, rule in enumerate(written.facts.contradictions):
        for key in type(rule).model_fields.keys() & {"fact", "date", "part", "whole", "event"}:
            name, place = getattr(rule, key), source.locate(("contradictions", at, key))
            if name not in facts:
                faults.add("unknown-fact", place, nearest=nearest(name, facts), name=name)
            elif key in ("date", "event") and facts[name].type not in ("date", "event"):
                faults.add("not-a-day", place, fact=facts[name].label.by_language())
            elif key == "fact" and not facts[name].yearly:
                faults.add("not-yearly", place, fact=facts[name].label.by_language())
        one, other = named(rule)
        place = source.locate(("contradictions", at, "whole" if isinstance(rule, PartAboveWhole) else "date"))
        if one == other:
            faults.since(2, "compared-with-itself", place, name=other)
        elif isinstance(rule, PartAboveWhole) and {one, other} <= facts.keys():
            _check_part(one, other, facts, place, faults)
        _check_again(written.facts.contradictions, at, place, faults)


def _check_again(rules: Sequence[Contradiction], at: int, place: Location, faults: FaultList) -> None:
    """Refuse a contradiction that an earlier one says the other way round: only equal values would be left; warn of one
    that is said again."""
    one, other = named(rules[at])
    for earlier in rules[:at]:
        if type(earlier) is type(rules[at]) and one != other:
            if named(earlier) == (other, one):
                faults.since(2, "said-both-ways", place, other=earlier.id)
            elif named(earlier) == (one, other):
                faults.warn("said-twice", place)


def _check_part(part: str, whole: str, facts: Mapping[str, Fact], place: Location, faults: FaultList) -> None:
    """Refuse a part that is compared with its whole and is not of its kind: with a text nothing is compared at all."""
    odd = next((name for name in (part, whole) if facts[name].type not in NUMBERS), None)
    kinds = (facts[part].type, facts[whole].type)
    if odd is not None:
        faults.add("no-amount", place, fact=odd, type=word_of_type(facts[odd].type))
    elif kinds[0] != kinds[1]:
        faults.since(2, "kinds-mixed", place, kinds=tuple(f"@sum:{kind}" for kind in kinds))
    elif facts[part].yearly != facts[whole].yearly:
        once = whole if facts[part].yearly else part
        faults.since(2, "not-yearly", place, fact=facts[once].label.by_language())


def _check_amounts(written: Written, faults: FaultList) -> None:
    """Refuse an amount that is named as a fact, a part of a record or a word of conditions."""
    facts = written.facts.facts
    taken = {*facts, *KEYWORDS, *(part for fact in facts.values() for part in fact.parts or {})}
    own = [(policy.definitions, source) for _, policy, source in written.policies]
    for definitions, source in [(written.criteria.definitions, written.criteria_source), *own]:
        for name, definition in definitions.items():
            if definition.amount is not None and name in taken:
                faults.add("amount-named-as-fact", source.locate(("definitions", name), key=True), name=name)


def _check_titles(written: Written, faults: FaultList) -> None:
    """Warn of two policies of one title: each has to be asked for by its id."""
    seen: dict[tuple[str, str], str] = {}
    for _, policy, source in written.policies:
        for lang, title in policy.title.items():
            twin = seen.setdefault((lang, name_key(title)), policy.id)
            if twin != policy.id:
                faults.warn("title-twice", source.locate(("title", lang)), title=title, other=twin)
