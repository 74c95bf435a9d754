"""`--programme all`: every programme that is shipped, of each id the newest version."""

import shutil
from pathlib import Path

import few_rules
import pytest
from command import run
from joint import PROVINCE, TOWN

import lucidrule
from lucidrule.loading import shipped

AS_OF = "2022-05-05"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of what is shipped: the town, the province in three versions, and what is no programme."""
    few_rules.written(TOWN, tmp_path)
    further = tmp_path / "examples" / "programmes"
    for folder, version in (("a-old", "1.9"), ("b-new", "1.10"), ("c-older", "1.2-draft")):
        top = PROVINCE["policies.yaml"].replace('version: "1"', f"version: '{version}'  # as published")
        few_rules.written({**PROVINCE, "policies.yaml": top}, further / folder)
    (further / "notes").mkdir()
    monkeypatch.setattr(shipped, "catalogue_root", lambda: tmp_path)
    return tmp_path


def test_all_are_those_that_are_shipped_each_in_its_newest_version(root: Path) -> None:
    loaded = lucidrule.load("all")
    assert isinstance(loaded, lucidrule.Programmes)
    assert [(each.id, each.version) for each in loaded.parts] == [("town", "1"), ("province", "1.10")]


def test_a_programme_of_another_time_zone_is_none_of_them(root: Path) -> None:
    said = PROVINCE["policies.yaml"].replace("id: province", "id: abroad") + "zone: Europe/Paris\n"
    few_rules.written({**PROVINCE, "policies.yaml": said}, root / "examples" / "programmes" / "abroad")
    top = root / "policies.yaml"
    top.write_text(top.read_text(encoding="utf-8") + "zone: Asia/Shanghai\n", encoding="utf-8")
    assert [each.id for each in lucidrule.load("all").compiled.members] == ["town", "province"]
    top.write_text(top.read_text(encoding="utf-8").replace("Asia/Shanghai", "Europe/Paris"), encoding="utf-8")
    assert [each.id for each in lucidrule.load("all").compiled.members] == ["town", "abroad", "province"]


def test_all_may_stand_beside_a_folder_of_ones_own(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = few_rules.written(
        {**PROVINCE, "policies.yaml": PROVINCE["policies.yaml"].replace("id: province", "id: own")},
        tmp_path_factory.mktemp("own"),
    )
    assert [each.id for each in lucidrule.load(["all", own]).compiled.members] == ["town", "province", "own"]
    assert [each.id for each in lucidrule.load([own, "all"]).compiled.members] == ["own", "town", "province"]


def test_where_one_is_shipped_all_are_that_one(root: Path) -> None:
    shutil.rmtree(root / "examples")
    assert lucidrule.load("all").compiled.id == "town"


def test_a_version_that_cannot_be_told_is_told_where_it_is_loaded(root: Path) -> None:
    (root / "examples" / "programmes" / "b-new" / "policies.yaml").write_text("nothing\n", encoding="utf-8")
    firm = root / "firm.yaml"
    firm.write_text("company: {name: Firm}\nfacts: {staff: 15}\n", encoding="utf-8")
    done = run("check", str(firm), "--as-of", AS_OF, "--programme", "all", "--lang", "en")
    assert (done.returncode, "b-new/policies.yaml:1:1" in done.stderr) == (5, True)


@pytest.mark.parametrize("given", [[], 5, [5]], ids=["none of several", "a number", "numbers"])
def test_what_names_no_folder_is_refused(given: object) -> None:
    with pytest.raises(lucidrule.WrongArgument, match="path"):
        lucidrule.load(given)  # type: ignore[arg-type]  # as a caller may do


def test_all_that_is_shipped_stands_together() -> None:
    loaded = lucidrule.load("all")
    # Where another has one of the same id the programme stands before it.
    ids = [policy.id.removeprefix("optics-valley-laser/") for policy in loaded.compiled.policies]
    assert ids[:10] == [policy.id for policy in lucidrule.load().compiled.policies]
    assert [each.id for each in loaded.compiled.members] == [
        "optics-valley-laser",
        "hubei-laser-2024",
        "optics-valley-industry-2022",
        "optics-valley-manufacturing-2017",
    ]
