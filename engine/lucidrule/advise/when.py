"""What time alone changes: the days on which an outcome or a sum becomes another, if nothing else does."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from functools import cached_property
from typing import Any

from lucidrule.advise.turning_days import turning_days
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.decide.windows import Span, spans_between
from lucidrule.kernel.missing import Missing
from lucidrule.texts.catalogue import WORDS

SCHEMA = "lucidrule/when/1"
YEARS_AHEAD = 5
# A table that nobody reads to its end.
MOST_YEARS = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """How a policy stands on a day.

    Attributes:
        outcome: With what it pays.
        figures: What it waits for that does not exist yet: yearly facts of years that are not over.
    """

    outcome: PolicyOutcome
    figures: tuple[Missing, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of these figures."""
        return tuple(sorted({each.year for each in self.figures}))

    @property
    def waits(self) -> bool:
        """Whether it hangs on figures that do not exist yet."""
        return bool(self.figures)

    @property
    def key(self) -> tuple[Any, ...]:
        """What is the same as long as neither the outcome nor anything that is paid changes."""
        paid = self.outcome.entitlement
        awards = tuple((a.award.id, a.record, a.kind, a.certain, a.low, a.high) for a in paid.awards)
        return self.outcome.outcome, awards, None if paid.sum is None else paid.sum[:2], self.figures

    def to_dict(self) -> dict[str, Any]:
        paid = self.outcome.entitlement.sum
        ends = (None, None) if paid is None else (paid.low, paid.high)
        return {
            "outcome": self.outcome.outcome.value,
            **{name: None if end is None else plain(end) for name, end in zip(("low", "high"), ends, strict=True)},
            **({"needs_figures": [each.to_dict() for each in self.figures]} if self.figures else {}),
        }


@dataclass(frozen=True, slots=True)
class Turn:
    """A policy that stands otherwise from a day on.

    Attributes:
        criteria: Those of which the verdict is another.
    """

    day: date
    policy: CompiledPolicy
    before: Standing
    after: Standing
    criteria: tuple[str, ...]

    @property
    def kind(self) -> str:
        """`change`; or `needs_figures`, where only figures that do not exist yet can tell: that is no change."""
        return "needs_figures" if self.after.waits else "change"

    def to_dict(self) -> dict[str, Any]:
        return {
            "day": self.day.isoformat(),
            "policy": self.policy.id,
            "kind": self.kind,
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "criteria": list(self.criteria),
        }


@dataclass(frozen=True, slots=True)
class Opening:
    """Days on which one may apply for a policy that one may want to apply for."""

    policy: CompiledPolicy
    span: Span

    def to_dict(self) -> dict[str, Any]:
        return {"policy": self.policy.id, **self.span.to_dict()}


@dataclass(frozen=True)
class Outlook:
    """What a company comes to from its reference date on if nothing changes but the date.

    Attributes:
        days: The first day of each stretch in which everything stays as it is, from the reference date on.
        determinations: Of these days.
        until: The last day that is looked at.
    """

    until: date
    days: tuple[date, ...]
    determinations: tuple[Determination, ...]
    tell: Callable[["Outlook", str], str] | None = field(default=None, compare=False, repr=False)

    @property
    def first(self) -> Determination:
        """The determination at the reference date."""
        return self.determinations[0]

    @property
    def programme(self) -> CompiledProgramme:
        return self.first.programme

    def at(self, day: date) -> Determination:
        """Return what holds on a day: the determination of the last day on which anything changed."""
        return self.determinations[bisect_right(self.days, day) - 1]

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The changes, by day, and in the order of the policies."""
        found = []
        for day, earlier, later in zip(self.days[1:], self.determinations, self.determinations[1:], strict=False):
            for was, now in zip(earlier.outcomes, later.outcomes, strict=True):
                before, after = self._standing(was), self._standing(now)
                if before.key != after.key:
                    found.append(Turn(day, now.policy, before, after, _turned(was, now)))
        return tuple(found)

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """The windows of the policies that are not settled as not met on their days, by their first day."""
        found = []
        for outcome in self.first.outcomes:
            for span in spans_between(outcome.policy, self.days[0], self.until):
                days = (max(span.first, self.days[0]), min(span.last, self.until))
                stands = [each for day in days for each in self.at(day).outcomes if each.id == outcome.id]
                if any(each.outcome is not Outcome.INELIGIBLE for each in stands):
                    found.append(Opening(outcome.policy, span))
        return tuple(sorted(found, key=lambda each: each.span))

    @property
    def unchanged(self) -> tuple[PolicyOutcome, ...]:
        """The policies that stand as they do until the end."""
        turning = {turn.policy.id for turn in self.turns}
        return tuple(outcome for outcome in self.first.outcomes if outcome.id not in turning)

    def explain(self, lang: str = "en") -> str:
        """Return it in words, in a language of the programme."""
        assert self.tell is not None, "what `Programme.when` returns can be told"
        return self.tell(self, lang)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data; the same input gives the same data, in the same order."""
        return {
            "schema": SCHEMA,
            "statement": WORDS.of_each("trial_only"),
            "company": self.first.profile.company.model_dump(exclude_none=True),
            "as_of": self.days[0].isoformat(),
            "until": self.until.isoformat(),
            "now": [{"policy": each.id, **self._standing(each).to_dict()} for each in self.first.outcomes],
            "turns": [turn.to_dict() for turn in self.turns],
            "windows": [opening.to_dict() for opening in self.openings],
            "totals": [self._totals(found) for found in self.determinations] if self.first.whole else None,
            "receipt": self.first.receipt,
        }

    def _totals(self, found: Determination) -> dict[str, Any]:
        return {
            "from": found.as_of.isoformat(),
            "assessment_year": found.assessment,
            "total": found.combination.total.to_dict(),
            "totals": [plain(total) for total in found.combination.totals],
        }

    def _standing(self, outcome: PolicyOutcome) -> Standing:
        """Return how a policy stands; of a year that is not over at the reference date there are no figures."""
        awards = outcome.entitlement.awards
        waited_for = {*outcome.missing, *(missing for award in awards for missing in award.missing)}
        return Standing(outcome, tuple(sorted(each for each in waited_for if each.year >= self.days[0].year)))


def _turned(was: PolicyOutcome, now: PolicyOutcome) -> tuple[str, ...]:
    """Return the criteria whose verdict is another; outside its days a policy has none."""
    before = {criterion.id: criterion.verdict for criterion in was.criteria}
    return tuple(c.id for c in now.criteria if c.id in before and before[c.id] is not c.verdict)


def outlook(
    programme: CompiledProgramme,
    judged: Callable[[date], Determination],
    first: date,
    until: date,
    tell: Callable[[Outlook, str], str],
) -> Outlook:
    """Return what changes after a reference date, up to a day.

    Args:
        programme: As its files state it.
        judged: Judges the company at a reference date.
        tell: Returns it in words, in a language.
    """
    now = judged(first)
    days = turning_days(programme, now.profile, first, until)
    return Outlook(until, (first, *days), (now, *map(judged, days)), tell)


def last_day(first: date) -> date:
    """Return the last day that is looked at where none is named: five years ahead."""
    year = first.year + YEARS_AHEAD
    if year > MAXYEAR:
        return date.max
    return date(year, first.month, min(first.day, monthrange(year, first.month)[1]))
