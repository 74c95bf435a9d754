"""Reference days in sentences: each writing that the shared reader takes is taken, each that it refuses is told as it
tells it, and where it stands."""

from datetime import date
from pathlib import Path

import pytest

import lucidrule
from lucidrule.core.fault import FaultList, LucidruleError
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.scenarios.sentence import Sentences
from lucidrule.scenarios.slot_fault import SlotFault

SENTENCES = {
    "zh apply": "企业于{}申报“营收首次突破奖励”",
    "zh apply, bare": "{}，申报“营收首次突破奖励”",
    "zh apply as of": "企业以{}为基准日申报“营收首次突破奖励”",
    "zh all": "以{}为基准日，核对全部政策",
    "en apply": 'it applies for the "First revenue milestone award" on {}',
    "en judged": "the First revenue milestone award is judged as of {}",
    "en all": "all policies are judged at {}",
    "ja apply": "企業が{}に「売上高初回突破奨励金」を申請する",
    "ja apply as of": "企業が{}を基準日として「売上高初回突破奨励金」を申請する",
    "ja all": "{}を基準日として全施策を判定する",
}
WRITTEN = [
    *("2022-6-30", "2022/6/30", "2022.6.30", "20220630", "2022年6月30日", "二〇二二年六月三十日", "2022 年 6 月 30 号"),
    *(
        "30 June 2022",
        "June 30, 2022",
        "30th Jun. 2022",
        "令和4年6月30日",
        "R4.6.30",
        "44742",
        "30/6/2022",
        "“2022-06-30”",
    ),
    *("2022-06-30 08:30", "２０２２－０６－３０", "2022-06-30T08:30:00+08:00", "2022-06-29T23:30Z"),
]
REFUSED = {
    "1/6/2022": "two-days",
    "2022": "needs-month",
    "2022年6月": "needs-day",
    "2022-02-30": "impossible-date",
    "30 Febtober 2022": "not-a-date",
    "大暑": "not-a-date",
}


@pytest.fixture(scope="module")
def sentences(programme: lucidrule.Programme) -> Sentences:
    return FeatureProgramme(programme).sentences


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize("day", WRITTEN)
def test_a_day_is_taken_however_it_is_written(day: str, sentence: str, sentences: Sentences) -> None:
    assert sentences.read("when", sentence.format(day), "en").slots["date"] == date(2022, 6, 30)


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize(("day", "code"), REFUSED.items(), ids=REFUSED)
def test_a_day_that_cannot_be_read_is_told_as_such(day: str, code: str, sentence: str, sentences: Sentences) -> None:
    with pytest.raises(SlotFault) as raised:
        sentences.read("when", sentence.format(day), "en")
    assert (raised.value.code, raised.value.params["value"]) == (code, day)


def prepared(when: str, programme: lucidrule.Programme) -> Scenario:
    steps = f"    Given Founding date: 1 May 2010\n    When {when}\n    Then nothing is missing\n"
    page = f"Feature: f\n  Scenario: s\n{steps}"
    feature, _ = read_feature(page.encode(), "x.feature", FaultList())
    assert feature is not None
    return prepare(feature, Path("x.feature"), FeatureProgramme(programme))[0]


@pytest.mark.parametrize("day", REFUSED)
def test_it_is_told_in_the_words_of_python_and_at_the_place_of_its_sentence(
    day: str, programme: lucidrule.Programme
) -> None:
    (fault,) = prepared(f"it applies for the First revenue milestone award on {day}", programme).faults
    assert fault.at is not None
    assert (fault.at.file, fault.at.line) == ("x.feature", 4)
    with pytest.raises(LucidruleError) as raised:
        programme.determine({}, as_of=day)
    (same,) = raised.value.faults
    assert same.code == fault.code


def test_a_sentence_that_is_none_besides_its_day_is_still_told_as_none(sentences: Sentences) -> None:
    with pytest.raises(SlotFault) as raised:
        sentences.read("when", "it wanders about on 30 June 2022", "en")
    assert raised.value.code == "undefined-step"


def test_a_moment_of_a_zone_is_the_day_of_the_programme_in_a_fact_too(sentences: Sentences) -> None:
    found = sentences.read("given", "the Founding date is 2022-06-29T23:30Z", "en")
    assert found.slots["value"] == date(2022, 6, 30)
