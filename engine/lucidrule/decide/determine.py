"""Programme + profile + reference date → determination."""

from collections.abc import Container
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.answers import with_answers
from lucidrule.compile.profile import Profile
from lucidrule.decide.advisor import Advisor
from lucidrule.decide.currencies import combine_all
from lucidrule.decide.judge import Judging
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.decide.total import Combination, exactly
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import BUDGET

# Of some of the policies of a programme.
NO_COMBINATION = Combination(exactly(Decimal(0)), (), (), (), (), ())


def determine(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    *,
    only: Container[str] | None = None,
    budget: int = BUDGET,
    steps: Steps | None = None,
    advisor: Advisor | None = None,
) -> Determination:
    """Judge every policy of a programme for one company; all are listed, in the programme's order.

    Args:
        prepared: For the assessment year of `as_of`.
        only: The policies to judge; of some of them there is no combination. None: all.
        budget: Steps of the exact pass for each policy; where it is spent the outcome stays UNDETERMINED and says so.
        steps: Those for all policies, and for whatever else the command judges; None: as many as a command has.
        advisor: Answers what the determination is asked beyond outcomes.
    """
    steps = steps or Steps()
    facts = Facts(with_answers(profile, prepared.compiled), as_of, prepared.assessment)
    judging = Judging(prepared, facts, budget=budget, steps=steps)
    if only is None:
        outcomes = judging.outcomes(prepared.policies)
        combination = combine_all(prepared, outcomes, facts, steps)
    else:
        outcomes = judging.outcomes(tuple(each for each in prepared.policies if each.policy.id in only))
        combination = NO_COMBINATION
    return Determination(prepared, profile, as_of, outcomes, combination, advisor=advisor)


def determined_again(
    prepared: PreparedProgramme, profile: Profile, as_of: date, advisor: Advisor | None, *kept: Any
) -> Determination:
    """Return a determination as another process made it.

    Args:
        kept: The ids of its policies, its combination and its confirmation.
    """
    ids, combination, confirmation = kept
    # Of a part of all policies what stands beside them was judged too: it may have a combination.
    part = ids if combination == NO_COMBINATION else None
    found = determine(prepared, profile, as_of, only=part, advisor=advisor).only(ids)
    return replace(found, combination=combination, confirmation=confirmation)
