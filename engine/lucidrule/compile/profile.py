"""What is written about a company → a profile: typed values by fact and year; contradictions are refused."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from lucidrule.compile.answers_given import SECTION, AnswersGiven, answer_key, is_answer, revised
from lucidrule.compile.company_keys import use_ids
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import clash, pairs
from lucidrule.compile.elsewhere import tell_unknown
from lucidrule.compile.former import renamed
from lucidrule.compile.known_names import facts_known
from lucidrule.compile.scope import Names, Scope
from lucidrule.core.fault import Fault, FaultList, ProfileAtFault
from lucidrule.core.position import within
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.missing import YEARS, Missing
from lucidrule.kernel.tree import Key, Value
from lucidrule.loading.shape import validate
from lucidrule.loading.source import MOST_RECORDS, Path, SourceFile, marked
from lucidrule.model.company import CompanyFile, CompanyHeader
from lucidrule.model.facts import Contradiction, Fact
from lucidrule.values.amounts import Writing, has_decimal_comma
from lucidrule.values.reading import no_records, not_known
from lucidrule.values.refusal import named

Record = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known about one company.

    Attributes:
        values: By fact and year (None for facts that are not yearly); what is not there is not known.
        records: By list; a list that is not there is not known, an empty one is known to be empty.
        asked: What was asked and is not known; of a yearly fact without a year: no year of it.
        answers: What the authority has answered to the company.
        passed_over: What is said of facts of other programmes that are shipped beside this one: the name of each, and
            the id of the programme that has it.
    """

    company: CompanyHeader
    values: Mapping[Key, Value]
    records: Mapping[str, tuple[Record, ...]]
    asked: frozenset[Missing]
    answers: tuple[Answer, ...] = ()
    passed_over: tuple[tuple[str, str], ...] = ()

    def digest(self) -> str:
        """Return the SHA-256 of the known facts, whatever their order."""
        known = sorted([f"{fact} {year} {_canonical(value)!r}" for (fact, year), value in self.values.items()])
        for name, records in sorted(self.records.items()):
            listed = [sorted([f"{part} {_canonical(value)!r}" for part, value in r.items()]) for r in records]
            known.append(f"{name} {listed}")
        known += sorted([f"answers.{each}" for each in self.answers])
        return hashlib.sha256("\n".join(known).encode()).hexdigest()


def read_profile(source: SourceFile, programme: CompiledProgramme, faults: FaultList | None = None) -> Profile:
    """Return the profile that a company file holds.

    Args:
        faults: Those found when the file was read.

    Raises:
        ProfileAtFault: With every fault of the file.
    """
    faults = faults if faults is not None else FaultList()
    scope = Scope(Names(programme.facts, _writing(source.data, programme)), source, faults)
    use_ids(source, programme, faults)
    # Facts that stand beside `facts:`, or below `company:`, are told to belong there.
    homes = {name: ("facts",) for each, fact in programme.facts.items() for name in (each, *fact.names)}
    file = validate(CompanyFile, source, faults, homes) if isinstance(source.data, dict) else None
    if isinstance(source.data, str) and "：" in source.data:
        faults.add("full-width-colon", within(source.locate(()), "："))
    elif not isinstance(source.data, dict):
        scope.fault("not-a-mapping", ())
    values: dict[Key, Value] = {}
    records: dict[str, tuple[Record, ...]] = {}
    asked: set[Missing] = set()
    passed: dict[str, str] = {}
    answers = AnswersGiven(programme, scope)
    if file is not None:
        answers.section(file.answers, (SECTION,))
    for name, raw in ((file.facts or {}) if file else {}).items():
        if is_answer(name) and name not in programme.facts:
            take = answers.section if name == SECTION else partial(answers.one, name)
            take(raw, ("facts", name))
        else:
            _take(name, raw, Known(values, records, asked, passed), programme, scope)
    told = answers.told(records)
    for rule, here, other in _clashes(programme.contradictions, values):
        # Both places are told: the fault stands at the first, the second is named.
        place = scope.source.locate(other)
        said = rule.message.by_language()
        first, second = (named(programme.facts[str(path[1])], str(path[1])) for path in (here, other))
        scope.fault("contradiction", here, message=said, first=first, second=second, place=place)
    if faults or file is None:
        raise ProfileAtFault(faults.sorted())
    return Profile(file.company, values, records, frozenset(asked), told, tuple(passed.items()))


def _writing(data: Any, programme: CompiledProgramme) -> Writing:
    """Return how the numbers of a file are written: one comma before decimals makes points of others unsure."""
    return replace(programme.writing, decimal_comma=isinstance(data, dict | list) and _has_comma(data))


def _has_comma(data: dict[Any, Any] | list[Any]) -> bool:
    for part in data.values() if isinstance(data, dict) else data:
        if isinstance(part, str):
            if ("," in part or "，" in part) and has_decimal_comma(part):
                return True
        elif isinstance(part, dict | list) and _has_comma(part):
            return True
    return False


class Known(NamedTuple):
    """Typed facts: values by fact and year, records by list, and what was asked and is not known."""

    values: dict[Key, Any]
    records: dict[str, tuple[Record, ...]]
    asked: set[Missing]
    passed: dict[str, str] | None = None


def read_fact(name: str, value: Any, programme: CompiledProgramme) -> Known:
    """Return what one fact says, its value as in a company file.

    Raises:
        ProfileAtFault: There is no such fact, or this is no value of it.
    """
    faults = FaultList()
    known = Known({}, {}, set())
    source = SourceFile(f"<{name}>", (), marked({"facts": {name: value}}, f"<{name}>"))
    scope = Scope(Names(programme.facts, _writing(source.data, programme)), source, faults)
    if is_answer(name) and name not in programme.facts:
        answers = AnswersGiven(programme, scope)
        answers.one(name, source.data["facts"][name], ("facts", name))
        known.values.update({(answer_key(each), None): each for each in answers.found.values()})
    else:
        _take(name, source.data["facts"][name], known, programme, scope)
    if faults:
        raise ProfileAtFault(faults.sorted())
    return known


def _take(name: str, raw: Any, into: Known, programme: CompiledProgramme, scope: Scope) -> None:
    path = ("facts", name)
    fact = programme.facts.get(name)
    if fact is None:
        tell_unknown(name, programme, scope, into.passed)
    elif not_known(raw):
        into.asked.add(Missing(name))
    elif fact.type == "records":
        into.records[name] = _records(raw, fact.parts or {}, name, scope, into.asked)
    elif fact.yearly:
        _take_years(name, raw, into, fact, scope)
    elif (value := scope.value(raw, fact.type, name, fact, path)) is not None:
        into.values[name, None] = value


def _take_years(name: str, raw: Any, into: Known, fact: Fact, scope: Scope) -> None:
    path = ("facts", name)
    if not isinstance(raw, dict):
        if isinstance(raw, str) and "：" in raw:
            scope.faults.add("full-width-colon", within(scope.source.locate(path), "："))
        else:
            scope.fault("needs-years", path, fact=named(fact, name), name=name)
        return
    for key, part in raw.items():
        # JSON has no other keys than texts.
        year = int(key) if isinstance(key, str) and re.fullmatch(r"\d{4}", key, re.ASCII) else key
        if part is None and isinstance(year, str):
            # `{2021: 20,601.58万}`: inside braces a comma ends the number.
            scope.fault("comma-in-number", (*path, year), key=True, value=year)
        elif not (isinstance(year, int) and year in YEARS):
            scope.fault("not-a-calendar-year", (*path, key), key=True, value=year)
        elif year is not key and year in raw:
            scope.fault("duplicate-id", (*path, key), key=True, name=key)
        elif not_known(part):
            into.asked.add(Missing(name, year))
        elif (value := scope.value(part, fact.type, name, fact, (*path, key))) is not None:
            into.values[name, year] = value


def _records(raw: Any, parts: Mapping[str, Any], name: str, scope: Scope, asked: set[Missing]) -> tuple[Record, ...]:
    path = ("facts", name)
    if no_records(raw):
        return ()
    odd = [item for item in raw if not isinstance(item, dict)] if isinstance(raw, list) else [raw]
    if odd:
        scope.fault("wrong-kind", path, expected="@kind:records", found=odd[0])
        return ()
    if len(raw) > MOST_RECORDS:
        scope.fault("too-many-values", path, most=f"{MOST_RECORDS:,}")
        return ()
    read, former = [], renamed(parts)
    for at, item in enumerate(raw):
        record: dict[str, Value] = {}
        for told, value in item.items():
            place, part = (*path, at, told), told
            if told in former and former[told] not in item:
                part = former[told]
            if part not in parts:
                scope.fault(
                    "unknown-fact",
                    place,
                    near=() if scope.faults.crowded else facts_known(parts).nearest(part),
                    key=True,
                    name=part,
                )
            elif not_known(value):
                asked.add(Missing(name, record=at + 1, part=part))
            elif (found := scope.value(value, parts[part].type, part, parts[part], place)) is not None:
                record[part] = found
        read.append(record)
    return tuple(read)


def revise(
    profile: Profile,
    programme: CompiledProgramme,
    values: Mapping[Key, Value | Answer | None],
    records: Mapping[str, tuple[Record, ...] | None],
) -> Profile:
    """Return a profile with some facts replaced; None: not known any more. Answers stand among values, as `answers.ID`.

    Raises:
        ContradictoryFacts: What is then known contradicts itself.
    """
    answers, values = revised(profile.answers, values)
    known = {key: value for key, value in {**profile.values, **values}.items() if value is not None}
    listed = {name: found for name, found in {**profile.records, **records}.items() if found is not None}
    clashes = tuple(_clashes(programme.contradictions, known))
    if clashes:
        raise ContradictoryFacts(clashes)
    asked = {missing for missing in profile.asked if not _learnt(missing, known, listed)}
    asked |= {Missing(name, year or 0) for (name, year), value in values.items() if value is None}
    asked |= {Missing(name) for name, found in records.items() if found is None}
    return Profile(profile.company, known, listed, frozenset(asked), answers)


def _learnt(missing: Missing, values: Mapping[Any, Any], records: Mapping[str, tuple[Record, ...]]) -> bool:
    """Return whether something that was asked is known by now, or cannot be asked any more."""
    if missing.part:
        listed = records.get(missing.fact, ())
        return missing.record > len(listed) or missing.part in listed[missing.record - 1]
    return (missing.fact, missing.year or None) in values or missing.fact in records


class ContradictoryFacts(ProfileAtFault):
    """Facts that contradict each other; `rules` are the ids of the contradictions."""

    def __init__(self, clashes: tuple["Clash", ...]) -> None:
        self.rules = tuple(dict.fromkeys(rule.id for rule, _, _ in clashes))
        faults = []
        for rule, first, second in clashes:
            said: dict[str, Any] = {"message": rule.message.by_language()}
            params = {**said, "first": str(first[1]), "second": str(second[1])}
            faults.append(Fault("contradictory", None, params))
        super().__init__(tuple(faults))


Clash = tuple[Contradiction, Path, Path]


def _clashes(rules: Iterable[Contradiction], values: Mapping[Key, Value]) -> Iterator[Clash]:
    """Yield what contradicts itself, with the places of both values in a company file."""
    for rule, one, other in pairs(rules, values.keys()):
        if clash(rule, one[1], values[one], values[other]):
            yield rule, _place(one), _place(other)


def _place(key: Key) -> Path:
    fact, year = key
    return ("facts", fact) if year is None else ("facts", fact, year)


def _canonical(value: Value) -> Any:
    # A set has no order of its own.
    return sorted(value) if isinstance(value, frozenset) else value
