"""`migrate` of rules: former names and version 1 are brought to today's, by edits that leave all else as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command import run
from few_rules import written
from french import FACTS, french
from renaming import GOOD, half_renamed, renamed, replaced

import lucidrule
from lucidrule.compile.former import former_of
from lucidrule.core.fault import RulesAtFault
from lucidrule.loading.source import marked
from lucidrule.migrate.edits import Edit, edited
from lucidrule.migrate.names import Renaming, of_company
from lucidrule.migrate.rules import _MENDS, migrated


def test_rules_under_former_names_load_after_it(tmp_path: Path) -> None:
    with pytest.raises(RulesAtFault):
        lucidrule.load(half_renamed(tmp_path / "before"))
    programme = renamed(tmp_path / "after").compiled
    assert [policy.id for policy in programme.policies] == ["grant", "prize-for-products"]
    assert programme.stated.language == 2


def test_only_the_names_and_the_version_change(tmp_path: Path) -> None:
    found = migrated(half_renamed(tmp_path / "p"))
    back = found.now["rules/demo/grant.yaml"]
    for now, was in (
        ("handicraft", "craft"),
        ("line: ", "trade: "),
        ("sales_total", "turnover"),
        ("set_up_on", "founded_on"),
    ):
        back = back.replace(now, was)
    assert back == (GOOD / "rules/demo/grant.yaml").read_text("utf-8")
    assert found.left == ()


def test_a_text_of_people_that_is_a_former_name_stays(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    grant = folder / "rules/demo/grant.yaml"
    text = replaced(grant.read_text("utf-8"), ("{zh: 逐年, en: By year,", "{zh: turnover, en: turnover,"))
    grant.write_text(text, encoding="utf-8")
    assert "label: {zh: turnover, en: turnover, ja: 年次}" in migrated(folder).now["rules/demo/grant.yaml"]


def test_the_command_shows_a_diff_and_writes_nothing(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    done = run("migrate", "p", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n-language: 1\n+language: 2\n" in done.stdout
    assert "\n-        - trade: craft\n" in done.stdout
    assert "\n+        - line: handicraft\n" in done.stdout
    assert done.stdout.endswith("nothing is written yet; --write --force writes these changes\n")
    assert (folder / "policies.yaml").read_text("utf-8") == (GOOD / "policies.yaml").read_text("utf-8")


def test_files_that_are_there_take_force(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    done = run("migrate", "p", "--write", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert "`p/policies.yaml` exists already" in done.stderr
    assert "language: 1" in (folder / "policies.yaml").read_text("utf-8")


def test_written_files_are_used_and_need_no_further_change(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    assert run("migrate", "p", "--write", "--force", folder=tmp_path).returncode == 0
    assert lucidrule.load(folder).compiled.stated.language == 2
    assert run("migrate", "p", "--lang", "en", folder=tmp_path).stdout == "✔ nothing to change\n"


V1 = {
    "a number for a text": ("staff: {not_equals: 13}", "remark: 84", 'remark: "84"'),
    "numbers for texts": ("staff: {not_equals: 13}", 'remark: ["82", 84, 85]', 'remark: ["82", "84", "85"]'),
    "a year of what has none": (
        "staff: {not_equals: 13}",
        "staff: {not_equals: 13, year: 2020}",
        "staff: {not_equals: 13}",
    ),
    "such a year before others": (
        "staff: {not_equals: 13}",
        "staff: {year: 2020, not_equals: 13}",
        "staff: {not_equals: 13}",
    ),
    "such a year on a line of its own": (
        "          - staff: {not_equals: 13}\n",
        "          - staff:\n              not_equals: 13\n              year: 2020  # of old\n",
        "          - staff:\n              not_equals: 13\n",
    ),
}


@pytest.mark.parametrize(("was", "old", "now"), V1.values(), ids=V1)
def test_what_version_2_refuses_and_has_one_meaning_is_mended(was: str, old: str, now: str, tmp_path: Path) -> None:
    grant = (GOOD / "rules/demo/grant.yaml").read_text("utf-8")
    place = half_renamed(tmp_path / "p")
    text = replaced(grant, (was, old))
    (place / "rules/demo/grant.yaml").write_text(text, encoding="utf-8")
    found = migrated(place)
    assert found.left == ()
    assert now in found.now["rules/demo/grant.yaml"]
    assert "2020  # of old" not in found.now["rules/demo/grant.yaml"]


def test_what_a_person_has_to_decide_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    grant = folder / "rules/demo/grant.yaml"
    grant.write_text(replaced(grant.read_text("utf-8"), ("rate: 5%", "rate: 70")), encoding="utf-8")
    done = run("migrate", "p", "--write", "--force", "--lang", "en", folder=tmp_path)
    assert done.returncode == 5
    assert "rules/demo/grant.yaml:72:22: the rate `70` is 7000%, more than the whole" in done.stderr
    assert done.stdout.endswith("1 place to mend by hand first; nothing is written\n")
    assert "language: 1" in (folder / "policies.yaml").read_text("utf-8")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    (folder / "rules/criteria.yaml").write_text("a: [1\n", encoding="utf-8")
    assert run("migrate", "p", folder=tmp_path).returncode == 5


def test_facts_at_fault_are_told_with_what_has_to_be_mended(tmp_path: Path) -> None:
    folder = half_renamed(tmp_path / "p")
    facts = folder / "rules/facts.yaml"
    facts.write_text(
        replaced(facts.read_text("utf-8"), ("staff: {type: count", "staff: {type: kount")), encoding="utf-8"
    )
    assert [fault.code for fault in migrated(folder).left] == ["not-allowed"]


EDITS = {
    "without quotes": ("a: old # old", Edit(0, 3, "old", "new"), "a: new # old"),
    "in double quotes": ('a: "old"', Edit(0, 3, "old", "new"), 'a: "new"'),
    "in single quotes": ("a: 'old'", Edit(0, 3, "old", "new"), "a: 'new'"),
    "what does not stand there": ("a: odd", Edit(0, 3, "old", "new"), "a: odd"),
    "at the end": ("a: ", Edit(0, 3, "old", "new"), "a: "),
}


@pytest.mark.parametrize(("text", "edit", "now"), EDITS.values(), ids=EDITS)
def test_a_word_is_replaced_where_it_stands(text: str, edit: Edit, now: str) -> None:
    assert edited(text, [edit, edit]) == now


COLLISIONS = {
    "a fact of now": ("rules/facts.yaml", "  remark: {type: text,", "  remark: {type: text, formerly: [staff],"),
    "the label of another fact": (
        "rules/facts.yaml",
        "  remark: {type: text,",
        "  remark: {type: text, formerly: [profit_],",
    ),
    "a former id of another fact": (
        "rules/facts.yaml",
        "  remark: {type: text,",
        "  remark: {type: text, formerly: [before, before],",
    ),
    "a choice of now": (
        "rules/facts.yaml",
        "  trade: {type: choice,",
        "  trade: {type: choice, choices_formerly: {craft: retail},",
    ),
    "the label of another choice": (
        "rules/facts.yaml",
        "  trade: {type: choice,",
        "  trade: {type: choice, choices_formerly: {RETAIL: craft},",
    ),
    "a policy of now": ("rules/demo/grant.yaml", "id: grant\n", "id: grant\nformerly: [product-prize]\n"),
    "a criterion of now": ("rules/demo/grant.yaml", "  - id: trade\n", "  - id: trade\n    formerly: [milestone]\n"),
    "an award of now": ("rules/demo/grant.yaml", "    - id: rated\n", "    - id: rated\n      formerly: [banded]\n"),
    "a former id of another award": (
        "rules/demo/grant.yaml",
        "    - id: rated\n",
        "    - id: rated\n      formerly: [x, x]\n",
    ),
}


@pytest.mark.parametrize(("file", "was", "now"), COLLISIONS.values(), ids=COLLISIONS)
def test_a_former_name_that_something_goes_by_is_refused(file: str, was: str, now: str, tmp_path: Path) -> None:
    assert codes(tmp_path, file, was, now) == ["formerly-taken"]


def test_a_choice_of_before_needs_one_of_now(tmp_path: Path) -> None:
    now = "  trade: {type: choice, choices_formerly: {crafts: crafty},"
    assert codes(tmp_path, "rules/facts.yaml", "  trade: {type: choice,", now) == ["no-such-choice"]


def codes(folder: Path, file: str, was: str, now: str) -> list[str]:
    """Return the codes of the faults of the model programme with one edit, in version 2."""
    texts = {path.relative_to(GOOD).as_posix(): path.read_text("utf-8") for path in GOOD.rglob("*.yaml")}
    texts["policies.yaml"] = replaced(texts["policies.yaml"], ("language: 1", "language: 2"))
    texts[file] = replaced(texts[file], (was, now))
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RulesAtFault) as error:
        lucidrule.load(folder)
    return [fault.code for fault in error.value.faults]


def test_a_policy_is_found_by_its_former_id(tmp_path: Path) -> None:
    assert renamed(tmp_path / "p").compiled.policies_named(["product-prize"]) == ("prize-for-products",)


def test_former_names_belong_to_version_2(tmp_path: Path) -> None:
    with pytest.raises(RulesAtFault) as error:
        lucidrule.load(half_renamed(tmp_path / "p"))
    newer = [fault for fault in error.value.faults if fault.code == "newer-key"]
    assert [(str(fault.at).split(":")[1], fault.params["name"]) for fault in newer] == [
        ("5", "formerly"),
        ("7", "formerly"),
        ("7", "choices_formerly"),
        ("10", "formerly"),
        ("14", "formerly"),
        ("23", "formerly"),
        ("24", "formerly"),
    ]


# Whatever stands where something else belongs is told once the rules are read; names in it are not looked for.
ODD = {
    "a policy": ("of_policy", [1]),
    "policies.yaml": ("of_programme", [1]),
    "an area": ("of_programme", {"areas": [1]}),
    "what is claimed": ("of_programme", {"assert": [1]}),
    "a finding": ("of_programme", {"accepted": [1]}),
    "a document": ("of_clause", {"materials": [1]}),
    "a clause": ("of_clause", "text"),
    "a condition of n": ("of_clause", {"when": {"at_least_n": 1}}),
    "a text beside an amount": ("of_clause", {"amount": {"rate": "5%", "note": "old"}}),
}


@pytest.mark.parametrize(("door", "data"), ODD.values(), ids=ODD)
def test_in_what_is_no_rule_nothing_is_called_otherwise(door: str, data: object) -> None:
    renaming = Renaming(former_of({}, (), ()))
    assert list(getattr(renaming, door)(marked(data, "rules"))) == []


def test_of_a_company_what_is_no_fact_and_no_part_stays() -> None:
    declared = lucidrule.load(GOOD).compiled.facts
    data = marked({"nobody": 1, "products": [{"nothing": 1}]}, "company")
    assert list(of_company(data, declared, {})) == []


@pytest.mark.parametrize("mend", _MENDS.values(), ids=_MENDS)
def test_where_nothing_can_be_mended_a_line_stays(mend: Callable[[str, int], str]) -> None:
    assert mend("- : ]\n", 4) == "- : ]\n"


def test_what_is_mended_in_the_last_round_is_looked_at_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.migrate.rules._MOST_ROUNDS", 1)
    place = half_renamed(tmp_path / "p")
    grant = place / "rules/demo/grant.yaml"
    grant.write_text(
        replaced(grant.read_text("utf-8"), ("staff: {not_equals: 13}", "staff: {not_equals: 13, year: 2020}")),
        encoding="utf-8",
    )
    assert migrated(place).left == ()


def test_rules_in_languages_of_their_own_get_the_names_of_now(tmp_path: Path) -> None:
    facts = FACTS.replace("  secteur:\n", "  branche:\n    formerly: [secteur]\n")
    found = migrated(Path(written({**french(), "rules/facts.yaml": facts}, tmp_path)))
    changed = found.now["rules/aides/investir.yaml"]
    assert (found.left, changed.count("branche:"), changed.count("secteur:")) == ((), 1, 0)
