"""Several programmes in the other doors: interviews, tables, scenarios, registers, listings."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import few_rules
import pytest
from command import Done, run
from joint import GREEN, PROVINCE, TOWN, joint, policy, texts

import lucidrule
from lucidrule.cli.options import day_or_today
from lucidrule.compile.loaded import compile_texts
from lucidrule.core.fault import UnreadableInput
from lucidrule.present.policy import describe
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.register.verify import compared
from lucidrule.scenarios.pytest_run import run_features
from lucidrule.scenarios.report_files import heading

AS_OF = "2022-05-05"
FEATURE = """# language: en
Feature: Both

  Background:
    Given the company has these facts:
      | Staff | 15 |

  Scenario: The town asks for fewer than the province
    When the company applies for "town/hiring" on 2022-05-05
    Then the outcome is "Eligible"

  Scenario: A policy that only the province has
    When the company applies for "clean" on 2022-05-05
    Then the outcome is "Undetermined"
"""
SINGLE = """Feature: One

  Scenario: Enough staff
    Given Staff is 15
    When the company applies for "{}" on 2022-05-05
    Then the outcome is "{}"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with both programmes in folders of it."""
    few_rules.written(TOWN, tmp_path / "town")
    few_rules.written(PROVINCE, tmp_path / "province")
    return tmp_path


def lucid(place: Path, *arguments: str) -> Done:
    """Run the command over both programmes."""
    both = ("--programme", "town", "--programme", "province")
    return run(*arguments, *both, "--lang", "en", folder=place)


def test_an_interview_asks_a_shared_fact_once_and_settles_policies_of_both() -> None:
    interview = joint(TOWN, PROVINCE).interview(as_of=AS_OF, policies=["town/hiring", "province/hiring"])
    question = interview.next()
    assert question is not None
    assert (question.missing.fact, question.policies) == ("staff", ("town/hiring", "province/hiring"))
    assert dict(interview.answer(15).settled) == {"town/hiring": "eligible", "province/hiring": "ineligible"}
    assert interview.next() is None


def test_a_session_tells_changes_of_policies_of_both() -> None:
    session = joint(TOWN, PROVINCE).session({"staff": 15}, as_of=AS_OF)
    changes = session.know("staff", 25)
    assert [(each.policy, each.before.value, each.after.value) for each in changes] == [
        ("province/hiring", "ineligible", "eligible"),
    ]


def test_many_companies_are_judged_by_both() -> None:
    found = list(joint(TOWN, PROVINCE).determine_many([{"staff": 15}, {"staff": 25}], as_of=AS_OF))
    assert [[each.outcomes[name].value for name in ("town/hiring", "province/hiring")] for each in found] == [
        *(["eligible", "ineligible"], ["eligible", "eligible"]),
    ]


def test_what_would_have_to_change_is_about_the_year_of_each_programme() -> None:
    facts = few_rules.fact("sales", "money", "Sales", ", yearly: true, changeable: work")
    asked = {"growth": policy("growth", "{sales: {year: assessment, at_least: 100万}}")}
    programmes = joint(texts("a", facts, asked), texts("b", facts, asked, years=2))
    found = programmes.determine({"sales": {2020: "1万", 2021: "1万"}}, as_of=AS_OF)
    options = [option for name in ("a/growth", "b/growth") for option in found.changes(name).options]
    assert [[step.missing.year for step in option.steps] for option in options] == [[2022], [2022]]
    # The second assesses the year before the last one.
    applications = [option.application for option in options]
    assert [(each.day.isoformat(), each.assessment) for each in applications] == [
        ("2023-01-01", 2022),
        ("2024-01-01", 2022),
    ]


def test_a_table_is_screened_once_for_both(place: Path) -> None:
    (place / "firms.csv").write_text("Company,Staff,Green\nA,15,yes\nB,25,\n", encoding="utf-8")
    done = lucid(place, "screen", "firms.csv", "--as-of", AS_OF, "-o", "out.csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((place / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    columns = ["1. Hiring (Town)", "3. Hiring (Province)", "4. Clean"]
    assert [[row[column] for column in columns] for row in rows] == [
        ["Eligible", "Not eligible", "Eligible"],
        ["Eligible", "Eligible", "Undetermined"],
    ]


def test_a_frame_has_the_columns_of_both_by_their_ids() -> None:
    import polars as pl

    found = joint(TOWN, PROVINCE).screen(pl.DataFrame({"staff": [15, 25]}), as_of=AS_OF, sums=True)
    assert found.columns[1:] == [
        *("town/hiring", "town/hiring low", "town/hiring high", "growth", "growth low", "growth high"),
        *("province/hiring", "province/hiring low", "province/hiring high", "clean", "clean low", "clean high"),
        *("past", "past low", "past high", "total low", "total high"),
    ]
    assert found["total low"].to_list() == [100_000, 400_000]


def test_a_feature_folder_may_name_several_programmes(place: Path) -> None:
    features = place / "features"
    features.mkdir()
    (features / "programmes.yaml").write_text("programmes: [../town, ../province]\n", encoding="utf-8")
    (features / "both.feature").write_text(FEATURE, encoding="utf-8")
    done = run_features([features / "both.feature"])
    assert [(each.status, each.lines) for each in done.results] == [("passed", [])] * 2


def test_scenarios_of_two_policies_of_one_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    stated = policy("hiring", "{staff: {at_least: 10}}")
    for name in ("hiring", "recruiting"):
        files = texts(
            name, few_rules.fact("staff", "count", "Staff"), {name: stated.replace("id: hiring", f"id: {name}")}
        )
        few_rules.written(files, tmp_path / name)
        told = SINGLE.format(name, "Eligible")
        (tmp_path / name / "one.feature").write_text(told, encoding="utf-8")
    done = run_features(sorted(tmp_path.rglob("*.feature")))
    assert [heading(done, each, "en") for each in done.by_policy()] == ["Hiring (hiring)", "Hiring (recruiting)"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("programmes: ../town\n", "programmes-of-features"),
        ("[]\n", "programmes-of-features"),
        ("programmes: []\n", "programmes-of-features"),
        ("programmes: [../town, ../../../../../../elsewhere]\n", "programme-too-far"),
        ("a: [\n", "syntax"),
    ],
)
def test_a_folder_that_names_no_programmes_that_it_may_reach_is_refused(place: Path, content: str, code: str) -> None:
    features = place / "a" / "b" / "features"
    features.mkdir(parents=True)
    (features / "programmes.yaml").write_text(content, encoding="utf-8")
    (features / "both.feature").write_text(FEATURE, encoding="utf-8")
    done = run("test", str(features), "--lang", "en")
    assert (done.returncode, code in _codes(features)) == (2, True), done


def _codes(features: Path) -> list[str]:
    from lucidrule.core.fault import RulesAtFault
    from lucidrule.scenarios.feature_programme import FeatureProgrammes

    with pytest.raises(RulesAtFault) as refused:
        FeatureProgrammes().of(features / "both.feature")
    return [fault.code for fault in refused.value.faults]


def test_scenarios_are_drafted_for_both_and_hold(place: Path) -> None:
    (place / "firm.yaml").write_text("company: {name: Firm}\nfacts: {staff: 15, green: yes}\n", encoding="utf-8")
    drafted = lucid(place, "draft", "firm.yaml", "--as-of", AS_OF)
    assert drafted.returncode == 0, drafted.stderr
    (place / "drafted.feature").write_text(drafted.stdout, encoding="utf-8")
    done = lucid(place, "test", "drafted.feature")
    assert done.returncode == 0, done.stdout


def test_a_register_keeps_the_digest_of_each_programme_and_verifies(place: Path) -> None:
    event = {"id": "1", "company": "X", "fact": "staff", "value": 25, "date": "2022-05-05", "source": "s", "who": "w"}
    (place / "events.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    watched = lucid(place, "watch", "--store", "r.db", "--events", "events.jsonl")
    assert watched.returncode == 0, watched.stderr
    assert watched.stdout.count("→ Eligible") == 2
    told = [json.loads(line) for line in lucid(place, "history", "--store", "r.db", "--json").stdout.splitlines()]
    (rules,) = [entry for entry in told if entry["kind"] == "rules"]
    digests = [lucidrule.load(place / name).compiled.digest for name in ("town", "province")]
    assert [(each["programme"], each["digest"]) for each in rules["programmes"]] == [
        *(("town", digests[0]), ("province", digests[1])),
    ]
    verified = run("history", "--store", "r.db", "--verify", "--lang", "en", folder=place)
    assert (verified.returncode, verified.stdout) == (
        0,
        "Verified: 4 entries; 2 changes of outcome are as recomputed.\n",
    )


def told_of_staff(register: Register, staff: int) -> list[tuple[str, str]]:
    """Return which outcomes change, once a company is told to have so many staff."""
    told = {"company": "X", "fact": "staff", "value": staff, "source": "s", "who": "w"}
    line = json.dumps({"id": str(staff), "date": "2022-05-05", **told})
    return changed(register.take([("events.jsonl", 1, line)]))


def changed(told: Iterable[Any]) -> list[tuple[str, str]]:
    return [(each.change.policy, each.change.after.value) for each in told]


def test_a_register_of_two_programmes_is_not_opened_with_one_and_stands(tmp_path: Path) -> None:
    both = Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE))
    both.renew()
    assert told_of_staff(both, 25) == [("town/hiring", "eligible"), ("province/hiring", "eligible")]
    one = Register(Store(tmp_path / "r.db", create=True), few_rules.small(TOWN))
    with pytest.raises(UnreadableInput) as refused:
        one.renew()
    assert [(each.code, each.params["names"]) for each in refused.value.faults] == [
        ("store-lacks-programme", ("province",))
    ]
    again = Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE))
    assert (again.renew(), again.log.companies["X"].outcomes["province/hiring"].value) == ([], "eligible")


def test_a_programme_is_left_out_of_a_register_by_name(tmp_path: Path) -> None:
    both = Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE))
    both.renew()
    assert told_of_staff(both, 25) == [("town/hiring", "eligible"), ("province/hiring", "eligible")]
    one = Register(Store(tmp_path / "r.db", create=True), few_rules.small(TOWN))
    left_out = sorted(changed(one.renew(["province"])))
    assert left_out == [(name, "not_in_force") for name in ("clean", "past", "province/hiring")]
    again = Register(Store(tmp_path / "r.db", create=True), few_rules.small(TOWN))
    # What was left out before may be named again.
    assert again.renew(["province"]) == []
    assert told_of_staff(again, 1) == [("hiring", "ineligible")]
    (found,) = compared(again.store, again.programme, ["X"])
    assert (found.differences, found.changes) == ((), 6)


@pytest.mark.parametrize(("name", "near"), [("provinces", ("province",)), ("town", ())])
def test_only_what_a_register_stands_under_and_is_not_given_is_left_out(
    name: str, near: tuple[str, ...], tmp_path: Path
) -> None:
    Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE)).renew()
    one = Register(Store(tmp_path / "r.db", create=True), few_rules.small(TOWN))
    with pytest.raises(UnreadableInput) as refused:
        one.renew([name])
    assert [(each.code, each.nearest) for each in refused.value.faults] == [("store-leave-out", near)]


def test_a_register_that_gets_another_programme_knows_the_policies_of_the_first_by_their_new_names(
    tmp_path: Path,
) -> None:
    one = Register(Store(tmp_path / "r.db", create=True), few_rules.small(TOWN))
    one.renew()
    assert told_of_staff(one, 25) == [("hiring", "eligible")]
    both = Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE))
    assert changed(both.renew()) == [
        *(("province/hiring", "eligible"), ("clean", "undetermined"), ("past", "undetermined")),
    ]
    again = Register(Store(tmp_path / "r.db", create=True), joint(TOWN, PROVINCE))
    assert again.renew() == []
    assert told_of_staff(again, 15) == [("province/hiring", "ineligible")]
    (found,) = compared(again.store, again.programme, ["X"])
    assert (found.differences, found.changes) == ((), 5)


def test_policies_and_facts_of_both_are_listed_and_told(place: Path) -> None:
    listed = lucid(place, "policies").stdout
    assert [name in listed for name in ("town/hiring", "province/hiring", "Town", "Province")] == [True] * 4
    assert json.loads(lucid(place, "facts", "--json").stdout)["staff"]["used_by"] == ["town/hiring", "province/hiring"]
    assert lucid(place, "policy", "province/hiring").stdout.splitlines()[0] == "Hiring (Province)"
    assert "Hiring (Town)" in lucid(place, "steps").stdout
    assert lucid(place, "validate").stdout == "✔ Town, Province: 5 policies, 0 company files, no faults\n"


def test_a_policy_tells_the_rules_of_other_programmes_about_it() -> None:
    ruled = TOWN["policies.yaml"].replace(
        "rules: []",
        "rules: [{id: r, effect: highest_only, policies: [growth, province/clean], "
        "label: {zh: 择高, en: the higher one, ja: 高い方}, basis: assumed}]",
    )
    compiled = joint({**TOWN, "policies.yaml": ruled}, PROVINCE).compiled
    (clean,) = [each for each in compiled.policies if each.id == "clean"]
    assert "the higher one" in describe(clean, compiled, "en")


def test_an_empty_table_has_the_years_of_each_programme(place: Path) -> None:
    done = lucid(place, "template", "t.csv", "--years", "1", "--as-of", AS_OF)
    assert done.returncode == 0, done.stderr
    assert [each for each in (place / "t.csv").read_text("utf-8-sig").strip().split(",") if "Sales" in each] == [
        *("Sales (2021)", "Sales (2020)"),
    ]


def test_warnings_of_each_programme_are_told_with_its_id(place: Path) -> None:
    top = place / "town" / "policies.yaml"
    top.write_text(top.read_text("utf-8").replace("language: 2", "language: 1"), encoding="utf-8")
    rules = place / "town" / "rules" / "a" / "growth.yaml"
    rules.write_text(rules.read_text("utf-8").replace('title: {zh: "Growth"', 'title: {zh: "Hiring"'), encoding="utf-8")
    done = lucid(place, "validate")
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[0] for line in done.stdout.splitlines() if line.startswith("town/")] == [
        "town/rules/a/growth.yaml",
    ]


def test_moments_are_days_where_all_programmes_have_one_zone_and_today_is_told_where_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    zones = [
        {**files, "policies.yaml": files["policies.yaml"] + f"zone: {zone}\n"}
        for files, zone in ((TOWN, "Asia/Shanghai"), (PROVINCE, "Europe/Paris"))
    ]
    compiled = joint(*zones).compiled
    assert compiled.zone is None
    assert day_or_today(None, compiled, "en") == compiled.members[0].today()
    assert "today where Town is" in capsys.readouterr().err
    same = joint(zones[0], {**PROVINCE, "policies.yaml": PROVINCE["policies.yaml"] + "zone: Asia/Shanghai\n"}).compiled
    assert str(same.zone) == "Asia/Shanghai"


def test_areas_rules_and_shared_criteria_of_one_name_are_told_apart() -> None:
    shared = f"criteria: [{few_rules.criterion('eco', 'Eco', '{green: true}')}]\n"
    each = {}
    for name in ("one", "two"):
        files = texts(
            name, GREEN, {"p": policy("p", "{green: true}"), f"q-{name}": policy(f"q-{name}", "{green: true}")}
        )
        files["rules/criteria.yaml"] = shared
        files["rules/a/p.yaml"] = files["rules/a/p.yaml"].replace("criteria: [", "criteria: [{use: eco}, ")
        files["policies.yaml"] = files["policies.yaml"].replace(
            "rules: []",
            f"rules: [{{id: r, effect: highest_only, policies: [p, q-{name}], label: {few_rules.text(name)}, "
            "basis: assumed}]",
        )
        each[name] = files
    compiled = compile_texts({f"{of}/{name}": text for of, files in each.items() for name, text in files.items()})
    assert [area.id for area in compiled.areas] == ["one/a", "two/a"]
    assert [rule.id for rule, _ in compiled.interactions] == ["one/r", "two/r"]
    assert [policy.key(criterion) for policy in compiled.policies for criterion in policy.criteria] == [
        *("one/p/eco", "one/p/asked", "q-one/asked", "two/p/eco", "two/p/asked", "q-two/asked"),
    ]
    found = lucidrule.Programmes(compiled).determine({"green": True}, as_of=AS_OF, confirm=True)
    assert found.combination.left_out == (("q-one", "one/r"), ("q-two", "two/r"))
