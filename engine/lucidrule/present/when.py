"""What time alone changes, in words: the days in a table, then what waits for figures, what stays, when to apply."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lucidrule.advise.when import Outlook, Standing, Turn
from lucidrule.core.fault import shown
from lucidrule.core.verdict import MET, NOT_MET, Outcome, Verdict
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.present.aligned import aligned
from lucidrule.present.entitlement import sum_of
from lucidrule.present.quantities import day, missing_names
from lucidrule.present.words import clauses, listed, word


class WhenReport(NamedTuple):
    """An outlook in words.

    Attributes:
        heading: Of whom and of which days.
        rows: The headings of the table, then a row for each change: day, policy, before, after, why.
        lines: What is told below it.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


def explain(outlook: Outlook, lang: str) -> str:
    """Return an outlook as plain text."""
    told = when_report(outlook, lang)
    return "\n".join([*told.heading, "", *aligned(told.rows), *([""] if told.rows else []), *told.lines])


def when_report(outlook: Outlook, lang: str) -> WhenReport:
    """Return an outlook in words."""
    telling = _Telling(outlook, lang)
    company = outlook.first.profile.company
    heading = (
        word("when_of", lang, shown(company.called)),
        word("when_between", lang, day(outlook.days[0], lang), day(outlook.until, lang)),
    )
    return WhenReport(heading, tuple(telling.rows()), tuple(telling.lines()))


def stands(standing: Standing, outlook: Outlook, lang: str) -> str:
    """Return how a policy stands: its outcome with what it pays, or which figures it needs."""
    outcome = standing.outcome
    said, years = word(outcome.outcome.value, lang), listed([word("year", lang, each) for each in standing.years], lang)
    if standing.waits and outcome.outcome is Outcome.UNDETERMINED:
        return word("when_needs", lang, years)
    if standing.waits:
        return word("when_sum_needs", lang, said, years)
    amount = sum_of(outcome, outlook.programme.home(outcome.id).money, lang)
    return word("when_stands", lang, said, amount) if amount else said


def reason(turn: Turn, outlook: Outlook, lang: str) -> str:
    """Return why a policy stands otherwise from a day on."""
    programme = outlook.programme
    if turn.after.waits:
        return word("when_figures", lang, missing_names(turn.after.figures, programme.facts, lang))
    for standing, key in ((turn.after, "when_ends"), (turn.before, "when_begins")):
        if standing.outcome.outcome is Outcome.NOT_IN_FORCE:
            return word(key, lang)
    if turn.criteria:
        return clauses(list(_criteria(turn, lang)), lang)
    found = outlook.at(turn.day)
    if (turn.day.month, turn.day.day) == (1, 1):
        return word("when_year", lang, word("year", lang, programme.home(turn.policy.id).assessment_at(found.as_of)))
    return word("when_by_day", lang)


def _criteria(turn: Turn, lang: str) -> Iterator[str]:
    verdicts: dict[Verdict, list[str]] = {}
    for criterion in turn.after.outcome.criteria:
        if criterion.id in turn.criteria:
            verdicts.setdefault(criterion.verdict, []).append(criterion.criterion.label[lang])
    for verdict, labels in verdicts.items():
        key = {NOT_MET: "when_not_met", MET: "when_met"}.get(verdict, "when_open")
        yield word(key, lang, listed(labels, lang))


class _Telling:
    def __init__(self, outlook: Outlook, lang: str) -> None:
        self.outlook, self.lang = outlook, lang
        self.numbers = outlook.programme.numbers
        self.told = [turn for turn in outlook.turns if _is_told(turn)]

    def rows(self) -> Iterator[tuple[str, ...]]:
        lang, before = self.lang, date.min
        if self.told:
            keys = ("when_day", "policy", "when_before", "when_after", "when_reason")
            yield tuple(word(key, lang) for key in keys)
        for turn in self.told:
            written = day(turn.day, lang) if turn.day != before else ""
            before = turn.day
            stood, then = (stands(each, self.outlook, lang) for each in (turn.before, turn.after))
            # Of what is paid in all the same one award may take the place of another.
            after = word("when_same_sum", lang) if then == stood and not turn.after.waits else then
            yield written, self.named(turn.policy.id), stood, after, reason(turn, self.outlook, lang)

    def lines(self) -> Iterator[str]:
        lang, outlook = self.lang, self.outlook
        if not self.told:
            yield word("when_nothing", lang)
        later = [turn for turn in outlook.turns if not _is_told(turn)]
        if any(turn.after.waits for turn in self.told):
            yield word("when_figures_note", lang)
        for names, years in _by_years(later).items():
            written = listed([word("year", lang, year) for year in years], lang)
            yield word("when_later", lang, listed([self.named(name) for name in names], lang), written)
        if outlook.unchanged:
            yield word("when_unchanged", lang, clauses([*self.standing()], lang))
        once = [self.named(each.id) for each in outlook.first.outcomes if _is_given_once(each)]
        if once:
            yield word("when_once", lang, listed(once, lang))
        for opening in outlook.openings:
            span = word("window_days", lang, *(day(each, lang) for each in opening.span))
            yield word("when_window", lang, self.named(opening.policy.id), span)
        if not any(outcome.policy.applying.windows for outcome in outlook.first.outcomes):
            yield word("when_no_window", lang)
        if any(outcome.policy.in_force.until is None for outcome in outlook.first.outcomes):
            yield word("when_no_end", lang)
        yield word("trial_only", lang)

    def named(self, policy: str) -> str:
        found = self.outlook.programme.policy(policy)
        assert found is not None, "it is one of the programme"
        return f"{self.numbers[policy]}. {found.title[self.lang]}"

    def standing(self) -> Iterator[str]:
        """Yield the policies that stay as they are, those together that stand alike."""
        alike: dict[Outcome, list[str]] = {}
        for outcome in self.outlook.unchanged:
            alike.setdefault(outcome.outcome, []).append(self.named(outcome.id))
        for stays, names in alike.items():
            key = "when_alike" if len(names) > 1 else "when_named"
            yield word(key, self.lang, listed(names, self.lang), word(stays.value, self.lang))


def _is_told(turn: Turn) -> bool:
    """Return whether a turn stands in the table: one that goes on waiting, for the figures of a year more, does not."""
    goes_on = turn.before.waits or turn.before.outcome.outcome is Outcome.UNDETERMINED
    return not (turn.after.waits and goes_on)


def _by_years(turns: list[Turn]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return the policies that go on waiting, those together that wait for the same years."""
    years: dict[str, set[int]] = {}
    for turn in turns:
        years.setdefault(turn.policy.id, set()).update(turn.after.years)
    found: dict[tuple[int, ...], list[str]] = {}
    for name, each in years.items():
        found.setdefault(tuple(sorted(each)), []).append(name)
    return {tuple(names): each for each, names in found.items()}


def _is_given_once(outcome: PolicyOutcome) -> bool:
    return any(award.award.stated.once for award in outcome.entitlement.awards)
