"""What holds of a share of a whole of zero: an open point that is there by itself, unless the programme declares it."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from few_rules import criterion, fact, policy, small, text, texts

import lucidrule
from lucidrule.core.fault import FaultList, RulesAtFault
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

AS_OF = date(2022, 6, 30)
FACTS = fact("m", "money", "Money M", ", yearly: true") + fact("a", "flag", "Fact A")
SHARE = "{share: {of: 5, in: m, at_least: 5%}}"
GROWTH = "{growth: {of: m, over: assessment-1, at_least: 5%}}"
JUDGED = "{needs_judgement: share-of-zero}"
QUESTIONS = {
    "zh": "计算比例的基数为零、比例无从计算的，是否视为符合？",
    "en": "Where the amount that a share is taken of is zero, there is no share. Does this count as met?",
    "ja": "割合の基となる額が零で割合を計算できない場合、充足とみなすか。",
}
DECLARED = f"open_points: {{share-of-zero: {{question: {text('And of nothing?')}, basis: assumed}}}}\n"


def programme(when: str, more: str = "") -> lucidrule.Programme:
    return small(texts(FACTS, {"p": policy("p", criterion("c", "C", when), more=more)}))


def judged(when: str, facts: dict[str, Any], more: str = "") -> lucidrule.Determination:
    return programme(when, more).determine(facts, as_of=AS_OF)


@pytest.mark.parametrize(
    ("when", "revenue"),
    [(SHARE, {2021: 0}), (GROWTH, {2020: 0, 2021: 7}), (JUDGED, {})],
    ids=["share", "growth", "asked by itself"],
)
def test_nobody_has_to_declare_it(when: str, revenue: dict[int, int]) -> None:
    (outcome,) = judged(when, {"m": revenue}).outcomes
    assert (outcome.outcome, outcome.open_points) == (lucidrule.Outcome.REFER, ("share-of-zero",))


@pytest.mark.parametrize("lang", QUESTIONS)
def test_its_question_is_told_in_each_language(lang: str) -> None:
    assert QUESTIONS[lang] in judged(SHARE, {"m": {2021: 0}}).explain(lang)
    assert QUESTIONS[lang] in judged(JUDGED, {}).explain(lang, full=True)


def test_a_programme_that_declares_it_asks_its_own_question() -> None:
    told = judged(SHARE, {"m": {2021: 0}}, DECLARED).explain("en")
    assert "And of nothing?" in told
    assert QUESTIONS["en"] not in told


def test_a_programme_that_asks_no_share_has_no_such_question() -> None:
    assert list(programme("{a: true}").compiled.open_points) == []
    assert list(programme("{a: true}", DECLARED).compiled.open_points) == ["share-of-zero"]


def test_another_open_point_still_has_to_be_declared() -> None:
    with pytest.raises(RulesAtFault) as raised:
        programme("{needs_judgement: share-of-zer}")
    assert str(raised.value).splitlines()[0].endswith("unknown open point `share-of-zer`")
    assert "did you mean `share-of-zero`?" in str(raised.value)


def test_a_frame_refers_a_whole_of_zero() -> None:
    found = programme(SHARE).screen(pl.DataFrame({"m 2021": [0, 100, 101, None]}), as_of=AS_OF)
    assert found["p"].to_list() == ["refer", "eligible", "ineligible", "undetermined"]


def test_many_companies_are_referred_alike() -> None:
    (found,) = programme(SHARE).determine_many([{"m": {2021: 0}}], as_of=AS_OF)
    assert found.outcomes == {"p": lucidrule.Outcome.REFER}


def test_a_scenario_can_name_it() -> None:
    faults = FaultList()
    given = "Given the Money M of 2021 is 0\n    When it applies for P on 2022-06-30"
    then = "Then the open question for the authority is share-of-zero"
    written = f"Feature: f\n  Scenario: s\n    {given}\n    {then}\n"
    feature, _ = read_feature(written.encode(), "x.feature", faults)
    assert feature is not None
    (scenario,) = prepare(feature, Path("x.feature"), FeatureProgramme(programme(SHARE)))
    assert (scenario.faults, run(scenario, "en")) == ((), None)
