"""A determination in short, for whoever reads its end first: what is not met, what is open, what others decide, what is
paid, the total, and last what to do now. The full report has all reasons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.present.assumed import assumed_lines
from lucidrule.present.closing import (
    answer_lines,
    combination_lines,
    draft_lines,
    passed_lines,
    receipt_lines,
    source_lines,
)
from lucidrule.present.entitlement import sum_of
from lucidrule.present.heading import heading_of
from lucidrule.present.lines import Line
from lucidrule.present.not_counted import not_counted
from lucidrule.present.palette import LOOKS
from lucidrule.present.prospect import prospect_sum
from lucidrule.present.quantities import day, missing_list
from lucidrule.present.report import Reporting
from lucidrule.present.to_do import to_do_lines
from lucidrule.present.words import clauses, listed, word
from lucidrule.present.worked import Worked, worked_out
from lucidrule.present.wrapping import room_of

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked

# What one gets stands last.
ORDER = (Outcome.NOT_IN_FORCE, Outcome.INELIGIBLE, Outcome.UNDETERMINED, Outcome.REFER, Outcome.ELIGIBLE)
_MOST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Names:
    """Names of which as many are told as there is room for, and how many more there are.

    Attributes:
        told: How all of it is told, such as with a warning; braces stand for the names.
    """

    names: tuple[str, ...]
    lang: str
    told: str = "{}"

    def within(self, room: int) -> str:
        """Return the names that fit into one line of `room` columns; if none of several does, how many there are."""
        texts = [self._first(count) for count in range(len(self.names), 0, -1)]
        counted = self.told.format(word("short_facts", self.lang, len(self.names)))
        return next((text for text in texts if room_of(text) <= room), counted if len(texts) > 1 else texts[0])

    def _first(self, count: int) -> str:
        names, more = listed(list(self.names[:count]), self.lang), len(self.names) - count
        return self.told.format(word("short_more_facts", self.lang, names, len(self.names)) if more else names)


# What is said beside a policy: all of it, or what there is room for.
Note: TypeAlias = str | Names | Worked


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy in a list: its number, title, sum, and what is to be said of it; `state` is its outcome."""

    number: int
    title: str
    amount: str
    notes: tuple[Note, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Short:
    """A determination in short: whose, by what, and the parts in order."""

    title: str
    heading: tuple[str, ...]
    parts: tuple[Line | Entry, ...]


def short(determination: Determination, lang: str, *, missing: "Sequence[Asked]" = (), sources: bool = False) -> Short:
    """Return a determination in short, not yet laid out for a width; `sources`: each by its title and address."""
    telling = _Telling(determination, lang, missing, sources)
    title, heading = heading_of(determination, lang, short=True)
    return Short(title, heading, tuple(telling.parts()))


def entries(determination: Determination, lang: str) -> Iterator[tuple[PolicyOutcome, Entry]]:
    """Yield every policy in the order of the programme, with all that is to be said of it where it is listed."""
    telling = _Telling(determination, lang, (), False)
    for each in telling.told:
        for number, outcome in each.numbered():
            amount, state = _amount(telling, each, outcome), outcome.outcome.value
            notes = tuple(telling.notes(each, outcome))
            yield outcome, Entry(number, each.title(outcome, short=True), amount, notes, state)


class _Telling:
    def __init__(self, determination: Determination, lang: str, missing: "Sequence[Asked]", sources: bool) -> None:
        self.determination, self.lang, self.missing, self.sources = determination, lang, missing, sources
        self.prospects = determination.prospects
        self.told = list(Reporting(determination, lang, False).each())
        failing = sum(outcome.outcome is Outcome.INELIGIBLE for outcome in determination.outcomes)
        # Beside a few that fail; beside many they would hide them.
        self.quotes = failing <= _MOST_QUOTED

    def parts(self) -> Iterator[Line | Entry]:
        for each in self.told:
            yield from self.common(each)
        of_all = [(each, number, outcome) for each in self.told for number, outcome in each.numbered()]
        for state in ORDER:
            found = [(each, number, outcome) for each, number, outcome in of_all if outcome.outcome is state]
            if found:
                yield from self.section(state, found)
        yield Line(0, "", "")
        if self.determination.whole:
            yield from combination_lines(self.determination, self.lang)
        yield from answer_lines(self.determination, self.lang)
        yield from self.standing()
        yield from passed_lines(self.determination.profile.passed_over, self.lang)
        yield from draft_lines(self.determination, self.lang)
        yield from receipt_lines(self.determination, self.lang, short=True)
        yield from to_do_lines(self.determination, self.missing, self.lang)

    def common(self, each: Reporting) -> Iterator[Line]:
        """Yield the conditions that all policies share: one line if all are met, else each that is not."""
        lang = self.lang
        if not each.common:
            return
        if len(self.told) > 1:
            yield Line(0, word("programme_titled", lang, each.programme.title[lang]), "heading")
        heading = each.common_heading()
        labels: dict[Verdict, list[str]] = {MET: [], UNKNOWN: [], NOT_MET: []}
        for criterion in each.common:
            labels[criterion.verdict].append(criterion.criterion.called_shortly(lang))
        if labels[MET] and not labels[UNKNOWN] and not labels[NOT_MET]:
            yield Line(0, word("common_all_met", lang, heading, len(each.common)), "heading")
            return
        yield Line(0, heading, "heading")
        for verdict in (MET, UNKNOWN):
            if labels[verdict]:
                told = clauses(labels[verdict], lang)
                yield Line(1, word("is", lang, word(f"short_verdict_{verdict.value}", lang), told), verdict.value)
        for criterion in (criterion for criterion in each.common if criterion.verdict is NOT_MET):
            yield Line(
                1,
                word("is", lang, word("short_verdict_not_met", lang), criterion.criterion.called_shortly(lang)),
                "not_met",
            )
            yield from (Line(2, text, "") for text in self.why_not(each, criterion, None))

    def section(self, state: Outcome, found: list[tuple[Reporting, int, PolicyOutcome]]) -> Iterator[Line | Entry]:
        lang = self.lang
        amounts = [_amount(self, each, outcome) for each, _, outcome in found]
        counted = "prospect_heading" if state is Outcome.UNDETERMINED and any(amounts) else "outcome_count"
        heading = word(counted, lang, word(state.value, lang), len(found))
        yield Line(0, "", "")
        notes = [tuple(self.notes(each, outcome)) for each, _, outcome in found]
        if len(found) > 1 and len(set(notes)) == 1 and isinstance(notes[0][0], str):
            # What holds for all of them is said once.
            heading, notes = word("headed", lang, heading, notes[0][0]), [()] * len(found)
        yield Line(0, heading, state.value)
        for (each, number, outcome), amount, noted in zip(found, amounts, notes, strict=True):
            yield Entry(number, each.title(outcome, short=True), amount, noted, state.value)

    def notes(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[Note]:
        """Yield what is to be said of a policy beside its title and sum."""
        yield from not_counted(self.determination, outcome.id, each.numbers, self.lang)
        yield from _NOTES[outcome.outcome](self, each, outcome)

    def not_in_force(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str]:
        gate = outcome.policy.in_force
        ends = [day(end, self.lang) for end in (gate.from_, gate.until) if end is not None]
        yield word("in_force_from" if gate.until is None else "in_force_between", self.lang, *ends)

    def not_met(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str]:
        lang = self.lang
        common = {criterion.id for criterion in each.common}
        own = [criterion for criterion in outcome.failing if criterion.id not in common]
        if outcome.conflict:
            yield word("conflict", lang)
            yield clauses([criterion.criterion.label[lang] for criterion in own], lang)
        elif not own:
            yield word("short_common_fails", lang)
        else:
            yield from self.why_not(each, own[0], outcome)
            if len(own) > 1:
                yield word("short_more_criteria", lang, len(own) - 1)

    def why_not(self, each: Reporting, criterion: CriterionVerdict, outcome: PolicyOutcome | None) -> Iterator[str]:
        """Yield what a criterion asks and what there is; of several ways to meet it the first, and how many more."""
        lang = self.lang
        policy = None if outcome is None else outcome.policy
        leaves = list(dict.fromkeys(line.text for line in each.reasons.leaves(criterion, policy, NOT_MET, 0)))
        told = [text.replace(f"{LOOKS['not_met'].mark} ", "") for text in leaves[:1]]
        if len(leaves) > 1:
            told.append(word("short_more_ways", lang, len(leaves) - 1))
        yield clauses(told, lang) if told else criterion.criterion.label[lang]
        quoted = [citation for citation in criterion.criterion.stated.source or () if citation.quote]
        if quoted and self.quotes:
            yield word("quote", lang, quoted[0].quote) + word("standing_only", lang, quoted[0].source)

    def open(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str | Names]:
        """Yield what a policy lacks beside the common conditions, the first few; else what is left to judge."""
        lang = self.lang
        common = each.common_missing()
        own = [missing for missing in outcome.missing if missing not in common]
        if own:
            told = "{}" if outcome.missing_exact else word("superset", lang, "{}")
            yield Names(tuple(missing_list(own, each.programme.facts, lang, short=True)), lang, told)
            return
        # One criterion that asks for no fact is judged in any case; others may turn out to need no judgement.
        asks_no_fact = any(each.verdict is UNKNOWN and not each.proof.missing for each in outcome.criteria)
        judged = "short_common_then_judged" if asks_no_fact else "short_common_then_perhaps_judged"
        yield word(judged if outcome.open_points else "short_common_only", lang)

    def referred(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str | Worked]:
        """Yield up to what is granted by review, worked out, and what is to be judged."""
        told = worked_out(outcome, each.programme, each.determination.assessment, self.lang)
        yield from (note for note in told if isinstance(note, Worked) and note.texts)
        yield from self.judged(each, outcome)

    def judged(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str]:
        for point in outcome.open_points:
            yield each.programme.open_points[point].question[self.lang]

    def pays(self, each: Reporting, outcome: PolicyOutcome) -> Iterator[str | Worked]:
        """Yield what makes up the sum: the awards, with their sums where there are several, and what they depend on."""
        yield from worked_out(outcome, each.programme, each.determination.assessment, self.lang)
        before = dict.fromkeys(award.label[self.lang] for award in outcome.entitlement.granted)
        if before and not outcome.already_granted:
            yield word("is", self.lang, listed(list(before), self.lang), word("already_granted", self.lang))
        yield from self.judged(each, outcome)

    def standing(self) -> Iterator[Line]:
        """Yield on whose word all of it stands: what the mark means, and the sources by their ids."""
        lang = self.lang
        yield from (Line(1, line.text, line.state) for line in assumed_lines(self.determination, lang))
        cited = [(each.programme, _sources_of_clauses(each.determination)) for each in self.told]
        ids = list(dict.fromkeys(name for _, names in cited for name in names))
        if self.sources:
            yield from source_lines(cited, lang, whole=True)
        elif ids:
            yield Line(1, word("short_sources", lang, listed(ids, lang)), "dim")
        yield Line(1, word("trial_only", lang), "dim")


def _amount(telling: _Telling, each: Reporting, outcome: PolicyOutcome) -> str:
    """Return what a policy pays, in brackets where it is not counted; of an open one what it would pay."""
    lang, money = telling.lang, each.programme.home(outcome.id).money
    if outcome.id in telling.prospects:
        return prospect_sum(telling.prospects[outcome.id], money, lang)
    amount = sum_of(outcome, money, lang)
    left_out = {name for name, _ in telling.determination.combination.left_out}
    return word("bracketed", lang, amount) if amount and outcome.id in left_out else amount


_NOTES: dict[Outcome, Callable[[_Telling, Reporting, PolicyOutcome], Iterator[Note]]] = {
    Outcome.NOT_IN_FORCE: _Telling.not_in_force,
    Outcome.INELIGIBLE: _Telling.not_met,
    Outcome.UNDETERMINED: _Telling.open,
    Outcome.REFER: _Telling.referred,
    Outcome.ELIGIBLE: _Telling.pays,
}


def _sources_of_clauses(determination: Determination) -> dict[str, None]:
    """Return the sources of all criteria and awards that were judged, of one programme, in the order of its sources."""
    judged = [
        stated
        for outcome in determination.outcomes
        for stated in (
            *(criterion.criterion.stated for criterion in outcome.criteria),
            *(award.award.stated for award in outcome.entitlement.awards),
        )
    ]
    cited = {citation.source for stated in judged for citation in stated.source or ()}
    return {name: None for name in determination.programme.sources if name in cited}
