"""A determination as a report: who, a table, common conditions, each policy with the reasons that settle it, the total.

It is the same report for a terminal and for plain text; only the setting differs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing
from lucidrule.present.advice import NO_ADVICE, Advice, advised_lines
from lucidrule.present.applying import applying_lines, whom_to_ask
from lucidrule.present.asking import asking_lines
from lucidrule.present.assumed import assumed_lines, rests_itself
from lucidrule.present.closing import (
    answer_lines,
    combination_lines,
    draft_lines,
    passed_lines,
    receipt_lines,
    source_lines,
)
from lucidrule.present.entitlement import award_lines
from lucidrule.present.heading import heading_of
from lucidrule.present.lines import Line
from lucidrule.present.not_counted import not_counted
from lucidrule.present.palette import LOOKS
from lucidrule.present.prospect import amount_told
from lucidrule.present.quantities import day, missing_names
from lucidrule.present.reasons import Reasons
from lucidrule.present.words import clauses, word


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: number, title, outcome in words, amount; `state` is the outcome."""

    number: int
    title: str
    outcome: str
    amount: str
    state: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told of a determination, in order."""

    title: str
    heading: tuple[str, ...]
    columns: tuple[str, str, str]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


def report(
    determination: Determination, lang: str, *, full: bool = False, sources: bool = False, advice: Advice = NO_ADVICE
) -> Report:
    """Return the report of a determination.

    Args:
        full: With every criterion, every leaf, all that is missing, and the `sources`.
        sources: With the titles and addresses of the sources, else their ids.
    """
    reporting = Reporting(determination, lang, full)
    reporting.advice, reporting.sources = advice, full or sources
    title, heading = heading_of(determination, lang)
    return Report(
        title,
        heading,
        (word("policy", lang), word("outcome", lang), word("amount", lang)),
        tuple(reporting.rows()),
        tuple(reporting.lines()),
    )


def policy_lines(determination: Determination, policy: str, lang: str) -> list[Line]:
    """Return what is told of one policy: its outcome, and the reasons that settle it."""
    found, outcome = next(
        (found, outcome) for found in determination.of_each for outcome in found.outcomes if outcome.id == policy
    )
    reporting = Reporting(found, lang, False)
    reporting.alone = True
    title = word("is", lang, outcome.policy.title[lang], word(outcome.outcome.value, lang))
    lines = [Line(0, title, outcome.outcome.value), *reporting.outcome(outcome)]
    if outcome.assumed:
        lines.append(Line(1, word("rests", lang, whom_to_ask(outcome.policy, found.programme, lang)), "dim"))
    return lines


class Reporting:
    def __init__(self, determination: Determination, lang: str, full: bool) -> None:
        self.determination, self.lang, self.full = determination, lang, full
        self.programme = determination.programme
        self.reasons = Reasons(determination, lang, full)
        self.advice = NO_ADVICE
        # Whether one policy is told by itself, so that the common conditions do not stand above it.
        self.alone = False
        self.sources = False
        first = next((o for o in determination.outcomes if o.criteria), None)
        common = set(self.programme.common)
        self.common = tuple(c for c in first.criteria if c.id in common) if first is not None else ()
        self.numbers = self.programme.numbers

    def each(self) -> "Iterator[Reporting]":
        """Yield what tells of each programme in its own words."""
        for found in self.determination.of_each:
            reporting = self if found is self.determination else Reporting(found, self.lang, self.full)
            reporting.advice, reporting.numbers = self.advice, self.numbers
            yield reporting

    def rows(self) -> Iterator[Row]:
        for number, outcome in self.numbered():
            state = outcome.outcome.value
            amount = amount_told(self.determination, outcome, self.lang)
            if any(not_counted(self.determination, outcome.id, self.numbers, self.lang)):
                amount = word("sum_not_counted", self.lang, amount)
            yield Row(number, self.title(outcome), word(state, self.lang), amount, state)

    def title(self, outcome: PolicyOutcome, *, short: bool = False) -> str:
        """Return the title of a policy, marked where clauses of its own are assumed; common ones are told once."""
        title = outcome.policy.short_title(self.lang) if short else outcome.policy.title[self.lang]
        return word("marked", self.lang, title) if rests_itself(outcome, self.determination) else title

    def numbered(self) -> Iterator[tuple[int, PolicyOutcome]]:
        for outcome in self.determination.outcomes:
            yield self.numbers[outcome.id], outcome

    def lines(self) -> Iterator[Line]:
        told = list(self.each())
        yield from assumed_lines(self.determination, self.lang)
        for each in told:
            if each is not self and each.determination.outcomes:
                yield Line(0, word("programme_titled", self.lang, each.programme.title[self.lang]), "heading")
            yield from each.own_lines()
        yield Line(0, "", "")
        yield from self.closing(told)

    def own_lines(self) -> Iterator[Line]:
        """Yield what is told of the policies of one programme."""
        if self.common:
            yield Line(0, self.common_heading(), "heading")
            for criterion in self.common:
                yield from self.reasons.criterion(criterion, None, 1)
            if missing := self.common_missing():
                yield Line(1, word("missing", self.lang, missing_names(missing, self.programme.facts, self.lang)))
            for point in common_points(self.common, self.determination):
                yield Line(1, word("open", self.lang, self.programme.open_points[point].question[self.lang]))
        before: dict[tuple[Line, ...], int] = {}
        for number, outcome in self.numbered():
            state = outcome.outcome.value
            title = f"{number}. {word('headed', self.lang, self.title(outcome), word(state, self.lang))}"
            yield Line(0, title, state)
            yield from self.outcome(outcome)
            yield from applying_lines(
                outcome, self.determination, self.reasons.standing, lang=self.lang, full=self.full
            )
            advised = tuple(advised_lines(outcome, self.determination, self.advice, self.lang))
            same = before.setdefault(advised, number)
            # What rests on the common conditions is the same of each policy.
            yield from advised if same == number else [Line(1, word("changes_same", self.lang, same))][: len(advised)]

    def common_heading(self) -> str:
        """Return what stands above the conditions that all policies share, marked where one of them is assumed."""
        heading = word("common", self.lang)
        marked = any(criterion.criterion.basis == "assumed" for criterion in self.common)
        return word("marked", self.lang, heading) if marked else heading

    def common_missing(self) -> set[Missing]:
        """Return what the conditions lack that all policies share."""
        return {m for c in self.common if c.verdict is UNKNOWN for m in c.proof.missing}

    def outcome(self, outcome: PolicyOutcome) -> Iterator[Line]:
        lang = self.lang
        if outcome.outcome is Outcome.NOT_IN_FORCE:
            gate = outcome.policy.in_force
            ends = [day(each, lang) for each in (gate.from_, gate.until) if each is not None]
            yield Line(1, word("in_force_from" if gate.until is None else "in_force_between", lang, *ends))
            return
        yield from self.settling(outcome)
        if outcome.missing:
            yield Line(1, self.missing(outcome))
        # What an open policy leaves to be judged of the common conditions is told once, with these.
        is_open = outcome.outcome is Outcome.UNDETERMINED
        told = common_points(self.common, self.determination) if is_open and not self.alone else ()
        for point in [point for point in outcome.open_points if point not in told]:
            yield Line(1, word("open", lang, self.programme.open_points[point].question[lang]))
        for depth, text, clause in award_lines(outcome, self.determination, lang):
            yield Line(depth, text + (self.reasons.standing(clause) if clause else ""))
        for text in not_counted(self.determination, outcome.id, self.numbers, lang):
            yield Line(1, text)
        if outcome.settled_exactly and self.determination.confirmation is not None:
            yield Line(1, word("settled_exactly", lang), "dim")

    def settling(self, outcome: PolicyOutcome) -> Iterator[Line]:
        """Yield the criteria that settle an outcome, or all; of common ones that fail only the labels."""
        lang = self.lang
        own = [criterion for criterion in outcome.criteria if criterion not in self.common]
        settling = {Outcome.INELIGIBLE: NOT_MET, Outcome.ELIGIBLE: MET}.get(outcome.outcome, UNKNOWN)
        if outcome.outcome is Outcome.INELIGIBLE:
            failed = [c.criterion.label[lang] for c in self.common if c.verdict is NOT_MET]
            if failed:
                yield Line(1, f"{LOOKS['not_met'].mark} {word('see_common', lang, clauses(failed, lang))}", "not_met")
        if outcome.conflict:
            yield Line(1, word("conflict", lang), "not_met")
            for criterion in outcome.failing:
                yield from self.reasons.criterion(criterion, outcome.policy, 2)
        told = [criterion for criterion in own if self.full or criterion.verdict is settling]
        for criterion in told:
            yield from self.reasons.criterion(criterion, outcome.policy, 1)
        if not told and settling is UNKNOWN:
            yield Line(1, word("all_met", lang))

    def missing(self, outcome: PolicyOutcome) -> str:
        """Name what is missing; what the common conditions lack is named once, above."""
        lang = self.lang
        common = self.common_missing()
        shared = [m for m in outcome.missing if m in common and not self.alone]
        own = [m for m in outcome.missing if m not in shared]
        key = "missing" if outcome.missing_exact else "superset"
        if not own:
            return word(key, lang, word("common_only", lang, len(shared)))
        names = missing_names(own, self.programme.facts, lang)
        if shared:
            names = clauses([names, word("common_missing", lang, len(shared))], lang)
        return word(key, lang, names)

    def closing(self, told: "list[Reporting]") -> Iterator[Line]:
        lang = self.lang
        # A total of all policies would not be that of those asked for.
        if self.determination.whole:
            yield from combination_lines(self.determination, lang)
        yield Line(0, word("trial_only", lang), "dim")
        yield from asking_lines(self.determination, self.advice.missing, lang, full=self.full)
        yield from answer_lines(self.determination, lang)
        cited = [(each.programme, each.reasons.cited) for each in told]
        yield from source_lines(cited, lang, whole=self.sources)
        yield from passed_lines(self.determination.profile.passed_over, lang)
        yield from draft_lines(self.determination, lang)
        yield from receipt_lines(self.determination, lang)


def common_points(common: Sequence[CriterionVerdict], determination: Determination) -> tuple[str, ...]:
    """Return what common conditions leave to the authority, as far as it may still be asked of some policy."""
    asked = {point for c in common if c.verdict is UNKNOWN for point in c.proof.open_points}
    open_ = [o.open_points for o in determination.outcomes if o.outcome is Outcome.UNDETERMINED]
    return tuple(dict.fromkeys(point for points in open_ for point in points if point in asked))
