"""What would have to change for one policy, as it is told: options, or what stands in the way."""

from datetime import date
from typing import Any, NamedTuple

from lucidrule.advise.what_would_hold import Target
from lucidrule.core.verdict import Outcome
from lucidrule.decide.data import value_data
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.total import Combination, Total
from lucidrule.kernel.missing import Missing

EFFORT = {"filing": 1, "work": 3, "move": 5}


class Application(NamedTuple):
    """An application that is still to come.

    Attributes:
        day: Its reference date: that of the determination, the first day on which the next assessment year counts, or
            the first day of its window.
        assessment: The calendar year whose figures count then.
        is_next: Whether it is a later one than that of the determination.
    """

    day: date
    assessment: int
    is_next: bool

    def to_dict(self) -> dict[str, Any]:
        return {"as_of": self.day.isoformat(), "assessment_year": self.assessment, "next": self.is_next}


class ChangeStep(NamedTuple):
    """One fact that would have to be otherwise; never one of a year that is over.

    Attributes:
        missing: Which fact, of which year; a part of a record that is not there yet.
        before: What is known now; None: a part of a new record, or a figure that does not exist yet.
        target: What it would have to be.
        effort: How hard: filing, work or move.
        by: The last day on which it can be brought about.
    """

    missing: Missing
    before: Any
    target: Target
    effort: str
    by: date

    def to_dict(self) -> dict[str, Any]:
        """Return the step as plain data."""
        target = {name: value_data(value) for name, value in self.target._asdict().items()}
        return {
            **self.missing.to_dict(),
            "before": value_data(self.before),
            "target": target,
            "effort": self.effort,
            "by": self.by.isoformat(),
        }


class Option(NamedTuple):
    """Facts that would have to change together, none of which can be left out; none: time alone brings it.

    Attributes:
        outcome: What the policy comes to then; UNDETERMINED where facts are missing besides.
        missing: These.
        loses: Policies that would be met in that application without the change, and not with it.
        application: For which it is.
        after: The policy then, with what it pays.
        gives_way: Policies that would be paid in that application without the change, and not beside what it brings.
        total, total_before: What may be granted together in that application with the change, and without it.
        combinations: The same with which policies, first without the change; None: nothing changes.
    """

    steps: tuple[ChangeStep, ...]
    outcome: Outcome
    missing: tuple[Missing, ...]
    loses: tuple[str, ...]
    application: Application
    after: PolicyOutcome
    gives_way: tuple[str, ...] = ()
    total: Total | None = None
    total_before: Total | None = None
    combinations: tuple[Combination, Combination] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the option as plain data."""
        return {
            "changes": [step.to_dict() for step in self.steps],
            "effort": self.effort,
            "outcome": self.outcome.value,
            "missing": [missing.to_dict() for missing in self.missing],
            "loses": list(self.loses),
            "gives_way": list(self.gives_way),
            "application": self.application.to_dict(),
            "by": None if self.by is None else self.by.isoformat(),
            "brings": self.after.entitlement.to_dict()["sum"],
            "total": None if self.total is None else self.total.to_dict(),
            "total_before": None if self.total_before is None else self.total_before.to_dict(),
        }

    @property
    def by(self) -> date | None:
        """The last day on which all of it can be brought about; None: nothing need be."""
        return min((step.by for step in self.steps), default=None)

    @property
    def effort(self) -> int:
        """How hard all of it is: a filing counts 1, a year's work 3, a move 5."""
        facts = {(step.missing.fact, step.missing.year): EFFORT[step.effort] for step in self.steps}
        return sum(facts.values())


class Blocked(NamedTuple):
    """A criterion that fails, and why no change turns it.

    Attributes:
        cause: "fixed": it rests on what has happened or on what the company is; "beyond": no value of what can be
            changed is enough; "together": alone it could hold, with the other criteria or facts it cannot;
            "too_many": there are more combinations than are searched; "ended": the policy is not in force any more.
        facts: What the criterion rests on; of "beyond" and "together" what of it can be changed.
    """

    criterion: str
    cause: str
    facts: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"criterion": self.criterion, "cause": self.cause, "facts": list(self.facts)}


class Changes(NamedTuple):
    """What would have to change for one policy.

    Attributes:
        options: Up to three for the first application for which there are any, none contained in another, the easiest
            first.
        blocked: Where there are none: the criteria that stand in the way, and why.
        application: The last one that was looked at; None: nothing need be changed.
    """

    policy: str
    options: tuple[Option, ...]
    blocked: tuple[Blocked, ...]
    application: Application | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the changes as plain data."""
        return {
            "policy": self.policy,
            "options": [option.to_dict() for option in self.options],
            "blocked": [blocked.to_dict() for blocked in self.blocked],
            "application": None if self.application is None else self.application.to_dict(),
        }
