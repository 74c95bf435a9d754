"""What one determination shows of bounds, bands and rules between policies, by hand."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts
from paper.browser import WHERE_IT_RUNS, WHY_NOT, violations
from paper.reading import Read

import lucidrule
from lucidrule.coverage.clauses import clauses_of, relations_of
from lucidrule.coverage.observed import Observing
from lucidrule.coverage.page import to_html
from lucidrule.coverage.report import rows
from lucidrule.coverage.seen import Seen, covered

_AS_OF = date(2022, 6, 30)
_PARTS = f", parts: {{price: {{type: money, label: {text('Price')}, question: {text('Price?')}}}}}"
_FACTS = (
    fact("staff", "count", "Staff")
    + fact("rent", "money", "Rent")
    + fact("income", "money", "Income")
    + fact("women", "share", "Women", ", at_most: 100%")
    + fact("prize", "event", "Prize")
    + fact("begun", "date", "Begun")
    + fact("sales", "money", "Sales", ", yearly: true")
    + fact("items", "records", "Items", _PARTS)
    + fact("one_project", "flag", "One project")
)
_CONDITIONS = {
    "staff": "{staff: {at_least: 5}}",
    "none": "{staff: {at_least: 0}}",
    "women": "{women: {at_most: 100%}}",
    "prize": "{prize: {before: 2020-01-01}}",
    "share": "{share: {of: rent, in: income, at_least: 50%}}",
    "sum": "{amount: {of: {sum: [rent, income]}, more_than: 10}}",
    "sales": "{sales: {first_exceeds: 100, since: begun}}",
    "begun": "{begun: {before: as_of}}",
}
_BANDS = "{bands: [{from: 100, below: 200, rate: 5%}, {from: 200, rate: 2%}], by: rent}"
_YEARS = "{schedule: [70%, 50%], counted_from: begun, of: rent}"
_DEAR = f"for_each: items\neach: [{criterion('dear', 'Dear', '{price: {at_least: 5}}')}]\n"
_RULE = (
    ", rules: [{id: once, effect: highest_only, policies: [banded, yearly], when: {one_project: true}, "
    f"label: {text('Once')}, basis: assumed}}]}}"
)


@cache
def _programme() -> lucidrule.Programme:
    always = criterion("any", "Staff", "{staff: {at_least: 1}}")
    files = texts(
        _FACTS,
        {
            "asking": policy("asking", ", ".join(criterion(name, name, when) for name, when in _CONDITIONS.items())),
            "banded": policy("banded", always, amount=_BANDS),
            "yearly": policy("yearly", always, amount=_YEARS),
            "listed": policy("listed", always, amount="{bands: [{from: 5, rate: 5%}], by: price}", more=_DEAR),
        },
    )
    top = files["policies.yaml"].replace("basis: assumed}}\n", f"basis: assumed}}{_RULE}\n")
    return small({**files, "policies.yaml": top})


def _shown(facts: Mapping[str, Any], kind: str, as_of: date = _AS_OF) -> list[tuple[str, Any]]:
    found = _programme().determine({"facts": dict(facts)}, as_of=as_of)
    observing = Observing(found)
    for outcome in found.outcomes:
        observing.policy(outcome)
    observing.relations()
    return [(clause.name, clause.place or state) for clause, state in observing.states if clause.kind == kind]


def _of(name: str, facts: Mapping[str, Any]) -> list[Any]:
    return [state for each, state in _shown(facts, "edge") if each == name]


@pytest.mark.parametrize(
    ("name", "facts", "place"),
    [
        ("staff", {"staff": 4}, ["below"]),
        ("staff", {"staff": 5}, ["at"]),
        ("staff", {"staff": 6}, ["above"]),
        ("staff", {}, []),
        ("prize", {"prize": "never"}, []),
        ("prize", {"prize": "2019-12-31"}, ["below"]),
        ("prize", {"prize": "2020-01-01"}, ["at"]),
        ("share", {"rent": 50, "income": 100}, ["at"]),
        ("share", {"rent": 49, "income": 100}, ["below"]),
        ("share", {"rent": 49, "income": 0}, []),
        ("sum", {"rent": 5, "income": 5}, ["at"]),
        ("sum", {"rent": 5}, []),
        # What does not cross the bound first lies beside it all the same.
        ("sales", {"sales": {2020: 200, 2021: 101}, "begun": "2020-01-01"}, ["above"]),
        ("sales", {"sales": {2021: 100}}, ["at"]),
        ("begun", {"begun": "2020-01-01"}, []),
        # Each record of a list has its place.
        ("dear", {"items": [{"price": 4}, {"price": 5}]}, ["below", "at"]),
    ],
)
def test_a_value_lies_below_at_or_above_its_bound(name: str, facts: dict[str, Any], place: list[str]) -> None:
    assert _of(name, facts) == place


@pytest.mark.parametrize(
    ("facts", "bands"),
    [
        ({"rent": 99}, [("banded", 0)]),
        ({"rent": 100}, [("banded", 1)]),
        ({"rent": 200}, [("banded", 2)]),
        ({}, [("banded", 0)]),
        ({"begun": "2021-05-01"}, [("yearly", 1)]),
        ({"begun": "2020-05-01"}, [("yearly", 2)]),
        ({"items": [{"price": 4}, {"price": 5}]}, [("listed", 1)]),
    ],
)
def test_an_award_shows_the_band_in_which_a_company_lies(facts: dict[str, Any], bands: list[tuple[str, int]]) -> None:
    found = _programme().determine({"facts": {"staff": 1, **facts}}, as_of=_AS_OF)
    observing = Observing(found)
    for outcome in found.outcomes:
        observing.policy(outcome)
    told = [(clause.policy, clause.place) for clause, _ in observing.states if clause.kind == "band"]
    assert set(bands) <= set(told)


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"staff": 1, "one_project": True}, [("once", "met")]),
        ({"staff": 1, "one_project": False}, [("once", "not_met")]),
        ({"staff": 1}, [("once", "unknown")]),
        # No two policies are granted.
        ({"staff": 0, "one_project": True}, []),
    ],
)
def test_a_rule_between_policies_is_seen_where_two_of_them_are_granted(facts: dict[str, Any], shown: Any) -> None:
    assert _shown(facts, "relation") == shown


def test_before_a_policy_is_in_force_it_shows_nothing() -> None:
    assert _shown({"staff": 9}, "edge", date(2018, 6, 30)) == []


def test_of_a_bound_that_nothing_lies_below_or_above_that_is_not_asked() -> None:
    compiled = _programme().compiled
    asked = dict(clauses_of(compiled.policies[0], compiled))
    edges = {clause.name: states for clause, states in asked.items() if clause.kind == "edge"}
    assert (edges["staff"], edges["none"], edges["women"]) == (
        ("below", "at", "above"),
        ("at", "above"),
        ("below", "at"),
    )
    assert [clause.kind for clause, _ in relations_of(compiled, ["banded"])] == ["relation", "leaf"]
    assert list(relations_of(compiled, ["asking"])) == []


_FEATURE = """Feature: bands

  Scenario: once
    Given Staff is 1
    And Rent is 100
    And One project is yes
    When all policies are judged on 2022-06-30
    Then the combination leaves out nothing
"""


def _seen(folder: Path) -> Seen:
    (folder / "b.feature").write_text(_FEATURE, encoding="utf-8")
    return covered([folder / "b.feature"], _programme())


def test_bands_bounds_and_relations_are_told_with_what_they_stand_in(tmp_path: Path) -> None:
    seen = _seen(tmp_path)
    told = {row[1]: row[2] for row in rows(seen, "en")}
    assert told["award of banded: band 2"] == "applied"
    assert told["award of yearly: year 1"] == "applied"
    assert told["staff: staff of at least 5 (its bound)"] == "at the bound, above the bound"
    assert told["Once: one project: yes"] == "not met, cannot tell yet, not shown to decide"
    clauses = [each for each in seen.to_dict()["clauses"] if each["policy"] == "banded" or each["id"] == "once"]
    assert [(each["kind"], each.get("band"), each.get("in"), each["missing"]) for each in clauses] == [
        ("criterion", None, None, ["not_met", "unknown"]),
        ("leaf", None, "criterion", ["not_met", "unknown"]),
        ("edge", None, "criterion", ["below", "above"]),
        ("award", None, None, []),
        ("band", 1, None, []),
        ("band", 2, None, ["reached"]),
        ("relation", None, None, ["not_met", "unknown"]),
        ("leaf", None, "relation", ["not_met", "unknown"]),
    ]


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_the_page_colours_each_clause_and_says_in_words_what_the_colour_says(tmp_path: Path, lang: str) -> None:
    seen = _seen(tmp_path)
    read = Read(to_html(seen, lang))
    colours = [str(each["class"]).split()[1] for each in read.of("p") if "class" in each][3:]
    assert len(colours) == len(seen.states)
    unseen = [each for each in seen.states if not seen.states[each]]
    assert (colours.count("none"), "full" in colours, "part" in colours) == (len(unseen), True, True)
    assert (read.unbalanced, read.open, list(read.of("script"))) == ([], [], [])


@pytest.mark.slow
@pytest.mark.skipif(not WHERE_IT_RUNS, reason=WHY_NOT)
@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_axe_finds_nothing_on_the_page(tmp_path: Path, look: str) -> None:
    langs = {"light": "zh", "dark": "en", "narrow": "ja"}
    told = violations(to_html(_seen(tmp_path), langs[look]), tmp_path, dark=look == "dark", narrow=look == "narrow")
    assert told["violations"] == []
