"""What a draft writes is read back equal, however a programme writes its numbers, in whatever language."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from french import french, loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from small_form import sized

from lucidrule.api import Programme
from lucidrule.core.fault import FaultList
from lucidrule.model.base import Text
from lucidrule.model.money import Currency, Money
from lucidrule.present.quantities import money
from lucidrule.scenarios.draft import draft_feature
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import Play
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature
from lucidrule.values.amounts import Writing, parse_money

MORE = """\
  energie:
    {type: number, unit: {fr: MWh}, negative: true, group: entreprise, label: {fr: Énergie}, question: {fr: Combien ?}}
  part:
    {type: share, group: entreprise, label: {fr: Part vendue}, question: {fr: Quelle part ?}}
  postes:
    {type: count, group: entreprise, label: {fr: Postes}, question: {fr: Combien ?}}
  depenses:
"""
STYLES = ["", "1 200,50", "1.200,50", "1,200.50"]
EUROS = "currency: {code: EUR, label: {fr: euros}}\n"


def programme(style: str, currency: str) -> Programme:
    numbers = f"numbers: {style}\n" if style else ""
    top = ("languages: [fr]\n", f"languages: [fr]\n{currency}{numbers}")
    facts = ("  depenses:\n", MORE)
    cap = ("at_most: 80000", "at_most: 8000000")
    return loaded(french({"policies.yaml": top, "rules/facts.yaml": facts, "rules/aides/investir.yaml": cap}))


PROGRAMMES = {(style, bool(currency)): programme(style, currency) for style in STYLES for currency in ("", EUROS)}
AMOUNTS = st.decimals(0, 10**12, places=3) | st.integers(0, 10**7).map(Decimal)
SHARES = st.decimals(0, 3, places=4)


def test_the_sums_of_a_draft_are_those_of_its_company() -> None:
    assert told(PROGRAMMES["1 200,50", True], {"depenses": Decimal("60000.5")}, "en") == ["60 000,5 euros"]
    assert told(PROGRAMMES["1.200,50", True], {"depenses": Decimal("60000.5")}, "zh") == ["60.000,5 euros"]
    assert told(PROGRAMMES["", False], {"depenses": Decimal(60000)}, "zh") == ["6万元"]


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
@pytest.mark.parametrize("style", STYLES)
@given(AMOUNTS)
def test_a_sum_in_the_words_of_each_language_is_read_back_equal(style: str, lang: str, value: Decimal) -> None:
    label = Text(zh="欧元", en="euros", ja="ユーロ")
    how = Money(Currency.model_construct(code="EUR", label=label), style, read_back=True)
    assert parse_money(money(value, how, lang), Writing(money=how)) == value


def told(own: Programme, facts: dict[str, object], lang: str) -> list[str]:
    found = own.determine({"facts": facts}, as_of=date(2024, 5, 5))
    rows = [line.split("|") for line in draft_feature(found, (), lang).splitlines() if "Dépenses" in line]
    return [row[2].strip() for row in rows if len(row) > 3]


@pytest.mark.parametrize("lang", ["fr", "en", "zh", "ja"])
@pytest.mark.parametrize("key", PROGRAMMES)
@settings(max_examples=sized(300, small=8), deadline=None)
@given(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, SHARES, st.integers(0, 10**9)))
def test_a_draft_is_read_back_equal(
    key: tuple[str, bool], lang: str, numbers: tuple[Decimal, Decimal, Decimal, Decimal, int]
) -> None:
    own = PROGRAMMES[key]
    turnover, spent, energy, share, posts = numbers
    facts = {
        **{"implantee": True, "secteur": "industrie", "chiffre": {"2023": turnover}, "depenses": spent},
        **{"energie": -energy, "part": share, "postes": posts},
    }
    found = own.determine({"company": {"name": "A"}, "facts": facts}, as_of=date(2024, 5, 5))
    faults = FaultList()
    feature, _ = read_feature(draft_feature(found, (), lang).encode(), "x.feature", faults)
    assert feature is not None, faults.sorted()
    [scenario] = prepare(feature, Path("x.feature"), FeatureProgramme(own))
    assert scenario.faults == ()
    play = Play(scenario, "en")
    list(map(play.step, scenario.steps))
    assert play.values == found.profile.values
