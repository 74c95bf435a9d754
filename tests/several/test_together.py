"""Several programmes judged together: what they share, what each keeps, and how policies are named."""

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path

import few_rules
import pytest
from command import run
from joint import GREEN, PROVINCE, STAFF, TOWN, joint, policy, rule, texts

import lucidrule
from lucidrule.core.fault import RulesAtFault, UnknownName

FACTS = {"staff": 25, "green": True, "local": True, "sales": {2020: "100万", 2021: "50万"}}
AS_OF = "2022-05-05"


def with_rule(policies: str) -> dict[str, str]:
    """Return the town with an interaction of policies."""
    top = TOWN["policies.yaml"].replace("rules: []", f"rules: [{rule('r', policies)}]")
    return {**TOWN, "policies.yaml": top}


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Return the folders of both programmes."""
    return [few_rules.written(each, tmp_path / name) for name, each in (("t", TOWN), ("p", PROVINCE))]


def test_each_programme_judges_the_shared_facts_by_its_own_rules_and_its_own_year() -> None:
    found = joint(TOWN, PROVINCE).determine(FACTS, as_of=AS_OF)
    assert [(each.id, each.outcome.value, each.total) for each in found.outcomes] == [
        ("town/hiring", "eligible", 100_000),
        ("growth", "ineligible", None),
        ("province/hiring", "eligible", 300_000),
        ("clean", "eligible", 50_000),
        ("past", "eligible", 10_000),
    ]
    assert found.combination.totals == (Decimal(460_000),)


def test_a_shared_fact_is_missing_once_and_names_the_policies_of_both() -> None:
    found = joint(TOWN, PROVINCE).determine({"green": True}, as_of=AS_OF)
    assert {(each.missing.fact, each.missing.year): each.policies for each in found.missing} == {
        ("staff", 0): ("town/hiring", "province/hiring"),
        ("sales", 2021): ("growth",),
        ("sales", 2020): ("past",),
    }


def test_the_receipt_has_the_digest_and_the_year_of_each_programme() -> None:
    town, province = (few_rules.small(each).compiled for each in (TOWN, PROVINCE))
    receipt = joint(TOWN, PROVINCE).determine(FACTS, as_of=AS_OF).receipt
    assert receipt["programme"] == "town+province"
    assert [(each["programme"], each["rules_digest"], each["assessment_year"]) for each in receipt["programmes"]] == [
        ("town", town.digest, 2021),
        ("province", province.digest, 2020),
    ]


def test_a_policy_is_named_short_where_one_can_be_meant_and_in_full_always() -> None:
    compiled = joint(TOWN, PROVINCE).compiled
    assert compiled.policies_named(["growth", "town/growth", "province/hiring", "4", "Past"]) == (
        *("growth", "growth", "province/hiring", "clean", "past"),
    )


def test_a_short_id_of_two_programmes_is_refused_with_both() -> None:
    with pytest.raises(UnknownName, match="may mean several policies") as refused:
        joint(TOWN, PROVINCE).determine(FACTS, as_of=AS_OF, policies=["hiring"])
    told = str(refused.value)
    assert ("town/hiring" in told, "province/hiring" in told) == (True, True)


def test_alone_the_ids_stay_short_and_full_names_are_taken() -> None:
    assert few_rules.small(PROVINCE).compiled.policies_named(["province/clean", "clean"]) == ("clean", "clean")
    assert [each.id for each in few_rules.small(PROVINCE).determine({}, as_of=AS_OF).outcomes] == [
        *("hiring", "clean", "past"),
    ]


def test_programmes_and_their_determinations_are_copied_and_pickled_as_one_of_the_same() -> None:
    programmes = joint(TOWN, PROVINCE)
    found = programmes.determine(FACTS, as_of=AS_OF)
    again = pickle.loads(pickle.dumps(programmes))
    assert isinstance(again, lucidrule.Programmes)
    assert pickle.loads(pickle.dumps(found)).to_dict() == found.to_dict()
    assert again.determine(FACTS, as_of=AS_OF).to_dict() == found.to_dict()
    assert copy.deepcopy(programmes) is programmes


def test_a_python_caller_loads_several_folders(folders: list[str]) -> None:
    programmes = lucidrule.load(folders)
    assert isinstance(programmes, lucidrule.Programmes)
    assert [each.id for each in programmes.parts] == ["town", "province"]
    assert lucidrule.load(folders[:1]).compiled.id == "town"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (STAFF.replace("count", "money"), "`money` here, `count` in"),
        (few_rules.fact("sales", "money", "Sales"), "(`yearly`)"),
        (few_rules.fact("staff", "count", "Staff", ", at_most: 9"), "`9` here, `nothing` in"),
    ],
    ids=["type", "yearly", "largest value"],
)
def test_a_fact_that_is_declared_otherwise_is_refused_with_both_places(changed: str, told: str, tmp_path: Path) -> None:
    other = texts("other", changed + GREEN, {"clean": policy("clean", "{green: true}")})
    folders = [few_rules.written(each, tmp_path / name) for name, each in (("t", TOWN), ("o", other))]
    with pytest.raises(RulesAtFault) as refused:
        lucidrule.load(folders)
    (fault,) = refused.value.faults
    assert fault.code == "fact-declared-otherwise"
    assert str(fault.at).startswith(f"{tmp_path}/o/rules/facts.yaml:")
    assert told in str(refused.value)
    assert f"{tmp_path}/t/rules/facts.yaml:" in str(refused.value)


CHOICES = ", choices: {{one: {0}, {1}: {{zh: y, en: y, ja: y}}}}"
LISTED = ", parts: {{price: {{type: {1}, label: {0}, question: {0}}}{2}}}"
WORD = few_rules.text("x")


@pytest.mark.parametrize(
    ("one", "two", "key"),
    [
        (
            few_rules.fact("f", "choice", "F", CHOICES.format(WORD, "two")),
            few_rules.fact("f", "choice", "F", CHOICES.format(WORD, "three")),
            "choices",
        ),
        (
            few_rules.fact("f", "records", "F", LISTED.format(WORD, "money", "")),
            few_rules.fact("f", "records", "F", LISTED.format(WORD, "count", "")),
            "type",
        ),
        (
            few_rules.fact("f", "records", "F", LISTED.format(WORD, "money", "")),
            few_rules.fact(
                "f",
                "records",
                "F",
                LISTED.format(
                    WORD, "money", f", new: {{type: flag, label: {few_rules.text('new')}, question: {WORD}}}"
                ),
            ),
            "parts",
        ),
    ],
    ids=["choices", "type of a part", "parts"],
)
def test_choices_and_parts_must_be_the_same(one: str, two: str, key: str) -> None:
    clean = {"clean": policy("clean", "{green: true}")}
    with pytest.raises(RulesAtFault) as refused:
        joint(texts("a", GREEN + one, clean), texts("b", GREEN + two, clean))
    assert [(fault.code, fault.params["key"]) for fault in refused.value.faults] == [("fact-declared-otherwise", key)]


def test_words_may_differ_and_a_fact_goes_by_those_of_both() -> None:
    other = texts(
        "other", few_rules.fact("staff", "count", "Employees"), {"big": policy("big", "{staff: {at_least: 9}}")}
    )
    programmes = joint(TOWN, other)
    assert programmes.compiled.facts["staff"].label["en"] == "Staff"
    found = programmes.determine({"Employees": 25}, as_of=AS_OF, policies=["big", "hiring"])
    assert [each.outcome.value for each in found.outcomes] == ["eligible", "eligible"]


def test_a_programme_that_is_loaded_twice_is_refused(folders: list[str]) -> None:
    with pytest.raises(RulesAtFault) as refused:
        lucidrule.load([folders[0], folders[1], folders[0]])
    assert [fault.code for fault in refused.value.faults] == ["programme-twice"]


def test_faults_of_all_programmes_come_together_each_with_its_folder(folders: list[str]) -> None:
    for folder in folders:
        place = Path(folder) / "rules" / "a" / "hiring.yaml"
        place.write_text(place.read_text(encoding="utf-8").replace("staff", "stuff"), encoding="utf-8")
    with pytest.raises(RulesAtFault) as refused:
        lucidrule.load(folders)
    assert [fault.at and fault.at.file for fault in refused.value.faults] == [
        f"{folder}/rules/a/hiring.yaml" for folder in folders
    ]


def test_an_interaction_may_name_a_policy_of_another_programme() -> None:
    town = with_rule("hiring, province/hiring")
    found = joint(town, PROVINCE).determine(FACTS, as_of=AS_OF)
    assert found.combination.left_out == (("town/hiring", "r"),)
    assert found.combination.totals == (Decimal(360_000),)


def test_an_interaction_with_a_programme_that_is_not_loaded_waits_and_is_told() -> None:
    town = with_rule("town/hiring, province/hiring")
    found = few_rules.small(town).determine({"staff": 25}, as_of=AS_OF)
    assert found.combination.to_dict()["waiting"] == ["r"]
    assert "Not applied: both (province/hiring is not loaded with it)" in found.explain()


def test_an_interaction_with_a_policy_that_a_loaded_programme_has_not_is_refused() -> None:
    town = with_rule("hiring, province/hirings")
    with pytest.raises(RulesAtFault, match="did you mean `province/hiring`") as refused:
        joint(town, PROVINCE)
    assert [str(fault.at).partition(":")[0] for fault in refused.value.faults] == ["town/policies.yaml"]


def test_policies_of_other_programmes_belong_to_version_2() -> None:
    town = with_rule("hiring, province/hiring")
    with pytest.raises(RulesAtFault, match="belongs to version 2") as refused:
        few_rules.small({**town, "policies.yaml": town["policies.yaml"].replace("language: 2", "language: 1")})
    assert [fault.code for fault in refused.value.faults] == ["since-version"]


def test_check_tells_all_in_one_table_and_one_total(folders: list[str], tmp_path: Path) -> None:
    options = [part for folder in folders for part in ("--programme", folder)]
    options += [part for each in ("staff=25", "green=yes", "sales.2020=100万") for part in ("--set", each)]
    firm = tmp_path / "firm.yaml"
    firm.write_text("company: {name: Firm}\nfacts: {}\n", encoding="utf-8")
    call = ["check", str(firm), "--full", "--as-of", AS_OF, "--no-confirm", "--lang", "en", *options]
    told = run(*call).stdout
    assert [line for line in told.splitlines() if line.startswith("3. Hiring")] == [
        *("3. Hiring (Province)*  Eligible      300,000 yuan", "3. Hiring (Province)*: Eligible"),
    ]
    assert "Estimated total of what is met: 460,000 yuan" in told
    assert (told.count("\nTown\n"), told.count("\nProvince\n")) == (1, 1)
    data = json.loads(run(*call, "--json").stdout)
    assert [(each["programme"], each["policy"]) for each in data["determinations"][0]["outcomes"]][:3] == [
        *(("town", "town/hiring"), ("town", "growth"), ("province", "province/hiring")),
    ]


@pytest.mark.parametrize(
    ("given", "names"), [(["a", "b"], "`a`, `b`"), (["all"], "`all`")], ids=["two folders", "all of them"]
)
def test_a_command_about_one_programme_refuses_several(given: list[str], names: str) -> None:
    # "one-programme-only"
    options = [part for folder in given for part in ("--programme", folder)]
    told = run("new-policy", "x", "--area", "a", "--lang", "en", *options)
    assert (told.returncode, told.stderr) == (2, f"`new-policy` is about one programme; given are {names}\n")


@pytest.mark.parametrize("page", ["language.md", "language.zh.md"])
def test_the_rule_across_programmes_of_the_page_waits_for_the_other_one(page: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    (block,) = [each for each in text.split("```yaml\n") if each.startswith("interactions:\n")]
    asked = {"equipment-upgrade": policy("equipment-upgrade", "{staff: {at_least: 1}}")}
    files = texts("town", STAFF, asked)
    top = files["policies.yaml"].partition("interactions:")[0] + block.partition("```")[0]
    alone = few_rules.small({**files, "policies.yaml": top})
    assert [rule.id for rule in alone.compiled.waiting] == ["town-or-province"]
    province = texts("province", STAFF, {"equipment": policy("equipment", "{staff: {at_least: 1}}", "20万")})
    found = joint({**files, "policies.yaml": top}, province).determine({"staff": 2}, as_of=AS_OF)
    assert found.combination.left_out == (("equipment-upgrade", "town-or-province"),)


@pytest.mark.durable_rules
def test_durable_rules_confirms_a_policy_that_asks_for_nothing() -> None:
    always = few_rules.policy("always", "")
    programmes = joint(texts("a", STAFF, {"always": always}), texts("b", STAFF, {"big": policy("big", "{staff: 9}")}))
    found = programmes.determine({"staff": 9}, as_of=AS_OF, confirm=True)
    assert found.confirmation is not None
    assert found.confirmation.by is not None
    assert programmes.session({"staff": 9}, as_of=AS_OF).outcomes == {"always": "eligible", "big": "eligible"}
