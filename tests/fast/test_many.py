"""The fast path in one process says what the evaluator says."""

from datetime import date
from typing import Any

import pytest
from benchmarks.companies import complete
from hypothesis import given, settings
from hypothesis import strategies as st
from table_agreement import AS_OF, BOUNDS, agree
from table_programmes import CONDITIONS, VALUES, programme_of
from table_rows import columns_of, profile_of, rows
from town import paying

import lucidrule
from lucidrule.columns.membership import NEVER_DAY
from lucidrule.decide.prepared import prepare_programme
from lucidrule.fast.many import Fast


@pytest.fixture(scope="module")
def shipped() -> lucidrule.Programme:
    return lucidrule.load()


@pytest.mark.parametrize("seed", range(3))
def test_outcomes_and_verdicts_of_seeded_companies(shipped: lucidrule.Programme, seed: int) -> None:
    compiled = shipped.compiled
    listed = rows(compiled, columns_of(compiled), 50 + seed, 1_500, BOUNDS)
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
    with pytest.raises(lucidrule.ProfileAtFault):
        list(shipped.determine_many([facts, {"sectr": "lasers"}], as_of=AS_OF))


def test_before_the_first_day_no_policy_is_in_force(shipped: lucidrule.Programme) -> None:
    (fast,) = shipped.determine_many([complete(7)], as_of=date(2022, 3, 19))
    assert {outcome.value for outcome in fast.outcomes.values()} == {"not_in_force"}


@settings(max_examples=400, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.data())
def test_generated_conditions(conditions: list[Any], draw: st.DataObject) -> None:
    compiled = programme_of(conditions)
    prepared = prepare_programme(compiled, 2021)
    fast = Fast(prepared, AS_OF)
    columns = columns_of(compiled, years=(2019, 2020, 2021), records=0)
    values = {c: [None, None, *VALUES[str(getattr(declared, "type", ""))]] for c, declared in columns.items()}
    number = draw.draw(st.integers(1, 8))
    drawn = [{c: draw.draw(st.sampled_from(found)) for c, found in values.items()} for _ in range(number)]
    listed = [{c: NEVER_DAY if value == "never" else value for c, value in row.items()} for row in drawn]
    told = [(outcome.value, row) for row in listed for outcome in fast.outcomes(profile_of(compiled, row))]
    assert len(told) == number
    assert [(said, row) for said, row in told if not agree(said, prepared, row, VALUES)] == []


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
