"""What would have to change for one policy, as it is told: options, or what stands in the way."""

from typing import Any, NamedTuple

from lucidrule.advise.what_would_hold import Target
from lucidrule.core.verdict import Outcome
from lucidrule.decide.data import value_data
from lucidrule.kernel.missing import Missing

EFFORT = {"filing": 1, "work": 3, "move": 5}


class ChangeStep(NamedTuple):
    """One fact that would have to be otherwise.

    Attributes:
        missing: Which fact, of which year; a part of a record that is not there yet.
        before: What is known now; None: a part of a new record.
        target: What it would have to be.
        effort: How hard: filing, work or move.
    """

    missing: Missing
    before: Any
    target: Target
    effort: str

    def to_dict(self) -> dict[str, Any]:
        """Return the step as plain data."""
        target = {name: value_data(value) for name, value in self.target._asdict().items()}
        return {**self.missing.to_dict(), "before": value_data(self.before), "target": target, "effort": self.effort}


class Option(NamedTuple):
    """Facts that would have to change together, none of which can be left out.

    Attributes:
        outcome: What the policy comes to then; UNDETERMINED where facts are missing besides.
        missing: These.
        loses: Policies that are met now and would not be any more.
    """

    steps: tuple[ChangeStep, ...]
    outcome: Outcome
    missing: tuple[Missing, ...]
    loses: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the option as plain data."""
        return {
            "changes": [step.to_dict() for step in self.steps],
            "effort": self.effort,
            "outcome": self.outcome.value,
            "missing": [missing.to_dict() for missing in self.missing],
            "loses": list(self.loses),
        }

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
            "too_many": there are more combinations than are searched.
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
        options: Up to three, none contained in another, the easiest first.
        blocked: Where there are none: the criteria that stand in the way, and why.
    """

    policy: str
    options: tuple[Option, ...]
    blocked: tuple[Blocked, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the changes as plain data."""
        return {
            "policy": self.policy,
            "options": [option.to_dict() for option in self.options],
            "blocked": [blocked.to_dict() for blocked in self.blocked],
        }
