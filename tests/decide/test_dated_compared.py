"""Values that change with time are compared as they are on each day: shares of a split, least and most, caps."""

from typing import Any

import pytest
from decide.test_dated_values import files, paying
from few_rules import text

from lucidrule.compile import changing
from lucidrule.compile.programme import warnings_of
from lucidrule.core.fault import Fault, RulesAtFault, render

# The assessment year is the year before, so that 2022 counts from the first day of 2023 on.
OWN = "{2020-01-01: 60%, 2022-01-01: 70%}"
OWN_BY_YEAR = "{2019-01-01: 60%, 2022-01-01: 70%, values_of: assessment_year}"
MOST = "{2020-01-01: 60万, 2021-01-01: 50万}"


def split(own: str, other: str) -> str:
    party = f"party: {text('x')}, share:"
    return f"amount: {{rate: 5%, of: sales}}, split: {{own: {{{party} {own}}}, others: [{{{party} {other}}}]}}"


def told(faults: tuple[Fault, ...]) -> list[tuple[Any, ...]]:
    names = ("since", "sum", "least", "most")
    return [(each.code, *(each.params[name] for name in names if name in each.params)) for each in faults]


REFUSED = {
    "shares from one day on": (split(OWN, "40%"), [("split-not-whole-since", "2022-01-01", "110%")]),
    "shares of two days, between them": (
        split(OWN, "{2020-01-01: 40%, 2022-02-01: 30%}"),
        [("split-not-whole-since", "2022-01-01", "110%")],
    ),
    "shares by year and by day, between them": (
        split(OWN_BY_YEAR, "{2020-01-01: 40%, 2022-01-01: 30%}"),
        [("split-not-whole-since", "2022-01-01", "90%")],
    ),
    "shares on every day": (
        split("{2020-01-01: 60%, 2022-01-01: 50%}", "45%"),
        [("split-not-whole-since", "2020-01-01", "105%"), ("split-not-whole-since", "2022-01-01", "95%")],
    ),
    "a most that falls below the least": (
        "amount: {rate: 5%, of: sales, at_least: 60万, at_most: {2020-01-01: 100万, 2021-01-01: 50万}}",
        [("least-above-most-since", "2021-01-01", "60万", "50万")],
    ),
    "a least that rises above the most": (
        "amount: {rate: 5%, of: sales, at_least: {2020-01-01: 1, 2021-01-01: 50.1万}, at_most: 50万}",
        [("least-above-most-since", "2021-01-01", "50.1万", "50万")],
    ),
}


@pytest.mark.parametrize(("award", "wanted"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_from_some_day_on_is_refused_with_the_day(award: str, wanted: list[tuple[Any, ...]]) -> None:
    with pytest.raises(RulesAtFault) as error:
        paying(award)
    assert told(error.value.faults) == wanted
    assert {wanted[0][1] in render(error.value.faults, lang) for lang in ("zh", "en", "ja")} == {True}


MEANT = {
    "shares that change together": split(OWN, "{2020-01-01: 40%, 2022-01-01: 30%}"),
    "shares that change together, by year and by day": split(OWN_BY_YEAR, "{2020-01-01: 40%, 2023-01-01: 30%}"),
    "least and most that meet": f"amount: {{rate: 5%, of: sales, at_least: 50万, at_most: {MOST}}}",
}


@pytest.mark.parametrize("award", MEANT.values(), ids=MEANT)
def test_what_can_be_on_every_day_is_taken(award: str) -> None:
    assert warnings_of(paying(award).compiled.texts) == ()


CAPPED = {
    "a sum from one day on": ("100万", "{2020-01-01: 100万, 2021-01-01: 100.01万}", ("2021-01-01", "100万")),
    "a cap from one day on": ("{2020-01-01: 100万, 2021-01-01: 50万}", "70万", ("2021-01-01", "50万")),
    "a part of a sum": (
        "{2020-01-01: 100万, 2021-01-01: 50万}",
        "{sum: [30万, {2020-01-01: 20万, 2022-01-01: 40万}]}",
        ("2022-01-01", "50万"),
    ),
}


@pytest.mark.parametrize(("cap", "amount", "wanted"), CAPPED.values(), ids=CAPPED)
def test_a_sum_that_is_above_the_cap_from_some_day_on_is_warned_of(
    cap: str, amount: str, wanted: tuple[str, str]
) -> None:
    made = files("", f"amount: {amount}", top=f"award_cap: {{at_most: {cap}, basis: assumed}}\n")
    assert told(warnings_of(made)) == [("cap-always-binds-since", *wanted)]


def test_more_days_than_can_be_gone_through_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_MOST_MADE", 3)
    with pytest.raises(RulesAtFault) as error:
        paying(split(OWN, OWN))
    assert "too-many-days" in {fault.code for fault in error.value.faults}


@pytest.mark.parametrize("share", ["{then: 60%, 2022-01-01: 70%}", "{values_of: assessment_year}"])
def test_days_that_are_none_are_told_as_such(share: str) -> None:
    with pytest.raises(RulesAtFault) as error:
        paying(split(share, "30%"))
    assert {fault.code for fault in error.value.faults} & {"not-a-first-day", "no-dates"}
