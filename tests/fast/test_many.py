"""The fast path in one process says what the evaluator says."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from benchmarks.companies import complete
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from table_agreement import AS_OF, BOUNDS, compared
from table_programmes import CONDITIONS, VALUES, programme_of
from table_rows import columns_of, profile_of, rows
from town import paying

import lucidrule
from lucidrule.decide.prepared import prepare_programme
from lucidrule.fast.many import Fast
from lucidrule.kernel import tree
from lucidrule.values.day_values import NEVER_DAY


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_outcomes_and_verdicts_of_seeded_companies(shipped: lucidrule.Programme, seed: int) -> None:
    compiled = shipped.compiled
    listed = rows(compiled, columns_of(compiled), 50 + seed, sized(1_500, small=200), BOUNDS)
    profiles = [profile_of(compiled, row) for row in listed]
    many = list(shipped.determine_many(profiles, as_of=AS_OF))
    judged = [shipped.determine(profile, as_of=AS_OF).outcomes for profile in profiles]
    assert [fast.outcomes for fast in many] == [{each.id: each.outcome for each in outcomes} for outcomes in judged]
    open_ = [
        (fast.criteria[outcome.id], {each.id: each.verdict for each in outcome.criteria})
        for fast, outcomes in zip(many, judged, strict=True)
        for outcome in outcomes
        if outcome.outcome.value != "ineligible"
    ]
    assert [(said, verdicts) for said, verdicts in open_ if not said.items() <= verdicts.items()] == []


def test_companies_are_taken_in_every_form_and_proof_when_it_is_asked_for(shipped: lucidrule.Programme) -> None:
    facts = complete(7)
    fast, again = shipped.determine_many([facts, shipped.profile(facts)], as_of=AS_OF)
    assert fast.outcomes == again.outcomes
    assert fast.determination.outcomes == shipped.determine(facts, as_of=AS_OF).outcomes


def test_before_the_first_day_no_policy_is_in_force(shipped: lucidrule.Programme) -> None:
    (fast,) = shipped.determine_many([complete(7)], as_of=date(2022, 3, 19))
    assert {outcome.value for outcome in fast.outcomes.values()} == {"not_in_force"}


@pytest.mark.slow
def test_generated_conditions_are_told_alike_and_few_settled_that_the_evaluator_leaves_open() -> None:
    counted: Counter[str] = Counter()

    @settings(max_examples=sized(400, small=60), deadline=None)
    @given(st.lists(CONDITIONS, min_size=1, max_size=3), st.data())
    def compare(conditions: list[Any], draw: st.DataObject) -> None:
        counted.update(told_of(conditions, draw))

    compare()
    # As docs/decisions/0014 has it.
    assert often(counted["alike"], counted["settled"] * 100)


def told_of(conditions: list[Any], draw: st.DataObject) -> list[str]:
    """Return how what the fast path says of drawn rows compares with the evaluator."""
    compiled = programme_of(conditions)
    prepared = prepare_programme(compiled, 2021)
    fast = Fast(prepared, AS_OF)
    columns = columns_of(compiled, years=(2019, 2020, 2021), records=0)
    values = {c: [None, None, *VALUES[str(getattr(declared, "type", ""))]] for c, declared in columns.items()}
    number = draw.draw(st.integers(1, 8))
    drawn = [{c: draw.draw(st.sampled_from(found)) for c, found in values.items()} for _ in range(number)]
    listed = [{c: NEVER_DAY if value == "never" else value for c, value in row.items()} for row in drawn]
    found = [
        compared(outcome.value, prepared, row, VALUES)
        for row in listed
        for outcome in fast.outcomes(profile_of(compiled, row))
    ]
    assert (len(found), "differs" in found) == (number, False), (listed, found)
    return [*found]


def test_what_arithmetic_over_two_unknown_facts_leaves_open_formulas_settle_and_are_right() -> None:
    # Where the first is not enough by itself, it is below ten; where it is, so is the sum.
    one, other = tree.Ref("money_0", kind="money"), tree.Ref("money_1", kind="money")
    enough = tree.CompareAmount(tree.Sum((one, other)), "at_least", Decimal(10))
    compiled = programme_of([tree.AnyOf((enough, tree.Not(tree.Compare(one, "at_least", Decimal(10)))))])
    prepared = prepare_programme(compiled, 2021)
    row = dict.fromkeys(columns_of(compiled, years=(2021,), records=0))
    assert [each.value for each in Fast(prepared, AS_OF).outcomes(profile_of(compiled, row))] == ["eligible"]
    assert compared("eligible", prepared, row, VALUES) == "settled"
    assert compared("undetermined", prepared, row, VALUES) == "alike"
    assert compared("ineligible", prepared, row, VALUES) == "differs"


@pytest.mark.parametrize(
    ("turnover", "outcome"),
    # Half of 80,000 is enough; a tenth of 100,000 is not.
    [(80_000, "eligible"), (79_999, "ineligible"), (100_000, "ineligible"), (400_000, "eligible")],
)
def test_what_has_no_formula_is_judged_by_the_evaluator(turnover: int, outcome: str) -> None:
    bands = "[{from: 0, below: 10万, rate: 50%}, {from: 10万, rate: 10%}]"
    amount = f"{{amount: {{of: {{bands: {bands}, by: {{fact: turnover, year: assessment}}}}, at_least: 4万}}}}"
    criteria = f"{{id: c, label: {{zh: 甲, en: c, ja: 甲}}, basis: assumed, when: {amount}}}"
    programme = paying("1万", criteria=criteria)
    (fast,) = programme.determine_many([{"in_town": True, "turnover": {2021: turnover}}], as_of=AS_OF)
    assert fast.outcomes["grant"].value == outcome
    assert "c" not in fast.criteria["grant"]
