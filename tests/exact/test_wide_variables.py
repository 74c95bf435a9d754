"""A variable of very many values costs steps for these, too: three thousand days in one criterion end in time."""

from collections.abc import Callable

import pytest
from few_rules import criterion, fact, policy, small, texts

from lucidrule.core.verdict import Outcome
from lucidrule.exact.diagram import FALSE, TRUE, BudgetSpent, Diagrams, Steps

WIDE = 2_000


def drawn(diagrams: Diagrams, variable: int) -> int:
    return diagrams.node(variable, (TRUE, *[FALSE] * (WIDE - 1)))


def test_a_node_costs_a_step_and_one_for_each_hundred_values() -> None:
    steps = Steps(100)
    drawn(Diagrams(100, steps), 0)
    assert steps.left == 100 - 21


CALLS: dict[str, Callable[[Diagrams], int]] = {
    "both": lambda diagrams: diagrams.both(drawn(diagrams, 0), drawn(diagrams, 1)),
    "either": lambda diagrams: diagrams.either(drawn(diagrams, 0), drawn(diagrams, 1)),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_putting_together_costs_as_much(call: Callable[[Diagrams], int]) -> None:
    with pytest.raises(BudgetSpent):
        call(Diagrams(50, Steps()))


@pytest.mark.slow
def test_a_criterion_of_very_many_days_is_left_open_in_time() -> None:
    days = ", ".join(f"{{founded: {{on_or_after: {year}-01-01}}}}" for year in range(1_000, 2_499))
    programme = small(
        texts(fact("founded", "date", "Founded"), {"p": policy("p", criterion("c", "C", f"{{any: [{days}]}}"))})
    )
    (outcome,) = programme.determine({}, as_of="2022-06-30").outcomes
    assert outcome.outcome is Outcome.UNDETERMINED
    assert [missing.fact for missing in outcome.missing] == ["founded"]
