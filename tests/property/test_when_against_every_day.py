"""What time alone changes, found where something can turn, against stepping through every day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized
from table_programmes import CONDITIONS, VALUES, programme_of
from table_rows import columns_of, profile_of

import lucidrule
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated
from lucidrule.model.policy import InForce

FIRST, LAST = date(2019, 11, 1), date(2022, 9, 1)
EVERY_DAY = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
# Years counted from the assessment year, as most rules count them; days on both sides of each other.
BY_YEAR: st.SearchStrategy[Any] = st.builds(
    lambda name, first, length: tree.Compare(
        tree.Ref(name), "within_years", (tree.Year(first), tree.Year(first + length))
    ),
    st.sampled_from(["event_0", "event_1", "day"]),
    st.sampled_from([-1, 0, 1]),
    st.sampled_from([0, 1]),
)
BY_DAY: st.SearchStrategy[Any] = st.builds(
    lambda name, operator, day: tree.AllOf(
        (tree.Compare(tree.Ref(name), operator, day), tree.Compare(tree.Ref(name), "less_than", tree.AsOf()))
    ),
    st.sampled_from(["event_0", "day"]),
    st.sampled_from(["at_least", "more_than", "at_most"]),
    st.sampled_from([date(2020, 1, 1), date(2020, 5, 1), date(2021, 12, 31)]),
)
ASKED = st.one_of(CONDITIONS, BY_YEAR, BY_DAY, st.tuples(BY_YEAR, BY_DAY).map(tree.AnyOf))
# The second condition counts from a day on, by the one of the two days that may count.
CHANGING = st.builds(
    lambda one, other, day, by_year: Dated(
        ((date(2019, 1, 1), one), (date(day.year, 1, 1) if by_year else day, other)), by_year
    ),
    *(ASKED, ASKED, st.sampled_from([date(2020, 5, 1), date(2021, 12, 31)]), st.booleans()),
)
IN_FORCE = st.sampled_from(
    [(date(2019, 1, 1), None), (date(2020, 2, 29), date(2022, 6, 30)), (date(2019, 1, 1), date(2020, 12, 31))]
)


def told(found: lucidrule.Determination) -> list[Any]:
    return [(each.outcome, each.missing, each.open_points) for each in found.outcomes]


@pytest.mark.slow
@settings(max_examples=sized(150, small=6), deadline=None)
@given(st.lists(st.one_of(ASKED, CHANGING), min_size=1, max_size=2), IN_FORCE, st.data())
def test_what_is_found_is_what_every_day_says(conditions: list[Any], force: Any, draw: st.DataObject) -> None:
    compiled = programme_of(conditions)
    gate = InForce.model_construct(from_=force[0], until=force[1], basis="assumed", source=None)
    programme = lucidrule.Programme(
        replace(compiled, policies=tuple(replace(policy, in_force=gate) for policy in compiled.policies))
    )
    columns = columns_of(programme.compiled, years=(2018, 2019, 2020, 2021), records=0)
    known = {c: st.sampled_from([None, *VALUES[str(getattr(fact, "type", ""))]]) for c, fact in columns.items()}
    profile = profile_of(programme.compiled, {c: draw.draw(values) for c, values in known.items()})
    found = programme.when(profile, as_of=FIRST, until=LAST)
    assert [told(found.at(day)) for day in EVERY_DAY] == [
        told(programme.determine(profile, as_of=day)) for day in EVERY_DAY
    ]
    turned = [
        day
        for day, before in zip(EVERY_DAY[1:], EVERY_DAY, strict=False)
        if outcome(found, day) != outcome(found, before)
    ]
    assert {turn.day for turn in found.turns} >= set(turned)


def outcome(found: Any, day: date) -> Any:
    return found.at(day).outcomes[0].outcome
