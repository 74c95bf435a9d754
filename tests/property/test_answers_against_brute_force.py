"""Answers on generated conditions: an open point is left to the authority exactly where its answers differ."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often
from small_form import sized
from table_agreement import AS_OF, ENGINES, frame_of
from table_programmes import CONDITIONS, POINTS, VALUES, WORDS, programme_of
from table_rows import columns_of, profile_of

from lucidrule.columns.frame import screen
from lucidrule.compile.answers import answered
from lucidrule.core.fault import CannotScreen
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import prepare_programme
from lucidrule.engines.confirm import confirm
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.fast.many import Fast
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.tree import SHARE_OF_ZERO
from lucidrule.model.policy import OpenPoint
from lucidrule.values.day_values import NEVER_DAY

ASSESSMENT = 2021
ASKED = (*POINTS, SHARE_OF_ZERO)
WAYS = [dict(zip(ASKED, answers, strict=True)) for answers in product((False, True), repeat=len(ASKED))]
POINT = OpenPoint(question=WORDS, basis="assumed")


def asking(conditions: list[Any]) -> Any:
    return replace(programme_of(conditions), open_points=dict.fromkeys(ASKED, POINT))


def left_open(ways: set[str]) -> str:
    """Return the outcome of what comes to some outcomes, each by other answers."""
    return next(iter(ways)) if len(ways) == 1 else "refer"


def told(programme: Any, profile: Any, answers: dict[str, bool]) -> str:
    """Return the outcome under answers, by the evaluator and by durable_rules, and by the fast path."""
    settled = answered(programme, tuple(Answer(point, yes, None) for point, yes in answers.items()))
    prepared = prepare_programme(settled, ASSESSMENT)
    found = determine(prepared, profile, AS_OF)
    confirm(ForwardProgramme(settled, ASSESSMENT), found)
    (outcome,) = found.outcomes
    assert Fast(prepared, AS_OF).outcomes(profile) == (outcome.outcome,)
    assert not answers.keys() & set(outcome.open_points)
    return outcome.outcome.value


@pytest.mark.slow
@settings(max_examples=sized(150, small=20), deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.data())
def test_what_is_left_to_the_authority_is_what_its_answers_decide(conditions: list[Any], draw: st.DataObject) -> None:
    programme = asking(conditions)
    columns = columns_of(programme, years=(2019, 2020, 2021), records=0)
    row = {c: draw.draw(st.sampled_from(VALUES[str(getattr(declared, "type", ""))])) for c, declared in columns.items()}
    profile = profile_of(programme, row)
    ways = {told(programme, profile, way) for way in WAYS}
    # With every fact known and every point answered nothing is left to anybody.
    assert ways <= {"eligible", "ineligible"}
    assert told(programme, profile, {}) == left_open(ways)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["polars", "polars lazy", "duckdb"])
def test_columns_hold_answers_as_literals(engine: str) -> None:
    into, back = ENGINES[engine]
    counted: list[bool] = []

    @settings(max_examples=sized(60, small=10), deadline=None)
    @given(st.lists(CONDITIONS, min_size=1, max_size=3), st.sampled_from(WAYS), st.data())
    def compare(conditions: list[Any], way: dict[str, bool], draw: st.DataObject) -> None:
        programme = asking(conditions)
        columns = columns_of(programme, years=(2019, 2020, 2021), records=0)
        kinds = {c: str(getattr(declared, "type", "")) for c, declared in columns.items()}
        rows = [{c: cell(draw.draw(st.sampled_from(VALUES[k])), k) for c, k in kinds.items()} for _ in range(2)]
        settled = answered(programme, tuple(Answer(point, yes, None) for point, yes in way.items()))
        found = screened(settled, into(frame_of(columns, rows)), back)
        counted.append(found is not None)
        wanted = [told(programme, profile_of(programme, row), way) for row in rows]
        assert found in (None, wanted)

    compare()
    # What columns cannot say exactly is refused, and that is little.
    assert often(sum(counted) * 2, len(counted))


def cell(value: Any, kind: str) -> Any:
    """Return a value as a frame holds it."""
    if kind in ("money", "share"):
        return float(value) if kind == "share" else int(value)
    return sorted(value) if kind == "choices" else NEVER_DAY if value == "never" else value


def screened(programme: Any, frame: Any, back: Any) -> Any:
    """Return the outcomes that columns find; None: they refuse to."""
    try:
        return back(screen(programme, frame, AS_OF, ignore_unknown=True)).sort("row")["grant"].to_list()
    except CannotScreen:
        return None
