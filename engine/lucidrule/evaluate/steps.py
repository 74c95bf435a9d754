"""The steps of a calculation, each made of earlier ones, and how they are told as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from lucidrule.compile.clauses import Rounded
from lucidrule.core.quantity import EXACT, plain
from lucidrule.evaluate.arithmetic import Range
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Band
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Fact

ZERO = Decimal(0)

Does = Literal["number", "fact", "add", "times", "least", "greatest", "case", "bounds", "round"]
# What a step is for: a price per unit, a number as the most or the least; or what holds of any award: it is never below
# zero, never above the cap of the programme, and divided between parties.
Role = Literal["", "price", "cap", "floor", "never_negative", "overall_cap", "split"]


class Case(NamedTuple):
    """A case that is or may be so: the rate of step `of` and a fixed sum.

    Attributes:
        of: The place of the step that is rated; None: nothing is.
        band: The band in which step `by` lies there.
        number: Of a schedule the calendar year, counted from 1; 0: no year that it names.
    """

    of: int | None
    rate: Decimal
    fixed: Decimal = ZERO
    band: Band | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation, and what it comes to.

    Attributes:
        does: `number`: a number of the rule; `fact`: what the company says; `add`; `times`: the step times `factor`;
            `least`, `greatest`; `case`: what one of the `cases` pays, `by` a step (bands) or an event (a schedule);
            `bounds`: what could not be told in few steps; `round`.
        of: The places of the steps that it takes, counted from 0.
        found: The number, or its bounds and what is missing.
        ref: The fact; of a schedule the event.
        name: The definition that says this, where one does.
    """

    does: Does
    found: Range
    of: tuple[int, ...] = ()
    role: Role = ""
    ref: tree.Ref | None = None
    factor: Decimal = ZERO
    cases: tuple[Case, ...] = ()
    rounding: Rounded | None = None
    name: str = ""


class Limit(NamedTuple):
    """A cap, and whether it cuts.

    Attributes:
        at: The cap, in the unit of what it limits.
        reached: Whether what it limits comes to it or above; None: what is missing decides.
        cut: By how much it cuts what is exact; zero where it does not.
    """

    at: Decimal
    reached: bool | None
    cut: Decimal


@dataclass(frozen=True, slots=True)
class Calculation:
    """How the part of one party was worked out.

    Attributes:
        steps: Each takes earlier ones only; the last is the result.
        facts: Of whom, at which date.
    """

    steps: tuple[Step, ...]
    facts: Facts

    @property
    def found(self) -> Range:
        """What it comes to if the award applies."""
        return self.steps[-1].found

    def limit(self, step: Step) -> Limit:
        """Return how a step of the role `cap` or `overall_cap` limits what it takes first."""
        of, cap = (self.steps[place].found for place in step.of)
        # relies on the compiler: the cap of a role is a number of the rule.
        assert cap.low is not None
        if of.low is not None and of.low >= cap.low:
            return Limit(cap.low, True, EXACT.subtract(of.low, cap.low) if of.exact else ZERO)
        return Limit(cap.low, False if of.high is not None and of.high < cap.low else None, ZERO)

    def key(self, ref: tree.Ref) -> Missing:
        """Return the name of a fact that is read."""
        return self.facts.missing(ref)

    def to_dict(self, declared: Mapping[str, Fact] | None = None) -> dict[str, Any]:
        """Return the steps as data, numbered from 1; with the labels of `declared` facts.

        A step is computed from its own line and the steps that it names, ends of bounds like numbers: so a reader can
        work it out again.
        """
        low, high = _end(self.found.low), _end(self.found.high)
        return {
            "low": low,
            "high": high,
            "steps": [{"step": at, **self._told(step, declared or {})} for at, step in enumerate(self.steps, 1)],
        }

    def _told(self, step: Step, declared: Mapping[str, Fact]) -> dict[str, Any]:
        found: dict[str, Any] = {"does": step.does}
        if step.role:
            found["role"] = step.role
        if step.ref is not None:
            found |= self._named(step.ref, declared)
        if step.name:
            found["definition"] = step.name
        if step.of:
            found["by" if step.cases else "of"] = [place + 1 for place in step.of]
        if step.does == "times":
            found["factor"] = plain(step.factor)
        if step.role in ("cap", "overall_cap"):
            limit = self.limit(step)
            found |= {"reached": limit.reached, **({"cuts": plain(limit.cut)} if limit.cut else {})}
        if step.cases:
            found["cases"] = [_case_data(case) for case in step.cases]
        if step.rounding is not None:
            found |= {"mode": step.rounding.mode, "to": plain(step.rounding.to)}
        found |= {"low": _end(step.found.low), "high": _end(step.found.high)}
        if step.found.missing:
            found["needs"] = [each.to_dict() for each in sorted(step.found.missing)]
        return found

    def _named(self, ref: tree.Ref, declared: Mapping[str, Fact]) -> dict[str, Any]:
        key = self.key(ref)
        found = key.to_dict()
        fact = declared.get(key.fact)
        if fact is not None:
            label = fact.parts[key.part].label if key.part and fact.parts else fact.label
            found["label"] = dict(label)
        return found


def _case_data(case: Case) -> dict[str, Any]:
    found: dict[str, Any] = {"rate": plain(case.rate), "fixed": plain(case.fixed)}
    if case.of is not None:
        found["of"] = case.of + 1
    if case.number:
        found["year"] = case.number
    if case.band is not None:
        if case.band.start is not None:
            found["above" if case.band.above else "from"] = plain(case.band.start)
        if case.band.end is not None:
            found["up_to" if case.band.up_to else "below"] = plain(case.band.end)
    return found


def _end(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
