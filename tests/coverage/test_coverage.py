"""What scenarios show of a small programme, counted by hand; and that those of the shipped one show all of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import run
from few_rules import criterion, fact, policy, small, text, texts, written
from joint import TOWN, joint

from lucidrule.cli.features import about
from lucidrule.core.fault import UnreadableInput
from lucidrule.coverage.report import home_of, label_of, rows
from lucidrule.coverage.seen import Seen, covered

_PARTS = f", parts: {{price: {{type: money, label: {text('Price')}, question: {text('Price?')}}}}}"
_FACTS = (
    fact("local", "flag", "Is local")
    + fact("green", "flag", "Is green")
    + fact("products", "records", "Products", _PARTS)
    + fact("born", "date", "Founding date")
)
_EITHER = criterion("either", "Local or green", "{any: [{local: true}, {green: true}]}")
_JUDGED = "{needs_judgement: worth}"
_ASKED = f"open_points: {{worth: {{question: {text('Is it worthy?')}, basis: assumed}}}}\ncriteria: []\n"
_DEAR = f"for_each: products\neach: [{criterion('dear', 'Dear', '{price: {at_least: 5}}')}]\n"
_RULES = texts(
    _FACTS,
    {
        "hire": policy("hire", f"{_EITHER}, {criterion('worthy', 'Worthy', _JUDGED)}"),
        "sell": policy("sell", criterion("home", "Is at home", "{local: true}"), more=_DEAR),
    },
    shared=_ASKED,
)
_FEATURE = """Feature: hire

  Scenario: local
    Given Is local is yes
    And Is green is no
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "refer to the authority"

  Scenario: neither
    Given Is local is no
    And Is green is no
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "not eligible"

  Scenario: allowed
    Given Is local is yes
    And Is green is no
    And the authority has answered yes to "Is it worthy?"
    When the company applies for "Hire" on 2022-06-30
    Then the outcome is "eligible"

  Scenario: two products
    Given Is local is yes
    And the Products are as follows:
      | Price |
      | 4     |
      | 6     |
    When the company applies for "Sell" on 2022-06-30
    Then the outcome is "eligible"
"""
_EARLY = """Feature: early

  Scenario: early
    Given Is local is yes
    When the company applies for "Hire" on 2018-06-30
    Then the outcome is "not in force"
"""


def _feature(folder: Path) -> Path:
    (folder / "hire.feature").write_text(_FEATURE, encoding="utf-8")
    return folder / "hire.feature"


def _states(seen: Seen) -> list[tuple[str, str, list[str], Any]]:
    listed = seen.to_dict()["clauses"]
    return [(each["kind"], each["id"], each["missing"], each.get("decides")) for each in listed]


def test_states_and_leaves_that_decide_are_those_of_the_scenarios(tmp_path: Path) -> None:
    seen = covered([_feature(tmp_path)], small(_RULES), ["hire"])
    assert seen.scenarios == 4
    assert _states(seen) == [
        ("criterion", "either", ["unknown"], None),
        # Local and neither differ in it alone, and one is referred, the other not eligible.
        ("leaf", "either", ["unknown"], True),
        ("leaf", "either", ["met", "unknown"], False),
        ("criterion", "worthy", ["not_met"], None),
        ("leaf", "worthy", ["not_met"], False),
        ("award", "w", [], None),
        ("point", "worth", [], None),
    ]
    # 2 + 2 + 1 of 9 of the first three, 2 + 2 of 6, the award, the question.
    assert (seen.counts, seen.share) == ((11, 17), 64)


def _reading(name: str) -> str:
    return f"readings: [{{id: {name}, text: {text('As ' + name)}, basis: assumed}}]\n"


def test_how_a_text_is_read_is_shown_by_what_its_policy_comes_to(tmp_path: Path) -> None:
    rules = {**_RULES, "policies.yaml": _RULES["policies.yaml"] + _reading("whole")}
    rules["rules/a/hire.yaml"] += _reading("own")
    rules["rules/a/sell.yaml"] += _reading("none")
    seen = covered([_feature(tmp_path)], small(rules))
    told = {each.name: (seen.states[each], row[:2]) for each in seen.states for row in [_told(seen, each)]}
    assert [told[name] for name in ("own", "none", "whole")] == [
        ({"met", "not_met"}, ("Hire", "Readings: As own")),
        ({"met"}, ("Sell", "Readings: As none")),
        ({"met", "not_met"}, ("Readings that hold for all policies", "As whole")),
    ]


def test_of_several_programmes_each_has_readings_of_its_own() -> None:
    rules = {**_RULES, "policies.yaml": _RULES["policies.yaml"] + _reading("whole")}
    seen = covered([], joint(rules, TOWN))
    assert [(each.name, _told(seen, each)[1]) for each in seen.states if each.kind == "reading"] == [
        ("small/whole", "As whole")
    ]


def _told(seen: Seen, clause: Any) -> tuple[str, str]:
    return home_of(seen, clause, "en"), label_of(seen, clause, "en")


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_what_is_not_shown_is_told_in_the_words_of_the_rules(tmp_path: Path, lang: str) -> None:
    (tmp_path / "none.feature").write_text(_EARLY, "utf-8")
    told = rows(covered([tmp_path / "none.feature"], small(_RULES)), lang)
    assert [row[0] for row in told[1:]] == ["Hire"] * 6 + [told[7][0]] + ["Sell"] * 6
    assert ("Is it worthy?" in told[7][1], "5" in told[11][1], "5" in told[12][1]) == (True, True, True)


def test_the_command_tells_them_and_fails_below_what_is_asked(tmp_path: Path) -> None:
    _feature(tmp_path)
    asked = ("coverage", str(tmp_path), "--programme", written(_RULES, tmp_path / "rules"), "--lang", "en")
    done = run(*asked, "--policy", "hire", "--fail-under", "65", "--html", str(tmp_path / "c.html"))
    assert (done.returncode, "Local or green" in (tmp_path / "c.html").read_text(encoding="utf-8")) == (1, True)
    assert "4 scenarios. Of 17 states of clauses 11 are seen, 64 %." in done.stdout
    assert "Hire\tLocal or green: is green: yes\tmet, cannot tell yet, not shown to decide\n" in done.stdout
    assert run(*asked, "--policy", "hire", "--fail-under", "64", terminal=True).returncode == 0
    assert json.loads(run(*asked, "--policy", "hire", "--json").stdout)["states_seen"] == 11
    assert run("coverage", str(tmp_path / "gone"), "--lang", "en").returncode == 2


def test_scenarios_show_the_rules_that_they_stand_on(tmp_path: Path) -> None:
    written(_RULES, tmp_path)
    (tmp_path / "features").mkdir()
    _feature(tmp_path / "features")
    done = run("coverage", "--lang", "en", "--policy", "hire", folder=tmp_path)
    assert ("Of 17 states of clauses 11 are seen" in done.stdout, done.stderr) == (True, "")


@pytest.fixture
def two_programmes(tmp_path: Path) -> Path:
    """A folder with the rules of two programmes, `small` and `other`, each with a feature, and one that has none."""
    other = {name: each.replace("id: small", "id: other") for name, each in _RULES.items()}
    for name, rules in (("small", _RULES), ("other", other)):
        written(rules, tmp_path / name)
        (tmp_path / name / "features").mkdir()
        _feature(tmp_path / name / "features")
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        # Of a folder those about others are left aside; of a programme that is named alone its own are taken.
        (
            ("small", "other", "--programme", "small"),
            "Left aside, for they are not about small: other/features/hire.feature\n",
        ),
        (("--programme", "small"), ""),
        (("other/features/hire.feature", "--programme", "small"), ""),
    ],
    ids=["folders", "its own", "by name"],
)
def test_of_a_programme_that_is_asked_for_its_own_features_are_played(
    two_programmes: Path, asked: tuple[str, ...], told: str
) -> None:
    done = run("coverage", *asked, "--lang", "en", "--policy", "hire", folder=two_programmes)
    assert ("4 scenarios. Of 17 states of clauses 11 are seen" in done.stdout, done.stderr) == (True, told)


def test_features_none_of_which_is_about_a_programme_are_refused(two_programmes: Path) -> None:
    with pytest.raises(UnreadableInput) as error:
        about([str(two_programmes / "other")], str(two_programmes / "small"), "en")
    assert [each.code for each in error.value.faults] == ["no-features-of"]


@pytest.mark.parametrize(
    "text", ["nothing of the kind\n", _EARLY.replace("Is local", "Is nowhere")], ids=["none", "odd"]
)
def test_what_is_no_feature_or_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.feature").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        covered([tmp_path / "odd.feature"], small(_RULES))


def test_the_shipped_scenarios_show_every_state_and_every_leaf_decide() -> None:
    told = run("coverage", "--lang", "en", "--fail-under", "100", folder=Path(__file__).parents[2])
    assert told.returncode == 0
    # It stands on rules of its own.
    assert "features/conformance/逻辑.feature" in told.stderr
    assert told.stdout.splitlines()[2:] == [
        "Of 61 leaves 61 are shown to decide: two scenarios differ in them alone and in their outcome.",
        "Every state is seen.",
    ]
