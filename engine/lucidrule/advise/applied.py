"""A change that is made: the profile then, and what it brings and costs in an application."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lucidrule.advise.options import Application, ChangeStep, Option
from lucidrule.advise.what_would_hold import Target
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile, revise
from lucidrule.core.verdict import Outcome
from lucidrule.decide.result import Determination
from lucidrule.kernel.missing import Missing


def promised(
    before: Determination, after: Determination, steps: tuple[ChangeStep, ...], application: Application, at: int
) -> Option:
    """Return the option of some steps.

    Args:
        before, after: What the company comes to in that application without them, and with them.
        at: The place of the policy.
    """
    outcome, pairs = after.outcomes[at], zip(before.outcomes, after.outcomes, strict=True)
    loses = tuple(
        was.id for was, now in pairs if was.outcome is Outcome.ELIGIBLE and now.outcome is not Outcome.ELIGIBLE
    )
    left_out = {name for name, _ in before.combination.left_out}
    gives_way = tuple(name for name, _ in after.combination.left_out if name not in left_out)
    both = before.combination, after.combination
    totals = after.combination.total, before.combination.total
    return Option(steps, outcome.outcome, outcome.missing, loses, application, outcome, gives_way, *totals, both)


def profile_changed(profile: Profile, programme: CompiledProgramme, values: Mapping[Missing, Any]) -> Profile:
    """Return a profile in which some facts are otherwise, parts of records that are not there yet among them.

    Raises:
        ContradictoryFacts: They contradict what is known.
    """
    known = {(m.fact, m.year or None): value for m, value in values.items() if not m.record}
    records: dict[str, Any] = {}
    for missing, value in values.items():
        if missing.record:
            listed = records.setdefault(missing.fact, [dict(r) for r in profile.records.get(missing.fact, ())])
            while len(listed) < missing.record:
                listed.append({})
            listed[missing.record - 1][missing.part] = value
    return revise(profile, programme, known, {name: tuple(listed) for name, listed in records.items()})


def last_day(missing: Missing, target: Target, application: date) -> date:
    """Return the last day on which a fact can come to what it has to be for an application."""
    if missing.year:
        return date(missing.year, 12, 31)
    return target.high if isinstance(target.high, date) else application
