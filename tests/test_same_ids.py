"""Policies that give the same id to different criteria and awards: each is told as the one of its policy."""

import csv
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner
from few_rules import criterion, fact, policy, small, text, texts, written

from lucidrule import cli
from lucidrule.core.fault import FaultList
from lucidrule.core.verdict import MET, NOT_MET
from lucidrule.engines.confirm import Disagreement
from lucidrule.engines.forward import Inferred
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.present.disagreement import disagreement
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

AS_OF = date(2022, 6, 30)
OLD_REGISTER = Path(__file__).parent / "register" / "golden" / "same-ids.sql"
FACTS = fact("a", "flag", "Fact A", ", changeable: work") + fact("b", "flag", "Fact B") + fact("m", "money", "Money M")
FILES = texts(
    FACTS,
    {
        "first": policy("first", criterion("c", "First wants A", "{a: true}")),
        "second": policy("second", criterion("c", "Second wants B", "{b: true}"), amount="20万"),
        "third": policy("third", criterion("c", "Third wants M", "{m: {at_least: 5}}"), award="c"),
    },
)
COMPANY: dict[str, Any] = {"a": False, "b": False, "m": 1}
SHARED = f"""
criteria:
  - {criterion("wide", "Wide", "{a: true}")}
  - {criterion("narrow", "Narrow", "{b: true}")}
  - {criterion("second", "Named as a policy", "{m: {at_least: 5}}")}
"""
# `wide` is used by both, `narrow` by one, `second` bears the id of a policy, `own` and `narrow` are of a policy too.
USED = texts(
    FACTS,
    {
        "first": policy("first", f"{{use: wide}}, {{use: second}}, {criterion('narrow', 'First alone', '{b: false}')}"),
        "second": policy("second", f"{{use: wide}}, {{use: narrow}}, {criterion('own', 'Own', '{m: {at_most: 9}}')}"),
    },
    shared=SHARED,
)
PARTS = f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}}}"
LISTS = fact("ships", "records", "Ships", PARTS) + fact("trains", "records", "Trains", PARTS)
EACH = f"each: [{criterion('c', 'One is big', '{big: true}')}]\n"
ABOUT_LISTS = texts(
    LISTS,
    {
        "sea": policy("sea", "", more=f"for_each: ships\n{EACH}"),
        "land": policy("land", "", more=f"for_each: trains\n{EACH}"),
    },
)


def said(*arguments: str) -> str:
    found = CliRunner().invoke(cli.cli, [*arguments, "--lang", "en"])
    return f"{found.stdout}{found.stderr}"


def test_why_nothing_can_be_changed_names_the_criterion_of_the_policy() -> None:
    told = small(FILES).determine(COMPANY, as_of=AS_OF).explain("en", changes=True).splitlines()
    assert [line.strip() for line in told if "history or what the company is" in line] == [
        "Second wants B: it rests on Fact B, which is history or what the company is",
        "Third wants M: it rests on Money M, which is history or what the company is",
    ]


def test_a_register_tells_a_change_by_the_criterion_of_its_policy(tmp_path: Path) -> None:
    folder, store = written(FILES, tmp_path / "programme"), str(tmp_path / "r.db")
    event = {"id": "e", "company": "X", "fact": "a", "value": True, "date": "2022-06-30", "source": "s", "who": "w"}
    (tmp_path / "e.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    watched = said("watch", "--store", store, "--events", str(tmp_path / "e.jsonl"), "--programme", folder)
    assert "First  Undetermined → Eligible  First wants A; Fact A" in watched
    told = said("history", "--store", store, "X", "--programme", folder)
    assert "First  Undetermined → Eligible  First wants A; Fact A" in told


def test_a_register_of_before_is_read_told_by_its_own_policies_and_verifies(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as made:
        made.executescript(OLD_REGISTER.read_text(encoding="utf-8"))
    assert "2 changes of outcome are as recomputed" in said("history", "--store", str(path), "--verify")
    told = said("history", "--store", str(path), "X1")
    assert told.count("First policy wants A; Fact A") == 2
    assert "M less N" not in told


def test_a_register_of_before_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as made:
        made.executescript(OLD_REGISTER.read_text(encoding="utf-8"))
        (body,) = made.execute("select body from entry where kind = 'rules'").fetchone()
    register = Register(Store(path, create=False), small(json.loads(body)["texts"]))
    event = {"id": "e3", "company": "X1", "fact": "a", "value": False, "date": "2022-07-02", "source": "x", "who": "y"}
    (told,) = register.take([("e", 1, json.dumps(event))])
    assert isinstance(told, ToldChange)
    assert (told.change.policy, told.change.criteria) == ("first", ("c1",))


@pytest.mark.parametrize(
    ("name", "label"), [("first", "First wants A"), ("second", "Second wants B"), ("third", "Third wants M")]
)
def test_where_engines_differ_is_told_by_the_policy(name: str, label: str) -> None:
    compiled = small(FILES).compiled
    told = disagreement(Disagreement(ForwardProgramme(compiled, 2021), (name, "c"), None, "met", "not_met"), "en")
    assert f"{name.title()} › {label}" in told


def test_where_engines_differ_in_a_criterion_of_all_policies_no_other_of_its_id_is_told() -> None:
    files = texts(
        FACTS,
        {"first": policy("first", ""), "second": policy("second", "")},
        shared=f"criteria: [{criterion('c', 'All want A', '{a: true}')}]\n",
        common="c",
    )
    judged = ForwardProgramme(small(files).compiled, 2021)
    told = disagreement(Disagreement(judged, ("", "c"), None, "met", "not_met"), "en")
    assert "All want A" in told


def test_a_disagreement_that_is_raised_names_the_criterion_of_its_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("durable_rules_engine")
    monkeypatch.setattr(Inferred, "of", lambda inferred, slot: MET)
    with pytest.raises(Disagreement) as raised:
        small(FILES).determine(COMPANY, as_of=AS_OF, confirm=True)
    assert (raised.value.policy, raised.value.criterion) == ("first", "c")


def screened(files: dict[str, str], folder: Path, rows: str, name: str) -> Path:
    programme = written(files, folder / "programme")
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    out = folder / name
    told = said(
        *("screen", str(folder / "t.csv"), "-o", str(out)),
        *("--as-of", "2022-06-30", "--explain", "--programme", programme),
    )
    assert out.is_file(), told
    return out


def test_a_screened_table_has_a_column_for_the_criterion_of_each_policy(tmp_path: Path) -> None:
    out = screened(FILES, tmp_path, "a,b,m\nno,yes,7\n", "o.csv")
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    told = {name: value for name, value in row.items() if "wants" in name}
    assert told == {
        "1. First: First wants A": "not met",
        "2. Second: Second wants B": "met",
        "3. Third: Third wants M": "met",
    }


def test_a_shared_criterion_has_one_column_and_every_other_one_of_its_own(tmp_path: Path) -> None:
    out = screened(USED, tmp_path, "a,b,m\nno,yes,7\n", "o.jsonl")
    found = json.loads(out.read_text(encoding="utf-8"))
    verdicts = {name: said for name, said in found.items() if said in ("met", "not_met")}
    assert verdicts == {
        "wide": "not_met",
        "first/second": "met",
        "first/narrow": "not_met",
        "narrow": "met",
        "second/own": "met",
    }


def test_a_frame_has_the_columns_of_a_screened_table(tmp_path: Path) -> None:
    frame = pl.DataFrame({"a": [False], "b": [True], "m": [7]})
    (found,) = small(USED).screen(frame, as_of=AS_OF, criteria=True).to_dicts()
    assert {name: value for name, value in found.items() if value in ("met", "not_met")} == {
        "wide": "not_met",
        "first/second": "met",
        "first/narrow": "not_met",
        "narrow": "met",
        "second/own": "met",
    }


def test_a_shared_criterion_is_told_where_the_first_policy_is_not_in_force(tmp_path: Path) -> None:
    later = "in_force: {from: 2030-01-01, basis: assumed}\n"
    files = {**USED, "rules/a/first.yaml": policy("first", "{use: wide}", more=later)}
    out = screened(files, tmp_path, "a,b,m\nno,yes,7\n", "o.jsonl")
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["first"], found["wide"]) == ("not_in_force", "not_met")


def test_a_criterion_that_several_policies_use_is_judged_once() -> None:
    programme = small(USED)
    first, second = programme.compiled.policies
    assert first.criterion("wide") is second.criterion("wide")


def test_many_companies_are_told_by_policy_and_id() -> None:
    (found,) = small(FILES).determine_many([{"a": True, "b": False, "m": 7}], as_of=AS_OF)
    assert found.criteria == {"first": {"c": MET}, "second": {"c": NOT_MET}, "third": {"c": MET}}


def test_an_empty_list_is_told_by_the_list_of_the_policy() -> None:
    told = small(ABOUT_LISTS).determine({"ships": "none", "trains": "none"}, as_of=AS_OF).explain("en")
    assert [line.strip() for line in told.splitlines() if line.endswith("none")] == ["Ships: none", "Trains: none"]


def played(files: dict[str, str], then: str, lang: str = "en") -> tuple[list[str], list[str]]:
    """Return the codes of what is wrong with a sentence about the policy `first`, and what it says when it fails."""
    faults = FaultList()
    given = "Given Fact A: no, Fact B: no\n    And the Money M is 1"
    scenario = f"Scenario: one\n    {given}\n    When it applies for First on 2022-06-30\n    Then {then}\n"
    feature, _ = read_feature(f"Feature: ids\n  {scenario}".encode(), "x.feature", faults)
    assert feature is not None, faults.sorted()
    (found,) = prepare(feature, Path("x.feature"), FeatureProgramme(small(files)))
    failed = run(found, lang) if not found.faults else None
    return [fault.code for fault in found.faults], failed[1] if failed else []


@pytest.mark.parametrize(
    "then",
    [
        "the outcome is Not eligible because of First wants A",
        "the criterion First wants A is not met",
        "the criterion c is not met",
    ],
)
def test_a_scenario_names_the_criterion_of_its_policy(then: str) -> None:
    assert played(FILES, then) == ([], [])


def test_a_scenario_that_names_the_criterion_of_another_policy_is_refused() -> None:
    assert played(FILES, "the outcome is Not eligible because of Second wants B") == (["not-of-policy"], [])


def test_a_scenario_names_a_shared_criterion_for_each_policy_that_uses_it() -> None:
    assert played(USED, "the criterion Wide is not met") == ([], [])
    assert played(USED, "Second: the criterion Wide is not met") == ([], [])


@pytest.mark.parametrize(
    "then", ["the criterion a criterion rests on assumed", "the award an award rests on reported, source s"]
)
def test_a_scenario_tells_a_criterion_from_an_award_of_the_same_id(then: str) -> None:
    paid = f"{{id: c, label: {text('an award')}, basis: reported, source: s, amount: 1}}"
    first = policy("first", criterion("c", "a criterion", "{a: true}"))
    start = first.index("entitlement")
    top = FILES["policies.yaml"].replace("sources: {}", f"sources: {{s: {{title: {text('s')}}}}}")
    own = f"{first[:start]}entitlement: {{awards: [{paid}]}}\n"
    assert played({**FILES, "policies.yaml": top, "rules/a/first.yaml": own}, then) == ([], [])


def test_a_scenario_that_asks_for_one_of_two_open_points_with_the_same_question_is_refused() -> None:
    point = f"{{question: {text('Is it so?')}, basis: assumed}}"
    asked = policy(
        "first",
        criterion("c", "First", "{all: [{needs_judgement: one}, {needs_judgement: two}]}"),
        more=f"open_points: {{one: {point}, two: {point}}}\n",
    )
    then = "the open question for the authority is Is it so?"
    assert played({**FILES, "rules/a/first.yaml": asked}, then) == (["ambiguous-name"], [])


def test_a_policy_may_bear_the_id_of_a_fact_that_a_table_has(tmp_path: Path) -> None:
    rules = written(texts(FACTS, {"m": policy("m", criterion("c", "C", "{m: {at_least: 5}}"))}), tmp_path)
    table = tmp_path / "table.csv"
    table.write_text("id,m\na,5\nb,4\n", encoding="utf-8")
    args = ["screen", str(table), "--programme", rules, "--as-of", "2022-06-30", "--summary-json", "-"]
    found = CliRunner().invoke(cli.cli, args)
    counts = json.loads(found.stdout)["policies"]["m"]["outcomes"]
    assert (found.exit_code, counts["eligible"], counts["ineligible"]) == (0, 1, 1)
