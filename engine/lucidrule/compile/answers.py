"""What the authority has answered → open points that are none any more, in the conditions of a programme."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from lucidrule.compile.answers_given import SECTION, asked_of_records
from lucidrule.compile.asserted import CompiledAssertion
from lucidrule.compile.compiled import (
    CompiledAward,
    CompiledCriterion,
    CompiledPolicy,
    CompiledProgramme,
)
from lucidrule.compile.profile import Profile
from lucidrule.compile.several import JoinedProgramme
from lucidrule.kernel.answers import OPEN, Answer, Answering, answer_name
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact, Part
from lucidrule.texts.catalogue import LANGS, WORDS

P = TypeVar("P", bound=CompiledProgramme)


def counting(programme: CompiledProgramme, own: Iterable[Answer], as_of: date) -> tuple[Answer, ...]:
    """Return the answers that count at a reference date, a firm's own before those for all.

    What was given later does not count yet; one without a date always counts. To one question a firm's own answer
    counts in the place of that for all.
    """
    given = [each for each in own if each.given is None or each.given <= as_of]
    asked = {each.point for each in given if not each.record}
    general = [each for each in programme.answers if each.given is not None and each.given <= as_of]
    return (*given, *(each for each in general if each.point not in asked))


def answered(programme: P, answers: tuple[Answer, ...]) -> P:
    """Return a programme whose conditions no longer ask what is answered; without answers itself."""
    if not answers:
        return programme
    if isinstance(programme, JoinedProgramme):
        return _each_answered(programme, answers)  # type: ignore[return-value]  # of the kind that it was
    given = {each.point: each.yes for each in answers if not each.record}
    parts = _answer_parts(programme, answers)
    making = _Making(given, parts)
    points = programme.open_points
    labels = {
        answer_name(each.point, yes=each.yes): _label(points[each.point].question, yes=each.yes) for each in answers
    }
    return replace(
        programme,
        facts=_with_parts(programme, parts),
        policies=tuple(map(making.policy, programme.policies)),
        interactions=tuple((stated, making.conditions.of(when)) for stated, when in programme.interactions),
        assertions=tuple(making.assertion(each) for each in programme.assertions),
        labels={**programme.labels, **labels},
        settled=answers,
        answer_parts=parts,
    )


def _each_answered(programme: JoinedProgramme, answers: tuple[Answer, ...]) -> JoinedProgramme:
    """Return several programmes, each with the answers that were given to its own questions."""
    moment = programme.moment
    stated = programme.parts if moment is None else tuple(part.at_moment(moment) for part in programme.parts)
    parts = tuple(
        answered(part, tuple(each for each in answers if each in part.answers or _asks(part, each))) for part in stated
    )
    told: dict[str, dict[str, str]] = {}
    for part in parts:
        for name, own in part.answer_parts.items():
            told.setdefault(name, {}).update(own)
    return replace(
        programme,
        parts=parts,
        policies=tuple(policy for part in parts for policy in part.policies),
        interactions=tuple(pair for part in parts for pair in part.interactions),
        assertions=tuple(each for part in parts for each in part.assertions),
        labels={name: label for part in parts for name, label in part.labels.items()},
        settled=answers,
        facts=_with_parts(programme, told),
        answer_parts=told,
    )


def _asks(part: CompiledProgramme, answer: Answer) -> bool:
    return answer.own and answer.point in part.open_points


def _label(question: Text, *, yes: bool) -> Text:
    return _text("answered_yes" if yes else "answered_no", question)


def _text(key: str, about: Text | None = None) -> Text:
    """Return a text of our own in every language, with what it is about."""
    if about is None:
        return Text({lang: WORDS.text(key, lang) for lang in LANGS})
    # Our own words are in fewer languages than texts of programmes may be.
    return Text({lang: WORDS.text(key, lang, about[lang]) for lang in dict.fromkeys((*LANGS, *about))})


def _answer_parts(programme: CompiledProgramme, answers: Iterable[Answer]) -> dict[str, dict[str, str]]:
    """Return by list the parts of its records that hold the answers to questions about each of them, by open point."""
    found: dict[str, dict[str, str]] = {}
    of_records = [answer for answer in answers if answer.record]
    asked = asked_of_records(programme) if of_records else {}
    for answer in of_records:
        for name in asked.get(answer.point, ()):
            part = f"{SECTION}_{answer.point.replace('-', '_')}"
            while part in (programme.facts[name].parts or {}):
                part += "_"
            found.setdefault(name, {}).setdefault(answer.point, part)
    return found


def with_answers(profile: Profile, programme: CompiledProgramme) -> Profile:
    """Return a profile as the conditions of an answered programme read it: each record with the answers about it."""
    parts = programme.answer_parts
    if not parts:
        return profile
    general = {each.point: each.yes for each in programme.settled if not each.record}
    told = {(each.point, each.record): each.yes for each in programme.settled if each.record}
    records = dict(profile.records)
    for name in parts.keys() & records.keys():
        own = parts[name].items()
        records[name] = tuple(
            {**record, **{part: _said(told.get((point, at), general.get(point))) for point, part in own}}
            for at, record in enumerate(records[name], 1)
        )
    return replace(profile, records=records)


def _said(yes: bool | None) -> str:
    return OPEN if yes is None else "yes" if yes else "no"


def _with_parts(programme: CompiledProgramme, parts: Mapping[str, Mapping[str, str]]) -> Mapping[str, Fact]:
    """Return the facts of a programme, the records of some lists with the parts that hold answers."""
    facts = dict(programme.facts)
    for name, told in parts.items():
        own = {part: _part(programme.open_points[point].question) for point, part in told.items()}
        facts[name] = facts[name].model_copy(update={"parts": {**(facts[name].parts or {}), **own}})
    return facts


def _part(question: Text) -> Part:
    choices = {"yes": _text("true"), "no": _text("false"), OPEN: _text("not_answered")}
    return Part.model_construct(type="choice", label=_text("answer_to", question), question=question, choices=choices)


class _Making:
    """Makes policies whose conditions are answered; what several of them share stays one."""

    def __init__(self, answers: Mapping[str, bool], parts: Mapping[str, Mapping[str, str]]) -> None:
        self.conditions = Answering(answers)
        self._of_list = {name: Answering(answers, told) for name, told in parts.items()}
        self._criteria: dict[int, CompiledCriterion] = {}

    def policy(self, policy: CompiledPolicy) -> CompiledPolicy:
        of_records = self._of_list.get(policy.for_each or "", self.conditions)
        return replace(
            policy,
            criteria=tuple(map(self._criterion, policy.criteria)),
            each=tuple(_criterion(each, of_records) for each in policy.each),
            awards=tuple(_award(each, of_records) for each in policy.awards),
        )

    def assertion(self, stated: CompiledAssertion) -> CompiledAssertion:
        when, holds = map(self.conditions.of, (stated.when, stated.holds))
        return replace(stated, when=when, holds=holds)

    def _criterion(self, criterion: CompiledCriterion) -> CompiledCriterion:
        if id(criterion) not in self._criteria:
            self._criteria[id(criterion)] = _criterion(criterion, self.conditions)
        return self._criteria[id(criterion)]


def _criterion(criterion: CompiledCriterion, conditions: Answering) -> CompiledCriterion:
    made = conditions.of(criterion.condition)
    return criterion if made is criterion.condition else replace(criterion, condition=made)


def _award(award: CompiledAward, conditions: Answering) -> CompiledAward:
    others = tuple(replace(party, condition=conditions.of(party.condition)) for party in award.others)
    return replace(award, condition=conditions.of(award.condition), others=others)
